// The offers with free seats, best first for a student about whom they say nothing particular (posti liberi): a heap that
// knows where each offer stands in it. While seats are only taken an offer only goes down, or out when nobody else may come.
// Source: matching.md 3.5.3a.

import { rankOf } from './fit.rules.ts'
import type { Seats } from './seats.rules.ts'

export interface FreeSeats {
  readonly seats: Seats
  readonly heap: Int32Array
  /** by offer: its place in the heap, or -1 */
  readonly at: Int32Array
  /** by offer: its rank now */
  readonly rank: Float64Array
  size: number
}

export function freeSeats(seats: Seats): FreeSeats {
  const offers = seats.shut.length
  const open: FreeSeats = {
    seats,
    heap: new Int32Array(offers),
    at: new Int32Array(offers).fill(-1),
    rank: new Float64Array(offers),
    size: 0,
  }
  for (let offer = 0; offer < offers; offer++) {
    if (seats.shut[offer] === 1 || seats.free[offer]! === 0) continue
    place(open, offer, open.size++)
    open.rank[offer] = rankNow(seats, offer)
  }
  for (let at = (open.size >> 1) - 1; at >= 0; at--) sink(open, at)
  return open
}

export function bestOf({ heap }: FreeSeats): number {
  return heap[0]!
}

export function addOffer(open: FreeSeats, offer: number): void {
  let at = open.size++
  while (at > 0) {
    const above = (at - 1) >> 1
    if (!isBefore(open, offer, open.heap[above]!)) break
    place(open, open.heap[above]!, at)
    at = above
  }
  place(open, offer, at)
}

/** The best one goes out. */
export function removeBest(open: FreeSeats): void {
  open.at[open.heap[0]!] = -1
  open.size--
  if (open.size === 0) return
  place(open, open.heap[open.size]!, 0)
  sink(open, 0)
}

/** A seat of the offer was taken: it goes down. One that is full goes out when it is met at the top. */
export function seatTaken(open: FreeSeats, offer: number): void {
  open.rank[offer] = rankNow(open.seats, offer)
  if (open.at[offer] !== -1) sink(open, open.at[offer]!)
}

function sink(open: FreeSeats, from: number): void {
  const { heap, size } = open
  const offer = heap[from]!
  let at = from
  for (let below = 2 * at + 1; below < size; below = 2 * at + 1) {
    if (below + 1 < size && isBefore(open, heap[below + 1]!, heap[below]!)) below++
    if (!isBefore(open, heap[below]!, offer)) break
    place(open, heap[below]!, at)
    at = below
  }
  place(open, offer, at)
}

function place({ heap, at }: FreeSeats, offer: number, where: number): void {
  heap[where] = offer
  at[offer] = where
}

function isBefore({ rank }: FreeSeats, one: number, other: number): boolean {
  return rank[one]! < rank[other]! || (rank[one] === rank[other] && one < other)
}

function rankNow(seats: Seats, offer: number): number {
  return rankOf(seats, offer, seats.market.otherClass[offer]!)
}
