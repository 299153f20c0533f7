// Iscrizione alla classe: a student is in a class from a day to a day. A student who changes class in February keeps the
// enrolment of the autumn, closed the day before, so that the hours of January stay in the register of the old class
// while the student's total has both. An enrolment ends by itself with the school year of its class (31 August).
// At most one enrolment of a student is open.

import type { SchoolYear } from '../norms/school-year.rules.ts'
import { schoolYearEnd, schoolYearStart } from '../norms/school-year.rules.ts'
import { addDays, type Day, maxDay, minDay } from '../platform/day.ts'

export type LeavingReason = 'class-change' | 'new-year' | 'withdrawn' | 'transferred' | 'not-in-list'

export interface Enrolment {
  _id: string
  schoolId: string
  classId: string
  studentId: string
  from: Day
  /** The last day; null while open. */
  to: Day | null
  leaving: LeavingReason | null
}

/** One write to the enrolments of one student; `open` and `replace` put the student into the class of the line. */
export type EnrolmentChange =
  | { what: 'open'; from: Day }
  | { what: 'close'; enrolmentId: string; to: Day; leaving: LeavingReason }
  | { what: 'reopen'; enrolmentId: string }
  | { what: 'replace'; enrolmentId: string }
  | { what: 'remove'; enrolmentId: string }

export type ChangeReason =
  | 'new-student'
  | 'returned'
  | 'reopened'
  | 'class-change'
  | 'correction'
  | 'new-year'
  | 'withdrawn'
  | 'transferred'
  | 'not-in-list'
  | 'already-left'
  | 'already-next-year'

export interface Outcome {
  kind: 'joined' | 'moved' | 'left' | 'unchanged'
  reasons: ChangeReason[]
  changes: EnrolmentChange[]
}

/** The class a list puts students into. */
export interface Target {
  /** null when the list itself creates the class */
  classId: string | null
  schoolYear: SchoolYear
  /** Whether nobody has been in it yet: then the list is its first, and counts from the start of the school year. */
  first: boolean
}

/** The enrolments of one student, oldest first, and the school years of their classes. */
export interface EnrolmentHistory {
  enrolments: readonly Enrolment[]
  yearOf: (classId: string) => SchoolYear
}

/** The enrolment that holds on a day, both ends included; null when the student was in no class. */
export function enrolmentOn<E extends Pick<Enrolment, 'from' | 'to'>>(enrolments: readonly E[], on: Day): E | null {
  return enrolments.find(({ from, to }) => from <= on && (to === null || on <= to)) ?? null
}

/** What it takes for a student to be in a class from the day a list holds. */
export function enrol(history: EnrolmentHistory, target: Target, effective: Day): Outcome {
  const open = openOf(history)
  if (!open) return join(history, target, effective)
  if (open.classId === target.classId) return { kind: 'unchanged', reasons: [], changes: [] }
  const openYear = history.yearOf(open.classId)
  if (openYear > target.schoolYear) return { kind: 'unchanged', reasons: ['already-next-year'], changes: [] }
  return openYear < target.schoolYear ? promote(history, target, effective) : changeClass(history, target, effective)
}

/** What it takes for a student to be in the class no longer; `date` is the last day when the list tells it. */
export function leave(
  history: EnrolmentHistory,
  target: Pick<Target, 'classId' | 'schoolYear'>,
  leaving: { reason: 'withdrawn' | 'transferred' | 'not-in-list'; date: Day | null; effective: Day },
): Outcome {
  const open = openOf(history)
  const here = open && (open.classId === target.classId || history.yearOf(open.classId) < target.schoolYear)
  if (!here) return { kind: 'unchanged', reasons: ['already-left'], changes: [] }
  const last = leaving.date ?? addDays(leaving.effective, -1)
  const to = maxDay(open.from, minDay(last, schoolYearEnd(history.yearOf(open.classId))))
  const close = { what: 'close' as const, enrolmentId: open._id, to, leaving: leaving.reason }
  return { kind: 'left', reasons: [leaving.reason], changes: [close] }
}

function join(history: EnrolmentHistory, target: Target, effective: Day): Outcome {
  const last = history.enrolments.at(-1)
  if (last && last.classId === target.classId && closedByMistake(last, effective)) {
    return { kind: 'joined', reasons: ['reopened'], changes: [{ what: 'reopen', enrolmentId: last._id }] }
  }
  const opening = { what: 'open' as const, from: startIn(history, target, effective) }
  return { kind: 'joined', reasons: [last ? 'returned' : 'new-student'], changes: [opening] }
}

// Missing from one list and back in the next, or back without a day in between: nobody had left.
function closedByMistake({ to, leaving }: Enrolment, effective: Day): boolean {
  return leaving === 'not-in-list' || (to !== null && to >= addDays(effective, -1))
}

function promote(history: EnrolmentHistory, target: Target, effective: Day): Outcome {
  const open = openOf(history) as Enrolment
  const from = startIn(history, target, effective)
  const to = maxDay(open.from, minDay(addDays(from, -1), schoolYearEnd(history.yearOf(open.classId))))
  return {
    kind: 'moved',
    reasons: ['new-year'],
    changes: [
      { what: 'close', enrolmentId: open._id, to, leaving: 'new-year' },
      { what: 'open', from },
    ],
  }
}

// An enrolment that began on that day or later never held before the list: it is corrected, not closed.
function changeClass(history: EnrolmentHistory, target: Target, effective: Day): Outcome {
  const open = openOf(history) as Enrolment
  if (open.from < effective) {
    const close = {
      what: 'close' as const,
      enrolmentId: open._id,
      to: addDays(effective, -1),
      leaving: 'class-change' as const,
    }
    return { kind: 'moved', reasons: ['class-change'], changes: [close, { what: 'open', from: effective }] }
  }
  const before = history.enrolments.at(-2)
  const goesBack = before?.classId === target.classId && before?.leaving === 'class-change'
  const changes: EnrolmentChange[] =
    goesBack && before
      ? [
          { what: 'remove', enrolmentId: open._id },
          { what: 'reopen', enrolmentId: before._id },
        ]
      : [{ what: 'replace', enrolmentId: open._id }]
  return { kind: 'moved', reasons: ['correction'], changes }
}

function startIn(history: EnrolmentHistory, target: Target, effective: Day): Day {
  const newThisYear = !history.enrolments.some(({ classId }) => history.yearOf(classId) === target.schoolYear)
  const start = target.first && newThisYear ? schoolYearStart(target.schoolYear) : effective
  const last = history.enrolments.at(-1)?.to
  return last ? maxDay(start, addDays(last, 1)) : start
}

function openOf({ enrolments }: EnrolmentHistory): Enrolment | undefined {
  return enrolments.find(({ to }) => to === null)
}
