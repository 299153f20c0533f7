import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { belongsOf, participantsFor } from '../labs/edition-view.rules.ts'
import { findEdition } from '../labs/edition.service.ts'
import type { Edition, Participant } from '../labs/edition.rules.ts'
import type { LabNorms } from '../norms/lab-norms.rules.ts'
import type { Day } from '../platform/day.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { byName, type Student } from '../schools/student.rules.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import { type Attendance, attendanceOf } from './attendance.rules.ts'
import { lowRuns, presencesOf } from './low-attendance.rules.ts'
import { RollCalls } from './roll-call.model.ts'
import type { RollCall } from './roll-call.rules.ts'
import { rollCallFor } from './roll-view.rules.ts'

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

/** So many sessions in a row, from this day on, had fewer present than the city wants. */
export interface LowAttendance {
  from: Day
  sessions: number
  below: number
}

export interface EditionAttendance {
  edition: Edition
  rolls: RollCall[]
  /** Those this actor may know, by name. */
  students: StudentAttendance[]
  counts: PresentCount[]
  /** Runs of sessions with too few present, as the city counts them. */
  alarms: LowAttendance[]
  attendancePercent: number
  rollCallDays: number
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
  return {
    edition,
    rolls: own,
    students: await studentsOf(participants, { edition, rollCalls: own, attendancePercent }),
    counts: rolls.map(({ _id, lines }) => ({
      sessionId: _id,
      present: lines.filter(({ state }) => state === 'present').length,
      lines: lines.length,
    })),
    alarms: alarmsOf(edition, rolls, norms.labs.lowAttendance),
    attendancePercent,
    rollCallDays,
  }
}

function alarmsOf(edition: Edition, rolls: readonly RollCall[], norm: LabNorms['lowAttendance']): LowAttendance[] {
  return lowRuns(presencesOf(edition, rolls), norm).flatMap(({ firstSessionId, sessions }) => {
    const first = edition.sessions.find(({ id }) => id === firstSessionId)
    return first ? [{ from: first.day, sessions, below: norm.below }] : []
  })
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
