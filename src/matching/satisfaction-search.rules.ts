// The cheapest way to take one more student into the network: a chain of students who move on, each step with its points,
// up to a free seat, or to the one who is left without a place at the cost of `unplaced`. Dijkstra's search on costs that
// potentials keep from being negative; it stops as soon as no cheaper way can come.
//
// Offers that are not on the list cost 60 points and the distance. They are not spelled out as millions of steps: of all
// students who are reached the one with the smallest cost goes on to every offer, and the others only to those that are
// something particular to that one or to themselves.
// Source: matching.md 4.

import { put, type Queue, takeFirst } from './cheapest-first.rules.ts'
import { NONE } from './market-index.rules.ts'
import { EXCLUDED } from './market-exceptions.rules.ts'
import type { Market } from './market.rules.ts'
import { narrowest, type Network, offerOfNode } from './satisfaction-network.rules.ts'

/** Points of a place that is not on the list, before its distance. */
export const UNLISTED = 60

export interface Search {
  readonly network: Network
  /** whether offers that are not on the list may be given */
  readonly wide: boolean
  /** cost of being left without a place: more than all points together */
  readonly unplaced: number
  run: number
  /** by node: the run that reached it, its cost with potentials, the node before it, the points of the step to it */
  reached: Int32Array
  cost: Float64Array
  before: Int32Array
  step: Float64Array
  /** nodes whose cost is final */
  settled: number[]
  /** the cheapest way found: its cost, and the node it leaves from */
  total: number
  exit: number
  readonly queue: Queue
  readonly cover: Cover
  /** the exceptions of each student in the order of the offers, so that the order of the file decides nothing */
  readonly byOffer: Int32Array
  readonly mark: Int32Array
  marks: number
}

/** The cheapest student who went on to every offer in this run, and the offers left out because they are particular. */
interface Cover {
  run: number
  cost: number
  leftOut: number[]
}

export function newSearch(network: Network, { wide, unplaced }: { wide: boolean; unplaced: number }): Search {
  const { length } = network.room
  return {
    network,
    wide,
    unplaced,
    run: 0,
    reached: new Int32Array(length),
    cost: new Float64Array(length),
    before: new Int32Array(length),
    step: new Float64Array(length),
    settled: [],
    total: 0,
    exit: NONE,
    queue: { keys: [], nodes: [] },
    cover: { run: 0, cost: 0, leftOut: [] },
    byOffer: exceptionsByOffer(network.market),
    mark: new Int32Array(network.market.offerIds.length),
    marks: 0,
  }
}

function exceptionsByOffer({ exceptionStart, exceptionOffer }: Market): Int32Array {
  const order = Int32Array.from(exceptionOffer.keys())
  for (let student = 0; student + 1 < exceptionStart.length; student++) {
    order
      .subarray(exceptionStart[student], exceptionStart[student + 1])
      .sort((a, b) => exceptionOffer[a]! - exceptionOffer[b]!)
  }
  return order
}

/** Finds the way for one student; afterwards `exit` and `before` tell it, and the potentials are those of the next run. */
export function findWay(search: Search, student: number): void {
  const { network, queue, settled, cost } = begin(search)
  reach(search, { node: student, cost: 0, before: NONE, step: 0 })
  while (queue.keys.length > 0) {
    const key = queue.keys[0]!
    const node = takeFirst(queue)
    if (key >= search.total) break
    if (node < 0) goAnywhere(search, ~node)
    else if (key === cost[node]) {
      settled.push(node)
      if (node < network.firstOffer) goOnList(search, node)
      else goThroughLimit(search, node)
    }
  }
  for (const node of settled) network.potential[node]! += cost[node]! - search.total
}

function begin(search: Search): Search {
  const { length } = search.network.room
  if (search.reached.length < length) {
    search.reached = new Int32Array(length)
    search.cost = new Float64Array(length)
    search.before = new Int32Array(length)
    search.step = new Float64Array(length)
  }
  search.run++
  search.settled.length = 0
  search.queue.keys.length = 0
  search.queue.nodes.length = 0
  search.total = Number.POSITIVE_INFINITY
  search.exit = NONE
  return search
}

interface Reached {
  node: number
  cost: number
  before: number
  step: number
}

function reach(search: Search, { node, cost, before, step }: Reached): void {
  if (cost >= search.total || (search.reached[node] === search.run && search.cost[node]! <= cost)) return
  search.reached[node] = search.run
  search.cost[node] = cost
  search.before[node] = before
  search.step[node] = step
  const { network } = search
  const base = cost + network.potential[node]!
  if (node < network.firstOffer) leaveFrom(search, node, base + search.unplaced)
  else if (hasRoom(network, node)) leaveFrom(search, node, base)
  put(search.queue, cost, node)
}

function leaveFrom(search: Search, node: number, total: number): void {
  if (total >= search.total) return
  search.total = total
  search.exit = node
}

function hasRoom({ load, room, parent }: Network, from: number): boolean {
  for (let node = from; node !== NONE; node = parent[node]!) if (load[node]! >= room[node]!) return false
  return true
}

/** A student who must go on: to the offers of the list, best first, and later to any other. */
function goOnList(search: Search, student: number): void {
  const { network } = search
  const { market, potential } = network
  const base = search.cost[student]! + potential[student]!
  const first = market.wishStart[student]!
  for (let wish = first; wish < market.wishStart[student + 1]!; wish++) {
    const rank = wish - first
    goTo(search, student, { offer: market.wishOffer[wish]!, base, points: (rank * (rank + 1)) / 2 })
  }
  if (search.wide && market.acceptsAny[student] === 1) {
    put(search.queue, Math.max(search.cost[student]!, base + UNLISTED), ~student)
  }
}

function goTo(
  search: Search,
  student: number,
  { offer, base, points }: { offer: number; base: number; points: number },
): void {
  const node = narrowest(search.network, student, offer)
  if (node === NONE) return
  const cost = base + points - search.network.potential[node]!
  reach(search, { node, cost, before: student, step: points })
}

function goAnywhere(search: Search, student: number): void {
  const { cover, network } = search
  const base = search.cost[student]! + network.potential[student]!
  const token = markParticular(search, student, base)
  const points = UNLISTED
  if (cover.run === search.run && cover.cost <= base) {
    for (const offer of cover.leftOut) if (search.mark[offer] !== token) goTo(search, student, { offer, base, points })
    return
  }
  cover.run = search.run
  cover.cost = base
  cover.leftOut.length = 0
  for (let offer = 0; offer < search.mark.length; offer++) {
    if (search.mark[offer] === token || narrowest(network, student, offer) === NONE) cover.leftOut.push(offer)
    else goTo(search, student, { offer, base, points })
  }
}

/** Marks what is particular about a student, and goes on to what of it is open: offers at a distance, and full classes. */
function markParticular(search: Search, student: number, base: number): number {
  const { market, classNodesOf } = search.network
  const { mark } = search
  const token = ++search.marks
  for (let wish = market.wishStart[student]!; wish < market.wishStart[student + 1]!; wish++) {
    mark[market.wishOffer[wish]!] = token
  }
  for (let at = market.exceptionStart[student]!; at < market.exceptionStart[student + 1]!; at++) {
    const slot = search.byOffer[at]!
    const offer = market.exceptionOffer[slot]!
    const distance = market.exceptionDistance[slot]!
    if (distance === 0 || mark[offer] === token) continue
    mark[offer] = token
    if (distance !== EXCLUDED) goTo(search, student, { offer, base, points: UNLISTED + distance })
  }
  for (const node of classNodesOf[market.classOf[student]!] ?? []) {
    const offer = offerOfNode(search.network, node)
    if (mark[offer] === token) continue
    mark[offer] = token
    goTo(search, student, { offer, base, points: UNLISTED })
  }
  return token
}

/** From a limit up while it has room, and down to those who could make some. */
function goThroughLimit(search: Search, node: number): void {
  const { network } = search
  const { load, room, parent } = network
  const base = search.cost[node]! + network.potential[node]!
  if (load[node]! < room[node]! && parent[node] !== NONE) passTo(search, parent[node]!, { node, base })
  if (node < network.firstGroup || node >= network.firstClass) {
    goToHolders(search, node, base)
    return
  }
  for (const child of network.below[node - network.firstGroup]!) {
    if (load[child]! > 0) passTo(search, child, { node, base })
  }
}

/** From an offer, or a class there, to the students who have a seat. */
function goToHolders(search: Search, node: number, base: number): void {
  const { network } = search
  const offer = offerOfNode(network, node)
  for (let holder = network.firstAt[offer]!; holder !== NONE; holder = network.nextAt[holder]!) {
    const inner = network.innermost[holder]!
    if (inner === node) passTo(search, holder, { node, base: base - network.points[holder]! })
    else if (node < network.firstClass) passTo(search, inner, { node, base })
  }
}

function passTo(search: Search, next: number, { node, base }: { node: number; base: number }): void {
  reach(search, { node: next, cost: base - search.network.potential[next]!, before: node, step: 0 })
}
