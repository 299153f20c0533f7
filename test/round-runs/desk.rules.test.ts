import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { match } from '../../src/matching/match.rules.ts'
import type { RoundFile } from '../../src/matching/round-file.rules.ts'
import { complaintsOf } from '../../src/round-runs/complaint.rules.ts'
import { deskRows, movesBetween, offerFill, outcomeOf } from '../../src/round-runs/desk.rules.ts'
import { findRows, went } from '../../src/round-runs/run-list.rules.ts'

const lottery = ['a', 'b', 'c', 'd', 'e']
const roundOf = (wishes: Record<string, string[]>, change: Partial<RoundFile> = {}): RoundFile => ({
  roundId: 'r',
  seed: 's',
  lottery,
  students: lottery.map((id) => ({ id, class: '3A', preferences: wishes[id] ?? [], acceptsAny: id !== 'd' })),
  offers: [
    { id: 'x', max: 2, running: 1 },
    { id: 'y', max: 1 },
    { id: 'z', max: 2, min: 2 },
  ],
  ...change,
})
const wishes = { a: ['x'], b: ['x', 'y'], c: ['x', 'z'], d: ['x', 'y'] }

describe('a result at the desk', () => {
  const file = roundOf(wishes, {
    options: { fallback: true },
    ineligible: [
      ['e', 'x'],
      ['e', 'y'],
      ['e', 'z'],
    ],
  })
  const result = match(file)
  const rows = deskRows(file, result)

  test('has a row for each, in the order of the draw, with what stood in the way', () => {
    expect(rows.map(({ unitId, draw, offerId, rank, unplaced }) => [unitId, draw, offerId, rank, unplaced])).toEqual([
      ['a', 1, 'x', 1, null],
      ['b', 2, 'y', 2, null],
      ['c', 3, null, null, 'all-full'],
      ['d', 4, null, null, 'only-wishes'],
      ['e', 5, null, null, 'nothing-eligible'],
    ])
    expect(rows[1]?.refused).toEqual([{ offerId: 'x', rank: 1, reason: 'offer x' }])
    expect(rows[2]?.refused).toEqual([
      { offerId: 'x', rank: 1, reason: 'offer x' },
      { offerId: 'z', rank: 2, reason: 'closed' },
    ])
  })

  test('in a few numbers', () => {
    expect(outcomeOf(rows)).toEqual({
      units: 5,
      placed: 2,
      locked: 0,
      fallback: 0,
      unplaced: 3,
      first: 1,
      topThree: 2,
      worst: 2,
      ranks: [1, 1],
    })
    expect(outcomeOf([])).toMatchObject({ placed: 0, worst: null, ranks: [] })
  })

  test('by offer: seats of this round, how wished, and the last one admitted', () => {
    expect(offerFill(file, result)).toMatchObject([
      { offerId: 'x', seats: 1, placed: 1, firstWishes: 4, wishes: 4, closed: false, cutOff: { class: 1, draw: 1 } },
      { offerId: 'y', seats: 1, placed: 1, firstWishes: 0, wishes: 2, closed: false },
      { offerId: 'z', seats: 2, placed: 0, min: 2, closed: true, belowMinimum: false },
    ])
  })

  test('is searched by name without accents, by draw number, by offer and by outcome', () => {
    const named = new Map([['b', { name: 'Šarić Niccolò', className: '3A', schoolId: 'galilei' }]])
    const seen = { all: true, named }
    const find = (q: string, offerId = '', how: Parameters<typeof findRows>[1]['how'] = null) =>
      findRows(rows, { q, offerId, how }, seen).map(({ unitId }) => unitId)
    expect(find('saric nic')).toEqual(['b'])
    expect(find('4')).toEqual(['d'])
    expect(find('', 'x')).toEqual(['a'])
    expect(find('', '', 'unplaced')).toEqual(['c', 'd', 'e'])
    expect(find('', '', 'other')).toEqual(['b'])
    expect(find('!')).toEqual([])
    expect(rows.map(went)).toEqual(['first', 'other', 'unplaced', 'unplaced', 'unplaced'])
  })
})

test('who moves, and whether it is better for them', () => {
  const file = roundOf(wishes)
  const before = { matching: { a: 'x', b: 'y', c: 'x', d: null, e: 'y' } }
  const after = { matching: { a: null, b: 'x', c: 'z', d: 'z', e: 'z' } }
  expect(movesBetween(file, before, after)).toEqual([
    { unitId: 'a', from: 'x', to: null, better: false },
    { unitId: 'b', from: 'y', to: 'x', better: true },
    { unitId: 'c', from: 'x', to: 'z', better: false },
    { unitId: 'd', from: null, to: 'z', better: true },
    { unitId: 'e', from: 'y', to: 'z', better: null },
  ])
})

describe('justified complaints', () => {
  const offers = ['x', 'y', 'z']
  const list = fc.uniqueArray(fc.constantFrom(...offers))
  const market = fc.record({
    lists: fc.array(list, { minLength: 5, maxLength: 5 }),
    seats: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 }),
    group: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
    classMax: fc.option(fc.integer({ min: 1, max: 2 }), { nil: null }),
    first: fc.uniqueArray(fc.constantFrom(...lottery)),
  })
  const fileOf = ({ lists, seats, group, classMax, first }: typeof market extends fc.Arbitrary<infer M> ? M : never) =>
    roundOf(Object.fromEntries(lottery.map((id, index) => [id, lists[index] ?? []])), {
      // One order for all offers of a host, which share a limit.
      offers: offers.map((id, index) => ({ id, max: seats[index] ?? 0, classMax, priorities: [first] })),
      groups: group === null ? [] : [{ id: 'g', max: group, offers: ['x', 'y'] }],
    })

  test('by precedence nobody has one, whatever the round', () => {
    fc.assert(
      fc.property(market, (drawn) => {
        const file = fileOf(drawn)
        expect(complaintsOf(file, match(file))).toEqual([])
      }),
    )
  })

  test('are found where somebody of worse key has the seat, or nobody has', () => {
    const file = roundOf({ a: ['x', 'y'], b: ['x'] })
    const phase = { a: 'wish', b: 'wish', c: 'unplaced', d: 'unplaced', e: 'unplaced' } as const
    const swapped = { matching: { a: 'y', b: 'x', c: null, d: null, e: null }, phase, closed: [] }
    expect(complaintsOf(file, swapped)).toEqual([['a', 'x']])
    const empty = { ...swapped, matching: { ...swapped.matching, a: null, b: null } }
    expect(complaintsOf(file, empty)).toEqual([
      ['a', 'x'],
      ['a', 'y'],
      ['b', 'x'],
    ])
    expect(complaintsOf(file, { ...empty, closed: ['x'] })).toEqual([['a', 'y']])
  })
})
