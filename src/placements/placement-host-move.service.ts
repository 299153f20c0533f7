import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { Placements } from './placement.model.ts'

/** Brings the placements of one host under another, since both were one organisation; what was agreed keeps its name. */
export async function movePlacements(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<void> {
  authorise(ctx.actor, 'partner.merge', {})
  await Placements.updateMany({ partnerId: from }, { $set: { partnerId: to } })
}

/** How many placements a host has, of all schools. */
export async function countPlacementsAt(ctx: Ctx, partnerId: string): Promise<number> {
  authorise(ctx.actor, 'partner.merge', {})
  return Placements.countDocuments({ partnerId })
}
