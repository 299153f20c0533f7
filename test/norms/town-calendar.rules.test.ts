import { describe, expect, test } from '@jest/globals'
import { calendarWithin, dayOff, daysOff, nationalCalendar } from '../../src/norms/town-calendar.rules.ts'
import { day, daysOf } from '../../src/platform/day.ts'

const milano = {
  patron: '12-07',
  closures: [
    { from: day('2026-12-23'), to: day('2027-01-06') },
    { from: day('2027-02-12'), to: day('2027-02-13') },
  ],
} as const
const calendar = { ...milano, closures: [...milano.closures] }

describe('a day off of a town', () => {
  test.each([
    ['2026-12-07', 'holiday'],
    ['2026-12-08', 'holiday'],
    ['2026-12-22', null],
    ['2026-12-23', 'closure'],
    ['2026-12-25', 'holiday'],
    ['2027-01-06', 'holiday'],
    ['2027-01-07', null],
    ['2027-02-13', 'closure'],
    ['2027-02-14', null],
    ['2027-12-07', 'holiday'],
  ])('%s: %s', (on, expected) => expect(dayOff(day(on), calendar)).toBe(expected))

  test('is a national one only where nothing is known of the town', () => {
    expect(dayOff(day('2026-12-07'), nationalCalendar)).toBeNull()
    expect(dayOff(day('2026-12-08'), nationalCalendar)).toBe('holiday')
  })

  test('is the same whether one day is asked for or all of a period, also across both changes of the clock', () => {
    const [first, last] = [day('2026-10-01'), day('2027-04-30')]
    const one = daysOf(first, last).filter((on) => dayOff(on, calendar) !== null)
    const all = daysOff(first, last, calendar)
    expect(daysOf(first, last).filter((on) => all.has(on))).toEqual(one)
    expect(one).toContain('2026-12-31')
  })
})

test('a copy for some weeks keeps the patron, and the closures that touch them', () => {
  expect(calendarWithin(day('2027-01-06'), day('2027-02-11'), calendar)).toEqual({
    patron: '12-07',
    closures: [{ from: '2026-12-23', to: '2027-01-06' }],
  })
})
