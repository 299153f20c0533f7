import { describe, expect, test } from '@jest/globals'
import type { SchoolYear } from '../../src/norms/school-year.rules.ts'
import { day } from '../../src/platform/day.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import type { Enrolment } from '../../src/schools/enrolment.rules.ts'
import {
  arrivingLines,
  certifiedLines,
  type MoveFacts,
  type MoveKind,
  moveRefusals,
  type Release,
  standingOf,
} from '../../src/transfers/student-move.rules.ts'

const year = '2026/27' as SchoolYear
const today = day('2026-11-25')

const enrolment = (to: string | null): Enrolment => ({
  _id: 'e1',
  schoolId: 'galilei',
  classId: '3a',
  studentId: 'giulia',
  from: day('2026-09-01'),
  to: to === null ? null : day(to),
  leaving: to === null ? null : 'withdrawn',
})

const placement = (state: Placement['state'], to: string) =>
  ({
    state,
    terms: { from: day('2026-10-01'), to: day(to), slots: [], daysOff: [] },
    amendments: [],
  }) as unknown as Placement

const facts = (given: Partial<MoveFacts> & { to?: string | null }): MoveFacts => ({
  history: { enrolments: [enrolment(given.to ?? null)], yearOf: () => year },
  today,
  target: { classId: '3b', schoolYear: year },
  placements: [],
  taxCode: 'DMCGLI10A41F205X',
  ...given,
})

describe('a student moves', () => {
  const cases: [MoveKind, string, Parameters<typeof facts>[0], string[]][] = [
    ['class-change', '2026-11-25', {}, []],
    ['class-change', '2026-11-26', {}, ['day-ahead']],
    ['class-change', '2026-08-31', {}, ['before-enrolment', 'not-in-school-year']],
    ['class-change', '2026-11-25', { target: { classId: '3a', schoolYear: year } }, ['same-class']],
    [
      'class-change',
      '2026-11-25',
      { target: { classId: '3b', schoolYear: '2025/26' as SchoolYear } },
      ['not-in-school-year'],
    ],
    ['class-change', '2026-11-25', { placements: [placement('active', '2027-01-10')] }, []],
    ['class-change', '2026-11-25', { to: '2026-11-01' }, ['not-enrolled']],
    ['leaving', '2026-11-25', {}, []],
    ['leaving', '2026-11-25', { placements: [placement('active', '2026-11-25')] }, []],
    ['leaving', '2026-11-25', { placements: [placement('active', '2026-11-26')] }, ['placements-open']],
    ['leaving', '2026-11-25', { placements: [placement('draft', '2026-11-01')] }, ['placements-open']],
    ['leaving', '2026-11-25', { placements: [placement('cancelled', '2027-01-10')] }, []],
    ['leaving', '2026-11-25', { placements: [placement('concluded', '2027-01-10')] }, []],
    ['transfer', '2026-11-25', { taxCode: null }, ['no-tax-code']],
    ['leaving', '2026-11-25', { taxCode: null }, []],
    ['return', '2026-11-25', {}, ['still-enrolled']],
    ['return', '2026-11-25', { to: '2026-11-01' }, []],
    ['return', '2026-11-01', { to: '2026-11-01' }, ['before-enrolment']],
    ['return', '2026-11-25', { to: '2026-11-01', target: null }, ['not-in-school-year']],
  ]
  test.each(cases)('%s on %s', (kind, on, given, expected) => {
    expect(moveRefusals({ kind, day: day(on) }, facts(given))).toEqual(expected)
  })
})

describe('the hours that go along', () => {
  const own = { schoolId: 'galilei', schoolName: 'Galilei' }
  const courses = [
    { schoolYear: '2025/26' as SchoolYear, year: 2, kind: 'tecnico' as const },
    { schoolYear: '2026/27' as SchoolYear, year: 3, kind: 'tecnico' as const },
  ]
  const prior = { schoolYear: year, year: 3, minutes: 60, schoolId: null, schoolName: 'Fermi' }
  const lines = certifiedLines({
    courses: courses as never,
    minutes: [
      { schoolYear: '2025/26' as SchoolYear, approved: 300 },
      { schoolYear: year, approved: 120 },
    ],
    prior: [prior],
    school: own,
  })

  test('are the approved ones of the years that count, and those certified before', () => {
    expect(lines).toEqual([{ schoolYear: year, year: 3, minutes: 120, ...own }, prior])
  })

  test('arrive as one line a year, without what the new school knows itself', () => {
    const arrived = { schoolYear: year, year: 3, minutes: 180, fromSchool: 'Galilei, Fermi' }
    expect(arrivingLines(lines, 'volta')).toEqual([arrived])
    expect(arrivingLines(lines, 'galilei')).toEqual([{ ...arrived, minutes: 60, fromSchool: 'Fermi' }])
  })
})

test.each<[Partial<Release>, string]>([
  [{}, 'waiting'],
  [{ until: day('2026-11-24') }, 'expired'],
  [{ withdrawnAt: new Date() }, 'withdrawn'],
  [{ taking: {} as never, withdrawnAt: null }, 'taken'],
])('a release %j is %s', (given, standing) => {
  expect(standingOf({ withdrawnAt: null, taking: null, until: today, ...given } as Release, today)).toBe(standing)
})
