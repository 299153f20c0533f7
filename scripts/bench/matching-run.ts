// One size of one kind of round, measured in a process of its own so that its peak memory is its own. Called by matching.ts.
import { match, solve } from '../../src/matching/match.rules.ts'
import { buildMarket, type Market } from '../../src/matching/market.rules.ts'
import { noProposals, proposeAll } from '../../src/matching/deferred-acceptance.rules.ts'
import { cleanRound } from '../../src/matching/round-cleaning.rules.ts'
import type { RoundFile } from '../../src/matching/round-file.rules.ts'
import { satisfy } from '../../src/matching/satisfaction.rules.ts'
import { violationsOf } from '../../src/matching/verify.rules.ts'
import { makeMarket } from './matching-market.ts'
import type { MatchingKind, MatchingRun } from './matching-report.ts'

const [kind, size] = process.argv.slice(2) as [MatchingKind, string]
const students = Number(size)
const file = makeMarket({
  students,
  nested: kind !== 'plain',
  minimums: kind === 'whole',
  mechanism: kind === 'satisfaction' ? 'satisfaction' : 'default',
})
process.stdout.write(JSON.stringify(measureRound(file)))

function measureRound(round: RoundFile): MatchingRun {
  const build = best(() => buildMarket(cleanRound(round).round))
  const market = build.value
  const solve = best(() => solveOnce(market))
  const matching = timed(() => match(round))
  const result = matching.value
  const checking = timed(() => violationsOf(round, result))
  return {
    kind,
    students,
    buildMs: build.ms,
    firstMs: solve.firstMs,
    solveMs: solve.ms,
    matchMs: matching.ms,
    checkMs: checking.ms,
    peakMb: process.resourceUsage().maxRSS / 1024,
    placed: Object.values(result.matching).filter((offer) => offer !== null).length,
    closed: result.closed.length,
    violations: checking.value.length,
  }
}

function solveOnce(market: Market): unknown {
  if (kind === 'satisfaction') return satisfy(market)
  if (kind === 'whole') return solve(market)
  const run = noProposals(market)
  proposeAll(run)
  return run
}

/** The best of several, the first of which warms up: as many as fit into three seconds, two at least. */
function best<Value>(work: () => Value): { value: Value; firstMs: number; ms: number } {
  const first = timed(work)
  let { value, ms } = timed(work)
  let spent = first.ms + ms
  for (let times = 2; spent < 3000 && times < 200; times++) {
    const again = timed(work)
    value = again.value
    ms = Math.min(ms, again.ms)
    spent += again.ms
  }
  return { value, firstMs: first.ms, ms }
}

/** Time of the processor, which does not grow when other programs want it as well. */
function timed<Value>(work: () => Value): { value: Value; ms: number } {
  const before = process.cpuUsage()
  const value = work()
  const { user, system } = process.cpuUsage(before)
  return { value, ms: (user + system) / 1000 }
}
