// The matching of a frozen round (abbinamento): checked, cleaned, places given, minimums held, rescue moves proposed, and told
// with reasons, cut-offs and digests. A pure function: the same round gives the same bytes, in whatever order it is written.
// A round that contradicts itself is refused whole, and nobody is placed. Rescue belongs to the default mechanism: the
// alternative places the largest number anyway.
// Source: matching.md 3.5 and 9.

import { byCodeUnit } from './code-unit.rules.ts'
import { buildMarket, type Market } from './market.rules.ts'
import { type Mechanism, mechanismOf, type PlacesGiven } from './mechanism.rules.ts'
import { type Closing, holdMinimums, shortWithLocks } from './minimums.rules.ts'
import { rescueProposals } from './rescue.rules.ts'
import { matchResult } from './result.rules.ts'
import { contradictionsOf } from './round-check.rules.ts'
import { cleanRound } from './round-cleaning.rules.ts'
import type { MatchResult, RoundFile } from './round-file.rules.ts'
import { shown } from './round-index.rules.ts'
import { placedAt, type Seats } from './seats.rules.ts'

/** How far a matching has come. */
export interface MatchStep {
  phase: string
  done: number
  of: number
}

export interface MatchOptions {
  onProgress?: (step: MatchStep) => void
}

/** The round contradicts itself: one line for each contradiction. */
export class ContradictoryRound extends Error {
  readonly lines: readonly string[]

  constructor(lines: readonly string[]) {
    super(`The round contradicts itself: ${lines.join('; ')}`)
    this.lines = lines
  }
}

export function match(file: RoundFile, { onProgress = () => {} }: MatchOptions = {}): MatchResult {
  onProgress({ phase: 'checking', done: 0, of: 1 })
  const contradictions = contradictionsOf(file)
  if (contradictions.length > 0) throw new ContradictoryRound(contradictions)
  const { round, warnings } = cleanRound(file)
  const market = buildMarket(round)
  const mechanism = mechanismOf(market)
  const { given, closed, steps } = solve(market, mechanism, onProgress)
  onProgress({ phase: 'reporting', done: 0, of: 1 })
  return matchResult(file, market, {
    given,
    explanation: mechanism.explain(given, closed),
    closed: [...closed].map((offer) => market.offerIds[offer]!).sort(byCodeUnit),
    closingSteps: steps,
    rescueProposals: proposalsFor(given.seats, closed),
    warnings: [...warnings, ...minimumWarnings(given.seats)],
  })
}

/** All places of a market, and which offers were closed for their minimum. */
export function solve(
  market: Market,
  mechanism: Mechanism = mechanismOf(market),
  onProgress: (step: MatchStep) => void = () => {},
): Closing<PlacesGiven> {
  onProgress({ phase: 'placing', done: 0, of: 1 })
  const solved = market.options.minimums
    ? holdMinimums(market, mechanism, onProgress)
    : { given: mechanism.givePlaces(new Set(), []), closed: new Set<number>(), steps: [] }
  mechanism.fill(solved.given)
  return solved
}

function proposalsFor(seats: Seats, closed: ReadonlySet<number>): MatchResult['rescueProposals'] {
  const { rescue, mechanism } = seats.market.options
  return rescue && mechanism === 'default' ? rescueProposals(seats, closed) : []
}

function minimumWarnings(seats: Seats): string[] {
  const { market } = seats
  if (!market.options.minimums) return []
  return shortWithLocks(seats).map((offer) => {
    const placed = `${placedAt(seats, offer)} of at least ${market.minimum[offer]}`
    return `offer ${shown(market.offerIds[offer])}: stays open below its minimum (${placed}): a student is locked there`
  })
}
