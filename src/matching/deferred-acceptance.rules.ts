// Deferred acceptance under nested limits (accettazione differita): each student without a place proposes to the next wish.
// The lowest full limit on its way decides: if it holds somebody with a worse key, the worst of them gives way and goes on
// proposing, else the wish is refused; without a full limit the wish is held. The order of proposals changes nothing. That
// is why a run may wait with some offers and go on from there: everything done without them is valid whatever becomes of
// them, as long as nobody has yet proposed to an offer that shares a limit with them.
// Only limits that can bind (fewer seats than wishes under them) are counted. Each keeps its holders in a heap, worst first;
// who has left is thrown out when met, or when the heap is full.
// Source: matching.md 3.5.2, 6 and 8.

import type { BindingLimits } from './binding-limits.rules.ts'
import type { Market } from './market.rules.ts'
import { NONE } from './market-index.rules.ts'

/** By offer: may be proposed to, is closed, or is waited with. */
export const OPEN = 0
export const CLOSED = 1
export const WAITED_WITH = 2

export interface Proposals {
  readonly market: Market
  readonly limits: BindingLimits
  /** by student: the wish that is held, or NONE */
  readonly held: Int32Array
  /** by student: the wish that is next */
  readonly next: Int32Array
  /** by limit: how many it holds; only where it can bind */
  readonly count: Int32Array
  readonly heapSize: Int32Array
  readonly heap: Int32Array
  /** by place in the heap: the key of the wish there */
  readonly heapKey: Float64Array
  /** by offer: OPEN, CLOSED or WAITED_WITH */
  readonly state: Uint8Array
  /** students whose next wish is waited with */
  waiting: number[]
}

/** The state in which nobody has proposed yet. */
export function noProposals(market: Market): Proposals {
  const limits = market.binding
  return {
    market,
    limits,
    held: new Int32Array(market.studentIds.length).fill(NONE),
    next: market.wishStart.slice(0, market.studentIds.length),
    count: new Int32Array(market.capacity.length),
    heapSize: new Int32Array(market.capacity.length),
    heap: new Int32Array(limits.heapLength),
    heapKey: new Float64Array(limits.heapLength),
    state: new Uint8Array(market.offerIds.length),
    waiting: [],
  }
}

/** `into` becomes what `from` is: the same market at the same point. */
export function copyProposals(from: Proposals, into: Proposals): void {
  into.held.set(from.held)
  into.next.set(from.next)
  into.count.set(from.count)
  into.heapSize.set(from.heapSize)
  into.heap.set(from.heap)
  into.heapKey.set(from.heapKey)
  into.state.set(from.state)
  into.waiting = from.waiting.slice()
}

/** Everybody proposes until all are held, out of wishes or waiting. */
export function proposeAll(run: Proposals): void {
  for (let student = 0; student < run.held.length; student++) settle(run, student)
}

/** Those who waited go on, once the offers have the states that count now. */
export function proposeOn(run: Proposals): void {
  const { waiting } = run
  run.waiting = []
  for (const student of waiting) settle(run, student)
}

/** One student proposes, and whoever gives way, and so on. */
function settle(run: Proposals, first: number): void {
  let student = first
  while (student !== NONE) {
    const wish = nextWish(run, student)
    if (wish === NONE) return
    student = propose(run, wish)
  }
}

function nextWish({ market, next, state, waiting }: Proposals, student: number): number {
  const { wishOffer, wishStart } = market
  const end = wishStart[student + 1]!
  let wish = next[student]!
  while (wish < end && state[wishOffer[wish]!] === CLOSED) wish++
  next[student] = wish
  if (wish === end) return NONE
  if (state[wishOffer[wish]!] === WAITED_WITH) {
    waiting.push(student)
    return NONE
  }
  next[student] = wish + 1
  return wish
}

/** Who goes on proposing: whoever gave way, the same student when refused, or NONE. */
function propose(run: Proposals, wish: number): number {
  const { market, limits, held, count } = run
  const student = market.wishStudent[wish]!
  const full = lowestFull(run, wish)
  let goesOn = NONE
  if (full !== NONE) {
    if (market.capacity[full] === 0) return student
    const worst = worstHolder(run, full)
    if (run.heapKey[limits.heapStart[full]!]! < market.wishKey[wish]!) return student
    goesOn = market.wishStudent[worst]!
    held[goesOn] = NONE
    for (let limit = limits.first[worst]!; limit !== NONE; limit = limits.wider[limit]!) count[limit]!--
  }
  held[student] = wish
  for (let limit = limits.first[wish]!; limit !== NONE; limit = limits.wider[limit]!) {
    count[limit]!++
    push(run, limit, wish)
  }
  return goesOn
}

function lowestFull({ market, limits, count }: Proposals, wish: number): number {
  let limit = limits.first[wish]!
  while (limit !== NONE && count[limit]! < market.capacity[limit]!) limit = limits.wider[limit]!
  return limit
}

/** The worst wish that a full limit still holds; there is one, because its capacity is not 0. */
function worstHolder(run: Proposals, limit: number): number {
  const { market, limits, held, heap, heapKey, heapSize } = run
  const start = limits.heapStart[limit]!
  let worst = heap[start]!
  while (held[market.wishStudent[worst]!] !== worst) {
    const size = --heapSize[limit]!
    heap[start] = heap[start + size]!
    heapKey[start] = heapKey[start + size]!
    siftDown(run, limit, 0)
    worst = heap[start]!
  }
  return worst
}

function push(run: Proposals, limit: number, wish: number): void {
  const { market, limits, heap, heapKey, heapSize } = run
  const start = limits.heapStart[limit]!
  if (start + heapSize[limit]! === limits.heapStart[limit + 1]!) throwOutLeavers(run, limit)
  const key = market.wishKey[wish]!
  let at = heapSize[limit]!++
  while (at > 0) {
    const above = (at - 1) >> 1
    if (heapKey[start + above]! >= key) break
    heap[start + at] = heap[start + above]!
    heapKey[start + at] = heapKey[start + above]!
    at = above
  }
  heap[start + at] = wish
  heapKey[start + at] = key
}

function siftDown({ limits, heap, heapKey, heapSize }: Proposals, limit: number, from: number): void {
  const start = limits.heapStart[limit]!
  const size = heapSize[limit]!
  const wish = heap[start + from]!
  const key = heapKey[start + from]!
  let at = from
  for (let below = 2 * at + 1; below < size; below = 2 * at + 1) {
    if (below + 1 < size && heapKey[start + below + 1]! > heapKey[start + below]!) below++
    if (heapKey[start + below]! <= key) break
    heap[start + at] = heap[start + below]!
    heapKey[start + at] = heapKey[start + below]!
    at = below
  }
  heap[start + at] = wish
  heapKey[start + at] = key
}

function throwOutLeavers(run: Proposals, limit: number): void {
  const { market, limits, held, heap, heapKey, heapSize } = run
  const start = limits.heapStart[limit]!
  let size = 0
  for (let at = start; at < start + heapSize[limit]!; at++) {
    const wish = heap[at]!
    if (held[market.wishStudent[wish]!] !== wish) continue
    heap[start + size] = wish
    heapKey[start + size++] = heapKey[at]!
  }
  heapSize[limit] = size
  for (let at = (size >> 1) - 1; at >= 0; at--) siftDown(run, limit, at)
}
