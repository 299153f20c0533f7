import type { Ctx } from '../access/actor.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { changeBy } from './author.service.ts'
import { Partners } from './partner.model.ts'
import { findPartner } from './partner.service.ts'
import type { Closure } from './profile.rules.ts'

const mostClosures = 500

type ClosureFacts = Omit<Closure, 'id'>

/** Adds a closure of one site or of all. Refused: `no-such-site`, `too-many`. */
export async function addClosure(ctx: Ctx, partnerId: string, facts: ClosureFacts): Promise<void> {
  await findPartner(ctx, 'partner.extend', partnerId)
  const room = { [`closures.${mostClosures - 1}`]: { $exists: false } }
  const filter = { _id: partnerId, ...room, ...atSite(facts) }
  const change = { $push: { closures: { ...facts, id: newId() } }, $set: { lastChange: await changeBy(ctx) } }
  const written = await Partners.updateOne(filter, change)
  if (written.matchedCount === 0) await refuse(ctx, partnerId, facts)
}

/** Corrects a closure. Refused: `no-such-site`. */
export async function editClosure(ctx: Ctx, partnerId: string, { id, ...facts }: Closure): Promise<void> {
  const { closures } = await findPartner(ctx, 'partner.edit', partnerId)
  if (!closures.some((closure) => closure.id === id)) throw new NotFound(`closure ${id}`)
  const filter = { _id: partnerId, closures: { $elemMatch: { id } }, ...atSite(facts) }
  const written = await Partners.updateOne(
    filter,
    { $set: { 'closures.$[closure]': { ...facts, id }, lastChange: await changeBy(ctx) } },
    { arrayFilters: [{ 'closure.id': id }] },
  )
  if (written.matchedCount === 0) await refuse(ctx, partnerId, facts)
}

/** Takes a closure away, as if it had never been told. */
export async function removeClosure(ctx: Ctx, partnerId: string, id: string): Promise<void> {
  await findPartner(ctx, 'partner.edit', partnerId)
  const change = { $pull: { closures: { id } }, $set: { lastChange: await changeBy(ctx) } }
  const written = await Partners.updateOne({ _id: partnerId, 'closures.id': id }, change)
  if (written.matchedCount === 0) throw new NotFound(`closure ${id}`)
}

function atSite({ siteId }: Pick<Closure, 'siteId'>) {
  return siteId === null ? {} : { sites: { $elemMatch: { id: siteId } } }
}

async function refuse(ctx: Ctx, partnerId: string, { siteId }: ClosureFacts): Promise<never> {
  const { sites } = await findPartner(ctx, 'partner.view', partnerId)
  throw new Refused(siteId && !sites.some((site) => site.id === siteId) ? 'no-such-site' : 'too-many')
}
