import { authorise, visible } from '../access/access.ts'
import { accountOf, type Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { searchPatterns } from './name-search.rules.ts'
import { Partners } from './partner.model.ts'
import { identifiersOf, type Partner, type PartnerKind, type PartnerSite } from './partner.rules.ts'

export const partnersPerPage = 50

export interface PartnerSearch {
  /** words of the name, the town or a number */
  q?: string
  kind?: PartnerKind
  /** from 1 */
  page: number
}

export type PartnerFacts = Pick<Partner, 'kind' | 'name' | 'vatNumber' | 'taxCode' | 'ateco' | 'email' | 'phone'>

const listed = { kind: 1, name: 1, vatNumber: 1, taxCode: 1, sites: 1, tutors: 1 } as const
export type ListedPartner = Pick<Partner, '_id' | 'kind' | 'name' | 'vatNumber' | 'taxCode' | 'sites' | 'tutors'>

/** One partner, if this actor may use it so. NotFound when it does not exist or is somebody else's. */
export async function findPartner(ctx: Ctx, permission: Permission, id: string): Promise<Partner> {
  const partner = await Partners.findById(id).lean()
  if (!partner) throw new NotFound(`partner ${id}`)
  authorise(ctx.actor, permission, partner)
  return partner
}

/** The partners this actor may see, by name: one page of them, and how many match in all. */
export async function listPartners(
  ctx: Ctx,
  search: PartnerSearch,
): Promise<{ partners: ListedPartner[]; total: number }> {
  const words = searchPatterns(withoutCountry(search.q ?? '')).map(anywhere)
  const filter = {
    $and: [visible(ctx.actor, 'partner.view'), ...(search.kind ? [{ kind: search.kind }] : []), ...words],
  }
  const skip = (Math.max(1, search.page) - 1) * partnersPerPage
  const [partners, total] = await Promise.all([
    Partners.find(filter, listed).sort({ name: 1, _id: 1 }).skip(skip).limit(partnersPerPage).lean(),
    Partners.countDocuments(filter),
  ])
  return { partners, total }
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
export async function createPartner(ctx: Ctx, facts: PartnerFacts, site: Omit<PartnerSite, 'id'>): Promise<string> {
  authorise(ctx.actor, 'partner.create', {})
  const _id = newId()
  const partner: Partner = {
    ...facts,
    _id,
    partnerId: _id,
    identifiers: numbersOf(facts),
    sites: [{ ...site, id: newId() }],
    tutors: [],
    createdAt: ctx.now,
    createdBy: accountOf(ctx.actor),
    version: 1,
  }
  await Partners.create(partner).catch(refuseTaken)
  return _id
}

/** Changes the facts of a partner. Refused: `no-number`, `already-registered`, `changed-meanwhile`. */
export async function editPartner(ctx: Ctx, id: string, facts: PartnerFacts & { version: number }): Promise<void> {
  await findPartner(ctx, 'partner.edit', id)
  const { version, ...rest } = facts
  const change = { $set: { ...rest, identifiers: numbersOf(facts) }, $inc: { version: 1 } }
  const written = await Partners.updateOne({ _id: id, version }, change).catch(refuseTaken)
  if (written.matchedCount === 0) throw new Refused('changed-meanwhile')
}

function numbersOf(facts: PartnerFacts): string[] {
  const identifiers = identifiersOf(facts)
  if (identifiers.length === 0) throw new Refused('no-number')
  return identifiers
}

function refuseTaken(error: { code?: number }): never {
  if (error.code === 11000) throw new Refused('already-registered')
  throw error
}

const searched = ['name', 'sites.town', 'identifiers'] as const

function anywhere(pattern: RegExp): object {
  return { $or: searched.map((field) => ({ [field]: pattern })) }
}

/** VAT numbers are also written with the country, IT00743110157, and are stored without. */
function withoutCountry(typed: string): string {
  return typed.replace(/^\s*IT\s*(?=[\d\s]+$)/iu, '').replace(/(?<=\d)\s+(?=\d)/gu, '')
}
