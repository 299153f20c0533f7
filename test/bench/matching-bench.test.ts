import { describe, expect, test } from '@jest/globals'
import { makeMarket } from '../../scripts/bench/matching-market.ts'
import { type MatchingRun, matchingRatios, matchingTable } from '../../scripts/bench/matching-report.ts'
import { contradictionsOf } from '../../src/matching/round-check.rules.ts'
import { inputDigest } from '../../src/matching/round-digest.rules.ts'

const run = (kind: MatchingRun['kind'], students: number, solveMs: number): MatchingRun => ({
  kind,
  students,
  buildMs: 1,
  firstMs: 2 * solveMs,
  solveMs,
  matchMs: 1500,
  checkMs: 1,
  peakMb: 100.4,
  placed: students / 2,
  closed: 3,
  violations: 0,
})

describe('the rounds that the bench invents', () => {
  const shape = { students: 3000, nested: true, minimums: true }
  const file = makeMarket(shape)

  test('are always the same, and nothing in them contradicts itself', () => {
    expect(contradictionsOf(file)).toEqual([])
    expect(inputDigest(makeMarket(shape))).toBe(inputDigest(file))
  })

  test('have the shape that the figures are told for', () => {
    const share = (count: number, of: number) => Math.round((100 * count) / of)
    const withWishes = file.students.filter(({ preferences }) => preferences.length > 0)
    expect(withWishes.every(({ preferences }) => new Set(preferences).size === 10)).toBe(true)
    expect(share(withWishes.length, 3000)).toBe(92)
    expect(file.offers).toHaveLength(1000)
    expect(share(file.offers.filter(({ min = 0 }) => min > 1).length, 1000)).toBeCloseTo(15, -1)
    expect(
      share(
        file.offers.reduce((seats, { max }) => seats + max, 0),
        3000,
      ),
    ).toBeCloseTo(110, -1)
    expect(file.groups).toHaveLength(250)
  })
})

describe('the report of the bench', () => {
  test('lines up what was measured', () => {
    expect(matchingTable([run('plain', 10_000, 4.26)]).split('\n')).toEqual([
      '              students   build  solve first  solve best  file to result   check    peak  placed  closed',
      'plain limits    10,000  1.0 ms       8.5 ms      4.3 ms          1.50 s  1.0 ms  100 MB  50.0 %       3',
    ])
  })

  test('sets growth and shares beside what they may be', () => {
    const runs = [
      run('plain', 1_000, 1),
      run('plain', 10_000, 21),
      run('nested', 10_000, 42),
      run('whole', 1_000, 5),
      run('whole', 10_000, 504),
      run('nested', 100_000, 100),
      run('whole', 100_000, 6_100),
    ]
    expect(
      matchingRatios(runs)
        .split('\n')
        .map((line) => line.replace(/ {2,}/gu, ' | ')),
    ).toEqual([
      'plain limits, 1,000 to 10,000 students | × 21.0 | at most 20 | above',
      'plain limits, 1,000 to 10,000 students, best of several | × 21.0',
      'whole, with minimums, 1,000 to 10,000 students | × 100.8',
      'whole, with minimums, 1,000 to 10,000 students, best of several | × 100.8',
      'class, offer and host, 10,000 to 100,000 students | × 2.4 | at most 20 | within',
      'class, offer and host, 10,000 to 100,000 students, best of several | × 2.4',
      'whole, with minimums, 10,000 to 100,000 students | × 12.1',
      'whole, with minimums, 10,000 to 100,000 students, best of several | × 12.1',
      'nested to plain at 10,000 | × 2.0 | at most 4 | within',
      'whole procedure to nested at 10,000 | × 12.0 | at most 12 | within',
      'whole procedure to nested at 100,000 | × 61.0 | at most 60 | above',
    ])
  })
})
