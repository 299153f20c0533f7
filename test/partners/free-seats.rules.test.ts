import { describe, expect, test } from '@jest/globals'
import { freeSeats, hasSeats, hostsDuring, monthsOf } from '../../src/partners/free-seats.rules.ts'
import { day } from '../../src/platform/day.ts'

const period = (from: string, to: string) => ({ from: day(from), to: day(to) })

describe('the months of a period', () => {
  test.each([
    ['2026-11-22', '2026-11-22', [11]],
    ['2026-11-30', '2026-12-01', [11, 12]],
    ['2026-11-01', '2027-02-28', [11, 12, 1, 2]],
    ['2026-11-01', '2027-10-31', [11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ['2026-11-01', '2028-11-30', [11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ['2026-11-22', '2026-10-01', []],
  ])('from %s to %s', (from, to, months) => {
    expect(monthsOf(period(from, to))).toEqual(months)
  })
})

describe('a partner hosts', () => {
  const winter = [{ from: 11, to: 2 }]
  const spring = [{ from: 3, to: 5 }]
  test.each([
    ['all year round when it names no months', [], '2026-08-01', '2026-08-31', true],
    ['within its months', spring, '2027-03-01', '2027-05-31', true],
    ['not when the period begins before them', spring, '2027-02-28', '2027-03-31', false],
    ['not when the period ends after them', spring, '2027-05-01', '2027-06-01', false],
    ['round the end of the year', winter, '2026-11-01', '2027-02-28', true],
    ['round the end of the year, in its last month', winter, '2027-02-01', '2027-02-28', true],
    ['not outside months that go round the end of the year', winter, '2026-10-31', '2026-11-15', false],
    [
      'in months that only together cover the period',
      [...spring, { from: 6, to: 6 }],
      '2027-05-01',
      '2027-06-30',
      true,
    ],
    ['not across a gap between its months', [...spring, { from: 7, to: 8 }], '2027-05-01', '2027-07-31', false],
    ['in one month named alone', [{ from: 6, to: 6 }], '2027-06-01', '2027-06-30', true],
    ['not in the same month of a longer period', [{ from: 6, to: 6 }], '2027-06-01', '2028-06-30', false],
  ] as const)('%s', (_, periods, from, to, hosts) => {
    expect(hostsDuring({ periods: [...periods] }, period(from, to))).toBe(hosts)
  })
})

describe('free seats', () => {
  test.each([
    [5, 0, 5],
    [5, 4, 1],
    [5, 5, 0],
    [5, 7, 0],
    [0, 0, 0],
    [null, 3, null],
  ])('of %p with %p taken are %p', (seats, taken, free) => {
    expect(freeSeats({ seats }, taken)).toBe(free)
  })

  const search = (seats: number, taken = 0) => ({
    period: period('2027-03-01', '2027-03-31'),
    seats,
    taken: new Map([['fablab', taken]]),
  })
  const fablab = (seats: number | null) => ({ _id: 'fablab', hosting: { seats, periods: [] } })

  test.each([
    ['as many as are asked for', 4, 1, 3, true],
    ['one too few', 4, 2, 3, false],
    ['none asked for, none free', 4, 4, 0, true],
    ['nobody knows how many there are', null, 0, 1, false],
    ['nobody knows, and nobody asks', null, 0, 0, true],
  ])('%s', (_, seats, taken, asked, found) => {
    expect(hasSeats(fablab(seats), search(asked, taken))).toBe(found)
  })

  test('are of no use in months without hosting', () => {
    const partner = { _id: 'fablab', hosting: { seats: 9, periods: [{ from: 4, to: 6 }] } }
    expect(hasSeats(partner, search(1))).toBe(false)
    expect(hasSeats(partner, search(0))).toBe(false)
  })
})
