// Tiny rounds with the result that the engine gives: each is solved once, however many tests look at it.
import { match } from '../../src/matching/match.rules.ts'
import type { MatchResult, RoundFile } from '../../src/matching/round-file.rules.ts'
import type { NaiveRound } from './naive-round.ts'
import type { Dice } from './seeded.ts'
import { type MarketShape, onMarkets } from './small-markets.ts'

export interface SolvedMarket {
  file: RoundFile
  round: NaiveRound
  result: MatchResult
  dice: Dice
}

const solved = new Map<string, MatchResult>()

function resultOf(file: RoundFile): MatchResult {
  const key = JSON.stringify(file)
  const known = solved.get(key) ?? match(file)
  solved.set(key, known)
  return known
}

/** Runs a check on so many markets and their results. */
export function onSolved(count: number, shape: MarketShape, check: (market: SolvedMarket) => void): void {
  onMarkets(count, shape, (market) => check({ ...market, result: resultOf(market.file) }))
}
