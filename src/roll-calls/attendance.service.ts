import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { belongsOf, participantsFor } from '../labs/edition-view.rules.ts'
import { findEdition } from '../labs/edition.service.ts'
import { byTime, type Edition, type LabSession, type Participant } from '../labs/edition.rules.ts'
import type { LabNorms } from '../norms/lab-norms.rules.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { byName, type Student } from '../schools/student.rules.ts'
import { schoolNames } from '../schools/school.service.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import { type LowAttendance, lowAttendanceOf } from './attendance-warning.rules.ts'
import { type Attendance, attendanceOf } from './attendance.rules.ts'
import { lowRuns, presencesOf } from './low-attendance.rules.ts'
import { type Standing, standingOf } from './roll-approval.rules.ts'
import { RollCalls } from './roll-call.model.ts'
import type { RollCall } from './roll-call.rules.ts'
import { sideOf } from './roll-call.service.ts'
import { sheetOf } from './roll-sheet.rules.ts'
import { rollCallFor } from './roll-view.rules.ts'
import { hasBegun } from './roll-window.rules.ts'

/** One student of the edition, with every session. */
export interface StudentAttendance {
  student: Pick<Student, '_id' | 'surname' | 'givenName'>
  participant: Participant
  /** The name of the class or of the group. */
  label: string
  attendance: Attendance
}

/** How many were present in a session: numbers, for who may know no names. */
export interface PresentCount {
  sessionId: string
  present: number
  lines: number
}

/** A session as the attendance lists it: `standing` once it has begun, null where none of the reader's students is in it. */
export interface ListedSession {
  session: LabSession
  /** What its roll call still needs; null before it begins, and where it concerns nobody of this reader. */
  standing: Standing | null
  /** Students of the reader are expected, or were there. */
  concerns: boolean
}

export interface EditionAttendance {
  edition: Edition
  rolls: RollCall[]
  /** Those this actor may know, by name. */
  students: StudentAttendance[]
  counts: PresentCount[]
  /** Every session in order, with what is missing: for a school of its own side, for everybody else of all schools. */
  sessions: ListedSession[]
  /** Names of the schools whose approval is missing; empty for a school, which reads of itself only. */
  schools: Map<string, string>
  /** Runs of sessions with too few present, as the city counts them. */
  alarms: LowAttendance[]
  attendancePercent: number
}

/**
 * Attendance in an edition: the students this actor may know with their minutes, and for everybody how many were present.
 * The city, and a school without students in it, reads numbers only.
 */
export async function editionAttendance(ctx: Ctx, editionId: string): Promise<EditionAttendance> {
  const edition = await findEdition(ctx, 'edition.view', editionId)
  const [rolls, { norms }] = await Promise.all([
    RollCalls.find({ editionId }).sort({ day: 1, from: 1 }).lean<RollCall[]>(),
    currentProgramme(),
  ])
  const { attendancePercent, rollCallDays } = norms.labs
  const knows =
    may(ctx.actor, 'roll-call.view') && can(ctx.actor, 'roll-call.view', belongsOf(edition, 'roll-call.view'))
  const own = knows ? rolls.map((roll) => rollCallFor(ctx.actor, roll)) : []
  const participants = knows ? participantsFor(ctx.actor, edition) : []
  const sessions = sessionsOf(ctx, { edition, rolls, rollCallDays, side: knows ? sideOf(ctx.actor) : null })
  const waitsFor = sessions.flatMap(({ standing }) => standing?.waitsFor ?? [])
  return {
    edition,
    rolls: own,
    sessions,
    schools: 'schoolId' in ctx.actor || waitsFor.length === 0 ? new Map() : await schoolNames(waitsFor),
    students: await studentsOf(participants, { edition, rollCalls: own, attendancePercent }),
    counts: rolls.map(({ _id, lines }) => ({
      sessionId: _id,
      present: lines.filter(({ state }) => state === 'present').length,
      lines: lines.length,
    })),
    alarms: alarmsOf(edition, rolls, norms.labs.lowAttendance),
    attendancePercent,
  }
}

interface SessionFacts {
  edition: Edition
  rolls: readonly RollCall[]
  rollCallDays: number
  /** null: the partner, and who reads numbers of all. */
  side: string | null
}

function sessionsOf({ now, today }: Ctx, { edition, rolls, rollCallDays, side }: SessionFacts): ListedSession[] {
  return edition.sessions.toSorted(byTime).map((session) => {
    const roll = rolls.find(({ _id }) => _id === session.id) ?? null
    const all = sheetOf({ edition, session, roll, absences: [] })
    const sheet = side === null ? all : all.filter(({ schoolId }) => schoolId === side)
    const concerns = side === null || sheet.length > 0
    const open = concerns && hasBegun(session, now) && (session.state === 'planned' || roll !== null)
    const standing = open ? standingOf({ session, roll, sheet, schoolId: side, today, rollCallDays }) : null
    return { session, standing, concerns }
  })
}

function alarmsOf(edition: Edition, rolls: readonly RollCall[], norm: LabNorms['lowAttendance']): LowAttendance[] {
  return lowRuns(presencesOf(edition, rolls), norm).flatMap((run) => lowAttendanceOf(edition, run, norm) ?? [])
}

interface Facts {
  edition: Edition
  rollCalls: readonly RollCall[]
  attendancePercent: number
}

async function studentsOf(participants: readonly Participant[], facts: Facts): Promise<StudentAttendance[]> {
  // Who came back after a withdrawal stands in the list twice: the last time counts.
  const latest = [...new Map(participants.map((each) => [each.studentId, each])).values()]
  const names = await studentsNamed(latest.map(({ studentId }) => studentId))
  return latest
    .flatMap((participant): StudentAttendance[] => {
      const student = names.get(participant.studentId)
      if (!student) return []
      const { _id, surname, givenName } = student
      const label = facts.edition.groups.find(({ id }) => id === participant.groupId)?.label ?? ''
      const attendance = attendanceOf(participant.studentId, facts)
      return [{ student: { _id, surname, givenName }, participant, label, attendance }]
    })
    .toSorted((a, b) => byName(a.student, b.student))
}
