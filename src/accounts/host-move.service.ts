import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { Accounts } from './account.model.ts'

/** Lets the people who sign in for one host do so for another, since both were one organisation. Twice is once. */
export async function moveHostAccounts(
  ctx: Ctx,
  { from, to, place }: { from: string; to: string; place: string },
): Promise<void> {
  authorise(ctx.actor, 'partner.merge', {})
  const hat = (partnerId: string) => ({ hats: { $elemMatch: { role: 'host', partnerId } } })
  // Whoever has both hats keeps the one that stays.
  await Accounts.updateMany(
    { $and: [hat(from), hat(to)] },
    { $pull: { hats: { role: 'host', partnerId: from } } as never },
  )
  const options = { arrayFilters: [{ 'hat.role': 'host', 'hat.partnerId': from }] }
  await Accounts.updateMany(hat(from), { $set: { 'hats.$[hat].partnerId': to, 'hats.$[hat].place': place } }, options)
}

/** How many people sign in for a host. */
export async function countHostAccounts(ctx: Ctx, partnerId: string): Promise<number> {
  authorise(ctx.actor, 'partner.merge', {})
  return Accounts.countDocuments({ hats: { $elemMatch: { role: 'host', partnerId } } })
}
