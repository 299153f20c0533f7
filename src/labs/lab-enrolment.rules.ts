// Enrolment in an edition (iscrizione a un laboratorio): a school brings a class, or students of several of its classes,
// says who accompanies them and whether the hours count. It ends on the last day the edition names, and once more than
// a quarter of the hours has passed (blocco delle iscrizioni; the city may set another share): at 7 h 30 of 30 h it is
// still open, at 7 h 31 it is not. A student is in an edition once, and so is a class; who has withdrawn may come back.
// Groups that wait go before newcomers whenever they fit. Age and what the module requires are asked of each student; the
// year of the course is only a piece of advice.
// Source: domain study 4 (P4 to P6: enrolment and its lock on the platform of the European school projects).

import type { LabNorms } from '../norms/lab-norms.rules.ts'
import { addDays, ageOn, type Day, instantOf } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'
import { sumMinutes } from '../platform/minutes.ts'
import { type Edition, type GroupState, type LabGroup, type LabSession, plannedSessions } from './edition.rules.ts'

/** In these a group holds its students: they cannot be in another group of the edition. */
export const liveStates = ['enrolled', 'waiting', 'offered'] as const satisfies readonly GroupState[]

/** In these an edition takes enrolments. */
export const enrollingStates = ['open', 'running'] as const satisfies readonly Edition['state'][]

const minuteMs = 60_000

/** Whether the group is in the edition, or waits for it. */
export function isLive({ state }: Pick<LabGroup, 'state'>): boolean {
  return liveStates.some((each) => each === state)
}

/** The seats nobody has; 0 or more. */
export function placesLeft({ seats, taken }: Pick<Edition, 'seats' | 'taken'>): number {
  return Math.max(0, seats - taken)
}

/** Who takes part now, withdrawn students left out. */
export function enrolledCount({ participants }: Pick<Edition, 'participants'>): number {
  return participants.filter(({ to }) => to === null).length
}

/** The planned minutes that have passed at that instant; of the session under way only the ones behind. */
export function elapsedMinutes(edition: Pick<Edition, 'sessions'>, now: Date): Minutes {
  return sumMinutes(plannedSessions(edition).map((session) => minutesBehind(session, now)))
}

function minutesBehind({ day, from, minutes }: LabSession, now: Date): Minutes {
  const passed = Math.floor((now.getTime() - instantOf(day, from).getTime()) / minuteMs)
  return Math.min(Math.max(0, passed), minutes)
}

/** Whether more than the allowed share (in hundredths) of the module's minutes has passed. */
export function isLocked(edition: Pick<Edition, 'sessions' | 'module'>, now: Date, lockPercent: number): boolean {
  return elapsedMinutes(edition, now) * 100 > lockPercent * edition.module.minutes
}

/** The first day that counts for who comes in now, or no longer counts for who goes: today, until a session has begun. */
export function firstDayFrom(edition: Pick<Edition, 'sessions'>, { now, today }: { now: Date; today: Day }): Day {
  const begun = plannedSessions(edition).some(({ day, from }) => day === today && instantOf(day, from) <= now)
  return begun ? addDays(today, 1) : today
}

/** The sessions that take place on that day or later. */
export function sessionsFrom(edition: Pick<Edition, 'sessions'>, from: Day): LabSession[] {
  return plannedSessions(edition).filter(({ day }) => day >= from)
}

/** Reasons that hold for everybody. */
export type ClosedReason = 'not-open' | 'enrolment-ended' | 'locked' | 'no-session-ahead'
/** Reasons that the coordinator of a school may set aside, saying why. */
export const forcible: readonly ObstacleReason[] = ['enrolment-ended', 'locked']

export interface EnrolmentMoment {
  now: Date
  today: Day
  norms: Pick<LabNorms, 'enrolmentLockPercent'>
}

type Judged = Pick<Edition, 'state' | 'enrolUntil' | 'sessions' | 'module'>

/** Why an edition takes no enrolments at that moment; none: it does. */
export function closedReasons(edition: Judged, { now, today, norms }: EnrolmentMoment): ClosedReason[] {
  if (!enrollingStates.some((state) => state === edition.state)) return ['not-open']
  const planned = plannedSessions(edition)
  const over = planned.length > 0 && sessionsFrom(edition, firstDayFrom(edition, { now, today })).length === 0
  if (over) return ['no-session-ahead']
  const reasons: [ClosedReason, boolean][] = [
    ['enrolment-ended', edition.enrolUntil !== null && edition.enrolUntil < today],
    ['locked', isLocked(edition, now, norms.enrolmentLockPercent)],
  ]
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason)
}

export type ObstacleReason =
  | ClosedReason
  | 'no-students'
  | 'not-in-class'
  | 'already-in'
  | 'class-already-in'
  | 'too-young'
  | 'too-old'
  | 'module-missing'
  | 'authorisation-missing'
  | 'no-seats'

/** What stands against an enrolment, and for whom; `codes` are modules or kinds of machines that are missing. */
export interface Obstacle {
  reason: ObstacleReason
  studentIds: string[]
  codes: string[]
}

/** One student who is to be enrolled, with what is known of them. */
export interface Enrolling {
  studentId: string
  classId: string
  /** null: nobody knows. */
  birthDay: Day | null
  /** Modules and kinds of machines the edition requires and the student lacks. */
  missingModules: readonly string[]
  missingMachines: readonly string[]
}

export interface EnrolmentRequest {
  students: readonly Enrolling[]
  /** Ids that were sent and are in none of the chosen classes. */
  strangers: readonly string[]
  /** The class that comes as a whole; null for chosen students. */
  wholeClassId: string | null
}

/** All that stands against enrolling these students, seats left out; none: they may come. */
export function obstaclesTo(edition: Edition, request: EnrolmentRequest, moment: EnrolmentMoment): Obstacle[] {
  const { students, strangers, wholeClassId } = request
  const ids = students.map(({ studentId }) => studentId)
  const taken = takenStudents(edition)
  const first = firstDayFrom(edition, moment)
  const firstSession = sessionsFrom(edition, first)[0]?.day ?? first
  const obstacles: Obstacle[] = [
    ...closedReasons(edition, moment).map((reason) => obstacle(reason)),
    ...(ids.length + strangers.length === 0 ? [obstacle('no-students')] : []),
    ...(strangers.length > 0 ? [obstacle('not-in-class')] : []),
    ...(wholeClassId !== null && hasClass(edition, wholeClassId) ? [obstacle('class-already-in')] : []),
    obstacle(
      'already-in',
      ids.filter((id) => taken.has(id)),
    ),
    ...ageObstacles(edition.module.ages, students, firstSession),
    ...missing('module-missing', students, (student) => student.missingModules),
    ...authorisationObstacles(students),
  ]
  return obstacles.filter(({ reason, studentIds }) => !personal.has(reason) || studentIds.length > 0)
}

const personal = new Set<ObstacleReason>(['already-in', 'too-young', 'too-old'])

function obstacle(reason: ObstacleReason, studentIds: string[] = [], codes: string[] = []): Obstacle {
  return { reason, studentIds, codes }
}

/** The students who are in a live group or take part now. */
export function takenStudents({ groups, participants }: Pick<Edition, 'groups' | 'participants'>): Set<string> {
  const inGroups = groups.filter(isLive).flatMap(({ studentIds }) => studentIds)
  return new Set([...inGroups, ...participants.filter(({ to }) => to === null).map(({ studentId }) => studentId)])
}

/** Whether that class is in, or waits, as a whole. */
export function hasClass({ groups }: Pick<Edition, 'groups'>, classId: string): boolean {
  return groups.some((group) => group.kind === 'class' && isLive(group) && group.classIds.includes(classId))
}

function ageObstacles(ages: Edition['module']['ages'], students: readonly Enrolling[], on: Day): Obstacle[] {
  if (ages === null) return []
  const known = students.flatMap(({ studentId, birthDay }) =>
    birthDay === null ? [] : [{ studentId, age: ageOn(birthDay, on) }],
  )
  const idsWhere = (test: (age: number) => boolean) =>
    known.filter(({ age }) => test(age)).map(({ studentId }) => studentId)
  return [
    obstacle(
      'too-young',
      idsWhere((age) => age < ages.from),
    ),
    obstacle(
      'too-old',
      idsWhere((age) => age > ages.to),
    ),
  ]
}

/** One obstacle for each kind of machine that some of these students may not use, with those who may not. */
export function authorisationObstacles(
  students: readonly Pick<Enrolling, 'studentId' | 'missingMachines'>[],
): Obstacle[] {
  return missing('authorisation-missing', students, (student) => student.missingMachines)
}

/** One obstacle for each thing that is missing, with those who lack it. */
function missing<Student extends Pick<Enrolling, 'studentId'>>(
  reason: ObstacleReason,
  students: readonly Student[],
  lacks: (student: Student) => readonly string[],
): Obstacle[] {
  const codes = [...new Set(students.flatMap(lacks))].toSorted()
  return codes.map((code) =>
    obstacle(
      reason,
      students.filter((student) => lacks(student).includes(code)).map(({ studentId }) => studentId),
      [code],
    ),
  )
}

/** Whether a class of that year of the course is outside what the module is made for; only to be said, not refused. */
export function isOtherYear({ module }: Pick<Edition, 'module'>, year: number): boolean {
  return module.years.length > 0 && !module.years.includes(year)
}
