import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { Agreements } from './agreement.model.ts'

/** Brings the agreements of one host under another, since both were one organisation; what was signed stays as it is. */
export async function moveAgreements(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<void> {
  authorise(ctx.actor, 'partner.merge', {})
  await Agreements.updateMany({ partnerId: from }, { $set: { partnerId: to } })
}

/** How many agreements a host has, with all schools. */
export async function countAgreementsOf(ctx: Ctx, partnerId: string): Promise<number> {
  authorise(ctx.actor, 'partner.merge', {})
  return Agreements.countDocuments({ partnerId })
}
