// The roll call (appello) of one session: who was there, who was not, late or gone early, in whole minutes. Everybody is
// present unless somebody says otherwise. The partner sees whether an absence is justified, never why; each school sees
// its own students only. The trainer and the teacher of each school sign; the school approves (convalida) its own lines,
// and only then do the minutes count. A change after that is refused.
// Source: domain study 4 ("Session register"); D.Lgs. 196/2003 and GDPR art. 5.1.c for the reasons of absences.

import type { Role } from '../access/actor.ts'
import type { Participant } from '../labs/edition.rules.ts'
import type { ClockTime } from '../platform/clock-time.ts'
import type { Day } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'

/** Which session of which edition. */
export interface SessionRef {
  editionId: string
  sessionId: string
}

export interface RollCallMark {
  accountId: string | null
  name: string
  role: Role
  at: Date
}

export interface RollLine {
  /** Of the line: the student's id, or one made for a guest. */
  id: string
  /** null while nobody has said who the guest is. */
  studentId: string | null
  /** The name that was typed for a guest; null for students. */
  guestName: string | null
  /** The class that was typed for a guest; null for students. */
  guestClass: string | null
  schoolId: string
  classId: string | null
  groupId: string | null
  /** Whether the school counts the minutes for school-to-work. */
  counts: boolean
  state: 'present' | 'absent'
  /** Minutes missed at the beginning and at the end. */
  late: Minutes
  early: Minutes
  /** What the line earns: the session less what was missed; 0 when absent. */
  minutes: Minutes
  /** Of an absence, a delay or an early leave; null: the school has not said. */
  justified: boolean | null
  /** Why, for the school alone. */
  reason: string | null
  /** The school has approved it. */
  approved: boolean
}

/** A roll call, as far as hours go: nobody is named in it. */
export type HeldMinutes = Pick<RollCall, '_id' | 'editionId' | 'minutes'> & {
  lines: Pick<RollLine, 'studentId' | 'minutes' | 'approved'>[]
}

export interface RollSignature {
  part: 'trainer' | 'tutor'
  /** Of the tutor's school; null for the trainer. */
  schoolId: string | null
  mark: RollCallMark
}

/** What changed, in one line of one student: what it was, what it is. */
export interface RollChange {
  mark: RollCallMark
  /** Of the line, or what else changed: 'topic', 'signature' or 'approval'. */
  lineId: string
  /** Whose it is: a school reads its own and the common ones; null: everybody's. */
  schoolId: string | null
  /** Short words of ours: 'present', 'absent', 'late:15', 'early:20', 'justified', 'merged'… */
  before: string
  after: string
  /** Why an approval was reopened; for the school alone. */
  reason: string | null
  /** The version that this change made: who has an older one on the screen has not seen it. */
  version: number
}

/** The approval (convalida) of a school; `note` says why it was given without the trainer's signature. */
export interface RollApproval {
  schoolId: string
  mark: RollCallMark
  note: string | null
}

export interface RollCall {
  /** The session's id: one roll call per session. */
  _id: string
  editionId: string
  /** Of the edition, copied. */
  title: string
  /** Of the session, copied. */
  day: Day
  from: ClockTime
  to: ClockTime
  minutes: Minutes
  /** Who may take it. */
  partnerIds: string[]
  schoolIds: string[]
  /** Copies, to count by. */
  theme: string
  /** Of the module: at most so many minutes of one student in one edition count. */
  countableMinutes: Minutes
  topic: string | null
  lines: RollLine[]
  signatures: RollSignature[]
  approvals: RollApproval[]
  history: RollChange[]
  takenBy: RollCallMark
  /** Grows with each change. */
  version: number
}

/** What the school says of an absence, a delay or an early leave. */
export interface Justification {
  lineId: string
  /** null: the school has not decided. */
  justified: boolean | null
  /** For the school and the student alone. */
  reason: string | null
}

export interface NewGuest {
  /** Of the form: sending it twice adds one guest. */
  key: string
  name: string
  className: string | null
  /** One of the schools that take part. */
  schoolId: string
}

/** An absence that was said beforehand; excused once the school has accepted it. Unique by session and student. */
export interface AnnouncedAbsence {
  _id: string
  editionId: string
  sessionId: string
  studentId: string
  schoolId: string
  reason: string
  state: 'waiting' | 'accepted' | 'refused'
  by: RollCallMark
  decidedBy: RollCallMark | null
}

/** Minutes that a line earns: the session less what was missed, never below zero; 0 for who was absent. */
export function earnedMinutes({ state, late, early }: Pick<RollLine, 'state' | 'late' | 'early'>, session: Minutes) {
  return state === 'absent' ? 0 : Math.max(0, session - late - early)
}

/** The line of somebody expected at a session of that many minutes, who was there from begin to end. */
export function presentLine(
  { studentId, schoolId, classId, groupId }: Participant,
  { counts, minutes }: Pick<RollLine, 'counts' | 'minutes'>,
): RollLine {
  return {
    id: studentId,
    studentId,
    guestName: null,
    guestClass: null,
    schoolId,
    classId,
    groupId,
    counts,
    state: 'present',
    late: 0,
    early: 0,
    minutes,
    justified: null,
    reason: null,
    approved: false,
  }
}

/** Whether there is something to justify: an absence, a delay, an early leave. */
export function isMissing({ state, late, early }: Pick<RollLine, 'state' | 'late' | 'early'>): boolean {
  return state === 'absent' || late > 0 || early > 0
}

/** A line in short words, as the history keeps it: 'absent', 'present', 'late:15', 'late:15 early:20'. */
export function wordOf({ state, late, early }: Pick<RollLine, 'state' | 'late' | 'early'>): string {
  if (state === 'absent') return 'absent'
  return [late > 0 ? `late:${late}` : '', early > 0 ? `early:${early}` : ''].filter(Boolean).join(' ') || 'present'
}

export function isApproved({ approvals }: Pick<RollCall, 'approvals'>, schoolId: string): boolean {
  return approvals.some((each) => each.schoolId === schoolId)
}

/** The signature of the trainer, or with a school that of its tutor. */
export function signatureOf(
  { signatures }: Pick<RollCall, 'signatures'>,
  schoolId: string | null,
): RollSignature | null {
  const part = schoolId === null ? 'trainer' : 'tutor'
  return signatures.find((each) => each.part === part && each.schoolId === schoolId) ?? null
}
