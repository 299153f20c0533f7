// What may happen to a place (passi del posto). Who has one accepts it or gives it back; who is offered a better one takes
// it, which frees the seat they had, or declines it; an offer that nobody answers in time has passed. After each step the
// free seats go down the priorities at once, in the same write, so that no seat is ever given twice. An offer holds for
// two days, to the same time of the clock, or less when the day to answer by or the first day of the period is nearer.
// A prepared placement is given up where it stands, not here.

import { clockTime } from '../platform/clock-time.ts'
import { addDays, type Day, dayOf, instantOf } from '../platform/day.ts'
import { formatStamp } from '../platform/format.ts'
import type { AssignmentLine, Assignments, Place, TimedOffer } from './assignment.rules.ts'
import { nextPromotion, type PromotionMarket } from './promotion.rules.ts'

export const placeAnswers = ['accept', 'withdraw', 'take', 'decline'] as const
export type PlaceAnswer = (typeof placeAnswers)[number]

export type AnswerReason =
  | 'changed-meanwhile'
  | 'nothing-to-accept'
  | 'withdrawn-already'
  | 'placement-prepared'
  | 'offer-expired'
  | 'nothing-offered'

type Line = Pick<AssignmentLine, 'event' | 'unitId' | 'offerId' | 'text'>
export interface Step {
  place: Place
  line: Line
}

/** How often a place was changed: who answers says what was on the screen. */
export function placeVersion({ log }: Pick<Assignments, 'log'>, unitId: string): number {
  return log.filter((line) => line.unitId === unitId).length
}

/** Which answers a place takes now. */
export function openAnswers(place: Place, now: Date): PlaceAnswer[] {
  return placeAnswers.filter((answer) => answerReason(place, answer, now) === null)
}

/** Why this answer cannot be given; null when it can. */
export function answerReason(place: Place, answer: PlaceAnswer, now: Date): AnswerReason | null {
  const { state, offered } = place
  if (answer === 'accept') return state === 'assigned' ? null : 'nothing-to-accept'
  if (answer === 'withdraw') {
    if (state === 'placed') return 'placement-prepared'
    return state === 'withdrawn' ? 'withdrawn-already' : null
  }
  if (offered === null) return 'nothing-offered'
  return answer === 'take' && offered.until <= now ? 'offer-expired' : null
}

/** Whether the answer has been given already: a second click changes nothing and is no mistake. */
export function isAnswered({ state }: Place, answer: PlaceAnswer): boolean {
  return (answer === 'accept' && state === 'accepted') || (answer === 'withdraw' && state === 'withdrawn')
}

interface Answered {
  place: Place
  answer: PlaceAnswer
  text: string | null
}

/** The place after an answer that may be given; `rankOf` is that of an offer among the wishes of the unit. */
export function answered(
  { place, answer, text }: Answered,
  rankOf: (unitId: string, offerId: string) => number | null,
): Step {
  const { unitId, offerId, offered } = place
  switch (answer) {
    case 'accept':
      return { place: { ...place, state: 'accepted' }, line: { event: 'accepted', unitId, offerId, text } }
    case 'withdraw':
      return {
        place: { ...place, state: 'withdrawn', offerId: null, rank: null, offered: null },
        line: { event: 'withdrawn', unitId, offerId, text },
      }
    case 'take':
      return { place: taken(place, rankOf), line: { event: 'taken', unitId, offerId: offered?.offerId ?? null, text } }
    case 'decline':
      return {
        place: letGo(place),
        line: { event: 'declined', unitId, offerId: offered?.offerId ?? null, text },
      }
  }
}

function taken(place: Place, rankOf: (unitId: string, offerId: string) => number | null): Place {
  const offerId = place.offered?.offerId ?? place.offerId
  const rank = offerId === null ? null : rankOf(place.unitId, offerId)
  return { ...place, offerId, rank, phase: 'promoted', state: 'accepted', offered: null }
}

function letGo(place: Place): Place {
  const passed = place.offered ? [...place.passed, place.offered.offerId] : place.passed
  return { ...place, offered: null, passed }
}

/** The first offer that nobody answered in time, let go. */
function expiry(places: readonly Place[], now: Date): Step | null {
  const place = places.find(({ offered }) => offered !== null && offered.until <= now)
  if (!place?.offered) return null
  const { unitId, offered } = place
  return { place: letGo(place), line: { event: 'expired', unitId, offerId: offered.offerId, text: null } }
}

export interface Settling {
  market: PromotionMarket
  now: Date
  /** until when a seat of this offer may be held */
  untilOf: (offerId: string) => Date
}

/** Lets go what has run out and offers every free seat, step by step, until nothing more is to do. */
export function settled(
  places: readonly Place[],
  { market, now, untilOf }: Settling,
): { places: Place[]; lines: Line[] } {
  let after = [...places]
  const lines: Line[] = []
  const step = ({ place, line }: Step) => {
    after = after.map((each) => (each.unitId === place.unitId ? place : each))
    lines.push(line)
  }
  for (let over = expiry(after, now); over; over = expiry(after, now)) step(over)
  for (let next = nextPromotion(market, after); next; next = nextPromotion(market, after)) {
    const { unitId, offerId } = next
    const place = after.find((each) => each.unitId === unitId)
    if (!place) break
    const offered: TimedOffer = { offerId, until: untilOf(offerId) }
    step({ place: { ...place, offered }, line: { event: 'offered', unitId, offerId, text: null } })
  }
  return { places: after, lines }
}

const daysToAnswer = 2
const dayMs = 24 * 60 * 60 * 1000

/** Until when a seat is held that is offered now. */
export function offerUntil(now: Date, { answerBy, startsOn }: { answerBy: Date; startsOn: Day }): Date {
  const start = instantOf(startsOn, clockTime('00:00'))
  const usual = sameClockTime(now, daysToAnswer)
  const last = start < usual ? start : usual
  // A day to answer by that has passed, or comes within hours, would leave no time at all.
  return answerBy < last && answerBy.getTime() - now.getTime() >= dayMs ? answerBy : last
}

/** The same time of the clock some days later, also where the clocks have changed in between. */
function sameClockTime(now: Date, days: number): Date {
  const shown = clockTime(formatStamp(now).slice(-5))
  return instantOf(addDays(dayOf(now), days), shown)
}
