import type { Ctx } from '../access/actor.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { changeBy } from './author.service.ts'
import { mostWorks } from './hosting.rules.ts'
import { Partners } from './partner.model.ts'
import { findPartner } from './partner.service.ts'
import type { Hosting, Work } from './profile.rules.ts'

/** Changes what the partner offers to students. Refused: `changed-meanwhile`. */
export async function editHosting(
  ctx: Ctx,
  partnerId: string,
  { version, ...hosting }: Hosting & { version: number },
): Promise<void> {
  await findPartner(ctx, 'partner.edit', partnerId)
  const change = { $set: { hosting, lastChange: await changeBy(ctx) }, $inc: { version: 1 } }
  const written = await Partners.updateOne({ _id: partnerId, version }, change)
  if (written.matchedCount === 0) throw new Refused('changed-meanwhile')
}

/** Adds something that students do there. Refused: `too-many`. */
export async function addWork(ctx: Ctx, partnerId: string, facts: Omit<Work, 'id'>): Promise<void> {
  await findPartner(ctx, 'partner.edit', partnerId)
  const room = { [`works.${mostWorks - 1}`]: { $exists: false } }
  const change = { $push: { works: { ...facts, id: newId() } }, $set: { lastChange: await changeBy(ctx) } }
  const written = await Partners.updateOne({ _id: partnerId, ...room }, change)
  if (written.matchedCount === 0) throw new Refused('too-many')
}

/** Corrects one of the works. */
export async function editWork(ctx: Ctx, partnerId: string, work: Work): Promise<void> {
  await findPartner(ctx, 'partner.edit', partnerId)
  const change = { 'works.$': work, lastChange: await changeBy(ctx) }
  const written = await Partners.updateOne({ _id: partnerId, 'works.id': work.id }, { $set: change })
  if (written.matchedCount === 0) throw new NotFound(`work ${work.id}`)
}

/** Takes one of the works off the list. */
export async function removeWork(ctx: Ctx, partnerId: string, workId: string): Promise<void> {
  await findPartner(ctx, 'partner.edit', partnerId)
  const change = { $pull: { works: { id: workId } }, $set: { lastChange: await changeBy(ctx) } }
  const written = await Partners.updateOne({ _id: partnerId, 'works.id': workId }, change)
  if (written.matchedCount === 0) throw new NotFound(`work ${workId}`)
}
