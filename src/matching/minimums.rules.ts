// Minimum numbers (numero minimo): an offer that has begun and stays below its minimum is closed, one at a time, and all
// places are given again without it: the one that the fewest students list, then with the fewest placed, then with the
// smallest id. When none is left, the closed ones are tried again, the last one first: an offer stays open if with it every
// minimum holds. An offer with a locked student is never closed. Running seats count against the seats, not as placed.
// Source: matching.md 3.5.4.

import type { Market } from './market.rules.ts'
import type { ClosingStep } from './round-file.rules.ts'
import { isShort, placedAt, type Seats } from './seats.rules.ts'

/** What gives all places when these offers are closed. */
export type GivePlaces<Given extends { seats: Seats }> = (closed: ReadonlySet<number>) => Given

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

export function holdMinimums<Given extends { seats: Seats }>(
  market: Market,
  givePlaces: GivePlaces<Given>,
  onProgress: (progress: ClosingProgress) => void,
): Closing<Given> {
  const closed = new Set<number>()
  const steps: ClosingStep[] = []
  let given = givePlaces(closed)
  for (let offer = nextToClose(given.seats); offer !== null; offer = nextToClose(given.seats)) {
    steps.push(stepOf(given.seats, 'close', offer))
    closed.add(offer)
    onProgress({ phase: 'closing', done: closed.size, of: closed.size })
    given = givePlaces(closed)
  }
  const tried = [...closed].reverse()
  for (const [done, offer] of tried.entries()) {
    onProgress({ phase: 'reopening', done, of: tried.length })
    closed.delete(offer)
    const reopened = givePlaces(closed)
    if (nextToClose(reopened.seats) === null) {
      given = reopened
      steps.push(stepOf(given.seats, 'reopen', offer))
    } else closed.add(offer)
  }
  return { given, closed, steps }

  function stepOf(seats: Seats, step: ClosingStep['step'], offer: number): ClosingStep {
    return { step, offer: market.offerIds[offer]!, placed: placedAt(seats, offer), min: market.minimum[offer]! }
  }
}

/** The offer to close next; null: every minimum holds. */
function nextToClose(seats: Seats): number | null {
  const { market } = seats
  let first: number | null = null
  for (let offer = 0; offer < market.offerIds.length; offer++) {
    if (market.locksAt[offer]! > 0 || !isShort(seats, offer)) continue
    if (first === null || compareNeed(seats, offer, first) < 0) first = offer
  }
  return first
}

function compareNeed(seats: Seats, one: number, other: number): number {
  const { listingStart } = seats.market
  const listedBy = (offer: number) => listingStart[offer + 1]! - listingStart[offer]!
  return listedBy(one) - listedBy(other) || placedAt(seats, one) - placedAt(seats, other) || one - other
}

/** Offers that stay below their minimum because a student is locked there. */
export function shortWithLocks(seats: Seats): number[] {
  const { locksAt } = seats.market
  return [...locksAt.keys()].filter((offer) => locksAt[offer]! > 0 && isShort(seats, offer))
}
