import { describe, expect, test } from '@jest/globals'
import {
  entryStates,
  type EntryMove,
  isSameSending,
  mayMove,
  newEntries,
  sentBefore,
  stateAfter,
} from '../../src/hours/hour-entry.rules.ts'
import { openDays } from '../../src/hours/open-days.rules.ts'
import { byWeek, registeredMinutes, remainingMinutes, totalsOf } from '../../src/hours/totals.rules.ts'
import type { Role } from '../../src/access/actor.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import { times } from './workshop.ts'

const placement = { _id: 'p', partnerId: 'h', schoolId: 's' }

function entriesBy(role: Role, ...list: ReturnType<typeof times>[]) {
  const by = { accountId: 'a', name: 'A', role, at: new Date(0) }
  return newEntries({ key: 'abcdefgh', placement, times: list, activity: 'Prova', by })
}

function possible(move: EntryMove, role: Role, writer: Role): string[] {
  const [entry] = entriesBy(writer, times('09:00', '10:00'))
  return entryStates.filter((state) => entry && mayMove(move, role, { ...entry, state }))
}

describe('moves of a line', () => {
  test.each<[EntryMove, Role, Role, string[]]>([
    ['confirm', 'host', 'student', ['logged']],
    ['confirm', 'student', 'student', []],
    ['confirm', 'teacher', 'student', []],
    ['approve', 'teacher', 'student', ['confirmed']],
    ['approve', 'coordinator', 'host', ['confirmed']],
    ['approve', 'office', 'student', []],
    ['approve', 'host', 'student', []],
    ['return', 'host', 'student', ['logged']],
    ['return', 'coordinator', 'student', ['logged', 'confirmed']],
    ['return', 'teacher', 'host', ['logged', 'confirmed']],
    ['return', 'student', 'student', []],
    ['cancel', 'student', 'student', ['logged']],
    ['cancel', 'student', 'host', []],
    ['cancel', 'host', 'host', ['logged', 'confirmed']],
    ['cancel', 'host', 'student', []],
    ['cancel', 'coordinator', 'student', []],
  ])('%s by the %s, of a line written by the %s', (move, role, writer, from) => {
    expect(possible(move, role, writer)).toEqual(from)
  })

  test('nothing leaves approved, returned or cancelled', () => {
    const moves = Object.keys(stateAfter) as EntryMove[]
    const roles: Role[] = ['city', 'office', 'coordinator', 'teacher', 'host', 'student', 'system']
    for (const move of moves)
      for (const role of roles)
        for (const writer of ['student', 'host'] as const)
          expect(possible(move, role, writer).filter((state) => !['logged', 'confirmed'].includes(state))).toEqual([])
  })
})

describe('a form sent again', () => {
  const stored = entriesBy('student', times('09:00', '10:00'), times('11:00', '12:00', 5))

  test('is recognised by its key', () => {
    expect(sentBefore('abcdefgh', stored)).toHaveLength(2)
    expect(sentBefore('abcdefg', stored)).toHaveLength(0)
  })

  test('is the same only when everything in it is, and still holds', () => {
    expect(isSameSending(stored, entriesBy('student', times('09:00', '10:00'), times('11:00', '12:00', 5)))).toBe(true)
    expect(isSameSending(stored, entriesBy('student', times('09:00', '10:00')))).toBe(false)
    expect(isSameSending(stored, entriesBy('student', times('09:00', '10:00'), times('11:00', '12:00')))).toBe(false)
    expect(
      isSameSending(
        stored.map((entry) => ({ ...entry, live: false })),
        stored,
      ),
    ).toBe(false)
  })
})

describe('sums', () => {
  test('each line counts in one state, returned and cancelled ones in none', () => {
    const lines = entryStates.map((state, n) => ({ state, minutes: 10 ** n }))
    const totals = totalsOf(lines, 500)
    expect(totals).toEqual({ logged: 1, confirmed: 10, approved: 100, planned: 500 })
    expect(registeredMinutes(totals)).toBe(111)
  })

  test('thirty days of 7:20 keep every minute', () => {
    expect(
      totalsOf(
        Array.from({ length: 30 }, () => ({ state: 'approved' as const, minutes: 440 })),
        0,
      ).approved,
    ).toBe(13_200)
  })

  test('what remains is never negative, and null where nothing is required', () => {
    expect(remainingMinutes(9000, 8999)).toBe(1)
    expect(remainingMinutes(9000, 9001)).toBe(0)
    expect(remainingMinutes(null, 0)).toBeNull()
  })

  test('weeks come latest first, and across the new year a week stays one', () => {
    const [entry] = entriesBy('student', times('09:00', '10:00'))
    if (!entry) throw new Error('no entry')
    const weeks = byWeek([
      { day: day('2027-01-01'), entry },
      { day: day('2026-12-28'), entry },
      { day: day('2026-12-27'), entry: { ...entry, live: false } },
    ])
    expect(weeks.map(({ week, monday, sunday, minutes }) => [week, monday, sunday, minutes])).toEqual([
      ['2026-W53', '2026-12-28', '2027-01-03', 120],
      ['2026-W52', '2026-12-21', '2026-12-27', 0],
    ])
    expect(weeks[0]?.entries.map((each) => each.day)).toEqual(['2026-12-28', '2027-01-01'])
  })
})

describe('days to log', () => {
  const everyDay = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
    weekday,
    from: clockTime('09:00'),
    to: clockTime('12:00'),
  }))
  const terms = { from: day('2026-12-05'), to: day('2026-12-31'), timetable: everyDay, plannedMinutes: 600 }
  const open = (now: string, today: string, { first = '2026-11-01', absent = '' } = {}) =>
    openDays({
      placement: { terms, amendments: [] },
      entriesOn: () => [],
      isAbsent: (each) => each === absent,
      now: new Date(now),
      today: day(today),
      first: day(first),
    }).map((each) => each.day)

  test('start with today when its times are over, leave holidays out and stop at the first day', () => {
    expect(open('2026-12-09T11:00:00Z', '2026-12-09')).toEqual(['2026-12-09', '2026-12-07', '2026-12-06', '2026-12-05'])
    expect(open('2026-12-09T10:59:00Z', '2026-12-09')).toEqual(['2026-12-07', '2026-12-06', '2026-12-05'])
  })

  test('leave out the patron’s feast and the closures of the calendar that was agreed', () => {
    const calendar = { patron: '12-07' as const, closures: [{ from: day('2026-12-05'), to: day('2026-12-05') }] }
    const found = openDays({
      placement: { terms: { ...terms, calendar }, amendments: [] },
      entriesOn: () => [],
      isAbsent: () => false,
      now: new Date('2026-12-09T11:00:00Z'),
      today: day('2026-12-09'),
      first: day('2026-11-25'),
    })
    expect(found.map((each) => each.day)).toEqual(['2026-12-09', '2026-12-06'])
  })

  test('are those that may still be written, without days of absence, and none after the last day', () => {
    const inJanuary = open('2027-01-03T10:00:00Z', '2027-01-03', { first: '2026-12-27', absent: '2026-12-29' })
    expect(inJanuary).toEqual(['2026-12-31', '2026-12-30', '2026-12-28', '2026-12-27'])
    expect(open('2026-12-01T10:00:00Z', '2026-12-01')).toEqual([])
  })
})
