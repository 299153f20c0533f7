// The shortest chain of moves that frees a place for one student (catena di spostamenti): the first takes the place of the
// second, who takes that of the third, and the last finds a free seat. Breadth first: whoever is met earlier moves on
// earlier; of one full limit those inside it are met in draw order; each tries wishes in their order (where wishes count),
// then other offers in the order in which free seats are given. To come in, somebody must leave the lowest full limit.
// What a search in vain has met leads nowhere and is left aside by later ones until somebody moves.
// Source: matching.md 3.5.3b and 3.5.5.

import { compareFit, type Fit, fitOfNobody, isExcluded, turnTo } from './fit.rules.ts'
import { NONE } from './market-index.rules.ts'
import { BY_FALLBACK, BY_WISH, enter, fullLimit, fullTreeLimit, holdersAt, leave, type Seats } from './seats.rules.ts'

export interface ChainRules {
  mayMove: (student: number) => boolean
  /** offers to try first, best first */
  wishesOf: (student: number) => readonly number[]
  /** whether the student may also be given other offers */
  takesUnlisted: (student: number) => boolean
}

export interface ChainMove {
  student: number
  /** NONE: had no place */
  from: number
  to: number
}

export interface ChainSearch extends ChainRules {
  readonly seats: Seats
  readonly fit: Fit
  readonly offersUnder: (limit: number) => readonly number[]
  /** open offers that may still lead somewhere */
  alive: number[]
  /** whether there is a free seat at all */
  hasRoom: boolean
  /** limits from which nobody more can be met */
  readonly metLimits: Set<number>
  /** by student who was met: who comes in their stead, and where */
  readonly met: Map<number, { by: number; to: number }>
}

export function chainSearch(seats: Seats, rules: ChainRules): ChainSearch {
  const search: ChainSearch = {
    ...rules,
    seats,
    fit: fitOfNobody(seats.market),
    offersUnder: offersByLimit(seats),
    alive: [],
    hasRoom: false,
    metLimits: new Set(),
    met: new Map(),
  }
  forget(search)
  return search
}

function forget(search: ChainSearch): void {
  search.metLimits.clear()
  search.met.clear()
  search.alive = []
  for (const [offer, shut] of search.seats.shut.entries()) if (shut === 0) search.alive.push(offer)
  search.hasRoom = search.alive.some((offer) => fullTreeLimit(search.seats, offer) === NONE)
}

/** The moves, the student who finds a place first; null: there is no chain. */
export function shortestChain(search: ChainSearch, student: number): ChainMove[] | null {
  if (!search.hasRoom) return null
  const queue = [student]
  for (const each of queue) {
    const free = tryOffers(search, each, queue)
    if (free !== NONE) return chainTo(search, student, { student: each, to: free })
  }
  return null
}

/** An offer where the student finds a free seat, or NONE: then those who would have to leave are in the queue. */
function tryOffers(search: ChainSearch, student: number, queue: number[]): number {
  const { seats } = search
  for (const offer of choicesOf(search, student)) {
    if (offer === seats.place[student]) continue
    const full = fullLimit(seats, student, offer)
    if (full === NONE) return offer
    if (!search.metLimits.has(full)) meet(search, { full, by: student, to: offer }, queue)
  }
  if (search.takesUnlisted(student)) buryMet(search)
  return NONE
}

function buryMet(search: ChainSearch): void {
  search.alive = search.alive.filter((offer) => {
    const full = fullTreeLimit(search.seats, offer)
    return full === NONE || !search.metLimits.has(full)
  })
}

function choicesOf(search: ChainSearch, student: number): number[] {
  const { seats, fit, alive } = search
  const wishes = search.wishesOf(student).filter((offer) => seats.shut[offer] === 0)
  if (!search.takesUnlisted(student)) return wishes
  turnTo(fit, student)
  const others = alive.filter((offer) => !isExcluded(fit, offer) && !wishes.includes(offer))
  return [...wishes, ...others.sort((a, b) => compareFit(fit, seats, [a, b]))]
}

/** Those inside a full limit who may move are met, if they were not before. */
function meet(search: ChainSearch, { full, by, to }: { full: number; by: number; to: number }, queue: number[]): void {
  const { seats, met, metLimits } = search
  const { market } = seats
  metLimits.add(full)
  const ofClass = full >= market.firstClassLimit ? market.classOf[by]! : NONE
  const inside: number[] = []
  for (const offer of ofClass === NONE ? search.offersUnder(full) : [to]) {
    for (const student of holdersAt(seats, offer)) {
      const counts = ofClass === NONE || market.classOf[student] === ofClass
      if (counts && !met.has(student) && search.mayMove(student)) inside.push(student)
    }
  }
  inside.sort((a, b) => market.draw[a]! - market.draw[b]!)
  for (const student of inside) {
    met.set(student, { by, to })
    queue.push(student)
  }
}

function chainTo({ seats, met }: ChainSearch, first: number, last: { student: number; to: number }): ChainMove[] {
  const moves: ChainMove[] = []
  let { student, to } = last
  while (student !== first) {
    moves.push({ student, from: seats.place[student]!, to })
    const before = met.get(student)!
    student = before.by
    to = before.to
  }
  moves.push({ student: first, from: NONE, to })
  return moves.reverse()
}

/** The moves are made, and what was met before may lead somewhere again. */
export function followChain(search: ChainSearch, moves: readonly ChainMove[]): void {
  const { seats } = search
  for (const { student, from } of moves) if (from !== NONE) leave(seats, student)
  for (const { student, to } of moves) {
    const listed = isListed(seats, student, to)
    enter(seats, student, { offer: to, phase: listed ? BY_WISH : BY_FALLBACK })
  }
  forget(search)
}

function isListed({ market }: Seats, student: number, offer: number): boolean {
  return market.wishOffer.subarray(market.wishStart[student], market.wishStart[student + 1]).includes(offer)
}

function offersByLimit({ market }: Seats): (limit: number) => readonly number[] {
  const known = new Map<number, number[]>()
  return (limit) => {
    if (limit < market.offerIds.length) return [limit]
    let offers = known.get(limit)
    if (!offers) {
      const { offers: ids } = market.groups[limit - market.offerIds.length]!
      offers = ids.map((id) => market.offerNumber.get(id)!)
      known.set(limit, offers)
    }
    return offers
  }
}
