import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { atMinute, clockTime, lengthOf } from '../../src/platform/clock-time.ts'
import { addDays, type Day, day, daysOf, type Weekday } from '../../src/platform/day.ts'
import { sumMinutes } from '../../src/platform/minutes.ts'
import {
  type Agreed,
  agreedIntervals,
  type Amendment,
  effectiveTerms,
  sameTimetable,
  scheduledMinutes,
  type Slot,
  termsOn,
  timetableProblems,
  weeklyMinutes,
} from '../../src/placements/terms.rules.ts'

function slot(weekday: Weekday, from: string, to: string): Slot {
  return { weekday, from: clockTime(from), to: clockTime(to) }
}

const mornings = ([1, 2, 3, 4, 5] as const).map((weekday) => slot(weekday, '08:30', '12:30'))
const terms = { from: day('2026-11-02'), to: day('2026-11-27'), timetable: mornings, plannedMinutes: 80 * 60 }

function amendment(validFrom: string, to: string, change: Partial<Amendment> = {}): Amendment {
  return {
    _id: `${validFrom} ${to}`,
    validFrom: day(validFrom),
    to: day(to),
    timetable: mornings,
    plannedMinutes: terms.plannedMinutes,
    reason: 'orario del laboratorio',
    decidedAt: new Date('2026-11-01T10:00:00Z'),
    decidedBy: { accountId: 'office', name: 'Ada Bruni' },
    ...change,
  }
}

const afternoons = [slot(2, '14:00', '18:00')]

describe('the terms in force on a day', () => {
  const agreed: Agreed = { terms, amendments: [] }

  test.each([
    ['2026-11-01', false],
    ['2026-11-02', true],
    ['2026-11-27', true],
    ['2026-11-28', false],
  ])('%s is inside the placement: %s', (on, inside) => {
    expect(termsOn(agreed, day(on)) !== null).toBe(inside)
  })

  test('are the original ones until the day before an amendment, and the amended ones from its day on', () => {
    const amended = { terms, amendments: [amendment('2026-11-16', '2026-12-11', { timetable: afternoons })] }
    expect(termsOn(amended, day('2026-11-15'))?.timetable).toEqual(mornings)
    expect(termsOn(amended, day('2026-11-16'))?.timetable).toEqual(afternoons)
    expect(termsOn(amended, day('2026-12-11'))?.to).toBe('2026-12-11')
    expect(termsOn(amended, day('2026-12-12'))).toBeNull()
  })

  test('follow the day an amendment is valid from, whatever the order of decision', () => {
    const late = amendment('2026-11-20', '2026-12-18', { plannedMinutes: 6000 })
    const early = amendment('2026-11-10', '2026-12-04', { plannedMinutes: 5400, timetable: afternoons })
    for (const amendments of [
      [late, early],
      [early, late],
    ]) {
      expect(termsOn({ terms, amendments }, day('2026-11-12'))?.plannedMinutes).toBe(5400)
      expect(effectiveTerms({ terms, amendments })).toMatchObject({ to: '2026-12-18', plannedMinutes: 6000 })
    }
  })

  test('are those of the later decision when two amendments are valid from the same day', () => {
    const first = amendment('2026-11-10', '2026-12-04')
    const second = amendment('2026-11-10', '2026-12-11')
    expect(effectiveTerms({ terms, amendments: [first, second] }).to).toBe('2026-12-11')
  })

  test('are none between an end that has passed and an extension decided afterwards', () => {
    const extended = { terms, amendments: [amendment('2026-12-07', '2026-12-18')] }
    expect(termsOn(extended, day('2026-11-27'))).not.toBeNull()
    expect(termsOn(extended, day('2026-11-30'))).toBeNull()
    expect(termsOn(extended, day('2026-12-07'))).not.toBeNull()
  })

  test('end early when an amendment brings the end forward', () => {
    const shortened = { terms, amendments: [amendment('2026-11-10', '2026-11-13')] }
    expect(agreedIntervals(shortened, day('2026-11-13'))).toHaveLength(1)
    expect(agreedIntervals(shortened, day('2026-11-16'))).toEqual([])
  })
})

describe('the times agreed for a day', () => {
  test('are in order, and none on a day of the week that is not agreed', () => {
    const timetable = [slot(1, '14:00', '17:00'), slot(1, '08:30', '12:30'), slot(6, '09:00', '13:00')]
    const agreed = { terms: { ...terms, timetable }, amendments: [] }
    expect(agreedIntervals(agreed, day('2026-11-02'))).toEqual([
      { from: '08:30', to: '12:30' },
      { from: '14:00', to: '17:00' },
    ])
    expect(agreedIntervals(agreed, day('2026-11-07'))).toHaveLength(1)
    expect(agreedIntervals(agreed, day('2026-11-08'))).toEqual([])
  })

  test('are one stretch where two touch, so that an hour across the seam is inside', () => {
    const timetable = [slot(1, '12:00', '16:00'), slot(1, '08:00', '12:00')]
    expect(agreedIntervals({ terms: { ...terms, timetable }, amendments: [] }, day('2026-11-02'))).toEqual([
      { from: '08:00', to: '16:00' },
    ])
  })
})

describe('the hours that a timetable gives', () => {
  const ofOneDay = (on: string, timetable = mornings) =>
    scheduledMinutes({ terms: { ...terms, from: day(on), to: day(on), timetable }, amendments: [] })

  test('count a placement of a single day', () => {
    expect(ofOneDay('2026-11-03')).toBe(240)
  })

  test('leave out national holidays and count a Saturday only when it is agreed', () => {
    expect(ofOneDay('2026-12-08')).toBe(0)
    expect(ofOneDay('2026-11-07')).toBe(0)
    expect(ofOneDay('2026-11-07', [slot(6, '09:00', '13:00')])).toBe(240)
  })

  test('are exact for four weeks of five mornings', () => {
    expect(scheduledMinutes({ terms, amendments: [] })).toBe(20 * 240)
    expect(weeklyMinutes(mornings)).toBe(1200)
  })

  test('are nothing for an empty timetable or a period the wrong way round', () => {
    expect(scheduledMinutes({ terms: { ...terms, timetable: [] }, amendments: [] })).toBe(0)
    expect(scheduledMinutes({ terms: { ...terms, to: day('2026-10-01') }, amendments: [] })).toBe(0)
  })

  test('follow the amendments day by day', () => {
    const amendments = [amendment('2026-11-16', '2026-11-30', { timetable: afternoons })]
    expect(scheduledMinutes({ terms, amendments })).toBe(10 * 240 + 2 * 240)
  })
})

describe('a weekly timetable is refused', () => {
  test.each<[string, Slot[], string[]]>([
    ['when it is empty', [], ['no-timetable']],
    ['when a slot ends before it begins', [slot(1, '12:00', '09:00')], ['slot-reversed']],
    ['when a slot lasts nothing', [slot(1, '12:00', '12:00')], ['slot-reversed']],
    ['when two slots of a day overlap', [slot(1, '08:00', '12:00'), slot(1, '11:00', '13:00')], ['slots-overlap']],
  ])('%s', (_, timetable, problems) => {
    expect(timetableProblems(timetable)).toEqual(problems)
  })

  test('but not when two slots touch, or are on different days', () => {
    const timetable = [slot(1, '08:00', '12:00'), slot(1, '12:00', '13:00'), slot(2, '08:00', '12:00')]
    expect(timetableProblems(timetable)).toEqual([])
  })

  test('two timetables are the same in whatever order they are written', () => {
    expect(sameTimetable(mornings, mornings.toReversed())).toBe(true)
    expect(sameTimetable(mornings, mornings.slice(1))).toBe(false)
  })
})

describe('whatever the amendments', () => {
  const someDay = fc.integer({ min: 0, max: 200 }).map((n) => addDays(day('2026-09-01'), n))
  const someSlot = fc
    .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 1300 }), fc.integer({ min: 1, max: 120 }))
    .map(([weekday, from, length]) => ({
      weekday: weekday as Weekday,
      from: atMinute(from),
      to: atMinute(from + length),
    }))
  const someTerms = fc
    .tuple(someDay, fc.integer({ min: 0, max: 90 }), fc.array(someSlot, { maxLength: 6 }))
    .map(([from, length, timetable]) => ({ from, to: addDays(from, length), timetable, plannedMinutes: 600 }))
  const someAgreed: fc.Arbitrary<Agreed> = fc
    .tuple(someTerms, fc.array(someTerms, { maxLength: 4 }))
    .map(([first, changes]) => ({
      terms: first,
      amendments: changes
        .filter((change) => change.from >= first.from)
        .map((change) => amendment(change.from, change.to, { timetable: change.timetable })),
    }))

  test('nothing is agreed before the start or after the last end', () => {
    fc.assert(
      fc.property(someAgreed, someDay, (agreed, on) => {
        const ends = [agreed.terms.to, ...agreed.amendments.map((change) => change.to)]
        const outside = on < agreed.terms.from || ends.every((end) => on > end)
        expect(outside && agreedIntervals(agreed, on).length > 0).toBe(false)
      }),
    )
  })

  test('the times of a day are in order and never overlap', () => {
    fc.assert(
      fc.property(someAgreed, someDay, (agreed, on) => {
        const intervals = agreedIntervals(agreed, on)
        const gaps = intervals.slice(1).map((interval, n) => (intervals[n]?.to ?? '') < interval.from)
        expect(gaps.every(Boolean)).toBe(true)
        expect(intervals.every((interval) => lengthOf(interval) > 0)).toBe(true)
      }),
    )
  })

  test('the hours are never less when the period is longer', () => {
    fc.assert(
      fc.property(someTerms, fc.integer({ min: 0, max: 40 }), (some, more) => {
        const longer = { ...some, to: addDays(some.to, more) }
        const minutes = (chosen: typeof some) => scheduledMinutes({ terms: chosen, amendments: [] })
        expect(minutes(longer)).toBeGreaterThanOrEqual(minutes(some))
      }),
    )
  })

  test('the hours are never more than those of all the days, holidays too', () => {
    fc.assert(
      fc.property(someTerms, (some) => {
        const agreed = { terms: some, amendments: [] }
        const days: Day[] = daysOf(some.from, some.to)
        const all = sumMinutes(days.flatMap((on) => agreedIntervals(agreed, on).map(lengthOf)))
        expect(scheduledMinutes(agreed)).toBeLessThanOrEqual(all)
      }),
    )
  })
})
