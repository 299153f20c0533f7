// Deferred acceptance for one set of closed offers after the other (ripresa delle proposte). What does not touch the offers that
// are closed and opened is done once: a run that waits with all offers of their outermost limits is kept, and each set of
// closed offers goes on from there. Since the order of proposals changes nothing, the result is that of a run from the start.
// Source: matching.md 3.5.2 and 3.5.4.

import {
  CLOSED,
  copyProposals,
  noProposals,
  OPEN,
  type Proposals,
  proposeAll,
  proposeOn,
  WAITED_WITH,
} from './deferred-acceptance.rules.ts'
import type { Market } from './market.rules.ts'
import { NONE } from './market-index.rules.ts'
import { isShort, placedAt, type Seats, seatsOf } from './seats.rules.ts'

/** Gives the wish of each student, or NONE, and the seats taken, for any set of closed offers. */
export function resumedProposals(market: Market): (closed: ReadonlySet<number>) => { held: Int32Array; seats: Seats } {
  const outermost = outermostLimits(market)
  const waitedWith = new Set<number>()
  const run = noProposals(market)
  let kept: Proposals | null = null
  let last: Seats | null = null
  return (closed) => {
    if (!last) proposeAll(run)
    else {
      if (!kept || ![...closed].every((offer) => waitedWith.has(outermost[offer]!))) kept = waitWith(closed, last)
      copyProposals(kept, run)
      for (let offer = 0; offer < run.state.length; offer++) run.state[offer] = closed.has(offer) ? CLOSED : OPEN
      proposeOn(run)
    }
    const seats = seatsOf(market, run.held, (offer) => closed.has(offer))
    last = seats
    return { held: run.held.slice(), seats }
  }

  /** A run that waits with all that may be closed next. */
  function waitWith(closed: ReadonlySet<number>, seats: Seats): Proposals {
    for (const offer of closed) waitedWith.add(outermost[offer]!)
    for (let offer = 0; offer < outermost.length; offer++) {
      if (mayBeClosedSoon(seats, offer)) waitedWith.add(outermost[offer]!)
    }
    const waiting = kept ?? noProposals(market)
    copyProposals(noProposals(market), waiting)
    for (let offer = 0; offer < outermost.length; offer++) {
      waiting.state[offer] = waitedWith.has(outermost[offer]!) ? WAITED_WITH : OPEN
    }
    proposeAll(waiting)
    return waiting
  }
}

function mayBeClosedSoon(seats: Seats, offer: number): boolean {
  const { minimum, locksAt } = seats.market
  if (locksAt[offer]! > 0 || minimum[offer]! < 2) return false
  return isShort(seats, offer) || placedAt(seats, offer) === 0
}

function outermostLimits({ offerIds, parent }: Market): Int32Array {
  return Int32Array.from(offerIds, (_, offer) => {
    let limit = offer
    while (parent[limit] !== NONE) limit = parent[limit]!
    return limit
  })
}
