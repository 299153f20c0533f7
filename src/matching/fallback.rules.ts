// Free seats for those left without a wish (assegnazione dei posti liberi): who holds a wish is not touched. In draw order
// each takes the best free seat open to them; then, if somebody is still without, those who were given a free seat change
// among themselves along shortest chains, until the number is the largest possible. An empty offer that needs more than one
// student is not begun, a closed one not entered, and who refuses unlisted offers is not placed.
// Source: matching.md 3.5.3.

import { chainSearch, followChain, shortestChain } from './chain-search.rules.ts'
import { compareFit, type Fit, fitOfNobody, isExcluded, isParticular, turnTo } from './fit.rules.ts'
import { addOffer, bestOf, freeSeats, type FreeSeats, removeBest, seatTaken } from './free-seats.rules.ts'
import { NONE } from './market-index.rules.ts'
import { BY_FALLBACK, enter, fullLimit, fullTreeLimit, type Seats } from './seats.rules.ts'

export function giveFreeSeats(seats: Seats): void {
  const unplaced = takeInTurn(seats)
  if (unplaced.length > 0) exchange(seats, unplaced)
}

/** In draw order; gives back who found nothing. */
function takeInTurn(seats: Seats): number[] {
  const { market, place } = seats
  const open = freeSeats(seats)
  const fit = fitOfNobody(market)
  const unplaced: number[] = []
  for (const student of market.byDraw) {
    if (place[student] !== NONE || market.acceptsAny[student] === 0) continue
    const offer = bestSeat({ seats, open, fit }, student)
    if (offer === NONE) {
      unplaced.push(student)
      continue
    }
    enter(seats, student, { offer, phase: BY_FALLBACK })
    seatTaken(open, offer)
  }
  return unplaced
}

interface Turn {
  seats: Seats
  open: FreeSeats
  fit: Fit
}

function bestSeat({ seats, open, fit }: Turn, student: number): number {
  turnTo(fit, student)
  let best = bestUnparticular({ seats, open, fit }, student)
  const { exceptionOffer } = seats.market
  for (let slot = fit.first; slot < fit.end && open.size > 0; slot++) {
    const offer = exceptionOffer[slot]!
    if (seats.shut[offer] === 1 || isExcluded(fit, offer) || seats.free[offer] === 0) continue
    if (best !== NONE && compareFit(fit, seats, [best, offer]) < 0) continue
    if (fullLimit(seats, student, offer) === NONE) best = offer
  }
  return best
}

/** The best offer about which nothing particular is known for the student. */
function bestUnparticular({ seats, open, fit }: Turn, student: number): number {
  const passedOver: number[] = []
  let found = NONE
  while (open.size > 0 && found === NONE) {
    const offer = bestOf(open)
    if (fullTreeLimit(seats, offer) !== NONE) removeBest(open)
    else if (isParticular(fit, offer) || fullLimit(seats, student, offer) !== NONE) {
      removeBest(open)
      passedOver.push(offer)
    } else found = offer
  }
  for (const offer of passedOver) addOffer(open, offer)
  return found
}

/** Each who found nothing, in draw order, is given a place by a shortest chain of those given free seats. */
function exchange(seats: Seats, unplaced: readonly number[]): void {
  const search = chainSearch(seats, {
    mayMove: (student) => seats.phase[student] === BY_FALLBACK,
    wishesOf: () => [],
    takesUnlisted: () => true,
  })
  for (const student of unplaced) {
    const chain = shortestChain(search, student)
    if (chain) followChain(search, chain)
  }
}
