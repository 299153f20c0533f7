import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  atMinute,
  clockTime,
  contains,
  lengthOf,
  minuteOfDay,
  overlaps,
  parseClockTime,
  type Interval,
} from '../../src/platform/clock-time.ts'

const anyInterval = fc
  .uniqueArray(fc.integer({ min: 0, max: 1439 }), { minLength: 2, maxLength: 2 })
  .map((ends): Interval => {
    const [from = 0, to = 0] = ends.sort((a, b) => a - b)
    return { from: atMinute(from), to: atMinute(to) }
  })

function interval(text: string): Interval {
  const [from = '', to = ''] = text.split('-')
  return { from: clockTime(from), to: clockTime(to) }
}

describe('reading a time', () => {
  test.each([
    ['8:30', '08:30'],
    ['08.30', '08:30'],
    ['0830', '08:30'],
    ['830', '08:30'],
    ['8,30', '08:30'],
    ['8', '08:00'],
    ['0', '00:00'],
    [' 17:05 ', '17:05'],
    ['08:30:00', '08:30'],
    ['23:59', '23:59'],
  ])('%s is %s', (text, expected) => expect(parseClockTime(text)).toBe(expected))

  test.each(['', '24', '24:00', '12:60', '8:5', '8.3', '-1', 'otto', '08:30:15', '12345'])('%j is no time', (text) => {
    expect(parseClockTime(text)).toBeNull()
  })

  test('a literal must be written in full', () => {
    expect(clockTime('08:30')).toBe('08:30')
    expect(() => clockTime('8:30')).toThrow(RangeError)
    expect(() => clockTime('24:00')).toThrow(RangeError)
  })

  test('every minute of the day has a time that is read back', () => {
    for (let n = 0; n < 1440; n += 1) {
      expect(minuteOfDay(atMinute(n))).toBe(n)
      expect(parseClockTime(atMinute(n))).toBe(atMinute(n))
    }
    for (const none of [-1, 1440, 1.5]) expect(() => atMinute(none)).toThrow(RangeError)
  })
})

describe('intervals', () => {
  test.each([
    ['08:00-12:30', '12:30-13:00', false],
    ['08:00-12:30', '12:29-13:00', true],
    ['08:00-12:30', '09:00-10:00', true],
    ['08:00-12:30', '08:00-12:30', true],
    ['08:00-09:00', '10:00-11:00', false],
  ])('%s overlaps %s: %s', (a, b, expected) => {
    expect(overlaps(interval(a), interval(b))).toBe(expected)
    expect(overlaps(interval(b), interval(a))).toBe(expected)
  })

  test.each([
    ['08:00-12:30', '08:00-12:30', true],
    ['08:00-12:30', '09:00-12:30', true],
    ['08:00-12:30', '07:59-12:30', false],
    ['08:00-12:30', '08:00-12:31', false],
  ])('%s contains %s: %s', (outer, inner, expected) => {
    expect(contains(interval(outer), interval(inner))).toBe(expected)
  })

  test('the length is in minutes', () => {
    expect(lengthOf(interval('08:00-12:30'))).toBe(270)
    expect(lengthOf(interval('12:30-08:00'))).toBe(-270)
  })

  test('two intervals overlap when they share a minute', () => {
    fc.assert(
      fc.property(anyInterval, anyInterval, (a, b) => {
        const shared =
          Math.min(minuteOfDay(a.to), minuteOfDay(b.to)) - Math.max(minuteOfDay(a.from), minuteOfDay(b.from))
        expect(overlaps(a, b)).toBe(shared > 0)
        if (contains(a, b)) expect(lengthOf(a)).toBeGreaterThanOrEqual(lengthOf(b))
      }),
    )
  })
})
