// A freed seat (posto liberato) goes down the priorities that were frozen with the round, without running it again: among
// those who prefer it to what they have, by their own frozen list, and for whom every limit has room once they have moved,
// it is held for the best key (class of precedence at the offer, then draw number). Whoever takes it frees the seat they
// had, and so on until nobody wants one. Offers that were closed for their minimum, that are forbidden or not suitable, or
// that somebody has let go once are never asked again; nor are those whose place was fixed, who have withdrawn, or whose
// placement is prepared already. Two who are kept apart never come together.

import { drawOfRound } from '../matching/draw.rules.ts'
import type { RoundFile } from '../matching/round-file.rules.ts'
import type { Place } from './assignment.rules.ts'
import { heldLimits, seatLimits, type SeatLimits, takenSeats } from './seat-limits.rules.ts'

export interface PromotionFacts {
  /** a place may still be given there: not closed, and its period has not begun */
  isOpen: (offerId: string) => boolean
  /** pairs who must not be at the same offer */
  apart: readonly (readonly [string, string])[]
  /** forbidden by the engine's own rule, since two who are kept apart had come together */
  separated: readonly { unitId: string; offerId: string }[]
}

export interface PromotionMarket {
  limits: SeatLimits
  /** offers by unit, best first, without those that are not for them */
  wishes: Map<string, readonly string[]>
  /** offers by unit as they were listed, each once: ranks count in these */
  listed: (unitId: string) => readonly string[]
  keyOf: (unitId: string, offerId: string) => Key
  apartFrom: (unitId: string) => ReadonlySet<string>
  isOpen: (offerId: string) => boolean
}

/** Class of precedence and draw number, from 1; lower is better. */
export interface Key {
  class: number
  draw: number
}

export function promotionMarket(file: RoundFile, { isOpen, apart, separated }: PromotionFacts): PromotionMarket {
  const barred = barredPairs(file, separated)
  const known = new Set(file.offers.map(({ id }) => id))
  const draw = drawOfRound(file)
  const classes = precedenceClasses(file)
  const listed = new Map(file.students.map(({ id, preferences }) => [id, [...new Set(preferences)]]))
  const wishes = [...listed].map(([id, offers]): [string, string[]] => {
    const barredOffers = barred.get(id)
    return [id, offers.filter((offer) => known.has(offer) && !barredOffers?.has(offer))]
  })
  return {
    limits: seatLimits(file),
    wishes: new Map(wishes),
    listed: (unitId) => listed.get(unitId) ?? [],
    keyOf: (unitId, offerId) => ({ class: classes(unitId, offerId), draw: draw.get(unitId) ?? Infinity }),
    apartFrom: neighbours(apart),
    isOpen,
  }
}

/** The class of precedence of a unit at an offer, from 1; who is not named comes after all who are. */
export function precedenceClasses({ offers }: Pick<RoundFile, 'offers'>): (unitId: string, offerId: string) => number {
  const classes = new Map(
    offers.map(({ id, priorities }) => [
      id,
      {
        last: (priorities?.length ?? 0) + 1,
        of: new Map((priorities ?? []).flatMap((units, at) => units.map((unit) => [unit, at + 1] as const))),
      },
    ]),
  )
  return (unitId, offerId) => {
    const at = classes.get(offerId)
    return at?.of.get(unitId) ?? at?.last ?? 1
  }
}

function barredPairs({ ineligible = [], forbidden = [] }: RoundFile, separated: PromotionFacts['separated']) {
  const barred = new Map<string, Set<string>>()
  const bar = (unitId: string, offerId: string) => {
    const offers = barred.get(unitId) ?? new Set()
    barred.set(unitId, offers.add(offerId))
  }
  for (const [unitId, offerId] of [...ineligible, ...forbidden]) bar(unitId, offerId)
  for (const { unitId, offerId } of separated) bar(unitId, offerId)
  return barred
}

function neighbours(pairs: PromotionFacts['apart']): (unitId: string) => ReadonlySet<string> {
  const apart = new Map<string, Set<string>>()
  const add = (from: string, to: string) => apart.set(from, (apart.get(from) ?? new Set()).add(to))
  for (const [one, other] of pairs) {
    add(one, other)
    add(other, one)
  }
  const nobody: ReadonlySet<string> = new Set()
  return (unitId) => apart.get(unitId) ?? nobody
}

export interface Promotion {
  unitId: string
  offerId: string
}

/** To whom which seat is held next; null when no free seat is wanted by anybody who may have it. */
export function nextPromotion(market: PromotionMarket, places: readonly Place[]): Promotion | null {
  const taken = takenSeats(market.limits, places)
  const at = occupants(places)
  let best: (Promotion & { key: Key; rank: number }) | null = null
  for (const place of places) {
    if (!mayMove(place)) continue
    const wanted = betterThanHeld(market, place)
    const own = heldLimits(market.limits, place)
    const hasRoom = (offerId: string) =>
      market.limits
        .path(place.unitId, offerId)
        .every((limit) => (taken.get(limit) ?? 0) - (own.has(limit) ? 1 : 0) < market.limits.most(limit))
    const rank = wanted.findIndex(
      (offerId) =>
        !place.passed.includes(offerId) &&
        market.isOpen(offerId) &&
        hasRoom(offerId) &&
        !meets(market.apartFrom(place.unitId), at.get(offerId)),
    )
    const offerId = wanted[rank]
    if (offerId === undefined) continue
    const found = { unitId: place.unitId, offerId, key: market.keyOf(place.unitId, offerId), rank }
    if (best === null || isBetter(found, best)) best = found
  }
  return best && { unitId: best.unitId, offerId: best.offerId }
}

/** Whether somebody may be offered another place at all. */
function mayMove({ state, phase }: Place): boolean {
  return phase !== 'lock' && (state === 'none' || state === 'assigned' || state === 'accepted')
}

/** The wishes before the one they have, or the one that is held for them already; all of them when it is no wish. */
function betterThanHeld({ wishes }: PromotionMarket, { unitId, offerId, offered }: Place): readonly string[] {
  const listed = wishes.get(unitId) ?? []
  const held = [offerId, offered?.offerId ?? null].flatMap((id) => {
    const rank = id === null ? -1 : listed.indexOf(id)
    return rank === -1 ? [] : [rank]
  })
  return held.length === 0 ? listed : listed.slice(0, Math.min(...held))
}

function occupants(places: readonly Place[]): Map<string, Set<string>> {
  const at = new Map<string, Set<string>>()
  for (const { unitId, offerId, offered } of places)
    for (const id of [offerId, offered?.offerId])
      if (id !== null && id !== undefined) at.set(id, (at.get(id) ?? new Set()).add(unitId))
  return at
}

function meets(apart: ReadonlySet<string>, there: ReadonlySet<string> | undefined): boolean {
  return apart.size > 0 && there !== undefined && [...apart].some((unitId) => there.has(unitId))
}

/** Draw numbers differ from unit to unit, so two are never equal. */
function isBetter(one: { key: Key }, other: { key: Key }): boolean {
  return one.key.class - other.key.class < 0 || (one.key.class === other.key.class && one.key.draw < other.key.draw)
}
