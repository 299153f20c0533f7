// How a student moves (cambio di classe, ritiro, rientro, trasferimento ad altra scuola). Each move holds from a day that
// has come: enrolments before it stay as they were, so every register stays with the class of that day, and the hours of
// the student follow. Who leaves takes the hours along only when nothing is left open here: a placement that has not
// begun is cancelled first, one that runs is concluded, cancelled, or given an earlier end. A transfer needs both schools:
// the old one lets go (nulla osta) and gives a code, the new one takes over with the code and the student's tax code. The
// new school learns the approved hours of each year, certified by the old one, and nothing else; neither sees what is done
// at the other.
// Source: R.D. 653/1925, art. 10 (nulla osta); D.M. 226/2024 (hours of earlier schools); GDPR, art. 5.1.c.

import { type CourseYear, yearOfCourse } from '../norms/cohort.rules.ts'
import { isInSchoolYear, type SchoolYear } from '../norms/school-year.rules.ts'
import { preparingStates, underWayStates } from '../placements/placement-state.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { addDays, type Day } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import {
  enrol,
  type Enrolment,
  type EnrolmentChange,
  type EnrolmentHistory,
  leave,
  type Outcome,
} from '../schools/enrolment.rules.ts'

export const moveKinds = ['class-change', 'leaving', 'return', 'transfer'] as const
export type MoveKind = (typeof moveKinds)[number]

/** Approved minutes of a year of the course, and the school that certifies them. */
export interface CertifiedLine {
  schoolYear: SchoolYear
  /** Of the course: 3, 4 or 5. */
  year: number
  minutes: Minutes
  /** null: a school outside, known by name only. */
  schoolId: string | null
  schoolName: string
}

/** The new school's side. */
export interface TakeOver {
  schoolId: string
  studentId: string
  classId: string
  from: Day
  by: { accountId: string | null; name: string }
  at: Date
  doneAt: Date | null
  /** Years for which the new school had a line of certified hours already, which stays. */
  skipped: SchoolYear[]
}

export interface Release {
  /** Kept as it is, so that the office can read it again; gone as soon as it is used or void. */
  code: string | null
  taxCode: string
  /** The last day on which the code opens anything. */
  until: Day
  lines: CertifiedLine[]
  linesAt: Date
  withdrawnAt: Date | null
  taking: TakeOver | null
}

export interface StudentMove {
  _id: string
  schoolId: string
  studentId: string
  kind: MoveKind
  /** The first day in the new class, or the last day here. */
  day: Day
  reason: string | null
  by: { accountId: string | null; name: string }
  at: Date
  fromClassId: string | null
  toClassId: string | null
  /** The student while the move is being written: one move at a time. */
  inHand: string | null
  plan: { changes: EnrolmentChange[]; editionIds: string[] } | null
  doneAt: Date | null
  release: Release | null
}

/** How long a code of a release is good for. */
export const releaseDays = 90

export type MoveRefusal =
  | 'day-ahead'
  | 'before-enrolment'
  | 'not-in-school-year'
  | 'not-enrolled'
  | 'still-enrolled'
  | 'same-class'
  | 'placements-open'
  | 'no-tax-code'

/** The open enrolment, as long as its school year lasts. */
export function openEnrolment({ enrolments }: Pick<EnrolmentHistory, 'enrolments'>): Enrolment | null {
  return enrolments.find(({ to }) => to === null) ?? null
}

export interface MoveFacts {
  history: EnrolmentHistory
  today: Day
  target: { classId: string; schoolYear: SchoolYear } | null
  placements: readonly Placement[]
  taxCode: string | null
}

type Asked = Pick<StudentMove, 'kind' | 'day'>

/** Why the student cannot move so. */
export function moveRefusals({ kind, day }: Asked, facts: MoveFacts): MoveRefusal[] {
  const open = openEnrolment(facts.history)
  const ahead = day > facts.today ? (['day-ahead'] as const) : []
  if (kind === 'return') return [...ahead, ...returnRefusals(day, open, facts)]
  if (!open) return ['not-enrolled']
  const early = day < open.from ? (['before-enrolment'] as const) : []
  if (kind === 'class-change') return [...ahead, ...early, ...changeRefusals(day, open, facts)]
  const unsettled = openPlacements(facts.placements, day).length > 0 ? (['placements-open'] as const) : []
  const nameless = kind === 'transfer' && !facts.taxCode ? (['no-tax-code'] as const) : []
  return [...ahead, ...early, ...unsettled, ...nameless]
}

function returnRefusals(day: Day, open: Enrolment | null, { history, target }: MoveFacts): MoveRefusal[] {
  const last = history.enrolments.at(-1)?.to ?? null
  return [
    ...(open ? (['still-enrolled'] as const) : []),
    ...(last && day <= last ? (['before-enrolment'] as const) : []),
    ...(target && isInSchoolYear(target.schoolYear, day) ? [] : (['not-in-school-year'] as const)),
  ]
}

function changeRefusals(day: Day, open: Enrolment, { history, target }: MoveFacts): MoveRefusal[] {
  if (target?.classId === open.classId) return ['same-class']
  const sameYear = target?.schoolYear === history.yearOf(open.classId)
  return sameYear && target && isInSchoolYear(target.schoolYear, day) ? [] : ['not-in-school-year']
}

/** What is written to the enrolments for a move that nothing stands against. */
export function changesOf({ kind, day }: Asked, { history, target }: MoveFacts): EnrolmentChange[] {
  if (target && (kind === 'class-change' || kind === 'return'))
    return enrol(history, { ...target, first: false }, day).changes
  const open = openEnrolment(history)
  if (!open) return []
  const here = { classId: open.classId, schoolYear: history.yearOf(open.classId) }
  const reason = kind === 'transfer' ? 'transferred' : 'withdrawn'
  const outcome: Outcome = leave(history, here, { reason, date: day, effective: addDays(day, 1) })
  return outcome.changes
}

/** The placements that must be settled before somebody leaves with that last day. */
function openPlacements(placements: readonly Placement[], last: Day): Placement[] {
  return placements.filter((placement) => settling(placement, last) !== null)
}

/** What is to be done with a placement before the student leaves: null when it is over by then. */
export function settling(placement: Placement, last: Day): 'cancel' | 'end-earlier' | null {
  if (preparingStates.includes(placement.state)) return 'cancel'
  return underWayStates.includes(placement.state) && effectiveTerms(placement).to > last ? 'end-earlier' : null
}

export interface Certified {
  courses: readonly CourseYear[]
  /** Approved here. */
  minutes: readonly { schoolYear: SchoolYear; approved: Minutes }[]
  /** Certified to this school by earlier ones. */
  prior: readonly CertifiedLine[]
  school: { schoolId: string; schoolName: string }
}

/** What a school certifies to the next one: its own approved hours of the years that count, and those it was told of. */
export function certifiedLines({ courses, minutes, prior, school }: Certified): CertifiedLine[] {
  const own = minutes.flatMap(({ schoolYear, approved }): CertifiedLine[] => {
    const year = yearOfCourse(courses, schoolYear)
    const counts = year !== null && year >= 3 && year <= 5 && approved > 0
    return counts ? [{ schoolYear, year, minutes: approved, ...school }] : []
  })
  return [...own, ...prior].toSorted((a, b) => (a.schoolYear < b.schoolYear ? -1 : 1))
}

/** As the new school writes them down: one line a year, without what it knows itself. */
export function arrivingLines(lines: readonly CertifiedLine[], schoolId: string) {
  const others = lines.filter((line) => line.schoolId !== schoolId)
  return [...new Set(others.map(({ schoolYear }) => schoolYear))].map((schoolYear) => {
    const ofYear = others.filter((line) => line.schoolYear === schoolYear)
    return {
      schoolYear,
      year: ofYear[0]?.year ?? 0,
      minutes: sumMinutes(ofYear.map(({ minutes }) => minutes)),
      fromSchool: [...new Set(ofYear.map(({ schoolName }) => schoolName))].join(', ').slice(0, 160),
    }
  })
}

export type ReleaseStanding = 'waiting' | 'expired' | 'withdrawn' | 'taken'

export function standingOf({ withdrawnAt, taking, until }: Release, today: Day): ReleaseStanding {
  if (taking) return 'taken'
  if (withdrawnAt) return 'withdrawn'
  return until < today ? 'expired' : 'waiting'
}

export type TakingRefusal = 'own-release' | 'day-ahead' | 'before-release' | 'not-in-school-year'

/** Why a school cannot take over with that first day; `last` is the last day at the other school. */
export function takingRefusals(
  { from, schoolId, schoolYear }: { from: Day; schoolId: string; schoolYear: SchoolYear },
  released: { last: Day; from: string; today: Day },
): TakingRefusal[] {
  if (schoolId === released.from) return ['own-release']
  const reasons: [TakingRefusal, boolean][] = [
    ['day-ahead', from > released.today],
    ['before-release', from <= released.last],
    ['not-in-school-year', !isInSchoolYear(schoolYear, from)],
  ]
  return reasons.filter(([, holds]) => holds).map(([reason]) => reason)
}
