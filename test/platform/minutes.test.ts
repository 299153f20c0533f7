import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { hoursAndMinutes, parseMinutes, sumMinutes } from '../../src/platform/minutes.ts'

describe('reading a duration', () => {
  test.each([
    ['3:30', 210],
    ['03:30', 210],
    ['0:05', 5],
    ['150:00', 9000],
    ['3h30', 210],
    ['3h', 180],
    ['3h 5m', 185],
    ['3 ore', 180],
    ['1 ora', 60],
    ['3 ore e 30 minuti', 210],
    ['3,5', 210],
    ['3.5', 210],
    ['3,75', 225],
    ['3,00', 180],
    ['0,1', 6],
    ['150', 9000],
    ['210 min', 210],
    ['210min.', 210],
    ["30'", 30],
    [' 3:30 ', 210],
  ])('%s is %i minutes', (text, minutes) => expect(parseMinutes(text)).toBe(minutes))

  test.each(['', 'tre', '-3', '3:60', '3:5', '3,33', '3,99', '3:30:00', '3h75', '1e3'])('%j is none', (text) => {
    expect(parseMinutes(text)).toBeNull()
  })

  test.each(['3,30', '3.25', '3,50'])('%s may be minutes or hundredths, and is asked again', (text) => {
    expect(parseMinutes(text)).toBeNull()
  })
})

describe('writing a duration', () => {
  test.each([
    [210, '3:30'],
    [9000, '150:00'],
    [5, '0:05'],
    [0, '0:00'],
    [-15, '-0:15'],
    [-90, '-1:30'],
  ])('%i minutes are %s', (minutes, text) => expect(hoursAndMinutes(minutes)).toBe(text))

  test('what is written is read back', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5_000_000 }), (minutes) => {
        expect(parseMinutes(hoursAndMinutes(minutes))).toBe(minutes)
      }),
    )
  })
})

test('durations are added', () => {
  expect(sumMinutes([])).toBe(0)
  expect(sumMinutes([210, 90, 5])).toBe(305)
  expect(sumMinutes(new Set([60, 30]))).toBe(90)
})
