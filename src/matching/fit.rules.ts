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
  return distanceTo(fit, one) - distanceTo(fit, other) || compareSeats(seats, [one, other], classAt)

  function classAt(offer: number): number {
    return isParticular(fit, offer) ? fit.market.exceptionClass[fit.slot[offer]!]! : fit.market.otherClass[offer]!
  }
}

function distanceTo(fit: Fit, offer: number): number {
  return isParticular(fit, offer) ? fit.market.exceptionDistance[fit.slot[offer]!]! : 0
}

/** The order of two offers at the same distance. */
export function compareSeats(seats: Seats, [one, other]: [number, number], classAt: (offer: number) => number): number {
  const { free } = seats
  const begun = Number(isShort(seats, other)) - Number(isShort(seats, one))
  return begun || classAt(one) - classAt(other) || free[other]! - free[one]! || one - other
}
