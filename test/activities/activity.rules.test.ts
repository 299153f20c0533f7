import { describe, expect, test } from '@jest/globals'
import {
  type Activity,
  type ActivityClass,
  type ActivityMove,
  changeProblems,
  factProblems,
  moveReasons,
  moves,
  resultOf,
  takingPartReasons,
  yearsOf,
} from '../../src/activities/activity.rules.ts'
import { placementParticipations, sharesOf } from '../../src/activities/activity-count.rules.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { day } from '../../src/platform/day.ts'
import { type ActivityState, activityStates } from '../../src/protocols/counted-activity.rules.ts'

const [from, to] = [day('2026-10-01'), day('2026-12-20')]

describe('the moves of an activity', () => {
  const table: Record<ActivityState, Partial<Record<ActivityMove, ActivityState>>> = {
    planned: { start: 'running', cancel: 'cancelled' },
    running: { conclude: 'concluded', cancel: 'cancelled' },
    concluded: { reopen: 'running' },
    cancelled: { restore: 'planned' },
  }
  const cases = activityStates.flatMap((state) => moves.map((move) => [state, move, table[state][move]] as const))

  test.each(cases)('from %s: %s leads to %s', (state, move, result) => {
    const reasons = moveReasons({ state, from, to }, move, to)
    expect(reasons).toEqual(result ? [] : ['not-from-this-state'])
    if (result) expect(resultOf(move).to).toBe(result)
  })

  test.each([
    ['planned', 'start', '2026-09-30', ['first-day-not-come']],
    ['planned', 'start', '2026-10-01', []],
    ['running', 'conclude', '2026-12-19', ['last-day-not-come']],
    ['running', 'conclude', '2026-12-20', []],
    ['planned', 'cancel', '2026-01-01', []],
  ] as const)('%s %s on %s: %j', (state, move, today, reasons) => {
    expect(moveReasons({ state, from, to }, move, day(today))).toEqual(reasons)
  })
})

describe('the facts of an activity', () => {
  const facts = { from, to, schoolId: ['galilei'], minutes: 60, countedBy: 'classes' as const }
  const taking = { schoolId: 'galilei', classId: '3a', schoolYear: schoolYear('2026/27') } as ActivityClass
  const running: Pick<Activity, 'state' | 'classes'> = { state: 'running', classes: [taking] }

  test.each([
    [{ to: day('2026-09-30') }, ['activity-ends-before-it-begins']],
    [{ schoolId: [] }, ['no-schools']],
    [{ minutes: 0 }, ['no-hours']],
    [{ minutes: 0, countedBy: 'placements' as const }, []],
    [{}, []],
  ])('%j: %j', (changes, problems) => {
    expect(factProblems({ ...facts, ...changes })).toEqual(problems)
  })

  test.each([
    [{ from: day('2026-11-23') }, ['running-begins-later']],
    [{ schoolId: ['volta'] }, ['school-has-classes']],
    [{ from: day('2025-10-01'), to: day('2026-06-01') }, ['class-outside-period']],
    [{ countedBy: 'placements' as const }, ['classes-not-counted']],
    [{ to: day('2028-06-01') }, []],
  ])('with classes in it, %j: %j', (changes, problems) => {
    expect(changeProblems(running, { ...facts, ...changes }, day('2026-11-22'))).toEqual(problems)
  })

  test('a period touches school years', () => {
    expect(yearsOf(day('2026-08-31'), day('2026-09-01'))).toEqual(['2025/26', '2026/27'])
    expect(yearsOf(from, day('2029-06-01'))).toEqual(['2026/27', '2027/28', '2028/29'])
  })
})

describe('classes may be changed', () => {
  test.each([
    ['planned', 'classes', '2026-09-01', []],
    ['running', 'classes', '2026-12-20', []],
    ['running', 'classes', '2026-12-21', ['activity-over']],
    ['concluded', 'classes', '2026-12-20', ['activity-over']],
    ['cancelled', 'classes', '2026-11-01', ['activity-over']],
    ['planned', 'placements', '2026-11-01', ['counted-by-placements']],
  ] as const)('%s, counted by %s, on %s: %j', (state, countedBy, today, reasons) => {
    expect(takingPartReasons({ state, to }, countedBy, day(today))).toEqual(reasons)
  })
})

test('placements are gathered by school and kind of school, and each student counts once', () => {
  const placed = (placementId: string, studentId: string, classId: string | null) => ({
    placementId,
    schoolId: 'galilei',
    classId,
    studentId,
    from,
    to,
    left: false,
    plannedMinutes: 600,
  })
  const participations = placementParticipations(
    [placed('p', 'anna', '3a'), placed('q', 'anna', '3a'), placed('r', 'ugo', null)],
    { from, to, kindOf: (classId) => (classId === '3a' ? 'tecnico' : undefined), approved: () => 90 },
  )
  expect(participations.map(({ schoolKind, presences }) => [schoolKind, presences.length])).toEqual([
    ['tecnico', 2],
    ['other', 1],
  ])
  const counted = {
    activityId: 'a',
    title: '',
    kind: 'percorso',
    themes: [],
    projectId: null,
    from,
    to,
    state: 'running' as const,
    minutes: 0,
    chosen: [],
    participations,
  }
  expect(sharesOf(counted, ['galilei', 'volta'], day('2026-11-22'))).toEqual([
    { schoolId: 'galilei', classes: 0, students: 2, remaining: 2 },
    { schoolId: 'volta', classes: 0, students: 0, remaining: 0 },
  ])
})
