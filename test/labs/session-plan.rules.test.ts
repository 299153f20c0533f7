import { describe, expect, test } from '@jest/globals'
import {
  type ClosedBecause,
  closedOn,
  daysLeftOut,
  isOutsideHours,
  type PlanCalendar,
} from '../../src/labs/closed-days.rules.ts'
import type { PatternSlot } from '../../src/labs/edition.rules.ts'
import {
  hasBegun,
  isChangeable,
  numbered,
  patternProblems,
  type PlanAsked,
  planSessions,
} from '../../src/labs/session-plan.rules.ts'
import { siteAt } from '../../src/partners/partner.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import {
  addDays,
  day,
  type Day,
  daysBetween,
  instantOf,
  isoWeek,
  type Weekday,
  weekday,
} from '../../src/platform/day.ts'
import { sumMinutes } from '../../src/platform/minutes.ts'
import { aSession } from './an-edition.ts'

const slot = (on: Weekday, from = '14:00', to = '17:00'): PatternSlot => ({
  weekday: on,
  from: clockTime(from),
  to: clockTime(to),
})
const never = () => []
const plan = (given: Partial<PlanAsked>) =>
  planSessions({
    minutes: 1800,
    pattern: [slot(3)],
    from: day('2026-09-16'),
    to: day('2026-12-31'),
    closedOn: never,
    ...given,
  })
const days = ({ sessions }: { sessions: readonly { day: Day }[] }) => sessions.map((session) => session.day)

/** The fablab of Borgo: closed on Sundays, on its own closure and on the bridge of a school. */
const address = { id: 'sede', ...siteAt({ name: 'Sede', address: '', postcode: '', town: '', district: null }) }
const calendar: PlanCalendar = {
  patron: '12-07',
  city: [{ from: day('2026-10-21'), to: day('2026-10-21'), reason: { it: 'Elezioni', en: 'Elections' } }],
  partner: {
    sites: [
      {
        ...address,
        opening: ([1, 2, 3, 4, 5, 6] as const).map((on) => ({
          weekday: on,
          from: clockTime('09:00'),
          to: clockTime('18:00'),
        })),
      },
    ],
    closures: [{ id: 'x', siteId: null, from: day('2026-11-18'), to: day('2026-11-18'), reason: 'Inventario' }],
  },
  siteId: 'sede',
  schools: [
    { schoolId: 'galilei', closures: [{ from: day('2026-11-02'), to: day('2026-11-04'), reason: 'Ponte' }] },
    { schoolId: 'volta', closures: [] },
  ],
}
const closed = (on: Day) => closedOn(calendar, on)

describe('a plan', () => {
  test('of thirty hours on Wednesdays is ten sessions of three hours', () => {
    const { sessions, left, skipped } = plan({})
    expect(sessions).toHaveLength(10)
    expect(sessions[0]).toEqual({ day: '2026-09-16', from: '14:00', to: '17:00', minutes: 180 })
    expect(sessions.at(-1)?.day).toBe('2026-11-18')
    expect([left, skipped]).toEqual([0, []])
  })

  test.each([
    ['2026-10-04', ['holiday']],
    ['2027-10-04', ['holiday']],
    ['2026-12-07', ['holiday']],
    ['2026-11-01', ['holiday']],
    ['2026-10-21', ['city']],
    ['2026-11-18', ['partner']],
    ['2026-10-11', ['weekday']],
    ['2026-11-04', ['school']],
    ['2026-10-14', []],
  ])('tells why %s is closed: %j', (on, because) => {
    expect(closed(day(on)).map((each: ClosedBecause) => each.because)).toEqual(because)
  })

  test('tells all reasons of one day together', () => {
    const both = closedOn(
      {
        ...calendar,
        city: [{ from: day('2026-11-02'), to: day('2026-11-02'), reason: { it: 'Ponte', en: 'Bridge' } }],
      },
      day('2026-11-02'),
    )
    expect(both.map((each) => each.because)).toEqual(['city', 'school'])
  })

  test('of an autumn at the fablab leaves out the closed days and says why each', () => {
    const { sessions, skipped, left } = plan({ closedOn: closed })
    expect(skipped.map(({ day: on, because }) => [on, because.map((each) => each.because)])).toEqual([
      ['2026-10-21', ['city']],
      ['2026-11-04', ['school']],
      ['2026-11-18', ['partner']],
    ])
    expect(days({ sessions })).toContain('2026-10-28')
    expect([sessions.length, left, sessions.at(-1)?.day]).toEqual([10, 0, '2026-12-09'])
  })

  test('of Mondays in 2027 leaves out Saint Francis, and in 2026 it is a Sunday of its own', () => {
    const mondays = { pattern: [slot(1)], minutes: 360, closedOn: closed }
    expect(
      plan({ ...mondays, from: day('2027-09-27'), to: day('2027-12-01') }).skipped.map((each) => each.day),
    ).toEqual(['2027-10-04'])
    expect(days(plan({ ...mondays, from: day('2026-09-28'), to: day('2026-12-01') }))).toEqual([
      '2026-09-28',
      '2026-10-05',
    ])
  })

  test('gives the last session what is left, to the minute', () => {
    const { sessions } = plan({ minutes: 400 })
    expect(sessions.map(({ to, minutes }) => [to, minutes])).toEqual([
      ['17:00', 180],
      ['17:00', 180],
      ['14:40', 40],
    ])
  })

  test('says what does not fit before the last day', () => {
    expect(plan({ to: day('2026-09-23') })).toMatchObject({ left: 1440 })
    expect(plan({ to: day('2026-09-15') })).toMatchObject({ sessions: [], left: 1800 })
  })

  test('of an empty pattern, or of one that never happens, is nothing', () => {
    expect(plan({ pattern: [] })).toMatchObject({ sessions: [], left: 1800 })
    expect(plan({ pattern: [slot(3, '14:00', '14:00')] })).toMatchObject({ sessions: [], left: 1800 })
    expect(plan({ minutes: 0 })).toMatchObject({ sessions: [], left: 0 })
  })

  test('on closed days happens on purpose, and says which they are', () => {
    const { sessions, skipped, onClosed } = plan({ closedOn: closed, ignoreClosures: true })
    expect([sessions.length, skipped]).toEqual([10, []])
    expect(onClosed.map((each) => each.day)).toEqual(['2026-10-21', '2026-11-04', '2026-11-18'])
  })

  test('gives each day from 29 October to 1 November once', () => {
    const everyDay = ([1, 2, 3, 4, 5, 6, 7] as const).map((on) => slot(on))
    expect(days(plan({ pattern: everyDay, from: day('2026-10-29'), to: day('2026-11-01') }))).toEqual([
      '2026-10-29',
      '2026-10-30',
      '2026-10-31',
      '2026-11-01',
    ])
  })

  test('has both halves of a day, in order', () => {
    const { sessions } = plan({ pattern: [slot(3), slot(3, '09:00', '12:00')], minutes: 300 })
    expect(sessions.map(({ day: on, from, minutes }) => [on, from, minutes])).toEqual([
      ['2026-09-16', '09:00', 180],
      ['2026-09-16', '14:00', 120],
    ])
  })

  test('leaves out a day on which the lab meets already', () => {
    const { sessions, taken } = plan({ kept: [aSession('x', '2026-09-23', ['16:00', '18:00'])], minutes: 360 })
    expect([days({ sessions }), taken]).toEqual([['2026-09-16', '2026-09-30'], ['2026-09-23']])
  })

  test.each([
    ['autumn', '2026-10-21', '2026-10-28', [12, 13]],
    ['spring', '2027-03-24', '2027-03-31', [13, 12]],
  ])('keeps its time when the clocks change in %s', (_season, from, to, hours) => {
    const { sessions } = plan({ from: day(from), to: day(to), minutes: 360 })
    expect(sessions.map((session) => session.from)).toEqual(['14:00', '14:00'])
    expect(sessions.map((session) => instantOf(session.day, session.from).getUTCHours())).toEqual(hours)
  })

  test.each([
    ['a leap day', '2028-02-22', '2028-03-07', 2, ['2028-02-22', '2028-02-29', '2028-03-07']],
    ['week 53', '2026-12-24', '2027-01-07', 4, ['2026-12-24', '2026-12-31', '2027-01-07']],
  ])('goes through %s', (_what, from, to, on, expected) => {
    expect(days(plan({ from: day(from), to: day(to), pattern: [slot(on as Weekday)] }))).toEqual(expected)
  })

  test('keeps its promises whatever is asked', () => {
    for (let n = 0; n < 80; n++) {
      const random = numbersFrom(n)
      const pattern = ([1, 2, 3, 4, 5, 6, 7] as const)
        .filter(() => random(3) === 0)
        .map((on) => slot(on, '09:00', `${10 + random(8)}:${random(2) ? '00' : '37'}`))
      const from = addDays(day('2026-09-01'), random(300))
      const asked = { pattern, minutes: random(4000), from, to: addDays(from, random(250)), closedOn: closed }
      const { sessions, left, skipped } = plan(asked)
      expect(sumMinutes(sessions.map(({ minutes }) => minutes)) + left).toBe(asked.minutes)
      expect(new Set(days({ sessions })).size).toBe(sessions.length)
      expect(days({ sessions })).toEqual(days({ sessions }).toSorted())
      for (const session of sessions) {
        expect(closed(session.day)).toEqual([])
        expect([session.day >= asked.from, session.day <= asked.to, session.minutes > 0]).toEqual([true, true, true])
        expect(pattern.some((each) => each.weekday === weekday(session.day))).toBe(true)
      }
      for (const each of skipped) expect(closed(each.day)).not.toEqual([])
    }
  })
})

describe('a pattern', () => {
  test.each([
    ['is needed', [], ['no-pattern']],
    ['goes forwards', [slot(1, '12:00', '09:00')], ['slot-reversed']],
    ['has no two times at once', [slot(1, '09:00', '12:00'), slot(1, '11:00', '13:00')], ['slots-overlap']],
    ['may have two times that touch', [slot(1, '09:00', '12:00'), slot(1, '12:00', '13:00')], []],
  ])('%s', (_what, pattern, problems) => {
    expect(patternProblems(pattern)).toEqual(problems)
  })
})

describe('a session', () => {
  const now = instantOf(day('2026-11-25'), clockTime('14:00'))
  test('has begun from its first minute on', () => {
    expect([
      hasBegun(aSession('a', '2026-11-25'), now),
      hasBegun(aSession('a', '2026-11-25', ['14:01', '15:00']), now),
    ]).toEqual([true, false])
  })

  test('can change while it is planned, still to come and without a roll call', () => {
    const session = aSession('a', '2026-11-26')
    expect(isChangeable(session, { now, held: new Set() })).toBe(true)
    expect(isChangeable(session, { now, held: new Set(['a']) })).toBe(false)
    expect(isChangeable({ ...session, state: 'cancelled' }, { now, held: new Set() })).toBe(false)
  })

  test('is outside the opening hours when it is not within one stretch of them', () => {
    const outside = (from: string, to: string) =>
      isOutsideHours(calendar, day('2026-11-25'), { from: clockTime(from), to: clockTime(to) })
    expect([outside('09:00', '18:00'), outside('17:00', '18:01'), outside('08:00', '09:00')]).toEqual([
      false,
      true,
      true,
    ])
    const untold = { ...calendar, partner: { ...calendar.partner, sites: [address] } }
    expect(isOutsideHours(untold, day('2026-11-25'), { from: clockTime('03:00'), to: clockTime('04:00') })).toBe(false)
  })

  test('is numbered by date, cancelled ones included, and keeps its identity', () => {
    const [late, early] = [aSession('late', '2026-12-09'), aSession('early', '2026-12-02')]
    expect(numbered([late, early]).map(({ id, number }) => [id, number])).toEqual([
      ['early', 1],
      ['late', 2],
    ])
  })
})

test('the days that a pattern leaves out are told, without those on which the lab meets all the same', () => {
  const met = new Set([day('2026-10-21')])
  expect(
    daysLeftOut([slot(3)], { from: day('2026-10-14'), to: day('2026-11-25'), met }, calendar).map((each) => each.day),
  ).toEqual(['2026-11-04', '2026-11-18'])
  expect(isoWeek(day('2026-12-31'))).toBe('2026-W53')
  expect(daysBetween(day('2026-12-31'), day('2027-01-07'))).toBe(7)
})

/** Numbers that look random and are the same each time. */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed * 7919 + 12_345
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
