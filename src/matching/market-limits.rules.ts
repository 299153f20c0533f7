// The upper limits of a market as a tree (limiti): wish -> [class in the offer] -> offer -> [host] -> [zone]. A limit holds
// max - running - locks, not below 0. Limits are numbered: the offers first, by their own numbers; then the groups; then the
// classes at an offer, but only where more classmates list the offer than may go there: elsewhere the limit cannot refuse
// a wish. Whoever gives places to students who did not list them counts classes by `classRoom`.
// Of two groups of the same offers the one with fewer seats, then with the smaller id, is the inner one.
// Source: matching.md 3.2 and 8.

import { type MarketIndex, NONE } from './market-index.rules.ts'
import type { Wishes } from './market-wishes.rules.ts'
import { byCodeUnit } from './code-unit.rules.ts'

export interface Limits {
  /** by limit: how many it can still take, without running and locked seats */
  readonly capacity: Int32Array
  /** by limit: the next wider one, or NONE */
  readonly parent: Int32Array
  /** by wish: the narrowest limit it has to pass, a class at the offer or the offer itself */
  readonly wishLimit: Int32Array
  /** by limit from `firstClassLimit` on, counted from there: which class at which offer */
  readonly firstClassLimit: number
  readonly classLimitClass: Int32Array
  readonly classLimitOffer: Int32Array
  /** by offer: how many students of one class may go there, or NONE where there is no such limit */
  readonly classMax: Int32Array
  /** by class × offers + offer: how many of the class are locked at the offer */
  readonly lockedClassmates: ReadonlyMap<number, number>
}

/** A number for a class at an offer, whether or not it is a limit. */
export function classAtOffer(market: { offerIds: readonly string[] }, classNumber: number, offer: number): number {
  return classNumber * market.offerIds.length + offer
}

/** How many of a class may go to an offer with a limit on classes, locked ones no longer counted. */
export function classRoom(
  market: Pick<Limits & MarketIndex, 'classMax' | 'lockedClassmates' | 'offerIds'>,
  classNumber: number,
  offer: number,
): number {
  const locked = market.lockedClassmates.get(classAtOffer(market, classNumber, offer)) ?? 0
  return Math.max(0, market.classMax[offer]! - locked)
}

const seats = (max: number, taken: number) => Math.min(2 ** 31 - 1, Math.max(0, max - taken))

export function buildLimits(index: MarketIndex, wishes: Wishes): Limits {
  const { offers, groups, lockedAt, classOf } = index
  const classMax = Int32Array.from(offers, (offer) => (offer.classMax == null ? NONE : seats(offer.classMax, 0)))
  const lockedClassmates = new Map<number, number>()
  for (const [student, offer] of lockedAt.entries()) {
    if (offer === NONE || classOf[student] === NONE) continue
    const at = classAtOffer(index, classOf[student]!, offer)
    lockedClassmates.set(at, (lockedClassmates.get(at) ?? 0) + 1)
  }
  const classes = classLimits({ ...index, classMax, lockedClassmates }, wishes)
  const firstClassLimit = offers.length + groups.length
  const capacity = new Int32Array(firstClassLimit + classes.offer.length)
  const parent = new Int32Array(capacity.length).fill(NONE)
  for (const [at, { max, running = 0 }] of offers.entries()) capacity[at] = seats(max, running + index.locksAt[at]!)
  nestGroups(index, { capacity, parent })
  capacity.set(classes.room, firstClassLimit)
  parent.set(classes.offer, firstClassLimit)
  return {
    capacity,
    parent,
    wishLimit: classes.wishLimit,
    firstClassLimit,
    classLimitClass: Int32Array.from(classes.class),
    classLimitOffer: Int32Array.from(classes.offer),
    classMax,
    lockedClassmates,
  }
}

/** Smaller sets first, each offer knows the outermost set it is in so far: the whole takes as long as the sets are long. */
function nestGroups(index: MarketIndex, { capacity, parent }: Pick<Limits, 'capacity' | 'parent'>): void {
  const { offers, groups, offerNumber, locksAt } = index
  const nested = groups.map((group, number) => {
    const members = group.offers.map((id) => offerNumber.get(id)!)
    const locks = members.reduce((sum, offer) => sum + locksAt[offer]!, 0)
    return {
      limit: offers.length + number,
      id: group.id,
      members,
      room: seats(group.max, (group.running ?? 0) + locks),
    }
  })
  nested.sort((a, b) => a.members.length - b.members.length || a.room - b.room || byCodeUnit(a.id, b.id))
  const outermost = Int32Array.from(offers, (_, offer) => offer)
  for (const { limit, members, room } of nested) {
    capacity[limit] = room
    for (const offer of members) {
      parent[outermost[offer]!] = limit
      outermost[offer] = limit
    }
  }
}

interface ClassLimits {
  class: number[]
  offer: number[]
  room: number[]
  wishLimit: Int32Array
}

function classLimits(index: MarketIndex & Pick<Limits, 'classMax' | 'lockedClassmates'>, wishes: Wishes): ClassLimits {
  const { classOf, classMax, classIds, offers, groups } = index
  const { listing, listingStart, wishOffer, wishStudent } = wishes
  const found: ClassLimits = { class: [], offer: [], room: [], wishLimit: wishOffer.slice() }
  const listedBy = new Int32Array(classIds.length)
  const limitOf = new Int32Array(classIds.length)
  for (let offer = 0; offer < offers.length; offer++) {
    if (classMax[offer] === NONE) continue
    const wishesFor = listing.subarray(listingStart[offer], listingStart[offer + 1])
    for (const wish of wishesFor) if (classOf[wishStudent[wish]!] !== NONE) listedBy[classOf[wishStudent[wish]!]!]!++
    for (const wish of wishesFor) {
      const ofStudent = classOf[wishStudent[wish]!]!
      if (ofStudent === NONE) continue
      if (listedBy[ofStudent]! > 0) limitOf[ofStudent] = limitFor(ofStudent, offer)
      listedBy[ofStudent] = 0
      if (limitOf[ofStudent] !== NONE) found.wishLimit[wish] = limitOf[ofStudent]!
    }
  }
  return found

  function limitFor(ofClass: number, offer: number): number {
    const room = classRoom(index, ofClass, offer)
    if (listedBy[ofClass]! <= room) return NONE
    found.class.push(ofClass)
    found.offer.push(offer)
    found.room.push(room)
    return offers.length + groups.length + found.class.length - 1
  }
}
