import { describe, expect, test } from '@jest/globals'
import { inTurns } from '../../scripts/bench/cases.ts'
import { percentile, timing } from '../../scripts/bench/measure.ts'
import { table } from '../../scripts/bench/report.ts'
import { pageRequest } from '../../scripts/bench/visitors.ts'

describe('the times of the bench', () => {
  test('a percentile is a time that was really measured', () => {
    const sorted = [1, 2, 3, 4, 5, 6, 7, 8, 9, 100]
    expect(percentile(sorted, 0.5)).toBe(5)
    expect(percentile(sorted, 0.95)).toBe(100)
    expect(percentile([7], 0.95)).toBe(7)
    expect(percentile([], 0.5)).toBe(0)
  })

  test('slices count together: requests over the time that all lasted', () => {
    const slices = [
      { times: [10, 20], lasted: 500 },
      { times: [30, 40, 50, 60], lasted: 1000 },
    ]
    expect(timing(slices)).toEqual({ p50: 30, p95: 60, perSecond: 4, requests: 6 })
    expect(timing([])).toEqual({ p50: 0, p95: 0, perSecond: 0, requests: 0 })
  })

  test('no session is asked twice in a row while others have requests left', () => {
    const asked = (paths: string[]) => paths.map((path) => pageRequest(null, path)).values()
    const turns = [...inTurns([asked(['a1', 'a2', 'a3']), asked([]), asked(['b1'])])]
    expect(turns.map(({ path }) => path)).toEqual(['a1', 'b1', 'a2', 'a3'])
  })

  test('a table has words to the left and numbers to the right', () => {
    const rows = [
      ['today', 'city', '1.5'],
      ['a long name', 'office', '12.5'],
    ]
    expect(table(['page', 'as', 'p50'], rows).split('\n')).toEqual([
      'page         as       p50',
      '-----------  ------  ----',
      'today        city     1.5',
      'a long name  office  12.5',
    ])
  })
})
