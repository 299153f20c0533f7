import { describe, expect, test } from '@jest/globals'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day, type Weekday } from '../../src/platform/day.ts'
import {
  type Agreed,
  agreedIntervals,
  type Amendment,
  type AmendmentTerms,
  effectiveTerms,
  interruptedOn,
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

describe('an amendment of one thing', () => {
  test('leaves the others as they are, also those that another one changes later', () => {
    const amendments = [
      { validFrom: day('2026-11-16'), timetable: afternoons },
      { validFrom: day('2026-11-09'), to: day('2026-12-18'), plannedMinutes: 6000 },
    ]
    expect(termsOn({ terms, amendments }, day('2026-11-20'))).toMatchObject({
      to: '2026-12-18',
      timetable: afternoons,
      plannedMinutes: 6000,
    })
    expect(termsOn({ terms, amendments }, day('2026-11-10'))).toMatchObject({ to: '2026-12-18', timetable: mornings })
    expect(termsOn({ terms, amendments }, day('2026-11-08'))).toEqual(terms)
  })

  test('that ends the placement early takes away the days after it, and no other', () => {
    const ended = { terms, amendments: [{ validFrom: day('2026-11-12'), to: day('2026-11-11') }] }
    expect(agreedIntervals(ended, day('2026-11-11'))).toHaveLength(1)
    expect(agreedIntervals(ended, day('2026-11-12'))).toEqual([])
    expect(scheduledMinutes(ended)).toBe(8 * 240)
    expect(effectiveTerms(ended).to).toBe('2026-11-11')
  })
})

describe('an interruption', () => {
  const off = (from: string, to: string) => ({
    validFrom: day(from),
    interruption: { from: day(from), to: day(to) },
  })
  const minutesWith = (...amendments: AmendmentTerms[]) => scheduledMinutes({ terms, amendments })

  test('takes away its days, the first and the last included, and nothing else', () => {
    const agreed = { terms, amendments: [off('2026-11-10', '2026-11-12')] }
    const expected = ['09', '10', '12', '13'].map((on) => agreedIntervals(agreed, day(`2026-11-${on}`)).length)
    expect(expected).toEqual([1, 0, 0, 1])
    expect(interruptedOn(agreed, day('2026-11-12'))).toEqual({ from: '2026-11-10', to: '2026-11-12' })
    expect(interruptedOn(agreed, day('2026-11-13'))).toBeNull()
    expect(termsOn(agreed, day('2026-11-11'))).toEqual(terms)
  })

  test.each<[string, AmendmentTerms[], number]>([
    ['of three days', [off('2026-11-10', '2026-11-12')], 17],
    ['of one day', [off('2026-11-10', '2026-11-10')], 19],
    ['of a weekend', [off('2026-11-14', '2026-11-15')], 20],
    ['and another that touches it', [off('2026-11-10', '2026-11-12'), off('2026-11-13', '2026-11-13')], 16],
    ['and another that overlaps it', [off('2026-11-10', '2026-11-12'), off('2026-11-11', '2026-11-13')], 16],
    ['of all days', [off('2026-11-02', '2026-11-27')], 0],
  ])('%s leaves so many days', (_, amendments, days) => {
    expect(minutesWith(...amendments)).toBe(days * 240)
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
