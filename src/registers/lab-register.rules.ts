// The register of a lab (registro del modulo): the minutes of each student in each session, and what was done in each
// session and by whom. It holds approved minutes only; as long as lines wait for an approval, or a session that is over has
// no roll call, it is a draft (bozza) and says how many. A school reads its own students, the partner all of them.
// Source: domain study 2.3 and 4 ("Session register").

import { byTime, type Edition, expectedAt, type LabSession } from '../labs/edition.rules.ts'
import type { Day } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'
import { isEnough } from '../roll-calls/attendance.rules.ts'
import type { RollCall, RollLine } from '../roll-calls/roll-call.rules.ts'
import type { Issue } from './register.rules.ts'

/** What a student did in one session: approved minutes, absent, written and not approved, or nothing. */
export type RegisterMark =
  | { kind: 'present'; minutes: Minutes; late: Minutes; early: Minutes }
  | { kind: 'absent'; justified: boolean | null }
  | { kind: 'waiting' }
  | { kind: 'none' }

export interface LabRegisterRow {
  studentId: string
  surname: string
  givenName: string
  label: string
  schoolId: string
  /** One per session, in their order. */
  marks: RegisterMark[]
  total: Minutes
  reached: boolean
}

export interface LabRegisterSession {
  session: LabSession
  roll: RollCall | null
  /** Approved lines of students who were there. */
  present: number
  /** Lines that are written and not approved, and their minutes. */
  waiting: number
  waitingMinutes: Minutes
  /** It is over, somebody was expected, and nobody has taken the roll call. */
  missing: boolean
}

/** A register without its number: what it holds now. */
export interface LabRegisterFacts {
  edition: Edition
  threshold: number
  sessions: LabRegisterSession[]
  rows: LabRegisterRow[]
  total: Minutes
  /** Lines that wait for an approval. */
  waitingLines: number
  missingRollCalls: number
  /** Guests whom nobody has recognised yet: they stand in no row. */
  guests: number
}

export interface LabRegister extends LabRegisterFacts {
  issue: Issue
  partner: { name: string; place: string }
  /** The schools of the students in it, by name. */
  schools: string[]
}

/** A student of the edition, by name. */
export interface RegisteredStudent {
  studentId: string
  surname: string
  givenName: string
  label: string
  schoolId: string
}

export interface RegisterOf {
  edition: Edition
  /** With the lines of this reader alone. */
  rolls: readonly RollCall[]
  students: readonly RegisteredStudent[]
  threshold: number
  today: Day
}

/** Puts the register together; rows in the order of the students given. */
export function labRegisterFacts({ edition, rolls, students, threshold, today }: RegisterOf): LabRegisterFacts {
  const byId = new Map(rolls.map((roll) => [roll._id, roll]))
  const ids = new Set(students.map(({ studentId }) => studentId))
  const sessions = edition.sessions.toSorted(byTime).map((session): LabRegisterSession => {
    // What was cancelled after its roll call earns nothing: the register has the session without marks.
    const roll = session.state === 'cancelled' ? null : (byId.get(session.id) ?? null)
    const lines = roll?.lines ?? []
    const waiting = lines.filter((line) => !line.approved)
    const expected = expectedAt(edition, session.day).some(({ studentId }) => ids.has(studentId))
    return {
      session,
      roll,
      present: lines.filter((line) => line.approved && line.state === 'present' && line.studentId !== null).length,
      waiting: waiting.length,
      waitingMinutes: waiting.reduce((sum, { minutes }) => sum + minutes, 0),
      missing: session.state === 'planned' && session.day < today && expected && lines.length === 0,
    }
  })
  const rows = students.map((student) => rowOf(student, sessions, { edition, threshold }))
  return {
    edition,
    threshold,
    sessions,
    rows,
    total: rows.reduce((sum, row) => sum + row.total, 0),
    waitingLines: sessions.reduce((sum, { waiting }) => sum + waiting, 0),
    missingRollCalls: sessions.filter(({ missing }) => missing).length,
    guests: sessions.reduce(
      (sum, { roll }) => sum + (roll?.lines.filter(({ studentId }) => studentId === null).length ?? 0),
      0,
    ),
  }
}

function rowOf(
  student: RegisteredStudent,
  sessions: readonly LabRegisterSession[],
  { edition, threshold }: Pick<RegisterOf, 'edition' | 'threshold'>,
): LabRegisterRow {
  const marks = sessions.map(({ roll }) =>
    markOf(roll?.lines.find(({ studentId }) => studentId === student.studentId) ?? null),
  )
  const total = marks.reduce((sum, mark) => sum + (mark.kind === 'present' ? mark.minutes : 0), 0)
  return { ...student, marks, total, reached: isEnough(total, edition.module.minutes, threshold) }
}

function markOf(line: RollLine | null): RegisterMark {
  if (!line) return { kind: 'none' }
  if (!line.approved) return { kind: 'waiting' }
  if (line.state === 'absent') return { kind: 'absent', justified: line.justified }
  return { kind: 'present', minutes: line.minutes, late: line.late, early: line.early }
}

/** Whether something still waits for an approval, a roll call or a name. */
export function isDraft(facts: Pick<LabRegisterFacts, 'waitingLines' | 'missingRollCalls' | 'guests'>): boolean {
  return facts.waitingLines > 0 || facts.missingRollCalls > 0 || facts.guests > 0
}
