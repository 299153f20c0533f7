import { describe, expect, test } from '@jest/globals'
import type { RoundFile } from '../../src/matching/round-file.rules.ts'
import { fileOfRun } from '../../src/round-runs/run-file.rules.ts'
import { isPublishable, runKey, type WhatIf } from '../../src/round-runs/run.rules.ts'
import { withWhatIf } from '../../src/round-runs/what-if.rules.ts'

const file: RoundFile = {
  roundId: 'r',
  seed: 's',
  options: { mechanism: 'default', rescue: true },
  students: [
    { id: 'a', preferences: ['x'] },
    { id: 'b', preferences: ['x'] },
  ],
  offers: [
    { id: 'x', max: 3, running: 1, min: 2 },
    { id: 'y', max: 1 },
  ],
  groups: [{ id: 'g', max: 2, offers: ['x', 'y'] }],
  locks: [['a', 'x']],
}
const seats = (by: number): WhatIf => ({ what: 'seats', offerId: 'x', by })
const offerX = (whatIf: WhatIf) => withWhatIf(file, whatIf).offers[0]

describe('a change that is tried out', () => {
  test.each([
    [1, 4, 2],
    [-1, 2, 2],
    [-2, 1, 1],
    [-9, 1, 1],
  ])('%p seats', (by, max, min) => {
    expect(offerX(seats(by))).toEqual({ id: 'x', max, running: 1, min })
  })

  test('an offer that is closed has nothing to give, and nobody is locked there', () => {
    const changed = withWhatIf(file, { what: 'close', offerId: 'x' })
    expect(changed.offers[0]).toEqual({ id: 'x', max: 1, running: 1, min: 0 })
    expect(changed.locks).toEqual([])
  })

  test('somebody who is locked is locked there alone', () => {
    expect(withWhatIf(file, { what: 'lock', unitId: 'a', offerId: 'y' }).locks).toEqual([['a', 'y']])
    expect(withWhatIf(file, { what: 'lock', unitId: 'b', offerId: 'y' }).locks).toEqual([
      ['a', 'x'],
      ['b', 'y'],
    ])
  })

  test('changes nothing else, and never the round that was frozen', () => {
    const before = structuredClone(file)
    for (const whatIf of [
      seats(1),
      { what: 'close', offerId: 'x' },
      { what: 'lock', unitId: 'b', offerId: 'y' },
    ] as const) {
      const { offers, locks, ...rest } = withWhatIf(file, whatIf)
      expect({ ...rest, offers: offers.slice(1) }).toEqual({
        roundId: 'r',
        seed: 's',
        options: file.options,
        students: file.students,
        groups: file.groups,
        offers: [{ id: 'y', max: 1 }],
      })
      expect(locks).toBeDefined()
    }
    expect(file).toEqual(before)
    expect(withWhatIf(file, null)).toBe(file)
  })
})

test('a run matches the frozen round by its own mechanism, with the change and with those who were separated', () => {
  const run = { mechanism: 'satisfaction', whatIf: seats(1), separated: [{ unitId: 'b', offerId: 'x' }] } as const
  const tried = fileOfRun(file, run)
  expect(tried.options).toEqual({ mechanism: 'satisfaction', rescue: false })
  expect(tried.offers[0]?.max).toBe(4)
  expect(tried.forbidden).toEqual([['b', 'x']])
  expect(fileOfRun(file, { mechanism: 'default', whatIf: null, separated: [] })).toEqual(file)
})

test('the same tried twice has one key, however it is written', () => {
  const run = { roundId: 'r', mechanism: 'default', whatIf: seats(1) } as const
  expect(runKey({ ...run, whatIf: { by: 1, offerId: 'x', what: 'seats' } })).toBe(runKey(run))
  expect(runKey({ ...run, whatIf: seats(2) })).not.toBe(runKey(run))
  expect(runKey({ ...run, mechanism: 'satisfaction' })).not.toBe(runKey(run))
})

test('only the frozen round, by the mechanism that was announced, may be published', () => {
  const run = { state: 'done', whatIf: null, mechanism: 'default' } as const
  const round = { mechanism: 'default', state: 'closed' } as const
  expect(isPublishable(run, round)).toBe(true)
  expect(isPublishable({ ...run, whatIf: seats(1) }, round)).toBe(false)
  expect(isPublishable({ ...run, mechanism: 'satisfaction' }, round)).toBe(false)
  expect(isPublishable({ ...run, state: 'failed' }, round)).toBe(false)
  expect(isPublishable(run, { ...round, state: 'published' })).toBe(false)
})
