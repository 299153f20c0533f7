import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Settings } from 'luxon'
import { clockTime } from '../../src/platform/clock-time.ts'
import {
  addDays,
  ageOn,
  day,
  dayOf,
  daysBetween,
  daysOf,
  instantOf,
  isoWeek,
  maxDay,
  minDay,
  monthOf,
  parseDay,
  weekday,
} from '../../src/platform/day.ts'

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays(day('1950-01-01'), n))
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => clockTime(`${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`))

describe('reading a day', () => {
  test.each([
    ['2026-11-22', '2026-11-22'],
    [' 2026-11-22 ', '2026-11-22'],
    ['22/11/2026', '2026-11-22'],
    ['1/9/2026', '2026-09-01'],
    ['22/11/26', '2026-11-22'],
    ['22-11-2026', '2026-11-22'],
    ['22.11.2026', '2026-11-22'],
    ['29/02/2028', '2028-02-29'],
    ['01/01/49', '2049-01-01'],
    ['01/01/50', '1950-01-01'],
  ])('%s is %s', (text, expected) => expect(parseDay(text)).toBe(expected))

  test.each([
    '',
    'oggi',
    '31/02/2026',
    '29/02/2026',
    '2026-02-30',
    '2026-13-01',
    '00/01/2026',
    '32/01/2026',
    '22/11',
    '22/11-2026',
    '22/11/226',
    '22/11/20266',
    '22/11/1026',
    '2026-11-22T00:00:00Z',
    '20261122',
  ])('%j is no day', (text) => expect(parseDay(text)).toBeNull())

  test('a literal that is no day stops the program', () => {
    expect(day('2026-11-22')).toBe('2026-11-22')
    expect(() => day('2026-02-29')).toThrow('2026-02-29')
    expect(() => day('22/11/2026')).toThrow(RangeError)
  })

  test('every day is read back from its Italian form', () => {
    fc.assert(
      fc.property(anyDay, (d) => {
        const [year, month, dayOfMonth] = d.split('-')
        expect(parseDay(`${dayOfMonth}/${month}/${year}`)).toBe(d)
        expect(parseDay(d)).toBe(d)
      }),
    )
  })
})

describe('counting days', () => {
  test.each([
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2100-02-28', 1, '2100-03-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-28', 1, '2026-03-29'],
    ['2026-03-29', 1, '2026-03-30'],
    ['2026-10-25', 1, '2026-10-26'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-11-22', 0, '2026-11-22'],
  ])('%s and %i days is %s', (from, n, to) => {
    expect(addDays(day(from), n)).toBe(to)
    expect(daysBetween(day(from), day(to))).toBe(n)
  })

  test('adding undoes subtracting, and the text sorts as the calendar', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (d, n) => {
        const later = addDays(d, n)
        expect(daysBetween(d, later)).toBe(n)
        expect(addDays(later, -n)).toBe(d)
        expect(later > d).toBe(n > 0)
      }),
    )
  })

  test('the days of a span include both ends, across a clock change too', () => {
    expect(daysOf(day('2026-10-24'), day('2026-10-26'))).toEqual(['2026-10-24', '2026-10-25', '2026-10-26'])
    expect(daysOf(day('2026-10-24'), day('2026-10-24'))).toEqual(['2026-10-24'])
    expect(daysOf(day('2026-10-25'), day('2026-10-24'))).toEqual([])
    expect(daysOf(day('2027-09-01'), day('2028-08-31'))).toHaveLength(366)
  })

  test('the earliest and the latest of some days', () => {
    const days = [day('2026-11-22'), day('2025-12-31'), day('2027-01-01')] as const
    expect(minDay(...days)).toBe('2025-12-31')
    expect(maxDay(...days)).toBe('2027-01-01')
    expect(minDay(days[0])).toBe('2026-11-22')
  })
})

describe('weeks and months', () => {
  test.each([
    ['2026-11-22', 7, '2026-W47', '2026-11'],
    ['2026-11-23', 1, '2026-W48', '2026-11'],
    ['2026-12-31', 4, '2026-W53', '2026-12'],
    ['2027-01-01', 5, '2026-W53', '2027-01'],
    ['2027-01-04', 1, '2027-W01', '2027-01'],
    ['2024-12-30', 1, '2025-W01', '2024-12'],
    ['2028-02-29', 2, '2028-W09', '2028-02'],
  ])('%s is weekday %i of week %s, month %s', (text, expectedWeekday, week, month) => {
    expect(weekday(day(text))).toBe(expectedWeekday)
    expect(isoWeek(day(text))).toBe(week)
    expect(monthOf(day(text))).toBe(month)
  })

  test('a week has the seven days from Monday to Sunday', () => {
    fc.assert(
      fc.property(anyDay, (d) => {
        const monday = addDays(d, 1 - weekday(d))
        const week = daysOf(monday, addDays(monday, 6))
        expect(week.map(weekday)).toEqual([1, 2, 3, 4, 5, 6, 7])
        expect(new Set(week.map(isoWeek)).size).toBe(1)
        expect(isoWeek(addDays(monday, 7))).not.toBe(isoWeek(d))
      }),
    )
  })
})

describe('age', () => {
  test.each([
    ['2009-11-22', '2026-11-21', 16],
    ['2009-11-22', '2026-11-22', 17],
    ['2009-11-22', '2026-12-01', 17],
    ['2010-12-31', '2026-01-01', 15],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2008-02-29', '2028-02-29', 20],
    ['2027-01-01', '2026-12-31', -1],
  ])('born %s, on %s: %i', (birth, on, age) => expect(ageOn(day(birth), day(on))).toBe(age))
})

describe('the day and the clock in Italy', () => {
  test.each([
    ['2026-11-21T22:59:59Z', '2026-11-21'],
    ['2026-11-21T23:00:00Z', '2026-11-22'],
    ['2026-07-21T21:59:59Z', '2026-07-21'],
    ['2026-07-21T22:00:00Z', '2026-07-22'],
  ])('at %s it is %s', (instant, expected) => expect(dayOf(new Date(instant))).toBe(expected))

  test.each([
    ['2026-03-29', '01:59', '2026-03-29T00:59:00Z'],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00Z'],
    ['2026-10-25', '01:59', '2026-10-24T23:59:00Z'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00Z'],
    ['2027-03-28', '01:59', '2027-03-28T00:59:00Z'],
    ['2027-03-28', '03:00', '2027-03-28T01:00:00Z'],
    ['2027-10-31', '01:59', '2027-10-30T23:59:00Z'],
    ['2027-10-31', '03:00', '2027-10-31T02:00:00Z'],
    ['2026-11-22', '08:30', '2026-11-22T07:30:00Z'],
    ['2026-06-02', '08:30', '2026-06-02T06:30:00Z'],
  ])('on %s the clock shows %s at %s', (d, time, instant) => {
    expect(instantOf(day(d), clockTime(time))).toEqual(new Date(instant))
  })

  test.each(['2026-03-29', '2027-03-28'])('on %s 02:30 is skipped, and is taken after the change', (d) => {
    expect(instantOf(day(d), clockTime('02:30'))).toEqual(new Date(`${d}T01:30:00Z`))
  })

  test.each(['2026-10-25', '2027-10-31'])('on %s 02:30 comes twice, and the first counts', (d) => {
    expect(instantOf(day(d), clockTime('02:30'))).toEqual(new Date(`${d}T00:30:00Z`))
  })

  test.each(['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z'])('the answer is the same when asked at %s', (now) => {
    const before = Settings.now
    Settings.now = () => Date.parse(now)
    try {
      expect(instantOf(day('2026-10-25'), clockTime('02:30'))).toEqual(new Date('2026-10-25T00:30:00Z'))
      expect(instantOf(day('2026-03-29'), clockTime('02:30'))).toEqual(new Date('2026-03-29T01:30:00Z'))
    } finally {
      Settings.now = before
    }
  })

  test.each([
    ['2026-03-29', 23],
    ['2026-10-25', 25],
    ['2027-03-28', 23],
    ['2027-10-31', 25],
    ['2026-11-22', 24],
  ])('%s lasts %i hours', (d, hours) => {
    const [from, to] = [day(d), addDays(day(d), 1)].map((each) => instantOf(each, clockTime('00:00')).getTime())
    expect(((to ?? 0) - (from ?? 0)) / 3_600_000).toBe(hours)
  })

  test('whatever the clock shows on a day, it is that day', () => {
    fc.assert(fc.property(anyDay, anyTime, (d, time) => expect(dayOf(instantOf(d, time))).toBe(d)))
  })
})
