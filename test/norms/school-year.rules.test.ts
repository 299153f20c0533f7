import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  compactSchoolYear,
  isInSchoolYear,
  longSchoolYear,
  nextSchoolYear,
  parseSchoolYear,
  previousSchoolYear,
  schoolYear,
  schoolYearEnd,
  schoolYearOf,
  schoolYearStart,
} from '../../src/norms/school-year.rules.ts'
import { addDays, day } from '../../src/platform/day.ts'

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays(day('1950-01-01'), n))

test.each([
  ['2026-08-31', '2025/26'],
  ['2026-09-01', '2026/27'],
  ['2026-12-31', '2026/27'],
  ['2027-01-01', '2026/27'],
  ['2000-01-10', '1999/00'],
])('%s is in %s', (on, year) => {
  expect(schoolYearOf(day(on))).toBe(year)
  expect(isInSchoolYear(schoolYear(year), day(on))).toBe(true)
  expect(isInSchoolYear(nextSchoolYear(schoolYear(year)), day(on))).toBe(false)
})

describe('reading a school year', () => {
  test.each([
    '2026/27',
    '2026/2027',
    '202627',
    '20262027',
    '2026-27',
    '2026-2027',
    ' 2026 / 2027 ',
    'a.s. 2026/27',
    'A.S. 2026/2027',
  ])('%j is 2026/27', (text) => expect(parseSchoolYear(text)).toBe('2026/27'))

  test.each(['', '2026', '26/27', '2026/28', '2026/2026', '2027/26', '2026/1927', 'quest’anno'])(
    '%j is none',
    (text) => {
      expect(parseSchoolYear(text)).toBeNull()
    },
  )

  test('the turn of the century', () => {
    expect(parseSchoolYear('1999/2000')).toBe('1999/00')
    expect(nextSchoolYear(schoolYear('1999/00'))).toBe('2000/01')
  })

  test('a literal is written in the short form', () => {
    expect(schoolYear('2026/27')).toBe('2026/27')
    expect(() => schoolYear('2026/2027')).toThrow(RangeError)
    expect(() => schoolYear('2026/28')).toThrow(RangeError)
  })
})

test('a school year runs from 1 September to 31 August', () => {
  const year = schoolYear('2026/27')
  expect(schoolYearStart(year)).toBe('2026-09-01')
  expect(schoolYearEnd(year)).toBe('2027-08-31')
  expect(nextSchoolYear(year)).toBe('2027/28')
  expect(previousSchoolYear(year)).toBe('2025/26')
  expect(longSchoolYear(year)).toBe('2026/2027')
  expect(compactSchoolYear(year)).toBe('202627')
})

test('every day lies in one school year, which ends the day before the next', () => {
  fc.assert(
    fc.property(anyDay, (on) => {
      const year = schoolYearOf(on)
      expect(schoolYearStart(year) <= on && on <= schoolYearEnd(year)).toBe(true)
      expect(addDays(schoolYearEnd(year), 1)).toBe(schoolYearStart(nextSchoolYear(year)))
      expect(previousSchoolYear(nextSchoolYear(year))).toBe(year)
      expect(parseSchoolYear(longSchoolYear(year))).toBe(year)
      expect(parseSchoolYear(compactSchoolYear(year))).toBe(year)
      expect(year < nextSchoolYear(year)).toBe(true)
    }),
  )
})
