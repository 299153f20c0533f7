import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mostAtOnce } from '../../src/placements/seat-count.rules.ts'
import { addDays, day, daysOf } from '../../src/platform/day.ts'

const stay = (from: string, to: string) => ({ from: day(from), to: day(to) })
const march = stay('2027-03-01', '2027-03-31')

describe('the most students at once', () => {
  test.each([
    ['nobody', [], 0],
    ['one within the period', [stay('2027-03-10', '2027-03-12')], 1],
    ['one around the period', [stay('2027-01-01', '2027-12-31')], 1],
    ['one who leaves the day before', [stay('2027-02-01', '2027-02-28')], 0],
    ['one who leaves on the first day', [stay('2027-02-01', '2027-03-01')], 1],
    ['one who comes on the last day', [stay('2027-03-31', '2027-04-30')], 1],
    ['one who comes the day after', [stay('2027-04-01', '2027-04-30')], 0],
    ['one after the other', [stay('2027-03-01', '2027-03-15'), stay('2027-03-16', '2027-03-31')], 1],
    ['two who meet on one day', [stay('2027-03-01', '2027-03-15'), stay('2027-03-15', '2027-03-31')], 2],
    ['two, but never in the period', [stay('2027-01-01', '2027-02-20'), stay('2027-02-01', '2027-03-05')], 1],
  ])('%s', (_, stays, most) => {
    expect(mostAtOnce(stays, march)).toBe(most)
  })

  test('is what counting day by day gives', () => {
    const start = day('2027-02-15')
    const stays = fc.array(
      fc.tuple(fc.nat(60), fc.nat(30)).map(([begin, length]) => ({
        from: addDays(start, begin),
        to: addDays(start, begin + length),
      })),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(stays, (each) => {
        const counts = daysOf(march.from, march.to).map(
          (on) => each.filter(({ from, to }) => from <= on && on <= to).length,
        )
        expect(mostAtOnce(each, march)).toBe(Math.max(...counts))
      }),
      { numRuns: 100 },
    )
  })
})
