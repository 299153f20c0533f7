import type { CountedActivity } from '../../src/protocols/counted-activity.rules.ts'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { day } from '../../src/platform/day.ts'
import type { Measure } from '../../src/protocols/commitment.rules.ts'
import { reached } from './counted.ts'

describe('properties', () => {
  const days = fc.integer({ min: 1, max: 28 }).map((n) => day(`2026-10-${String(n).padStart(2, '0')}`))
  const presences = fc.record({
    studentId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    from: days,
    to: days,
    left: fc.boolean(),
    hours: fc.constant(null),
  })
  const participations = fc.record({
    schoolId: fc.constantFrom('galilei', 'volta'),
    schoolKind: fc.constantFrom('liceo' as const, 'tecnico' as const),
    classId: fc.constantFrom('3a', '3b', null),
    from: fc.option(days),
    to: fc.constant(day('2027-08-31')),
    presences: fc.array(presences, { maxLength: 5 }),
  })
  const activities = fc.array(
    fc.record({
      activityId: fc.uuid(),
      title: fc.constant(''),
      kind: fc.constant('modulo'),
      themes: fc.constant<string[]>(['making']),
      projectId: fc.constant(null),
      from: days,
      to: fc.constant(day('2026-12-01')),
      state: fc.constantFrom('planned' as const, 'running' as const, 'concluded' as const, 'cancelled' as const),
      minutes: fc.integer({ min: 1, max: 600 }),
      participations: fc.array(participations, { maxLength: 3 }),
      chosen: fc.constantFrom<CountedActivity['chosen']>([], [{ schoolId: 'galilei', kinds: ['tecnico'] }]),
    }),
    { maxLength: 5 },
  )
  const wanted = fc.constantFrom<Measure>('schools', 'classes', 'students', 'hours')
  const rule = fc.constantFrom('counted' as const, 'not-counted' as const)

  test('one more activity never takes anything away', () => {
    fc.assert(
      fc.property(activities, activities, fc.record({ measure: wanted, leavers: rule }), (some, more, changes) => {
        const few = reached(changes.measure, some, changes)
        const all = reached(changes.measure, [...some, ...more], changes)
        return all.actual >= few.actual && all.actual + all.planned >= few.actual + few.planned
      }),
    )
  })

  test('who leaves counts at most where it is counted; nobody counts more than once', () => {
    fc.assert(
      fc.property(activities, (all) => {
        const counted = reached('students', all)
        const remaining = reached('students', all, { leavers: 'not-counted' })
        return remaining.actual <= counted.actual && counted.actual + counted.planned <= 5 && counted.planned >= 0
      }),
    )
  })

  test('the same activity twice changes nothing', () => {
    fc.assert(
      fc.property(activities, wanted, (all, measure) => {
        expect(reached(measure, [...all, ...all])).toEqual(reached(measure, all))
      }),
    )
  })
})
