// The network of the alternative mechanism (massima soddisfazione): students, above them the tree of limits, above it the way
// out. A limit is a node; the way up from it carries as many students as it has room for. A class at an offer becomes a
// node of its own when the first of the class is placed there: until then it can stop nobody, and most never come to be.
// Source: matching.md 3.2 and 4.

import { NONE } from './market-index.rules.ts'
import { classAtOffer, classRoom } from './market-limits.rules.ts'
import type { Market } from './market.rules.ts'

export interface Network {
  readonly market: Market
  /** nodes: students by their numbers, then offers, then groups, then classes at offers */
  readonly firstOffer: number
  readonly firstGroup: number
  readonly firstClass: number
  nodes: number
  /** by node from the first offer on: how many it can take, and has */
  room: Int32Array
  load: Int32Array
  /** by node: the next wider limit, or NONE; of a class the offer */
  parent: Int32Array
  /** by node: see satisfaction-search */
  potential: Float64Array
  readonly classNodes: Map<number, number>
  /** by class: its nodes */
  readonly classNodesOf: readonly number[][]
  /** by group, counted from the first: the nodes right below it */
  readonly below: readonly (readonly number[])[]
  /** by student: offer, or NONE; the points of the place; and the narrowest limit that it counts in */
  readonly place: Int32Array
  readonly points: Float64Array
  readonly innermost: Int32Array
  /** by offer: its first student; by student: the next one there */
  readonly firstAt: Int32Array
  readonly nextAt: Int32Array
}

/** The empty network; `capacity` by limit as in the market, 0 where an offer is closed. */
export function buildNetwork(market: Market, capacity: Int32Array): Network {
  const students = market.studentIds.length
  const offers = market.offerIds.length
  const limits = offers + market.groupIds.length
  const nodes = students + limits
  const below: number[][] = market.groupIds.map(() => [])
  const parent = new Int32Array(nodes).fill(NONE)
  const room = new Int32Array(nodes)
  for (let limit = 0; limit < limits; limit++) {
    room[students + limit] = capacity[limit]!
    const above = market.parent[limit]!
    if (above === NONE) continue
    parent[students + limit] = students + above
    below[above - offers]!.push(students + limit)
  }
  return {
    market,
    firstOffer: students,
    firstGroup: students + offers,
    firstClass: nodes,
    nodes,
    room,
    load: new Int32Array(nodes),
    parent,
    potential: new Float64Array(nodes),
    classNodes: new Map(),
    classNodesOf: market.classIds.map(() => []),
    below,
    place: new Int32Array(students).fill(NONE),
    points: new Float64Array(students),
    innermost: new Int32Array(students).fill(NONE),
    firstAt: new Int32Array(offers).fill(NONE),
    nextAt: new Int32Array(students).fill(NONE),
  }
}

/** The narrowest limit on the way from a student to an offer, or NONE when nobody of the class may go there. */
export function narrowest(network: Network, student: number, offer: number): number {
  const { market } = network
  const ofClass = market.classOf[student]!
  if (ofClass === NONE || market.classMax[offer] === NONE) return network.firstOffer + offer
  const known = network.classNodes.get(classAtOffer(market, ofClass, offer))
  if (known !== undefined) return known
  return classRoom(market, ofClass, offer) > 0 ? network.firstOffer + offer : NONE
}

/** The offer of a node that a student goes to: an offer, or a class there. */
export const offerOfNode = (network: Network, node: number): number =>
  (node < network.firstClass ? node : network.parent[node]!) - network.firstOffer

/** Puts a student who has no place at an offer, and counts it in every limit above. */
export function takePlace(
  network: Network,
  student: number,
  { offer, points }: { offer: number; points: number },
): void {
  const inner = nodeForPlace(network, student, offer)
  network.place[student] = offer
  network.points[student] = points
  network.innermost[student] = inner
  for (let node = inner; node !== NONE; node = network.parent[node]!) network.load[node]!++
  network.nextAt[student] = network.firstAt[offer]!
  network.firstAt[offer] = student
}

/** Takes the place of a student away. */
export function leavePlace(network: Network, student: number): void {
  const offer = network.place[student]!
  if (offer === NONE) return
  for (let node = network.innermost[student]!; node !== NONE; node = network.parent[node]!) network.load[node]!--
  network.place[student] = NONE
  const { firstAt, nextAt } = network
  if (firstAt[offer] === student) {
    firstAt[offer] = nextAt[student]!
    return
  }
  let before = firstAt[offer]!
  while (nextAt[before] !== student) before = nextAt[before]!
  nextAt[before] = nextAt[student]!
}

function nodeForPlace(network: Network, student: number, offer: number): number {
  const { market } = network
  const ofClass = market.classOf[student]!
  const found = narrowest(network, student, offer)
  if (found >= network.firstClass || ofClass === NONE || market.classMax[offer] === NONE) return found
  if (network.nodes === network.room.length) widen(network)
  const node = network.nodes++
  network.room[node] = classRoom(market, ofClass, offer)
  network.load[node] = 0
  network.parent[node] = network.firstOffer + offer
  network.potential[node] = network.potential[network.firstOffer + offer]!
  network.classNodes.set(classAtOffer(market, ofClass, offer), node)
  network.classNodesOf[ofClass]!.push(node)
  return node
}

function widen(network: Network): void {
  const length = network.room.length * 2
  const wider = (numbers: Int32Array) => {
    const copy = new Int32Array(length)
    copy.set(numbers)
    return copy
  }
  network.room = wider(network.room)
  network.load = wider(network.load)
  network.parent = wider(network.parent)
  const potential = new Float64Array(length)
  potential.set(network.potential)
  network.potential = potential
}
