// Who has which place while places are given (posti): students by number at offers by number, and what is free in every
// limit. Classes at an offer are counted when first asked about, because hardly any of them ever matters.
// Locked students stand at their lock from the start and never move; their seats are not in any capacity.

import type { Market } from './market.rules.ts'
import { NONE } from './market-index.rules.ts'
import { classAtOffer, classRoom } from './market-limits.rules.ts'

/** By student: how the place was come by. */
export const UNPLACED = 0
export const LOCKED = 1
export const BY_WISH = 2
export const BY_FALLBACK = 3

export interface Seats {
  readonly market: Market
  /** by student: the offer, or NONE */
  readonly place: Int32Array
  /** by student: UNPLACED, LOCKED, BY_WISH or BY_FALLBACK */
  readonly phase: Uint8Array
  /** by offer and by group: how many seats are left */
  readonly free: Int32Array
  /** by offer: 1 where nobody may go, because it is closed or waits empty for its minimum */
  readonly shut: Uint8Array
  /** by offer: who is there without having listed it */
  readonly guests: Map<number, Set<number>>
  /** by class at offer: how many of the class are there; only those that were asked about */
  readonly classmates: Map<number, number>
}

/** The seats when these wishes are held. An offer whose minimum is above 1 is not begun by those who did not list it. */
export function seatsOf(market: Market, held: Int32Array, closed: ReadonlySet<number>): Seats {
  const place = market.lockedAt.slice()
  const phase = new Uint8Array(place.length)
  const free = market.capacity.slice(0, market.firstClassLimit)
  for (let student = 0; student < place.length; student++) {
    if (place[student] !== NONE) phase[student] = LOCKED
    const wish = held[student]!
    if (wish === NONE) continue
    place[student] = market.wishOffer[wish]!
    phase[student] = BY_WISH
    for (let limit = place[student]!; limit !== NONE; limit = market.parent[limit]!) free[limit]!--
  }
  const seats: Seats = {
    market,
    place,
    phase,
    free,
    shut: new Uint8Array(market.offerIds.length),
    guests: new Map(),
    classmates: new Map(),
  }
  for (const offer of market.withMinimum) if (placedAt(seats, offer) === 0) seats.shut[offer] = 1
  for (const offer of closed) seats.shut[offer] = 1
  return seats
}

export function copySeats(seats: Seats): Seats {
  return {
    ...seats,
    place: seats.place.slice(),
    phase: seats.phase.slice(),
    free: seats.free.slice(),
    guests: new Map([...seats.guests].map(([offer, guests]) => [offer, new Set(guests)])),
    classmates: new Map(seats.classmates),
  }
}

/** How many students of the round are at the offer, locked ones included; running seats are not of this round. */
export function placedAt({ market, free }: Pick<Seats, 'market' | 'free'>, offer: number): number {
  return market.capacity[offer]! - free[offer]! + market.locksAt[offer]!
}

/** Whether the offer has begun and is below its minimum. */
export function isShort(seats: Seats, offer: number): boolean {
  const placed = placedAt(seats, offer)
  return placed > 0 && placed < seats.market.minimum[offer]!
}

/** The lowest full limit between a student and an offer, or NONE: there is room. A class at an offer has its own number. */
export function fullLimit(seats: Seats, student: number, offer: number): number {
  const { market } = seats
  const ofClass = market.classOf[student]!
  if (ofClass !== NONE && market.classMax[offer] !== NONE && isClassFull(seats, ofClass, offer)) {
    return classLimitNumber(market, ofClass, offer)
  }
  return fullTreeLimit(seats, offer)
}

/** Nobody is counted where fewer than the class may send are there at all. */
function isClassFull(seats: Seats, ofClass: number, offer: number): boolean {
  const { market, free } = seats
  const room = classRoom(market, ofClass, offer)
  const placed = market.capacity[offer]! - free[offer]!
  return placed >= room && classmatesAt(seats, ofClass, offer) >= room
}

/** The lowest full limit of an offer, classes left aside, or NONE. */
export function fullTreeLimit({ market, free }: Seats, offer: number): number {
  let limit = offer
  while (limit !== NONE && free[limit]! > 0) limit = market.parent[limit]!
  return limit
}

/** Beyond the numbers of offers and groups. */
export function classLimitNumber(market: Market, ofClass: number, offer: number): number {
  return market.firstClassLimit + classAtOffer(market, ofClass, offer)
}

/** How many of a class are at an offer, locked ones left aside. */
export function classmatesAt(seats: Seats, ofClass: number, offer: number): number {
  const key = classAtOffer(seats.market, ofClass, offer)
  let count = seats.classmates.get(key)
  if (count === undefined) {
    count = 0
    const { market, place, guests } = seats
    for (let at = market.listingStart[offer]!; at < market.listingStart[offer + 1]!; at++) {
      const student = market.wishStudent[market.listing[at]!]!
      if (market.classOf[student] === ofClass && place[student] === offer) count++
    }
    for (const student of guests.get(offer) ?? []) if (market.classOf[student] === ofClass) count++
    seats.classmates.set(key, count)
  }
  return count
}

/** Who is at the offer, locked students left aside. */
export function* holdersAt({ market, place, guests }: Seats, offer: number): Generator<number> {
  for (let at = market.listingStart[offer]!; at < market.listingStart[offer + 1]!; at++) {
    const student = market.wishStudent[market.listing[at]!]!
    if (place[student] === offer) yield student
  }
  yield* guests.get(offer) ?? []
}

/** A student without a place takes one; `phase`: BY_WISH or BY_FALLBACK. */
export function enter(seats: Seats, student: number, { offer, phase }: { offer: number; phase: number }): void {
  count(seats, [student, offer], 1)
  seats.place[student] = offer
  seats.phase[student] = phase
  if (phase !== BY_FALLBACK) return
  const guests = seats.guests.get(offer)
  if (guests) guests.add(student)
  else seats.guests.set(offer, new Set([student]))
}

/** A student gives up the place. */
export function leave(seats: Seats, student: number): void {
  const offer = seats.place[student]!
  count(seats, [student, offer], -1)
  seats.guests.get(offer)?.delete(student)
  seats.place[student] = NONE
  seats.phase[student] = UNPLACED
}

function count({ market, free, classmates }: Seats, [student, offer]: [number, number], by: 1 | -1): void {
  for (let limit = offer; limit !== NONE; limit = market.parent[limit]!) free[limit]! -= by
  if (market.classOf[student] === NONE) return
  const key = classAtOffer(market, market.classOf[student]!, offer)
  const known = classmates.get(key)
  if (known !== undefined) classmates.set(key, known + by)
}
