import { describe, expect, test } from '@jest/globals'
import { day } from '../../src/platform/day.ts'
import {
  formatCount,
  formatDay,
  formatHours,
  formatInstant,
  formatLongDay,
  formatMonth,
  weekdayName,
} from '../../src/platform/format.ts'

describe('in Italian', () => {
  test.each([
    ['2026-11-22', '22/11/2026', 'domenica 22 novembre 2026'],
    ['2027-02-01', '01/02/2027', 'lunedì 1 febbraio 2027'],
    ['2026-03-29', '29/03/2026', 'domenica 29 marzo 2026'],
  ])('%s is %s, %s', (text, short, long) => {
    expect(formatDay(day(text), 'it')).toBe(short)
    expect(formatLongDay(day(text), 'it')).toBe(long)
  })

  test('months, weekdays and counts', () => {
    expect(formatMonth('2026-11', 'it')).toBe('novembre 2026')
    expect(weekdayName(1, 'it')).toBe('lunedì')
    expect(weekdayName(7, 'it')).toBe('domenica')
    expect(weekdayName(3, 'it', 'short')).toBe('mer')
    expect(formatCount(12_345, 'it')).toBe('12.345')
    expect(formatCount(1234, 'it')).toBe('1.234')
  })
})

describe('in English', () => {
  test('days, months, weekdays and counts', () => {
    expect(formatDay(day('2026-11-22'), 'en')).toBe('22 Nov 2026')
    expect(formatLongDay(day('2026-11-22'), 'en')).toBe('Sunday 22 November 2026')
    expect(formatMonth('2026-11', 'en')).toBe('November 2026')
    expect(weekdayName(1, 'en')).toBe('Monday')
    expect(formatCount(12_345, 'en')).toBe('12,345')
  })
})

test.each([
  ['2026-11-21T23:05:00Z', '22/11/2026, 00:05'],
  ['2026-07-01T12:00:00Z', '01/07/2026, 14:00'],
  ['2026-10-25T00:30:00Z', '25/10/2026, 02:30'],
  ['2026-10-25T01:30:00Z', '25/10/2026, 02:30'],
])('the instant %s is %s in Italy', (instant, text) => {
  expect(formatInstant(new Date(instant), 'it')).toBe(text)
})

test('durations show hours and minutes, however many', () => {
  expect(formatHours(210)).toBe('3:30')
  expect(formatHours(9000)).toBe('150:00')
})
