import { describe, expect, test } from '@jest/globals'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day, type Weekday } from '../../src/platform/day.ts'
import { periodProblems } from '../../src/placements/amendment.rules.ts'
import { minorsProblems } from '../../src/placements/minor-timetable.rules.ts'
import { clash } from '../../src/placements/placement.rules.ts'
import {
  type ActivationFacts,
  activationReasons,
  conclusionReasons,
} from '../../src/placements/placement-step.rules.ts'
import type { Amendment, Slot } from '../../src/placements/terms.rules.ts'

function slot(weekday: number, from: string, to: string): Slot {
  return { weekday: weekday as Weekday, from: clockTime(from), to: clockTime(to) }
}

const everyDay = (from: string, to: string) => [1, 2, 3, 4, 5].map((weekday) => slot(weekday, from, to))

const terms = {
  from: day('2026-11-30'),
  to: day('2026-12-18'),
  timetable: everyDay('08:30', '12:30'),
  plannedMinutes: 60 * 60,
}

type Activated = Parameters<typeof activationReasons>[0]
const agreement = {
  agreementId: 'a',
  number: '4512/2026',
  date: day('2026-11-20'),
  from: day('2026-09-01'),
  to: day('2027-08-31'),
}
const ready: Activated = {
  state: 'documents',
  schoolTutorId: 'tutor',
  hostTutor: { id: 'h1', name: 'Rosa Pini', email: null, phone: null },
  agreement,
  terms,
  amendments: [],
}

const facts: ActivationFacts = {
  today: day('2026-11-22'),
  enrolled: true,
  hostTutorInOffice: true,
  agreementInForce: true,
  hosting: [],
  others: [],
  minors: [],
  papersComplete: true,
}

describe('a placement may start', () => {
  test('when everything it needs is there', () => {
    expect(activationReasons(ready, facts)).toEqual([])
  })

  test.each<[string, Partial<Activated>, Partial<ActivationFacts>, string[]]>([
    ['without a school tutor', { schoolTutorId: null }, {}, ['no-school-tutor']],
    ['without a host tutor', { hostTutor: null }, { hostTutorInOffice: false }, ['no-host-tutor']],
    ['with a host tutor who has left', {}, { hostTutorInOffice: false }, ['host-tutor-left']],
    ['without an agreement', { agreement: null }, {}, ['no-agreement']],
    [
      'with an agreement later than the first day',
      { agreement: { ...agreement, date: day('2026-12-01') } },
      {},
      ['agreement-after-start'],
    ],
    ['with an agreement that does not hold on every day', {}, { agreementInForce: false }, ['agreement-not-in-force']],
    ['with a suspended host', {}, { hosting: ['partner-suspended'] }, ['partner-suspended']],
    ['with a host that is not qualified', {}, { hosting: ['partner-not-qualified'] }, ['partner-not-qualified']],
    ['without a timetable', { terms: { ...terms, timetable: [] } }, {}, ['no-timetable']],
    ['without planned hours', { terms: { ...terms, plannedMinutes: 0 } }, {}, ['no-planned-hours']],
    ['when the student has left the school', {}, { enrolled: false }, ['student-not-enrolled']],
    ['with papers that are not complete', {}, { papersComplete: false }, ['papers-incomplete']],
    ['when the period is over', {}, { today: day('2026-12-19') }, ['period-ended']],
    ['when the times are too long for a minor', {}, { minors: ['day-too-long'] }, ['day-too-long']],
    [
      'when the student is elsewhere at the same time',
      {},
      { others: [{ terms, amendments: [] }] },
      ['clashes-with-another'],
    ],
  ])('not %s', (_, change, known, reasons) => {
    expect(activationReasons({ ...ready, ...change }, { ...facts, ...known })).toEqual(reasons)
  })

  test('on its last day still, and on the day of the agreement', () => {
    expect(activationReasons(ready, { ...facts, today: day('2026-12-18') })).toEqual([])
    const sameDay = { ...ready, agreement: { ...agreement, date: terms.from } }
    expect(activationReasons(sameDay, facts)).toEqual([])
  })

  test('and everything that is missing is said together', () => {
    const empty = {
      ...ready,
      schoolTutorId: null,
      hostTutor: null,
      agreement: null,
      terms: { ...terms, timetable: [] },
    }
    expect(activationReasons(empty, { ...facts, enrolled: false })).toEqual([
      'student-not-enrolled',
      'no-school-tutor',
      'no-host-tutor',
      'no-agreement',
      'no-timetable',
    ])
  })
})

describe('a simulated enterprise', () => {
  const simulated: Activated = { ...ready, kind: 'simulated-enterprise', hostTutor: null, agreement: null }

  test('starts without an agreement, a tutor of the host and a qualified one, but not without the school’s tutor', () => {
    const known = {
      ...facts,
      hostTutorInOffice: false,
      agreementInForce: false,
      hosting: ['partner-not-qualified'] as const,
    }
    expect(activationReasons(simulated, known)).toEqual([])
    expect(activationReasons({ ...simulated, schoolTutorId: null }, known)).toEqual(['no-school-tutor'])
  })

  test('with an agreement or a tutor all the same, they must hold', () => {
    const guided = { ...ready, kind: 'simulated-enterprise' as const }
    const known = { ...facts, hostTutorInOffice: false, agreementInForce: false }
    expect(activationReasons(guided, known)).toEqual(['host-tutor-left', 'agreement-not-in-force'])
  })
})

describe('a placement', () => {
  test('only one whose documents have begun starts', () => {
    for (const state of ['draft', 'proposed', 'matched', 'active', 'concluded', 'cancelled'] as const)
      expect(activationReasons({ ...ready, state }, facts)).toEqual(['not-from-this-state'])
  })

  test('it is concluded from its last day on, not before', () => {
    const active = { ...ready, state: 'active' as const }
    expect(conclusionReasons(active, day('2026-12-17'))).toEqual(['period-not-ended'])
    expect(conclusionReasons(active, day('2026-12-18'))).toEqual([])
    expect(conclusionReasons(ready, day('2026-12-18'))).toEqual(['not-from-this-state'])
  })
})

describe('two placements of a student', () => {
  const other = (timetable: Slot[], from = '2026-12-01', to = '2027-01-29') => ({
    terms: { ...terms, from: day(from), to: day(to), timetable },
    amendments: [],
  })

  test.each<[string, ReturnType<typeof other>, boolean]>([
    ['share a minute', other([slot(3, '12:29', '16:00')]), true],
    ['touch', other([slot(3, '12:30', '16:00')]), false],
    ['are on different days of the week', other([slot(6, '08:30', '12:30')]), false],
    ['share the period but not a day of it', other([slot(1, '08:30', '12:30')], '2026-12-15', '2026-12-16'), false],
    ['have the same times one after the other', other(everyDay('08:30', '12:30'), '2026-12-21'), false],
  ])('clash when they %s', (_, second, expected) => {
    expect(clash({ terms, amendments: [] }, second)).toBe(expected)
    expect(clash(second, { terms, amendments: [] })).toBe(expected)
  })
})

describe('a timetable for a minor', () => {
  const agreed = (timetable: Slot[]) => ({ terms: { ...terms, timetable }, amendments: [] as Amendment[] })
  const seventeen = day('2009-03-01')

  test.each<[string, Slot[], string[]]>([
    ['four mornings', everyDay('08:30', '12:30'), []],
    ['eight hours with an hour of break', everyDay('08:00', '12:00').concat(everyDay('13:00', '17:00')), []],
    [
      'nine hours',
      everyDay('08:00', '12:00').concat(everyDay('13:00', '18:00')),
      ['day-too-long', 'week-too-long', 'break-missing'],
    ],
    ['five hours without a break', [slot(1, '08:00', '13:00')], ['break-missing']],
    [
      'six days of eight hours',
      everyDay('08:00', '12:00').concat(everyDay('13:00', '17:00'), [slot(6, '08:00', '12:00')]),
      ['week-too-long'],
    ],
    ['the evening until half past eleven', [slot(5, '20:00', '23:30')], ['during-the-night']],
  ])('%s: %j', (_, timetable, reasons) => {
    expect(minorsProblems(agreed(timetable), seventeen)).toEqual(reasons)
  })

  test('counts the age on each day: who comes of age during the placement is protected until then', () => {
    const late = agreed([slot(5, '20:00', '23:30')])
    expect(minorsProblems(late, day('2008-12-11'))).toEqual(['during-the-night'])
    expect(minorsProblems(late, day('2008-12-04'))).toEqual([])
    expect(minorsProblems(late, day('2008-12-11'), day('2026-12-11'))).toEqual([])
  })

  test('is not for who is below fifteen, and follows the limits of sixteen where the birth day is not known', () => {
    expect(minorsProblems(agreed(everyDay('08:30', '12:30')), day('2012-06-01'))).toContain('younger-than-15')
    const eight = everyDay('08:00', '12:00').concat(everyDay('13:00', '17:00'))
    expect(minorsProblems(agreed(eight), null)).toEqual([])
    expect(minorsProblems(agreed(everyDay('08:00', '13:00')), null)).toEqual(['break-missing'])
  })
})

describe('the period of a placement', () => {
  test.each([
    ['2026-09-01', '2026-09-01', []],
    ['2026-09-01', '2026-08-31', ['ends-before-it-begins']],
    ['2026-09-01', '2028-02-29', []],
    ['2026-09-01', '2028-03-01', ['longer-than-18-months']],
    ['2026-08-31', '2028-02-29', []],
    ['2026-06-15', '2026-09-30', []],
  ])('from %s to %s: %j', (from, to, problems) => {
    expect(periodProblems(day(from), day(to))).toEqual(problems)
  })
})
