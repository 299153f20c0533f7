// What a mechanism is to the rest of the engine (criterio): it gives all places when certain offers are closed, and says why
// a wish was not obtained.

import { giveFreeSeats } from './fallback.rules.ts'
import { NONE } from './market-index.rules.ts'
import type { Market } from './market.rules.ts'
import { classLimitName, cutOffsOf, pressureOf, reasonFor, treeLimitName } from './reasons.rules.ts'
import { resumedProposals } from './resumed-proposals.rules.ts'
import { satisfy } from './satisfaction.rules.ts'
import type { CutOff } from './round-file.rules.ts'
import { BY_FALLBACK, enter, fullLimit, type Seats, seatsOf } from './seats.rules.ts'

export interface PlacesGiven {
  /** by student: the wish that was obtained, or NONE */
  held: Int32Array
  seats: Seats
  /** whether the free seats were given */
  filled: boolean
}

export interface Mechanism {
  /** `likely`: which offers are probably closed or opened next; it changes only how long it takes */
  givePlaces: (closed: ReadonlySet<number>, likely: readonly number[]) => PlacesGiven
  /** gives the free seats, once */
  fill: (given: PlacesGiven) => void
  explain: (given: PlacesGiven, closed: ReadonlySet<number>) => Explanation
}

export interface Explanation {
  /** why a wish was not obtained */
  reasonFor: (wish: number) => string
  cutOffs: Record<string, CutOff>
}

export function mechanismOf(market: Market): Mechanism {
  return market.options.mechanism === 'satisfaction' ? bySatisfaction(market) : byPrecedence(market)
}

function byPrecedence(market: Market): Mechanism {
  const resumed = resumedProposals(market)
  return {
    givePlaces: (closed, likely) => ({ ...resumed(closed, likely), filled: !market.options.fallback }),
    fill: (given) => {
      if (!given.filled) giveFreeSeats(given.seats)
      given.filled = true
    },
    explain: ({ held }, closed) => {
      const pressure = pressureOf(market, held, closed)
      return { reasonFor: (wish) => reasonFor(pressure, wish), cutOffs: cutOffsOf(pressure) }
    },
  }
}

/** Here no key decides, so there are no cut-offs: a wish fails at the lowest full limit, or because of the points. */
function bySatisfaction(market: Market): Mechanism {
  return {
    givePlaces: (closed) => {
      const capacity = market.capacity.map((room, limit) => (closed.has(limit) ? 0 : room))
      return placesAt(market, satisfy(market, capacity), closed)
    },
    fill: () => {},
    explain: ({ seats }, closed) => ({
      reasonFor: (wish) => {
        const [student, offer] = [market.wishStudent[wish]!, market.wishOffer[wish]!]
        if (closed.has(offer)) return 'closed'
        const full = fullLimit(seats, student, offer)
        if (full === NONE) return 'points'
        if (full < market.firstClassLimit) return treeLimitName(market, full)
        return classLimitName(market, market.classOf[student]!, offer)
      },
      cutOffs: Object.create(null),
    }),
  }
}

function placesAt(market: Market, place: Int32Array, closed: ReadonlySet<number>): PlacesGiven {
  const held = place.map((offer, student) => wishFor(market, student, offer))
  const seats = seatsOf(market, held, closed)
  for (const [student, offer] of place.entries()) {
    if (offer !== NONE && seats.place[student] === NONE) enter(seats, student, { offer, phase: BY_FALLBACK })
  }
  return { held, seats, filled: true }
}

function wishFor({ wishStart, wishOffer }: Market, student: number, offer: number): number {
  for (let wish = wishStart[student]!; wish < wishStart[student + 1]!; wish++)
    if (wishOffer[wish] === offer) return wish
  return NONE
}
