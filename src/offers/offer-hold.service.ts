import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { Refused } from '../platform/errors.ts'
import { Offers } from './offer.model.ts'

/**
 * Gives a round the seats of these offers: all of them or none. Each is one conditional write, in the order of the ids,
 * so that of two rounds that want the same offers one gets all of its own. Twice is once. Refused:
 * `offer-not-published`, `offer-in-other-round`.
 */
export async function holdOffers(
  ctx: Ctx,
  { offerIds, roundId }: { offerIds: readonly string[]; roundId: string },
): Promise<void> {
  authorise(ctx.actor, 'offer.view', {})
  const taken: string[] = []
  for (const _id of [...new Set(offerIds)].toSorted()) {
    // One after the other, because who fails at one gives back those before.
    const held = await holdOffer(_id, roundId)
    if (held === 'taken') taken.push(_id)
    else if (held !== 'had') {
      await Offers.updateMany({ _id: { $in: taken }, roundId }, { $set: { roundId: null } })
      throw new Refused(held)
    }
  }
}

async function holdOffer(_id: string, roundId: string) {
  const written = await Offers.updateOne({ _id, state: 'published', roundId: null }, { $set: { roundId } })
  if (written.modifiedCount === 1) return 'taken'
  const offer = await Offers.findById(_id, { state: 1, roundId: 1 }).lean()
  if (offer?.state === 'published' && offer.roundId === roundId) return 'had'
  return offer?.state === 'published' ? 'offer-in-other-round' : 'offer-not-published'
}

/** Gives a round what is free of its offers, and leaves the others as they are. Gives how many. For jobs only. */
export async function holdFree(
  ctx: Ctx,
  { offerIds, roundId }: { offerIds: readonly string[]; roundId: string },
): Promise<number> {
  authorise(ctx.actor, 'reminder.send', {})
  const free = { _id: { $in: [...offerIds] }, state: 'published' as const, roundId: null }
  return (await Offers.updateMany(free, { $set: { roundId } })).modifiedCount
}

/** Gives back every seat that a round had; twice is once. */
export async function releaseOffers(ctx: Ctx, roundId: string): Promise<void> {
  authorise(ctx.actor, 'offer.view', {})
  await Offers.updateMany({ roundId: { $gt: '', $eq: roundId } }, { $set: { roundId: null } })
}
