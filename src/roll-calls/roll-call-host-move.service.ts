import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { RollCalls } from './roll-call.model.ts'

/** The roll calls of a partner that is merged into another go over to it. Twice is once. For the merge of partners only. */
export async function moveRollCalls(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<void> {
  authorise(ctx.actor, 'partner.merge', {})
  const ofBoth = { partnerIds: { $all: [from, to] } }
  await RollCalls.updateMany(ofBoth, { $pull: { partnerIds: from } })
  await RollCalls.updateMany({ partnerIds: from }, { $set: { 'partnerIds.$': to } })
}
