import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { Partners } from './partner.model.ts'
import { identifiersOf, type Partner } from './partner.rules.ts'

/**
 * Marks a partner as gone into another and lets its numbers go; twice is once. Refused: `already-merged` when it went
 * into a third one, or when the one to keep has gone itself.
 */
export async function leadTo(ctx: Ctx, { goneId, keepId }: { goneId: string; keepId: string }): Promise<void> {
  authorise(ctx.actor, 'partner.merge', {})
  const keep = await Partners.findById(keepId, { mergedInto: 1 }).lean()
  if (!keep) throw new NotFound(`partner ${keepId}`)
  if (keep.mergedInto !== null) throw new Refused('already-merged')
  // A number belongs to one partner: this one keeps a mark of its own in the unique index.
  const change = { $set: { mergedInto: keepId, identifiers: [`merged:${goneId}`] } }
  const written = await Partners.updateOne({ _id: goneId, mergedInto: { $in: [null, keepId] } }, change)
  if (written.matchedCount === 0) throw new Refused('already-merged')
  // What had gone into this one before leads to where it goes now: one step from any of them.
  await Partners.updateMany({ mergedInto: goneId }, { $set: { mergedInto: keepId } })
}

/** What the one that is kept takes over, as read from both; entries that it has already are not added again. */
export interface Taken {
  facts: Partial<Partner>
  entries: Pick<Partner, 'sites' | 'tutors' | 'contacts' | 'closures' | 'spaces' | 'works'>
}

/** Adds to the kept partner what `take` finds that the other has and it has not. Somebody may be writing to it meanwhile. */
export async function absorb(
  ctx: Ctx,
  { goneId, keepId }: { goneId: string; keepId: string },
  take: (kept: Partner, gone: Partner) => Taken,
): Promise<void> {
  authorise(ctx.actor, 'partner.merge', {})
  for (let attempt = 0; attempt < 10; attempt++) {
    const [kept, gone] = await Promise.all([Partners.findById(keepId).lean(), Partners.findById(goneId).lean()])
    if (!kept || !gone) throw new NotFound('partner')
    const { facts, entries } = take(kept, gone)
    const identifiers = identifiersOf({ ...kept, ...facts })
    const pushes = Object.entries(entries).map(([list, added]) => [list, { $each: added }])
    const change = {
      $set: { ...facts, identifiers },
      $push: Object.fromEntries(pushes),
      $inc: { version: 1 },
    }
    // Sites, tutors and decisions are written without the version: what was read must still be there as it was counted.
    const sizes = Object.fromEntries(
      Object.keys(entries).map((list) => [list, { $size: kept[list as keyof typeof entries].length }]),
    )
    const decided = { 'qualification.history': { $size: kept.qualification.history.length } }
    const written = await Partners.updateOne({ _id: keepId, version: kept.version, ...decided, ...sizes }, change)
    if (written.matchedCount === 1) return
  }
  throw new Refused('changed-meanwhile')
}
