import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Charted, chartsOf, outcomes, type ShownCount } from '../../src/assignments/chart.rules.ts'
import { type Mask, masksOf, smallest, type Stream } from '../../src/assignments/masks.rules.ts'

/** A table of two groups and three outcomes with its sums, as streams: everybody, groups, cells, outcomes, back. */
function streamsOf(cells: readonly (readonly number[])[]): Stream[] {
  const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0)
  const columns = (cells[0] ?? []).map((_, column) => sum(cells.map((row) => row[column] ?? 0)))
  return [
    { from: 'back', to: 'all', count: sum(columns) },
    ...cells.map((row, index) => ({ from: 'all', to: `row ${index}`, count: sum(row) })),
    ...cells.flatMap((row, index) =>
      row.map((count, column) => ({ from: `row ${index}`, to: `column ${column}`, count })),
    ),
    ...columns.map((count, column) => ({ from: `column ${column}`, to: 'back', count })),
  ]
}

/** Tables that somebody who reads the shown numbers may take for the true one: those that differ by one person here and there. */
function* readings(streams: readonly Stream[], masks: readonly Mask[], rows: number, columns: number) {
  const fits = (value: number, index: number) => {
    if (masks[index] === 'small') return value < smallest
    return masks[index] === 'hidden' ? value >= smallest : value === streams[index]?.count
  }
  const firstCell = 1 + rows
  const values = Array.from({ length: rows * columns }, () => 0)
  function* fill(cell: number): Generator<number[]> {
    if (cell === values.length) {
      const table = Array.from({ length: rows }, (_, row) => values.slice(row * columns, (row + 1) * columns))
      const whole = streamsOf(table).map(({ count }) => count)
      if (whole.every(fits)) yield whole
      return
    }
    const truth = streams[firstCell + cell]?.count ?? 0
    for (const value of [truth - 1, truth, truth + 1]) {
      if (value < 0 || !fits(value, firstCell + cell)) continue
      values[cell] = value
      yield* fill(cell + 1)
    }
  }
  yield* fill(0)
}

describe('small numbers', () => {
  test('are hidden with as many neighbours as it takes, so that no difference gives one away', () => {
    const row = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(row, row, (one, other) => {
        const streams = streamsOf([one, other])
        const masks = masksOf(streams)
        for (const [index, { count }] of streams.entries()) if (count < smallest) expect(masks[index]).toBe('small')
        if (!masks.includes('shown')) return
        const possible = streams.map(() => new Set<number>())
        for (const reading of readings(streams, masks, 2, 3))
          for (const [index, value] of reading.entries()) possible[index]?.add(value)
        for (const [index, mask] of masks.entries())
          if (mask === 'small') expect(possible[index]?.size).toBeGreaterThan(1)
      }),
      { numRuns: 60 },
    )
  })

  test('of which there are none leave everything shown', () => {
    expect(
      masksOf(
        streamsOf([
          [5, 6, 7],
          [9, 5, 8],
        ]),
      ),
    ).not.toContain('small')
  })

  test('alone in their row and column take three others with them', () => {
    const masks = masksOf(
      streamsOf([
        [3, 20, 30],
        [10, 20, 30],
      ]),
    )
    expect(masks.filter((mask) => mask === 'small')).toHaveLength(1)
    expect(masks.filter((mask) => mask === 'hidden').length).toBeGreaterThanOrEqual(3)
  })
})

const people = fc.array(
  fc.record({
    outcome: fc.constantFrom(...outcomes),
    district: fc.constantFrom('isola', 'porta'),
    school: fc.constantFrom('a', 'b', 'c'),
    sex: fc.constantFrom('F', 'M'),
  }),
  { maxLength: 80 },
)

describe('the charts of a round', () => {
  test('say the true number or none, and never one under five', () => {
    fc.assert(
      fc.property(people, (all: Charted[]) => {
        const { all: whole, districts, schools, sexes } = chartsOf(all)
        const count = (of: (person: Charted) => boolean) => all.filter(of).length
        const check = (shown: ShownCount, true_: number) => {
          if (shown.count === null) expect(shown.mask).not.toBe('shown')
          else expect([shown.count, shown.count >= smallest]).toEqual([true_, true])
        }
        for (const outcome of outcomes) {
          check(
            whole.outcomes[outcome],
            count((person) => person.outcome === outcome),
          )
          for (const { key, outcomes: counts } of districts)
            check(
              counts[outcome],
              count((person) => person.district === key && person.outcome === outcome),
            )
          for (const { key, within, outcomes: counts } of schools)
            check(
              counts[outcome],
              count((person) => person.school === key && person.district === within && person.outcome === outcome),
            )
          for (const { key, outcomes: counts } of sexes)
            check(
              counts[outcome],
              count((person) => person.sex === key && person.outcome === outcome),
            )
        }
      }),
      { numRuns: 150 },
    )
  })

  test('hide in the table of the sexes what would tell a number hidden in that of the schools', () => {
    const some = (n: number, person: Omit<Charted, 'district'>) =>
      Array.from({ length: n }, () => ({ ...person, district: 'isola' }))
    const { schools, sexes } = chartsOf([
      ...some(3, { outcome: 'none', school: 'a', sex: 'F' }),
      ...some(20, { outcome: 'none', school: 'b', sex: 'F' }),
      ...some(20, { outcome: 'first', school: 'a', sex: 'M' }),
      ...some(20, { outcome: 'first', school: 'b', sex: 'M' }),
    ])
    expect(schools.find(({ key }) => key === 'a')?.outcomes.none).toEqual({ count: null, mask: 'small' })
    const known = sexes.flatMap(({ outcomes: counts }) => [counts.none.count, counts.first.count])
    expect(known).not.toContain(23)
  })
})
