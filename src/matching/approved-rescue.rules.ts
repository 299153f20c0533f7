// The result of a round once a person has decided on rescue moves (spostamenti approvati): approved chains are followed, one
// after the other as they were decided; who refused is not proposed again; what may still be proposed is worked out anew
// from the seats as they are then. Limits named and cut-offs stay those of the result itself: they say who was refused by
// precedence. Who was moved from a wish reads instead that it was by an approved move.
// Source: matching.md 3.5.5 and 3.6.

import { buildMarket, type Market } from './market.rules.ts'
import { NONE } from './market-index.rules.ts'
import { rescueProposals } from './rescue.rules.ts'
import { byId } from './result.rules.ts'
import { cleanRound } from './round-cleaning.rules.ts'
import { resultDigest } from './round-digest.rules.ts'
import { approvedMove } from './round-file.rules.ts'
import type { MatchResult, Phase, RescueMove, RescueProposal, RoundFile } from './round-file.rules.ts'
import { BY_FALLBACK, BY_WISH, enter, leave, type Seats, seatsOf } from './seats.rules.ts'

export interface RescueDecisions {
  /** in the order in which they were decided */
  approved: readonly RescueProposal[]
  /** for whom no place is to be looked for */
  refused: readonly string[]
}

/** The result with what was decided in it, and with the proposals that remain. */
export function applyRescue(file: RoundFile, result: MatchResult, decisions: RescueDecisions): MatchResult {
  const market = buildMarket(cleanRound(file).round)
  const closed = new Set(result.closed.map((offer) => market.offerNumber.get(offer)!))
  const seats = seatsOfResult(market, result, closed)
  const moved = new Set<number>()
  for (const { moves } of decisions.approved) {
    for (const { student } of follow(seats, moves)) moved.add(market.studentNumber.get(student)!)
  }
  const refused = new Set(decisions.refused.map((student) => market.studentNumber.get(student)!))
  const after = {
    ...result,
    ...places(seats, result),
    reasons: reasonsAfter({ file, seats, moved }, result),
    rankProfile: rankProfile(seats),
    rescueProposals: rescueProposals(seats, closed, refused),
  }
  return { ...after, resultDigest: resultDigest(after) }
}

function seatsOfResult(market: Market, { matching, phase }: MatchResult, closed: ReadonlySet<number>): Seats {
  const placeOf = (student: number) => market.offerNumber.get(matching[market.studentIds[student]!] ?? '') ?? NONE
  const by = (wanted: Phase) => (student: number) => phase[market.studentIds[student]!] === wanted
  const held = new Int32Array(market.studentIds.length).fill(NONE)
  const students = Array.from(held.keys())
  for (const student of students.filter(by('wish'))) held[student] = wishFor(market, student, placeOf(student))
  const seats = seatsOf(market, held, closed)
  for (const student of students.filter(by('fallback')))
    enter(seats, student, { offer: placeOf(student), phase: BY_FALLBACK })
  return seats
}

function wishFor({ wishStart, wishOffer }: Market, student: number, offer: number): number {
  for (let wish = wishStart[student]!; wish < wishStart[student + 1]!; wish++)
    if (wishOffer[wish] === offer) return wish
  return NONE
}

/** First all leave, then all take the new places. */
function follow(seats: Seats, moves: readonly RescueMove[]): readonly RescueMove[] {
  const { market } = seats
  for (const { student, from } of moves) if (from !== null) leave(seats, market.studentNumber.get(student)!)
  for (const { student: id, to } of moves) {
    const [student, offer] = [market.studentNumber.get(id)!, market.offerNumber.get(to)!]
    enter(seats, student, { offer, phase: wishFor(market, student, offer) === NONE ? BY_FALLBACK : BY_WISH })
  }
  return moves
}

function places({ market, place, phase }: Seats, result: MatchResult): Pick<MatchResult, 'matching' | 'phase'> {
  const matching = byId<string | null>()
  const phases = byId<Phase>()
  for (const [student, id] of market.studentIds.entries()) {
    const offer = place[student]!
    matching[id] = offer === NONE ? null : market.offerIds[offer]!
    phases[id] = phase[student] === BY_WISH ? 'wish' : phase[student] === BY_FALLBACK ? 'fallback' : result.phase[id]!
  }
  return { matching, phase: phases }
}

interface Moved {
  file: RoundFile
  seats: Seats
  moved: ReadonlySet<number>
}

/** Of who was moved: down the list as far as the new place, with the limit that refused, or the move. */
function reasonsAfter({ file, seats, moved }: Moved, { reasons }: MatchResult): MatchResult['reasons'] {
  const { market, place, phase } = seats
  const after = byId<Record<string, string>>()
  const lists = new Map(file.students.map(({ id, preferences }) => [id, preferences]))
  for (const [student, id] of market.studentIds.entries()) {
    const known = reasons[id] ?? byId<string>()
    after[id] = moved.has(student) ? reasonsOf(student, lists.get(id) ?? [], known) : known
  }
  return after

  function reasonsOf(student: number, list: readonly string[], known: Record<string, string>) {
    const wish = phase[student] === BY_WISH ? market.offerIds[place[student]!]! : null
    const own = byId<string>()
    for (const offer of list) {
      if (offer === wish) break
      const number = market.offerNumber.get(offer)
      if (number === undefined) continue
      const refusal = wishFor(market, student, number) === NONE ? 'not allowed' : approvedMove
      own[offer] ??= Object.hasOwn(known, offer) ? known[offer]! : refusal
    }
    return own
  }
}

function rankProfile({ market, place, phase }: Seats): number[] {
  const profile: number[] = []
  for (const [student, offer] of place.entries()) {
    if (phase[student] !== BY_WISH) continue
    const rank = wishFor(market, student, offer) - market.wishStart[student]!
    while (profile.length <= rank) profile.push(0)
    profile[rank]!++
  }
  return profile
}
