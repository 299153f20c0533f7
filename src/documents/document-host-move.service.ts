import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { PartnerDocuments } from './document.model.ts'

/** Gives the documents of one host to another, since both were one organisation. Twice is once. */
export async function moveDocuments(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<void> {
  authorise(ctx.actor, 'partner.merge', {})
  await PartnerDocuments.updateMany({ partnerId: from }, { $set: { partnerId: to }, $inc: { version: 1 } })
}

/** How many documents a host has. */
export async function countDocumentsOf(ctx: Ctx, partnerId: string): Promise<number> {
  authorise(ctx.actor, 'partner.merge', {})
  return PartnerDocuments.countDocuments({ partnerId })
}
