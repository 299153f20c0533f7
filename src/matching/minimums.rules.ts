// Minimum numbers (numero minimo): an offer that has begun and stays below its minimum is closed, one at a time, and all
// places are given again without it: the one that the fewest students list, then with the fewest placed, then with the
// smallest id. When none is left, the closed ones are tried again, the last one first: an offer stays open if with it every
// minimum holds. An offer with a locked student is never closed. Running seats count against the seats, not as placed.
// Source: matching.md 3.5.4.

import { NONE } from './market-index.rules.ts'
import type { Market } from './market.rules.ts'
import type { ClosingStep } from './round-file.rules.ts'
import { fullTreeLimit, isShort, placedAt, type Seats } from './seats.rules.ts'

/** How all places are given when these offers are closed: first by wish, then, only where asked, the free seats. */
export interface GivingPlaces<Given extends { seats: Seats }> {
  /** `likely`: which offers are probably closed or opened next */
  givePlaces: (closed: ReadonlySet<number>, likely: readonly number[]) => Given
  fill: (given: Given) => void
}

export interface Closing<Given> {
  given: Given
  closed: ReadonlySet<number>
  steps: ClosingStep[]
}

export interface ClosingProgress {
  phase: 'closing' | 'reopening'
  done: number
  of: number
}

/** How many offers ahead the order of closing and opening is guessed. */
const LOOK_AHEAD = 10

export function holdMinimums<Given extends { seats: Seats }>(
  market: Market,
  giving: GivingPlaces<Given>,
  onProgress: (progress: ClosingProgress) => void,
): Closing<Given> {
  const closed = new Set<number>()
  const steps: ClosingStep[] = []
  let given = giving.givePlaces(closed, [])
  for (let offer = nextToClose(given, giving); offer !== NONE; offer = nextToClose(given, giving)) {
    steps.push(stepOf(given.seats, 'close', offer))
    closed.add(offer)
    onProgress({ phase: 'closing', done: closed.size, of: closed.size })
    given = giving.givePlaces(closed, nextInNeed(given.seats))
  }
  const tried = [...closed].reverse()
  for (const [done, offer] of tried.entries()) {
    onProgress({ phase: 'reopening', done, of: tried.length })
    closed.delete(offer)
    const reopened = giving.givePlaces(closed, tried.slice(done, done + LOOK_AHEAD))
    if (everyMinimumHolds(reopened, giving)) {
      given = reopened
      steps.push(stepOf(given.seats, 'reopen', offer))
    } else closed.add(offer)
  }
  return { given, closed, steps }

  function stepOf(seats: Seats, step: ClosingStep['step'], offer: number): ClosingStep {
    return { step, offer: market.offerIds[offer]!, placed: placedAt(seats, offer), min: market.minimum[offer]! }
  }
}

/**
 * The offer to close next, or NONE. Where a limit above a short offer is full of those with a wish, no free seat can fill
 * it: it is short for sure. If the one that is first among those is listed by fewer than any other short offer, nothing that
 * free seats may change decides, and they are not given.
 */
function nextToClose<Given extends { seats: Seats }>(given: Given, { fill }: GivingPlaces<Given>): number {
  const { seats } = given
  const sure = firstInNeed(seats, (offer) => fullTreeLimit(seats, offer) !== NONE)
  const open = firstInNeed(seats, (offer) => fullTreeLimit(seats, offer) === NONE)
  if (open === NONE || (sure !== NONE && listedBy(seats, sure) < listedBy(seats, open))) return sure
  fill(given)
  return firstInNeed(seats, () => true)
}

function everyMinimumHolds<Given extends { seats: Seats }>(given: Given, { fill }: GivingPlaces<Given>): boolean {
  const { seats } = given
  if (firstInNeed(seats, (offer) => fullTreeLimit(seats, offer) !== NONE) !== NONE) return false
  fill(given)
  return firstInNeed(seats, () => true) === NONE
}

/** Of the short offers without locks that count, the one to be closed first, or NONE. */
function firstInNeed(seats: Seats, counts: (offer: number) => boolean): number {
  const { market } = seats
  let first = NONE
  for (const offer of market.withMinimum) {
    if (!isShort(seats, offer) || market.locksAt[offer]! > 0 || !counts(offer)) continue
    if (first === NONE || compareNeed(seats, offer, first) < 0) first = offer
  }
  return first
}

/** The short offers that come first now: probably the next ones to be closed. */
function nextInNeed(seats: Seats): number[] {
  const { withMinimum, locksAt } = seats.market
  const short = withMinimum.filter(
    (offer) => isShort(seats, offer) && locksAt[offer] === 0 && fullTreeLimit(seats, offer) !== NONE,
  )
  return short.sort((a, b) => compareNeed(seats, a, b)).slice(0, LOOK_AHEAD)
}

function compareNeed(seats: Seats, one: number, other: number): number {
  return listedBy(seats, one) - listedBy(seats, other) || placedAt(seats, one) - placedAt(seats, other) || one - other
}

function listedBy({ market }: Seats, offer: number): number {
  return market.listingStart[offer + 1]! - market.listingStart[offer]!
}

/** Offers that stay below their minimum because a student is locked there. */
export function shortWithLocks(seats: Seats): number[] {
  const { locksAt, withMinimum } = seats.market
  return withMinimum.filter((offer) => locksAt[offer]! > 0 && isShort(seats, offer))
}
