import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { findPartner } from '../partners/partner.service.ts'
import { markSuspended } from '../partners/qualification.service.ts'
import { Suspensions } from './suspension.model.ts'

/**
 * Brings the suspensions of one partner under another, since both were one organisation. One in force holds for the other
 * too, unless that is suspended by its own. Twice is once.
 */
export async function moveSuspensions(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<void> {
  authorise(ctx.actor, 'partner.merge', {})
  const open = await Suspensions.findOne({ partnerId: from, liftedAt: null }).lean()
  if (open) {
    const { qualification } = await findPartner(ctx, 'partner.suspend', to)
    if (qualification.state !== 'suspended') await markSuspended(ctx, to, open.reason)
    const ownOpen = await Suspensions.exists({ partnerId: to, liftedAt: null })
    if (ownOpen) await Suspensions.updateOne({ _id: open._id }, { $set: { liftedAt: ctx.now } })
  }
  await Suspensions.updateMany({ partnerId: from }, { $set: { partnerId: to } })
}
