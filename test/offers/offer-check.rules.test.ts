import { describe, expect, test } from '@jest/globals'
import {
  leastAge,
  type OfferFacts,
  type OfferHost,
  offerProblems,
  publicationGaps,
} from '../../src/offers/offer-check.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import { aHost, aSite, aTutor, mornings, someFacts, today } from './an-offer.ts'

const slot = (from: string, to: string, weekday: 1 | 6 | 7 = 1) => ({
  weekday,
  from: clockTime(from),
  to: clockTime(to),
})

test('an offer in which nothing is missing may be sent', () => {
  expect(offerProblems(someFacts(), aHost(), today)).toEqual([])
})

const cases: [string, Partial<OfferFacts>, Partial<OfferHost>, string[]][] = [
  ['ends before it begins', { to: day('2027-01-31') }, {}, ['ends-before-it-begins']],
  [
    'goes into the next school year',
    { from: day('2027-08-30'), to: day('2027-09-03') },
    {},
    ['not-in-one-school-year'],
  ],
  ['was over yesterday', { from: day('2026-11-02'), to: day('2026-11-24') }, {}, ['period-is-over']],
  ['ends today', { from: day('2026-11-02'), to: today }, {}, []],
  ['no seat', { seats: 0 }, {}, ['seats-out-of-range']],
  ['half a seat', { seats: 1.5 }, {}, ['seats-out-of-range']],
  ['201 seats', { seats: 201 }, { hosting: { seats: null } }, ['seats-out-of-range']],
  ['200 seats at who has not said', { seats: 200 }, { hosting: { seats: null } }, []],
  ['as many seats as the host has', { seats: 10 }, {}, []],
  ['one seat more', { seats: 11 }, {}, ['more-than-host-seats']],
  ['nobody to follow them', { tutorIds: [] }, {}, ['no-tutor']],
  ['a tutor of somebody else', { tutorIds: ['t1', 'x'] }, {}, ['tutor-unknown']],
  [
    'a tutor who left before',
    { tutorIds: ['t1', 't2'] },
    { tutors: [aTutor('t1'), aTutor('t2', { to: day('2027-01-31') })] },
    ['tutor-not-in-office'],
  ],
  [
    'nobody who stays to the end',
    {},
    { tutors: [aTutor('t1', { to: day('2027-02-25') })] },
    ['no-tutor-for-whole-period'],
  ],
  ['nobody for a tutor', { perTutor: 0 }, {}, ['per-tutor-out-of-range']],
  ['12 for a tutor at low risk', { perTutor: 12 }, {}, []],
  ['13 for a tutor at low risk', { perTutor: 13 }, {}, ['per-tutor-above-law']],
  [
    '9 for a tutor with one work of medium risk',
    { perTutor: 9, workIds: ['basso', 'medio'] },
    {},
    ['per-tutor-above-law'],
  ],
  ['6 for a tutor at high risk', { perTutor: 6, workIds: ['alto'] }, {}, ['per-tutor-above-law']],
  ['no timetable', { timetable: [] }, {}, ['no-timetable']],
  ['times the wrong way round', { timetable: [slot('13:00', '09:00')] }, {}, ['slot-reversed']],
  ['times that overlap', { timetable: [slot('09:00', '12:00'), slot('11:00', '13:00')] }, {}, ['slots-overlap']],
  [
    'a weekday that does not occur',
    { from: day('2027-02-01'), to: day('2027-02-02'), timetable: [slot('09:00', '12:00', 6)] },
    {},
    ['no-day-in-period'],
  ],
  ['a site of somebody else', { siteId: 'x' }, {}, ['site-unknown']],
  [
    'a line at a site of somebody else',
    { timetable: [{ ...slot('09:00', '12:00'), siteId: 'x' }] },
    {},
    ['site-unknown'],
  ],
  [
    'hours inside the opening',
    { timetable: [slot('09:00', '12:00')] },
    { sites: [aSite('s1', { opening: [{ ...slot('09:00', '13:00') }] })] },
    [],
  ],
  [
    'hours outside the opening',
    { timetable: [slot('08:30', '12:00')] },
    { sites: [aSite('s1', { opening: [{ ...slot('09:00', '13:00') }] })] },
    ['outside-opening'],
  ],
  ['14 years', { minimumAge: 14 }, {}, ['age-out-of-range']],
  ['19 years', { minimumAge: 19 }, {}, ['age-out-of-range']],
  ['15 years and mornings', { minimumAge: 15 }, {}, []],
  ['no work', { workIds: [] }, {}, ['no-work']],
  ['work that is gone', { workIds: ['basso', 'x'] }, {}, ['work-unknown']],
  ['banned work', { workIds: ['basso', 'vietato'] }, {}, ['work-banned']],
  ['no words', { skills: ' ', day: '' }, {}, ['no-skills', 'no-day-told']],
  ['without steps where there are none', { accessible: true }, {}, []],
  ['without steps where there are some', { accessible: true, siteId: 's2' }, {}, ['site-not-accessible']],
]

test.each(cases)('%s', (_, facts, host, problems) => {
  expect(offerProblems(someFacts(facts), aHost(host), today)).toEqual(problems)
})

describe('the age that the hours ask for', () => {
  const facts = (...timetable: ReturnType<typeof slot>[]) => someFacts({ timetable })
  test.each([
    ['seven hours with a break', [slot('09:00', '13:00'), slot('14:00', '17:00')], 15],
    ['eight hours with a break', [slot('09:00', '13:00'), slot('14:00', '18:00')], 16],
    ['nine hours', [slot('08:00', '12:00'), slot('13:00', '18:00')], 18],
    ['five hours without a break', [slot('09:00', '14:00')], 18],
    ['after ten in the evening', [slot('20:00', '23:30')], 18],
  ])('%s', (_, timetable, age) => {
    expect(leastAge(facts(...timetable))).toBe(age)
  })

  test('is asked before an offer is sent, also when it begins on 29 February', () => {
    const leap = { from: day('2028-02-29'), to: day('2028-03-31') }
    const long = { timetable: [slot('09:00', '13:00'), slot('14:00', '18:00')], minimumAge: 15, ...leap }
    expect(offerProblems(someFacts(long), aHost(), today)).toEqual(['age-too-low-for-hours'])
    expect(offerProblems(someFacts({ ...long, minimumAge: 16 }), aHost(), today)).toEqual([])
  })

  test('40 hours a week are too many below 16, though each day is short enough', () => {
    const week = mornings.flatMap((each) => [each, { ...each, from: clockTime('14:00'), to: clockTime('17:30') }])
    expect(leastAge(someFacts({ timetable: week }))).toBe(16)
  })
})

describe('what the host lacks before publication', () => {
  const line = (change: object) =>
    ({
      kinds: ['insurance'],
      standing: 'accepted',
      documentId: 'd',
      expiresOn: null,
      waiting: false,
      ...change,
    }) as const
  const qualified = { state: 'qualified', until: day('2027-01-31') } as const
  const gaps = (lines: object[], standing: object = qualified) =>
    publicationGaps(
      { to: day('2027-02-26') },
      { qualification: { ...qualified, ...standing }, checklist: lines.map(line), required: true },
      today,
    )
  test.each([
    ['a paper that does not end', {}, 0],
    ['one that ends on the last day', { expiresOn: day('2027-02-26') }, 0],
    ['one that ends the day before', { expiresOn: day('2027-02-25') }, 1],
    ['one about to end, after the last day', { standing: 'expiring', expiresOn: day('2027-03-01') }, 0],
    ['one that waits', { standing: 'waiting' }, 1],
    ['one that was refused', { standing: 'refused' }, 1],
    ['none', { standing: 'missing', documentId: null }, 1],
  ])('%s', (_, change, missing) => {
    expect(gaps([change]).papers).toHaveLength(missing)
  })

  test('it must be qualified today', () => {
    expect(gaps([]).hosting).toEqual([])
    expect(gaps([], { state: 'applied', until: null }).hosting).toEqual(['partner-not-qualified'])
    expect(gaps([], { state: 'suspended' }).hosting).toEqual(['partner-suspended'])
  })
})
