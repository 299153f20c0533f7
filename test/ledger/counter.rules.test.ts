import { describe, expect, test } from '@jest/globals'
import { type CounterFacts, counterOf, minutesAhead } from '../../src/ledger/counter.rules.ts'
import { type Project, risksOf, targetOf } from '../../src/ledger/risk.rules.ts'
import { lastCountedDay } from '../../src/ledger/risk.rules.ts'
import { priorRefusals } from '../../src/ledger/prior-hours.rules.ts'
import { cohortOf, type CourseYear, yearOfCourse } from '../../src/norms/cohort.rules.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'

const h = 60
const in3 = (text: string, year: number, kind: CourseYear['kind'] = 'tecnico'): CourseYear => ({
  schoolYear: schoolYear(text),
  year,
  kind,
})
const threeYears = [in3('2024/25', 3), in3('2025/26', 4), in3('2026/27', 5)]

const minutesIn = (text: string, registered: number, approved = registered) => ({
  schoolYear: schoolYear(text),
  registered: registered * h,
  confirmed: approved * h,
  approved: approved * h,
  submitted: 0,
  labs: 0,
})

const counted = (facts: Partial<CounterFacts>) =>
  counterOf({ courses: threeYears, minutes: [], prior: [], repeated: 'all', ahead: 0, ...facts })

describe('the cohort of a student', () => {
  test.each([
    ['the school year of the third year', threeYears, '2024/25'],
    ['the last one when it was repeated', [in3('2023/24', 3), ...threeYears], '2024/25'],
    ['as it follows for who came in the fourth year', [in3('2026/27', 4)], '2025/26'],
    ['as it will be for who is in the first', [in3('2026/27', 1)], '2028/29'],
    ['unknown without a class', [], null],
  ])('is %s', (_, courses, expected) => {
    expect(cohortOf(courses)).toBe(expected)
  })

  test('tells the year of the course also of years without a class', () => {
    expect(yearOfCourse([in3('2026/27', 5)], schoolYear('2024/25'))).toBe(3)
    expect(yearOfCourse(threeYears, schoolYear('2027/28'))).toBe(6)
    expect(yearOfCourse([], schoolYear('2024/25'))).toBeNull()
  })
})

describe('the counter', () => {
  test('has every year of the course and their sum, against the minimum of cohort and kind', () => {
    const counter = counted({
      minutes: [minutesIn('2024/25', 40), minutesIn('2025/26', 50), minutesIn('2026/27', 30, 20)],
    })
    expect(counter.years.map(({ year, approved }) => [year, approved / h])).toEqual([
      [3, 40],
      [4, 50],
      [5, 20],
    ])
    expect(counter).toMatchObject({
      cohort: '2024/25',
      required: 150 * h,
      done: 110 * h,
      waiting: 10 * h,
      missing: 40 * h,
    })
    expect(counter.total).toMatchObject({ registered: 120 * h, approved: 110 * h })
  })

  test.each([
    ['liceo', '2024/25', 90],
    ['tecnico', '2024/25', 150],
    ['professionale', '2024/25', 210],
    ['tecnico', '2016/17', 400],
    ['liceo', '2017/18', 200],
    ['other', '2024/25', null],
  ] as const)('takes the minimum of a %s whose third year was %s: %s', (kind, third, hours) => {
    expect(counted({ courses: [in3(third, 3, kind)] }).required).toBe(hours && hours * h)
  })

  test('leaves out the first two years, and what is planned for them', () => {
    const courses = [in3('2025/26', 1), in3('2026/27', 2)]
    const counter = counted({ courses, minutes: [minutesIn('2026/27', 30)], ahead: 20 * h })
    expect(counter).toMatchObject({ done: 0, forecast: 0, cohort: '2027/28' })
  })

  test('adds what an earlier school has certified, in a column of its own', () => {
    const prior = [{ schoolYear: schoolYear('2024/25'), year: 3, minutes: 38 * h + 30 }]
    const counter = counted({
      courses: [in3('2025/26', 4), in3('2026/27', 5)],
      prior,
      minutes: [minutesIn('2025/26', 60)],
    })
    expect(counter.years[0]).toMatchObject({ year: 3, approved: 0, prior: 38 * h + 30, schoolYears: ['2024/25'] })
    expect(counter).toMatchObject({ done: 98 * h + 30, missing: 51 * h + 30, waiting: 0 })
  })

  test.each([
    ['all', 70],
    ['last', 40],
  ] as const)('of a year that was repeated counts %s of the times', (repeated, hours) => {
    const courses = [in3('2023/24', 3), in3('2024/25', 3), in3('2025/26', 4)]
    const counter = counted({ courses, repeated, minutes: [minutesIn('2023/24', 30), minutesIn('2024/25', 40)] })
    expect(counter.years[0]?.approved).toBe(hours * h)
    expect(counter.years[0]?.schoolYears).toHaveLength(repeated === 'all' ? 2 : 1)
  })

  test('counts nothing of the first time when the second has no hours yet and only the last counts', () => {
    const courses = [in3('2025/26', 4), in3('2026/27', 4)]
    const prior = [{ schoolYear: schoolYear('2025/26'), year: 4, minutes: 600 }]
    expect(counted({ courses, prior, repeated: 'last', minutes: [minutesIn('2025/26', 30)] }).done).toBe(0)
    expect(counted({ courses, prior, repeated: 'all', minutes: [minutesIn('2025/26', 30)] }).done).toBe(40 * h)
  })

  test('foresees what waits and what is agreed', () => {
    expect(counted({ minutes: [minutesIn('2026/27', 30, 20)], ahead: 15 * h }).forecast).toBe(45 * h)
  })

  test('of the days to come takes those after today that somebody is expected on', () => {
    const from = clockTime('14:00')
    const timetable = [{ weekday: 1 as const, from, to: clockTime('18:00') }]
    const terms = { from: day('2026-11-02'), to: day('2026-12-14'), timetable, plannedMinutes: 1680 }
    const agreed = { terms, amendments: [] }
    // Mondays 30 November, 7 and 14 December; 7 December is a day off in Milan only.
    expect(minutesAhead(agreed, { after: day('2026-11-23'), until: day('2027-08-31') })).toBe(3 * 240)
    expect(minutesAhead(agreed, { after: day('2026-11-23'), until: day('2026-12-01') })).toBe(240)
    expect(minutesAhead(agreed, { after: day('2026-12-14'), until: day('2027-08-31') })).toBe(0)
  })
})

describe('who is at risk', () => {
  const project: Project = {
    placementId: 'p',
    title: 'P',
    ended: false,
    planned: 40 * h,
    approved: 10 * h,
    waiting: 5 * h,
    ahead: 15 * h,
  }
  const reasons = (year: number, facts: Partial<CounterFacts>, projects: Project[] = []) =>
    risksOf(counted(facts), projects, { year, on: day('2027-03-01') }).map(({ reason, missing }) => [
      reason,
      missing / h,
    ])

  test('the target grows by a third a year, from March on with the present one, and the fifth year ends on 31 May', () => {
    const targets = (on: string) => [2, 3, 4, 5].map((year) => targetOf(150 * h, { year, on: day(on) }) / h)
    expect(targets('2027-03-01')).toEqual([0, 50, 100, 150])
    expect(targets('2027-02-28')).toEqual([0, 0, 50, 150])
    expect(targets('2026-09-01')).toEqual([0, 0, 50, 150])
    expect(targetOf(100, { year: 3, on: day('2027-05-10') })).toBe(34)
    expect(lastCountedDay(schoolYear('2026/27'), 5)).toBe('2027-05-31')
    expect(lastCountedDay(schoolYear('2026/27'), 4)).toBe('2027-08-31')
  })

  test.each([
    ['reached', 5, { minutes: [minutesIn('2024/25', 150)] }, []],
    ['in sight', 5, { minutes: [minutesIn('2024/25', 130)], ahead: 20 * h }, []],
    [
      'one minute too few in sight',
      5,
      { minutes: [minutesIn('2024/25', 130)], ahead: 20 * h - 1 },
      [['not-enough', 1 / h]],
    ],
    ['nothing planned', 5, { minutes: [minutesIn('2024/25', 100)] }, [['nothing-planned', 50]]],
    ['only signatures', 5, { minutes: [minutesIn('2024/25', 150, 120)] }, [['only-signatures', 30]]],
    ['a third in the third year', 3, { courses: [in3('2026/27', 3)], minutes: [minutesIn('2026/27', 50)] }, []],
    [
      'less in the third year',
      3,
      { courses: [in3('2026/27', 3)], minutes: [minutesIn('2026/27', 49)] },
      [['behind', 1]],
    ],
    ['no minimum', 5, { courses: [in3('2026/27', 5, 'other')] }, []],
  ] as const)('%s', (_, year, facts, expected) => {
    expect(reasons(year, facts as unknown as Partial<CounterFacts>)).toEqual(expected)
  })

  test('a path that cannot reach three quarters of its own hours is named, whatever the minimum', () => {
    const done = { minutes: [minutesIn('2024/25', 150)] }
    expect(reasons(5, done, [project])).toEqual([])
    expect(reasons(5, done, [{ ...project, ahead: 14 * h }])).toEqual([['below-three-quarters', 1]])
    expect(reasons(5, done, [{ ...project, planned: 0 }])).toEqual([])
  })

  test('the gravest reason comes first', () => {
    const short = { ...project, ahead: 0 }
    expect(reasons(5, { minutes: [minutesIn('2024/25', 150, 140)] }, [short]).map(([reason]) => reason)).toEqual([
      'below-three-quarters',
      'only-signatures',
    ])
  })
})

test.each([
  ['2027/28', 600, ['future-year']],
  ['2026/27', 0, ['no-minutes']],
  ['2026/27', 60_001, ['too-many-minutes']],
  ['2026/27', 60_000, []],
])('hours of another school in %s, %s minutes: %s', (year, minutes, expected) => {
  const refused = priorRefusals({ schoolYear: schoolYear(year), minutes }, schoolYear('2026/27'))
  expect(refused.map(({ refusal }) => refusal)).toEqual(expected)
})
