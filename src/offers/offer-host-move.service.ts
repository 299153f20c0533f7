import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { Offers } from './offer.model.ts'

/** Brings the offers of one host under another, since both were one organisation. Twice is once. */
export async function moveOffers(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<void> {
  authorise(ctx.actor, 'partner.merge', {})
  await Offers.updateMany({ partnerId: from }, { $set: { partnerId: to } })
}

/** How many offers a host has. */
export async function countOffersOf(ctx: Ctx, partnerId: string): Promise<number> {
  authorise(ctx.actor, 'partner.merge', {})
  return Offers.countDocuments({ partnerId })
}
