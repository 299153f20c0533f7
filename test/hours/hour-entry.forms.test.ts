import { describe, expect, test } from '@jest/globals'
import {
  entryValue,
  readCancelling,
  readOtherHours,
  readReturn,
  readSelection,
  readUsualHours,
} from '../../src/hours/hour-entry.forms.ts'
import { day } from '../../src/platform/day.ts'

const key = 'abcdefgh1234'
const other = { key, day: '16/11/2026', from1: '8,30', to1: '1230', activity: ' Fresatura ' }
const problemsOf = (read: { ok: boolean; problems?: object }) => (read.ok ? null : read.problems)

describe('the form of other times', () => {
  test('reads days and times as people write them; breaks and the second pair may be empty', () => {
    expect(readOtherHours(other)).toEqual({
      ok: true,
      value: {
        key,
        day: '2026-11-16',
        times: [{ from: '08:30', to: '12:30', breakMinutes: 0 }],
        activity: 'Fresatura',
      },
    })
    const both = readOtherHours({ ...other, break1: '15', from2: '13.30', to2: '17', break2: '' })
    expect(both).toMatchObject({ ok: true, value: { times: [{ breakMinutes: 15 }, { from: '13:30', to: '17:00' }] } })
  })

  test.each([
    [{ day: '31/02/2026' }, { day: 'not-a-day' }],
    [{ to1: '25' }, { to1: 'not-a-time' }],
    [{ to1: '' }, { to1: 'required' }],
    [{ from2: '13:30' }, { to2: 'required' }],
    [{ to2: '17:00' }, { from2: 'required' }],
    [{ break1: '1:00' }, { break1: 'not-a-number' }],
    [{ break1: '-5' }, { break1: 'not-a-number' }],
    [{ activity: ' ' }, { activity: 'required' }],
    [{ activity: 'x'.repeat(501) }, { activity: 'too-long' }],
    [{ key: '$ne' }, { key: 'not-valid' }],
  ])('with %j has the problem %j', (more, problems) => {
    const read = readOtherHours({ ...other, ...more })
    expect(problemsOf(read)).toEqual(problems)
    expect(read).toMatchObject({ typed: { activity: expect.any(String) } })
  })
})

describe('the form of agreed times', () => {
  test('takes one day or several, and nothing else', () => {
    const read = (days: unknown) => readUsualHours({ key, days, usualActivity: 'Prova' })
    expect(read('2026-11-16')).toMatchObject({ value: { days: ['2026-11-16'], activity: 'Prova' } })
    expect(read(['2026-11-16', '2026-11-17', 'x'])).toMatchObject({ value: { days: ['2026-11-16', '2026-11-17'] } })
    expect(problemsOf(read(undefined))).toEqual({ days: 'none-selected' })
    expect(problemsOf(read({ $gt: '' }))).toEqual({ days: 'none-selected' })
  })
})

describe('ticked lines', () => {
  const line = entryValue('placement1', { day: day('2026-11-16'), id: `${key}-1` })

  test('come back as they were written', () => {
    const entry = { placementId: 'placement1', day: '2026-11-16', id: `${key}-1` }
    expect(readSelection({ entries: line })).toEqual({ ok: true, value: [entry] })
    expect(readCancelling({ entry: line })).toEqual(entry)
    expect(readReturn({ entries: [line], reason: 'Assente' })).toEqual({
      ok: true,
      value: { entries: [entry], reason: 'Assente' },
    })
  })

  test('none ticked and no reason are both told; nonsense is no line', () => {
    expect(problemsOf(readReturn({}))).toEqual({ entries: 'none-selected', reason: 'required' })
    expect(problemsOf(readSelection({ entries: ['a.b.c', '../x.2026-11-16.y z'] }))).toEqual({
      entries: 'none-selected',
    })
    expect(readCancelling({ entry: ['x'] })).toBeNull()
    expect(readCancelling({})).toBeNull()
  })
})
