import { authorise, visible } from '../access/access.ts'
import { accountOf, type Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { changeBy } from './author.service.ts'
import { Partners } from './partner.model.ts'
import { noHosting } from './profile.rules.ts'
import { notQualified } from './qualification.rules.ts'
import { identifiersOf, type Partner, type SiteAddress, siteAt } from './partner.rules.ts'

export type PartnerFacts = Pick<
  Partner,
  'kind' | 'name' | 'vatNumber' | 'taxCode' | 'ateco' | 'email' | 'pec' | 'phone'
>

/** What may still be done with a record that went into another: its page leads on to the one that stays. */
const readings: readonly Permission[] = ['partner.view', 'document.view', 'partner.merge']

/**
 * One partner, if this actor may use it so. NotFound when it does not exist or is somebody else's, and when it went into
 * another and would be changed: what is written to it nobody would ever see.
 */
export async function findPartner(ctx: Ctx, permission: Permission, id: string): Promise<Partner> {
  const partner = await Partners.findById(id).lean()
  if (!partner) throw new NotFound(`partner ${id}`)
  authorise(ctx.actor, permission, partner)
  if (partner.mergedInto !== null && !readings.includes(permission)) throw new NotFound(`partner ${id} was merged`)
  return partner
}

/** Who already has one of these numbers: the partner to go to instead of making a second one. */
export async function partnerWithNumbers(
  ctx: Ctx,
  numbers: Pick<Partner, 'vatNumber' | 'taxCode'>,
): Promise<Pick<Partner, '_id' | 'name'> | null> {
  const filter = { ...visible(ctx.actor, 'partner.view'), identifiers: { $in: identifiersOf(numbers) } }
  return Partners.findOne(filter, { name: 1 }).lean()
}

/** A new partner with its first site. Refused: `no-number`, `already-registered`. Gives its id. */
export async function createPartner(ctx: Ctx, facts: PartnerFacts, site: SiteAddress): Promise<string> {
  authorise(ctx.actor, 'partner.create', {})
  const _id = newId()
  const partner: Partner = {
    ...facts,
    _id,
    partnerId: _id,
    identifiers: numbersOf(facts),
    representative: null,
    sites: [{ ...siteAt(site), id: newId() }],
    tutors: [],
    contacts: [],
    closures: [],
    spaces: [],
    works: [],
    hosting: noHosting,
    qualification: notQualified,
    mergedInto: null,
    createdAt: ctx.now,
    createdBy: accountOf(ctx.actor),
    lastChange: null,
    version: 1,
  }
  await Partners.create(partner).catch(refuseTaken)
  return _id
}

/** Changes the facts of a partner. Refused: `no-number`, `already-registered`, `changed-meanwhile`. */
export async function editPartner(ctx: Ctx, id: string, facts: PartnerFacts & { version: number }): Promise<void> {
  await findPartner(ctx, 'partner.edit', id)
  const { version, ...rest } = facts
  const identifiers = numbersOf(facts)
  const change = { $set: { ...rest, identifiers, lastChange: await changeBy(ctx) }, $inc: { version: 1 } }
  const written = await Partners.updateOne({ _id: id, version }, change).catch(refuseTaken)
  if (written.matchedCount === 0) throw new Refused('changed-meanwhile')
}

function numbersOf(facts: PartnerFacts): string[] {
  const identifiers = identifiersOf(facts)
  if (identifiers.length === 0) throw new Refused('no-number')
  return identifiers
}

function refuseTaken(error: unknown): never {
  if (isDuplicateKey(error)) throw new Refused('already-registered')
  throw error
}
