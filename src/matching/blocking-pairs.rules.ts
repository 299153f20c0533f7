// Justified complaints (reclami fondati): a student prefers an offer to the place obtained, and in every limit on the way to
// it a seat is free or held by somebody with a worse key, wherever that place came from. Closed offers are left aside, and
// locked students.
// Source: matching.md 5 (I3).

import { NONE } from './market-index.rules.ts'
import { keyAt, type Market } from './market.rules.ts'
import { classLimitNumber, classmatesAt, holdersAt, type Seats } from './seats.rules.ts'
import { classRoom } from './market-limits.rules.ts'

/** The wishes for offers that share a limit with these, in which there is a justified complaint. */
export function blockingPairs(seats: Seats, closed: ReadonlySet<number>, near: readonly number[]): number[] {
  const { market } = seats
  const offers = offersSharingLimits(market, near)
  const worst = worstKeys(seats, offers)
  const found: number[] = []
  for (const offer of offers) {
    if (closed.has(offer)) continue
    for (let at = market.listingStart[offer]!; at < market.listingStart[offer + 1]!; at++) {
      const wish = market.listing[at]!
      if (prefers(seats, wish) && limitsOf(market, wish).every((limit) => admits(limit, wish))) found.push(wish)
    }
  }
  return found

  function admits(limit: number, wish: number): boolean {
    return hasRoom(seats, limit, wish) || (worst.get(limit) ?? 0) > market.wishKey[wish]!
  }
}

/** Whether the student would rather have this wish than the place. */
function prefers({ market, place }: Seats, wish: number): boolean {
  const student = market.wishStudent[wish]!
  for (let better = market.wishStart[student]!; better <= wish; better++) {
    if (market.wishOffer[better] === place[student]) return false
  }
  return true
}

function hasRoom(seats: Seats, limit: number, wish: number): boolean {
  const { market, free } = seats
  if (limit < market.firstClassLimit) return free[limit]! > 0
  const offer = market.wishOffer[wish]!
  const ofClass = market.classOf[market.wishStudent[wish]!]!
  return classmatesAt(seats, ofClass, offer) < classRoom(market, ofClass, offer)
}

/** The limits between a student and an offer; the class first. */
function limitsOf(market: Market, wish: number): number[] {
  return limitsBetween(market, market.wishStudent[wish]!, market.wishOffer[wish]!)
}

function limitsBetween(market: Market, student: number, offer: number): number[] {
  const limits: number[] = []
  const ofClass = market.classOf[student]!
  if (ofClass !== NONE && market.classMax[offer] !== NONE) limits.push(classLimitNumber(market, ofClass, offer))
  for (let limit = offer; limit !== NONE; limit = market.parent[limit]!) limits.push(limit)
  return limits
}

function worstKeys(seats: Seats, offers: readonly number[]): Map<number, number> {
  const { market } = seats
  const worst = new Map<number, number>()
  for (const offer of offers) {
    for (const student of holdersAt(seats, offer)) {
      const key = keyAt(market, student, offer)
      for (const limit of limitsBetween(market, student, offer)) {
        worst.set(limit, Math.max(worst.get(limit) ?? 0, key))
      }
    }
  }
  return worst
}

function offersSharingLimits({ parent, groups, offerIds, offerNumber }: Market, near: readonly number[]): number[] {
  const offers = new Set<number>()
  for (const offer of near) {
    let outermost = offer
    while (parent[outermost] !== NONE) outermost = parent[outermost]!
    if (outermost === offer) offers.add(offer)
    else for (const id of groups[outermost - offerIds.length]!.offers) offers.add(offerNumber.get(id)!)
  }
  return [...offers]
}
