import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import DateHolidays from 'date-holidays'
import { easterOf, holidayOn, holidaysOf, parseMonthDay, type MonthDay } from '../../src/norms/holidays.rules.ts'
import { day, weekday } from '../../src/platform/day.ts'
import { sharedFile } from '../support/shared.ts'

const MILAN: MonthDay = '12-07'

describe('Easter', () => {
  test.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2008, '2008-03-23'],
    [2038, '2038-04-25'],
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
  ])('of %i is on %s', (year, expected) => {
    expect(easterOf(year)).toBe(expected)
    expect(weekday(easterOf(year))).toBe(7)
  })
})

describe('national holidays', () => {
  test.each([
    ['2025-10-04', null],
    ['2026-10-04', 'saint-francis'],
    ['2027-10-04', 'saint-francis'],
    ['2000-06-02', null],
    ['2001-06-02', 'republic'],
    ['2026-04-05', 'easter'],
    ['2026-04-06', 'easter-monday'],
    ['2027-03-29', 'easter-monday'],
    ['2026-11-22', null],
    ['2026-12-07', null],
  ])('%s: %s', (on, name) => expect(holidayOn(day(on), null)).toBe(name))

  const library = new DateHolidays('IT')
  test.each(Array.from({ length: 30 }, (_, index) => 2012 + index))(
    'of %i are those of the calendars of others',
    (year) => {
      const theirs = library
        .getHolidays(year)
        .filter((each) => each.type === 'public')
        .map((each) => each.date.slice(0, 10))
      expect(holidaysOf(year, null).map((each) => each.day)).toEqual(theirs.sort())
    },
  )
})

describe('the patron saint', () => {
  test('is a holiday in its town', () => {
    expect(holidayOn(day('2026-12-07'), MILAN)).toBe('patron-saint')
    expect(holidayOn(day('2026-06-24'), '06-24')).toBe('patron-saint')
    expect(holidayOn(day('2026-06-24'), MILAN)).toBeNull()
    expect(holidaysOf(2026, MILAN)).toHaveLength(14)
  })

  test('gives way to a national holiday of the same day', () => {
    expect(holidayOn(day('2025-10-04'), '10-04')).toBe('patron-saint')
    expect(holidayOn(day('2026-10-04'), '10-04')).toBe('saint-francis')
  })

  test.each([
    ['7/12', '12-07'],
    ['24/06', '06-24'],
    [' 24/6 ', '06-24'],
    ['29/02', null],
    ['31/04', null],
    ['12-07', null],
    ['', null],
    ['7/12/2026', null],
  ])('the day %j is read as %s', (text, expected) => expect(parseMonthDay(text)).toBe(expected))
})

const collected = sharedFile('calendari/festivita_nazionali_2024-2029.csv')
if (collected) {
  test('the collected holidays from 2024 to 2029', () => {
    const rows: Record<string, string>[] = parse(readFileSync(collected), { columns: true })
    const ours = [2024, 2025, 2026, 2027, 2028, 2029].flatMap((year) => holidaysOf(year, null))
    expect(ours.map((each) => each.day)).toEqual(rows.map((row) => row['DATA']))
  })
}
