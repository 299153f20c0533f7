import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Coming, PlacesWaiting } from '../assignments/places-waiting.rules.ts'
import { comingToHost, placesWaiting } from '../assignments/places-waiting.service.ts'
import { type RoundsWaiting, roundsWaiting } from '../rounds/round-waiting.service.ts'
import { countOffersToComplete, countOffersToReview } from '../offers/offer.service.ts'

/** What offers and rounds ask of somebody; nothing of what is not theirs. */
export interface MatchingWork {
  offersToReview: number
  /** of which a school has asked for more */
  offersToComplete: number
  rounds: RoundsWaiting
  /** places of published rounds that wait for the school */
  places: PlacesWaiting[]
  /** who comes to the host */
  coming: Coming
}

export async function matchingWork(ctx: Ctx): Promise<MatchingWork> {
  const [offersToReview, offersToComplete, rounds, places, coming] = await Promise.all([
    may(ctx.actor, 'offer.review') ? countOffersToReview(ctx) : 0,
    may(ctx.actor, 'offer.edit') ? countOffersToComplete(ctx) : 0,
    roundsWaiting(ctx),
    placesWaiting(ctx),
    comingToHost(ctx),
  ])
  return { offersToReview, offersToComplete, rounds, places, coming }
}
