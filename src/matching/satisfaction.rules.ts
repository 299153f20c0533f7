// The alternative mechanism (massima soddisfazione): the largest number of students placed, and among all ways to place so
// many the fewest points. The wishes cost 0, 1, 3, 6, 10 … points, so that a bad rank weighs more than two middling ones;
// an offer that is not on the list costs 60 and its distance. Students are taken in draw order, each by the cheapest chain
// of moves; of equal chains the one found first, so whoever came first in the draw stays unless somebody gains by it.
// Source: matching.md 4. Precedence classes play no part in it: whoever uses it says so.

import { NONE } from './market-index.rules.ts'
import type { Market } from './market.rules.ts'
import { buildNetwork, leavePlace, type Network, offerOfNode, takePlace } from './satisfaction-network.rules.ts'
import { findWay, newSearch, type Search, UNLISTED } from './satisfaction-search.rules.ts'

/**
 * The offer of every student by number, or NONE; locked students are at their locks. Offers that are not on a list are
 * given only if the round has a fallback. `capacity` by limit as in the market: an offer with 0 is closed.
 */
export function satisfy(market: Market, capacity: Int32Array = market.capacity): Int32Array {
  const network = buildNetwork(market, capacity)
  const search = newSearch(network, { wide: market.options.fallback, unplaced: costOfNoPlace(market) })
  for (const student of market.byDraw) {
    if (market.lockedAt[student] !== NONE) continue
    findWay(search, student)
    moveAlong(search, network)
  }
  return network.place.map((offer, student) => (offer === NONE ? market.lockedAt[student]! : offer))
}

/** More than all points of all students together, so that no points are worth a place. */
function costOfNoPlace({ wishStart, exceptionDistance }: Market): number {
  let most = UNLISTED
  for (const distance of exceptionDistance) most = Math.max(most, UNLISTED + distance)
  for (let student = 0; student + 1 < wishStart.length; student++) {
    const last = wishStart[student + 1]! - wishStart[student]! - 1
    most = Math.max(most, (last * (last + 1)) / 2)
  }
  return most * wishStart.length + 1
}

/** Moves everybody on the way that was found: first all leave, then all take the new places. */
function moveAlong({ exit, before, step }: Search, network: Network): void {
  const moves: { student: number; offer: number; points: number }[] = []
  for (let node = exit; node !== NONE; node = before[node]!) {
    const student = before[node]!
    if (student === NONE || student >= network.firstOffer || node < network.firstOffer) continue
    moves.push({ student, offer: offerOfNode(network, node), points: step[node]! })
  }
  if (exit < network.firstOffer) leavePlace(network, exit)
  for (const { student } of moves) leavePlace(network, student)
  for (const { student, ...place } of moves) takePlace(network, student, place)
}
