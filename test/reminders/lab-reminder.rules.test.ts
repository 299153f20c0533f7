import { describe, expect, test } from '@jest/globals'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day, instantOf } from '../../src/platform/day.ts'
import {
  isAnybodyOut,
  isSessionNear,
  offSiteDay,
  type Outing,
  outingLines,
  plannedWeek,
  rollCallWarning,
} from '../../src/reminders/lab-reminder.rules.ts'

const at = (on: string, time: string) => instantOf(day(on), clockTime(time))

describe('a session', () => {
  const near = (on: string, now: Date) => isSessionNear({ day: day(on), from: clockTime('09:00') }, now)

  test.each([
    ['in winter', '2026-11-25', '2026-11-24'],
    ['on the Sunday on which the clocks go back', '2026-10-25', '2026-10-24'],
    ['on the Monday after', '2026-10-26', '2026-10-25'],
    ['on the Sunday on which the clocks go forward', '2027-03-28', '2027-03-27'],
    ['on the Monday after that', '2027-03-29', '2027-03-28'],
    ['on the first day of a year', '2027-01-01', '2026-12-31'],
  ])('is told of from five of the civil day before until it begins: %s', (_, on, eve) => {
    expect(near(on, at(eve, '16:59'))).toBe(false)
    expect(near(on, at(eve, '17:00'))).toBe(true)
    expect(near(on, at(on, '08:59'))).toBe(true)
    expect(near(on, at(on, '09:00'))).toBe(false)
  })

  test('begins when clocks say so, not a number of hours after the eve', () => {
    const hours = (from: Date, to: Date) => (to.getTime() - from.getTime()) / 3_600_000
    expect(hours(at('2026-10-24', '17:00'), at('2026-10-25', '09:00'))).toBe(17)
    expect(hours(at('2027-03-27', '17:00'), at('2027-03-28', '09:00'))).toBe(15)
  })
})

describe('a missing roll call', () => {
  test.each([
    [0, null],
    [1, 1],
    [6, 1],
    [7, 7],
    [30, 7],
    [31, null],
  ])('is told of after a day and after a week: %i days', (days, warning) => {
    const asOf = new Date(Date.UTC(2026, 9, 20 + days)).toISOString().slice(0, 10)
    expect(rollCallWarning(day('2026-10-20'), day(asOf))).toBe(warning)
  })
})

describe('the week that partners are told of', () => {
  test.each([
    ['Thursday', '2026-11-26', '23:59', null],
    ['Friday too early', '2026-11-27', '14:59', null],
    ['Friday at three', '2026-11-27', '15:00', '2026-11-30'],
    ['Sunday', '2026-11-29', '12:00', '2026-11-30'],
    ['Monday', '2026-11-30', '00:00', '2026-11-30'],
    ['the end of Monday', '2026-11-30', '23:59', '2026-11-30'],
    ['Tuesday', '2026-12-01', '00:00', null],
    ['before the clocks go back', '2026-10-23', '15:00', '2026-10-26'],
    ['before the clocks go forward', '2027-03-26', '15:00', '2027-03-29'],
    ['over the end of a year with 53 weeks', '2027-01-01', '15:00', '2027-01-04'],
  ])('%s', (_, on, time, monday) => {
    expect(plannedWeek(at(on, time))).toBe(monday)
  })
})

describe('who is off site', () => {
  const outing = (change: Partial<Outing>): Outing => {
    return { studentId: 'a', classLabel: '3A', place: 'X', from: clockTime('09:00'), to: clockTime('12:00'), ...change }
  }

  test('is told from seven in the morning, and never on Sunday', () => {
    expect(offSiteDay(at('2026-11-25', '06:59'))).toBeNull()
    expect(offSiteDay(at('2026-11-25', '07:00'))).toBe('2026-11-25')
    expect(offSiteDay(at('2026-11-28', '07:00'))).toBe('2026-11-28')
    expect(offSiteDay(at('2026-11-29', '09:00'))).toBeNull()
  })

  test('is counted by class, place and time, each person once at a place', () => {
    const lines = outingLines([
      outing({ studentId: 'c', classLabel: '10A' }),
      outing({ studentId: 'a' }),
      outing({ studentId: 'b' }),
      outing({ studentId: 'b', from: clockTime('13:00'), to: clockTime('17:00') }),
      outing({ studentId: 'd', place: 'Y' }),
    ])
    expect(lines.map((line) => Object.values(line).join(' '))).toEqual([
      '3A X 09:00 12:00 1',
      '3A X 09:00 17:00 1',
      '3A Y 09:00 12:00 1',
      '10A X 09:00 12:00 1',
    ])
  })

  test('reads the same in whatever order people were found', () => {
    const outings = [
      outing({ studentId: 'b', to: clockTime('13:00') }),
      outing({ studentId: 'a' }),
      outing({ studentId: 'c', place: 'Y' }),
    ]
    expect(outingLines(outings.toReversed())).toEqual(outingLines(outings))
  })

  test('matters as long as somebody is out', () => {
    const lines = outingLines([outing({}), outing({ studentId: 'b', to: clockTime('13:00') })])
    expect(isAnybodyOut(lines, day('2026-11-25'), at('2026-11-25', '12:59'))).toBe(true)
    expect(isAnybodyOut(lines, day('2026-11-25'), at('2026-11-25', '13:00'))).toBe(false)
    expect(isAnybodyOut([], day('2026-11-25'), at('2026-11-25', '07:00'))).toBe(false)
  })
})
