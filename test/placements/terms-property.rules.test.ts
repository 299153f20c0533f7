import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { atMinute, clockTime, lengthOf } from '../../src/platform/clock-time.ts'
import { addDays, type Day, day, daysOf, type Weekday } from '../../src/platform/day.ts'
import { sumMinutes } from '../../src/platform/minutes.ts'
import {
  type Agreed,
  agreedIntervals,
  type Amendment,
  type AmendmentTerms,
  scheduledMinutes,
  type Slot,
  termsOn,
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

  /** Each changes some things and leaves the others. */
  const somePartial: fc.Arbitrary<AmendmentTerms> = fc
    .tuple(someTerms, fc.subarray(['to', 'timetable', 'interruption', 'plannedMinutes'] as const))
    .map(([{ from, to, timetable }, changed]) => {
      const all = { to, timetable, interruption: { from, to: addDays(from, 4) }, plannedMinutes: timetable.length }
      return Object.fromEntries([['validFrom', from], ...changed.map((what) => [what, all[what]])])
    })
    .map((partial) => partial as unknown as AmendmentTerms)
  const someAmended: fc.Arbitrary<Agreed> = fc
    .tuple(someTerms, fc.array(somePartial, { maxLength: 6 }))
    .map(([first, changes]) => ({
      terms: first,
      amendments: changes.filter(({ validFrom }) => validFrom >= first.from),
    }))

  /** The definition, day by day: whoever wrote down each morning what begins to hold on that day. */
  function keptByHand({ terms: first, amendments }: Agreed, until: Day) {
    const now = { to: first.to, timetable: first.timetable, plannedMinutes: first.plannedMinutes }
    const off = new Set<Day>()
    const kept = new Map<Day, typeof now | null>()
    for (const { interruption } of amendments)
      for (const on of interruption ? daysOf(interruption.from, interruption.to) : []) off.add(on)
    for (const on of daysOf(first.from, until)) {
      for (const { validFrom, to, timetable, plannedMinutes } of amendments) {
        if (validFrom !== on) continue
        if (to) now.to = to
        if (timetable) now.timetable = timetable
        if (plannedMinutes !== undefined) now.plannedMinutes = plannedMinutes
      }
      kept.set(on, on <= now.to ? { ...now, timetable: off.has(on) ? [] : now.timetable } : null)
    }
    return kept
  }

  test('the terms of every day are those of who keeps them by hand, and so are the minutes of all days', () => {
    fc.assert(
      fc.property(someAmended, (agreed) => {
        const kept = keptByHand(agreed, addDays(agreed.terms.from, 320))
        let minutes = 0
        for (const [on, expected] of kept) {
          const found = termsOn(agreed, on)
          expect(found && [found.to, found.plannedMinutes]).toEqual(expected && [expected.to, expected.plannedMinutes])
          const week = expected?.timetable ?? []
          const times = agreedIntervals({ terms: { ...terms, from: on, to: on, timetable: week }, amendments: [] }, on)
          expect(agreedIntervals(agreed, on)).toEqual(times)
          const alone = { terms: { ...terms, from: on, to: on, timetable: week }, amendments: [] }
          minutes += scheduledMinutes(alone)
        }
        expect(scheduledMinutes(agreed)).toBe(minutes)
      }),
      { numRuns: 30 },
    )
  })

  test('one interruption more never adds a minute', () => {
    fc.assert(
      fc.property(someAmended, someDay, fc.integer({ min: 0, max: 20 }), (agreed, from, length) => {
        const interruption = { from, to: addDays(from, length) }
        const interrupted = { ...agreed, amendments: [...agreed.amendments, { validFrom: from, interruption }] }
        expect(scheduledMinutes(interrupted)).toBeLessThanOrEqual(scheduledMinutes(agreed))
      }),
      { numRuns: 60 },
    )
  })

  test('nothing is agreed before the start or after the last end', () => {
    fc.assert(
      fc.property(someAgreed, someDay, (agreed, on) => {
        const ends = [agreed.terms.to, ...agreed.amendments.flatMap((change) => change.to ?? [])]
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
