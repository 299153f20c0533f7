// In which order a student who expressed no wish for them is given offers (ordine dei posti liberi): the nearest zone; then
// offers that have begun and are below their minimum; then where the student has the better priority class; then where
// more seats of the offer itself are free; then the smaller id.
// Source: matching.md 3.5.3.

import { EXCLUDED } from './market-exceptions.rules.ts'
import type { Market } from './market.rules.ts'
import { isShort, type Seats } from './seats.rules.ts'

/** What is particular about one student at the offers. */
export interface Fit {
  readonly market: Market
  /** by offer: an exception of somebody; of this student only if from `first` up to, not including, `end` */
  readonly slot: Int32Array
  first: number
  end: number
}

export function fitOfNobody(market: Market): Fit {
  return { market, slot: new Int32Array(market.offerIds.length).fill(-1), first: 0, end: 0 }
}

/** From now on it is about that student. */
export function turnTo(fit: Fit, student: number): void {
  const { exceptionStart, exceptionOffer } = fit.market
  fit.first = exceptionStart[student]!
  fit.end = exceptionStart[student + 1]!
  for (let slot = fit.first; slot < fit.end; slot++) fit.slot[exceptionOffer[slot]!] = slot
}

export function isParticular({ slot, first, end }: Fit, offer: number): boolean {
  return slot[offer]! >= first && slot[offer]! < end
}

export function isExcluded(fit: Fit, offer: number): boolean {
  return isParticular(fit, offer) && fit.market.exceptionDistance[fit.slot[offer]!] === EXCLUDED
}

/** Negative: the student is given the first offer rather than the second. */
export function compareFit(fit: Fit, seats: Seats, [one, other]: [number, number]): number {
  return (
    distanceTo(fit, one) - distanceTo(fit, other) ||
    rankFor(fit, seats, one) - rankFor(fit, seats, other) ||
    one - other
  )
}

function distanceTo(fit: Fit, offer: number): number {
  return isParticular(fit, offer) ? fit.market.exceptionDistance[fit.slot[offer]!]! : 0
}

function rankFor(fit: Fit, seats: Seats, offer: number): number {
  const ofClass = isParticular(fit, offer)
    ? fit.market.exceptionClass[fit.slot[offer]!]!
    : fit.market.otherClass[offer]!
  return rankOf(seats, offer, ofClass)
}

/** Of two offers at the same distance the one with the smaller rank comes first: begun, better class, more free seats. */
export function rankOf(seats: Seats, offer: number, ofClass: number): number {
  const rank = ofClass * SEATS_WEIGHT - seats.free[offer]!
  return isShort(seats, offer) ? rank - BEGUN_WEIGHT : rank
}

/** No class outweighs having begun, no number of seats a class; all ranks are whole numbers that are exact. */
const BEGUN_WEIGHT = 2 ** 52
const SEATS_WEIGHT = 2 ** 31
