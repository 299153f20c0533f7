import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { type RoundsWaiting, roundsWaiting } from '../rounds/round-waiting.service.ts'
import { countOffersToComplete, countOffersToReview } from '../offers/offer.service.ts'

/** What offers and rounds ask of somebody; nothing of what is not theirs. */
export interface MatchingWork {
  offersToReview: number
  /** of which a school has asked for more */
  offersToComplete: number
  rounds: RoundsWaiting
}

export async function matchingWork(ctx: Ctx): Promise<MatchingWork> {
  const [offersToReview, offersToComplete, rounds] = await Promise.all([
    may(ctx.actor, 'offer.review') ? countOffersToReview(ctx) : 0,
    may(ctx.actor, 'offer.edit') ? countOffersToComplete(ctx) : 0,
    roundsWaiting(ctx),
  ])
  return { offersToReview, offersToComplete, rounds }
}
