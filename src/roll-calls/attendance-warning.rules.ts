// What needs somebody's attention in the attendance of an edition under way: the run of sessions with too few present that
// still goes on, and the students who cannot reach the certificate any more with the sessions that are planned. Whoever has
// left no longer counts, and neither does a run after which a session was well attended.
// Source: domain study 4 (P7, P10); both limits are norms of the city.

import type { Edition, Participant } from '../labs/edition.rules.ts'
import type { LabNorms } from '../norms/lab-norms.rules.ts'
import type { Day } from '../platform/day.ts'
import { attendanceOf } from './attendance.rules.ts'
import { type LowRun, openRun, presencesOf } from './low-attendance.rules.ts'
import type { RollCall } from './roll-call.rules.ts'

/** So many sessions in a row, from this day on, had fewer present than the city wants. */
export interface LowAttendance {
  from: Day
  sessions: number
  below: number
}

/** A run by its first day; null when that session is gone. */
export function lowAttendanceOf(
  { sessions }: Pick<Edition, 'sessions'>,
  run: LowRun,
  { below }: Pick<LabNorms['lowAttendance'], 'below'>,
): LowAttendance | null {
  const first = sessions.find(({ id }) => id === run.firstSessionId)
  return first ? { from: first.day, sessions: run.sessions, below } : null
}

export interface AttendanceWarning {
  /** null: no such run, or it is over. */
  alarm: LowAttendance | null
  /** How many of the reader's students can no longer reach the certificate. */
  lost: number
  /** What the certificate takes, in hundredths of the minutes of the module. */
  attendancePercent: number
}

interface WarningFacts {
  edition: Pick<Edition, 'sessions' | 'participants'> & { module: Pick<Edition['module'], 'minutes'> }
  /** Whole, of every school: it is counted how many were there, not who. */
  rollCalls: readonly Pick<RollCall, '_id' | 'lines' | 'minutes'>[]
  norms: Pick<LabNorms, 'lowAttendance' | 'attendancePercent'>
  today: Day
  /** Whether a participant is the reader's to look after. */
  isOwn: (participant: Participant) => boolean
}

/** What to look at in an edition under way; null when all is well. */
export function warningOf({ edition, rollCalls, norms, today, isOwn }: WarningFacts): AttendanceWarning | null {
  const { lowAttendance, attendancePercent } = norms
  const run = openRun(presencesOf(edition, rollCalls), lowAttendance)
  const alarm = run && lowAttendanceOf(edition, run, lowAttendance)
  const here = edition.participants.filter((each) => (each.to === null || each.to >= today) && isOwn(each))
  const students = [...new Set(here.map(({ studentId }) => studentId))]
  const isLost = (id: string) => attendanceOf(id, { edition, rollCalls, attendancePercent }).state === 'lost'
  const lost = students.filter(isLost).length
  return alarm || lost > 0 ? { alarm, lost, attendancePercent } : null
}
