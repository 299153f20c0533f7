import { day } from '../../src/platform/day.ts'
import type { Commitment, Measure } from '../../src/protocols/commitment.rules.ts'
import type { CountedActivity, Participation, Presence } from '../../src/protocols/counted-activity.rules.ts'
import { progressOf } from '../../src/protocols/progress.rules.ts'

export const period = { from: day('2026-09-01'), to: day('2029-08-31') }
export const today = day('2026-11-22')
export const reading = { period, today }

export const commitment = (changes: Partial<Commitment> = {}): Commitment => ({
  id: 'c',
  text: 'Studenti',
  measure: 'students',
  target: 100,
  about: false,
  baseline: { value: 700, note: null },
  from: null,
  to: null,
  themes: [],
  schoolKinds: [],
  activityKinds: [],
  projectId: null,
  leavers: 'counted',
  ...changes,
})

export const presence = (studentId: string, changes: Partial<Presence> = {}): Presence => ({
  studentId,
  from: day('2026-09-01'),
  to: day('2027-08-31'),
  left: false,
  hours: null,
  ...changes,
})

export const classOf = (
  classId: string,
  students: Presence[],
  changes: Partial<Participation> = {},
): Participation => ({
  schoolId: 'galilei',
  schoolKind: 'tecnico',
  classId,
  from: day('2026-10-01'),
  to: day('2027-08-31'),
  presences: students,
  ...changes,
})

export const activity = (participations: Participation[], changes: Partial<CountedActivity> = {}): CountedActivity => ({
  activityId: 'a',
  title: 'Making',
  kind: 'modulo',
  themes: ['making'],
  projectId: null,
  from: day('2026-10-01'),
  to: day('2026-12-20'),
  state: 'running',
  minutes: 30 * 60,
  chosen: [],
  participations,
  ...changes,
})

export const reached = (measure: Measure, activities: CountedActivity[], changes: Partial<Commitment> = {}) => {
  const { actual, planned } = progressOf(commitment({ measure, ...changes }), activities, reading)
  return { actual, planned }
}
