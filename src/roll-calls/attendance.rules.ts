// Attendance in an edition (frequenza): minutes attended, against those of the module. The certificate is given from so many
// hundredths of the minutes of the module (usually three quarters); a cancelled session is nobody's absence. As soon as what
// was attended and all that can still be attended do not reach it, it cannot be reached any more; before that there is a
// warning, when more than six tenths of what may be missed is missed.
// Source: domain study 4 (P7) and 1.2; integers only, so that 22 h 30 of 30 h are exactly three quarters.

import type { Edition, LabSession } from '../labs/edition.rules.ts'
import type { Minutes } from '../platform/minutes.ts'
import type { RollCall, RollLine } from './roll-call.rules.ts'

/** `held`: there is a line; `to-come`: the student is expected; `none`: cancelled, or not expected that day. */
export interface SessionAttendance {
  session: LabSession
  state: 'held' | 'to-come' | 'none'
  line: RollLine | null
}

export type AttendanceState = 'reached' | 'on-track' | 'at-risk' | 'lost'

export interface Attendance {
  sessions: SessionAttendance[]
  attended: Minutes
  missed: Minutes
  /** What can still be attended. */
  possible: Minutes
  /** What the certificate takes. */
  needed: Minutes
  state: AttendanceState
}

interface AttendanceFacts {
  edition: Pick<Edition, 'sessions' | 'participants'> & { module: Pick<Edition['module'], 'minutes'> }
  rollCalls: readonly Pick<RollCall, '_id' | 'lines' | 'minutes'>[]
  /** 1 to 100 hundredths of the minutes of the module. */
  attendancePercent: number
  /** Only the lines that the school has approved; the others count as still to come. */
  approvedOnly?: boolean
}

/** Where a student stands in an edition. */
export function attendanceOf(studentId: string, facts: AttendanceFacts): Attendance {
  const { edition, rollCalls, attendancePercent, approvedOnly = false } = facts
  const rolls = new Map(rollCalls.map((roll) => [roll._id, roll]))
  const sum = { attended: 0, missed: 0, possible: 0 }
  const sessions = edition.sessions.map((session): SessionAttendance => {
    const roll = rolls.get(session.id)
    const line = roll?.lines.find((each) => each.studentId === studentId && (each.approved || !approvedOnly)) ?? null
    // What was written of a session that was called off afterwards stays readable, and counts for nobody.
    if (session.state === 'cancelled') return { session, state: 'none', line }
    if (roll && line) {
      sum.attended += line.minutes
      sum.missed += roll.minutes - line.minutes
      return { session, state: 'held', line }
    }
    if (!isExpected(edition, studentId, session)) return { session, state: 'none', line }
    sum.possible += session.minutes
    return { session, state: 'to-come', line: null }
  })
  const needed = Math.ceil((attendancePercent * edition.module.minutes) / 100)
  return { sessions, ...sum, needed, state: stateOf(sum, needed) }
}

/** Whether minutes reach so many hundredths of those of the module; 22 h 30 of 30 h are three quarters, 22 h 29 are not. */
export function isEnough(attended: Minutes, moduleMinutes: Minutes, attendancePercent: number): boolean {
  return attended * 100 >= attendancePercent * moduleMinutes
}

type Sums = Pick<Attendance, 'attended' | 'missed' | 'possible'>

function stateOf({ attended, missed, possible }: Sums, needed: Minutes): AttendanceState {
  if (attended >= needed) return 'reached'
  if (attended + possible < needed) return 'lost'
  const mayMiss = attended + missed + possible - needed
  return missed * 10 > mayMiss * 6 ? 'at-risk' : 'on-track'
}

function isExpected({ participants }: Pick<Edition, 'participants'>, studentId: string, { day }: LabSession): boolean {
  return participants.some(
    (each) => each.studentId === studentId && each.from <= day && (each.to === null || each.to >= day),
  )
}
