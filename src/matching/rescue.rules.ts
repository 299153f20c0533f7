// Rescue (recupero con spostamenti): for each student still without a place, in draw order, the shortest chain of moves that
// frees one. Who has a wish moves only to another of their own wishes; who was given a free seat, to any open offer; locked
// students never. These are proposals: a person approves or refuses each, and sees which pairs would then have a justified
// complaint. Each chain supposes that those before it were approved, so that all together place the largest number possible.
// Minimums are not held by moves: whoever approves sees who leaves.
// Source: matching.md 3.5.5 and 5 (I6).

import { blockingPairs } from './blocking-pairs.rules.ts'
import { byCodeUnit } from './code-unit.rules.ts'
import { type ChainMove, chainSearch, followChain, shortestChain } from './chain-search.rules.ts'
import { NONE } from './market-index.rules.ts'
import type { Market } from './market.rules.ts'
import type { RescueMove, RescueProposal } from './round-file.rules.ts'
import { BY_WISH, copySeats, LOCKED, type Seats, UNPLACED } from './seats.rules.ts'

/** Who is not to be moved or placed, by number: those for whom a proposal was refused. */
export type Refused = ReadonlySet<number>

export function rescueProposals(
  from: Seats,
  closed: ReadonlySet<number>,
  refused: Refused = new Set(),
): RescueProposal[] {
  const seats = copySeats(from)
  const { market, phase } = seats
  const search = chainSearch(seats, {
    mayMove: (student) => phase[student] !== LOCKED,
    wishesOf: (student) => wishesOf(market, student),
    takesUnlisted: (student) =>
      market.options.fallback && market.acceptsAny[student] === 1 && phase[student] !== BY_WISH,
  })
  const proposals: RescueProposal[] = []
  for (const student of market.byDraw) {
    if (phase[student] !== UNPLACED || refused.has(student)) continue
    const moves = shortestChain(search, student)
    if (!moves) continue
    const offers = offersTouched(seats, moves)
    const before = new Set(blockingPairs(seats, closed, offers))
    followChain(search, moves)
    const created = blockingPairs(seats, closed, offers).filter((wish) => !before.has(wish))
    proposals.push({
      student: market.studentIds[student]!,
      moves: moves.map((move) => moveOf(market, move)),
      blockingPairs: created.map((wish) => pairOf(market, wish)).sort(byPair),
    })
  }
  return proposals
}

function wishesOf({ wishStart, wishOffer }: Market, student: number): number[] {
  return Array.from(wishOffer.subarray(wishStart[student], wishStart[student + 1]))
}

/** All offers where the moves may change who has a justified complaint. */
function offersTouched({ market }: Seats, moves: readonly ChainMove[]): number[] {
  const offers = moves.flatMap(({ student, from, to }) => [from, to, ...wishesOf(market, student)])
  return [...new Set(offers.filter((offer) => offer !== NONE))]
}

function moveOf({ studentIds, offerIds }: Market, { student, from, to }: ChainMove): RescueMove {
  return { student: studentIds[student]!, from: from === NONE ? null : offerIds[from]!, to: offerIds[to]! }
}

function pairOf({ studentIds, offerIds, wishStudent, wishOffer }: Market, wish: number): [string, string] {
  return [studentIds[wishStudent[wish]!]!, offerIds[wishOffer[wish]!]!]
}

function byPair(a: [string, string], b: [string, string]): number {
  return byCodeUnit(a[0], b[0]) || byCodeUnit(a[1], b[1])
}
