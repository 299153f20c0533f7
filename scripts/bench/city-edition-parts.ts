import type { Edition, LabGroup, LabSession, Participant, StaffMember } from '../../src/labs/edition.rules.ts'
import type { Partner } from '../../src/partners/partner.rules.ts'
import { type ClockTime, clockTime, lengthOf } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf, weekday, type Weekday } from '../../src/platform/day.ts'
import { type EnrolledStudent, teacherIdOf } from './city-schools.ts'

/** When the sessions of an edition are: a weekday, a stretch of three hours, and in which weeks, 0 being this one. */
export interface Lessons {
  weekday: Weekday
  from: ClockTime
  to: ClockTime
  /** The week of the first one. */
  week: number
  count: number
}

export const morning = { from: clockTime('09:00'), to: clockTime('12:00') } as const
export const afternoon = { from: clockTime('14:30'), to: clockTime('17:30') } as const

/** The weeks around Christmas, seen from the last week of November. */
const HOLIDAYS = [4, 5, 6]

export function editionIdOf(n: number): string {
  return `edition${String(n).padStart(3, '0')}`
}

/** The sessions of an edition count from 1. */
export function sessionIdOf(editionId: string, number: number): string {
  return `${editionId}session${number}`
}

/** One session a week in the hall of the partner, with its tutor. */
export function sessionsOf(
  editionId: string,
  lessons: Lessons,
  { today, partner }: { today: Day; partner: Partner },
): LabSession[] {
  const { from, to } = lessons
  return weeksOf(lessons).map((week, index) => {
    const on = addDays(today, week * 7 + lessons.weekday - weekday(today))
    return {
      id: sessionIdOf(editionId, index + 1),
      number: index + 1,
      day: on,
      from,
      to,
      minutes: lengthOf({ from, to }),
      state: 'planned',
      roomIds: roomsOf(partner),
      machineIds: [],
      staff: staffOf(partner),
      partIds: [],
      topic: null,
      recovers: null,
      cancelled: null,
      sequence: 0,
      changedAt: morningOf(addDays(today, -100)),
    }
  })
}

function weeksOf({ week, count }: Lessons): number[] {
  const weeks: number[] = []
  for (let next = week; weeks.length < count; next++) if (!HOLIDAYS.includes(next)) weeks.push(next)
  return weeks
}

export function roomsOf({ spaces }: Partner): string[] {
  return spaces.slice(0, 1).map(({ id }) => id)
}

export function staffOf({ _id: partnerId, tutors }: Partner): StaffMember[] {
  return tutors.map(({ id, name, email, accountId }) => ({
    id,
    partnerId,
    part: 'trainer',
    name,
    email,
    accountId,
    insteadOf: null,
  }))
}

interface GroupOf {
  id: string
  students: readonly EnrolledStudent[]
  state: LabGroup['state']
  at: Date
}

/** Students of one class with the teacher who follows it. */
export function groupOf({ id, students, state, at }: GroupOf): LabGroup {
  const [first] = students
  if (!first) throw new Error('A group without students')
  const accountId = teacherIdOf(first.schoolId, first.className)
  const teacher = { accountId, name: `Persona ${accountId}` }
  return {
    id,
    kind: 'students',
    schoolId: first.schoolId,
    classIds: [first.classId],
    label: first.className,
    studentIds: students.map(({ _id }) => _id),
    teacher,
    counts: true,
    state,
    at,
    by: teacher,
    offeredUntil: null,
    history: [],
  }
}

export function participantsOf({ id, schoolId, classIds, studentIds }: LabGroup, from: Day): Participant[] {
  const [classId = ''] = classIds
  return studentIds.map((studentId) => ({
    studentId,
    schoolId,
    classId,
    groupId: id,
    from,
    to: null,
    privacyOn: from,
  }))
}

/** What happened to an edition until it came to this state. */
export function historyOf(state: Edition['state'], from: Day): Edition['history'] {
  const by = { accountId: 'city', name: 'Carla Comune' }
  const events = [
    'created',
    ...(state === 'draft' ? [] : ['opened']),
    ...(state === 'running' || state === 'completed' || state === 'suspended' ? ['started'] : []),
    ...(state === 'completed' || state === 'suspended' || state === 'cancelled' ? [state] : []),
  ]
  return events.map((event, n) => ({ at: morningOf(addDays(from, -20 + n * 5)), by, event, reason: null }))
}

export function morningOf(on: Day): Date {
  return instantOf(on, clockTime('09:00'))
}
