import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { belongsOf } from '../labs/edition-view.rules.ts'
import { editionTabs } from '../labs/edition-tabs.pages.ts'
import { byTime, type Edition, type LabSession } from '../labs/edition.rules.ts'
import { paths } from '../paths.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import type { Language } from '../platform/words.ts'
import { fullName } from '../schools/student.rules.ts'
import { exportLinks } from '../web/export.ts'
import { type Action, type ContentOf, empty, linkTo, progress, type Status, status, table } from '../web/parts.ts'
import { fewPresentLine } from './attendance-warning.pages.ts'
import type { LowAttendance } from './attendance-warning.rules.ts'
import type { Attendance, SessionAttendance } from './attendance.rules.ts'
import { attendanceWords } from './attendance.text.ts'
import type { Standing } from './roll-approval.rules.ts'
import type { RollCall } from './roll-call.rules.ts'
import { justificationOf, presenceStatus } from './roll-line.pages.ts'
import { rollAction, rollContent } from './roll-state.pages.ts'
import { hasBegun } from './roll-window.rules.ts'

export interface AttendanceLine {
  student: { _id: string; surname: string; givenName: string }
  participant: { to: string | null }
  label: string
  attendance: Attendance
}

export interface AttendanceView {
  edition: Edition
  rolls: readonly RollCall[]
  students: readonly AttendanceLine[]
  counts: readonly { sessionId: string; present: number; lines: number }[]
  /** In order; `standing` once a session has begun that concerns the reader. */
  sessions: readonly { session: LabSession; standing: Standing | null; concerns: boolean }[]
  /** Of the schools whose approval is missing. */
  schools: ReadonlyMap<string, string>
  /** Runs of sessions with too few present. */
  alarms: readonly LowAttendance[]
  attendancePercent: number
}

export function attendancePage(view: AttendanceView, ctx: Ctx) {
  const { edition, students, attendancePercent } = view
  const t = attendanceWords(ctx.language)
  const knows = can(ctx.actor, 'roll-call.view', belongsOf(edition, 'roll-call.view'))
  const isStudent = ctx.actor.role === 'student'
  const needed = Math.ceil((attendancePercent * edition.module.minutes) / 100)
  const own = isStudent ? (students[0] ?? null) : null
  return {
    title: isStudent ? t.myAttendance : t.attendance,
    heading: edition.title,
    lead: t.lead(String(attendancePercent), formatHours(needed), formatHours(edition.module.minutes)),
    t,
    tabs: editionTabs(edition, 'attendance', ctx),
    alarms: isStudent
      ? []
      : view.alarms.map((each) => fewPresentLine(each, ctx.language)).map(({ text, advice }) => `${text} ${advice}`),
    countsOnly: knows ? null : t.countsOnly,
    ...(own ? { ...noPart, own: ownPart(own, view, ctx) } : { ...noPart, sessions: sessionTable(view, ctx, knows) }),
    ...(knows && !isStudent ? namedPart(view, ctx) : {}),
    exports: students.length > 0 ? exportLinks(paths.editionAttendance({ editionId: edition._id })) : null,
  }
}

const noPart = { own: null, sessions: null, students: null, matrix: null }

/** The students by name, for who may know them. */
function namedPart(view: AttendanceView, ctx: Ctx) {
  const students = studentTable(view, ctx)
  return { students, matrix: view.students.length > 0 ? matrixOf(view, ctx.language) : null }
}

/** Whether the certificate is reached, in words. */
export function certificateState({ state, needed, attended }: Attendance, percent: number, language: Language): Status {
  const t = attendanceWords(language)
  if (state === 'reached') return status(t.reached, 'success')
  if (state === 'lost') return status(t.lost(String(percent)), 'danger')
  if (state === 'at-risk') return status(t['at-risk'](formatHours(needed - attended)), 'warning')
  return status(t['on-track'], 'info')
}

/** Hundredths of the minutes of the module, never rounded up to what is not reached. */
export function percentOf(attended: number, moduleMinutes: number): number {
  return moduleMinutes === 0 ? 0 : Math.floor((attended * 100) / moduleMinutes)
}

function attendedOf(
  { attendance }: AttendanceLine,
  { edition, attendancePercent }: AttendanceView,
  language: Language,
) {
  const t = attendanceWords(language)
  const { minutes } = edition.module
  const tone = { reached: 'success', 'on-track': 'info', 'at-risk': 'warning', lost: 'danger' } as const
  const text = `${t.attendedOf(formatHours(attendance.attended), formatHours(minutes))} · ${percentOf(attendance.attended, minutes)} %`
  const amount = { value: attendance.attended, max: minutes, tone: tone[attendance.state] }
  return { bar: progress(t.attended, text, amount), state: certificateState(attendance, attendancePercent, language) }
}

function studentTable(view: AttendanceView, { language }: Ctx) {
  const t = attendanceWords(language)
  return table({
    caption: t.students,
    columns: [t.student, t.attended, { text: t.missed, numeric: true }, t.certificate],
    rows: view.students.map((line): ContentOf[] => {
      const { bar, state } = attendedOf(line, view, language)
      const note = [line.label, line.participant.to === null ? '' : t.withdrawn].filter(Boolean).join(' · ')
      return [{ text: fullName(line.student), note }, { progress: bar }, formatHours(line.attendance.missed), state]
    }),
    empty: empty(t.noStudents, t.noStudentsAdvice),
  })
}

function sessionTable(view: AttendanceView, ctx: Ctx, knows: boolean) {
  const { rolls, counts } = view
  const t = attendanceWords(ctx.language)
  const presentIn = (id: string) => {
    const own = rolls.find((roll) => roll._id === id)
    if (own && own.lines.length > 0)
      return t.presentOf(own.lines.filter(({ state }) => state === 'present').length, own.lines.length)
    const count = counts.find(({ sessionId }) => sessionId === id)
    return count && !knows ? t.presentOf(count.present, count.lines) : null
  }
  return table({
    caption: t.sessions,
    columns: [t.session, t.times, t.present, t.state, ...(knows ? [{ text: t.actions, quiet: true }] : [])],
    rows: view.sessions.map((listed): ContentOf[] => [
      formatDay(listed.session.day, ctx.language),
      `${listed.session.from}–${listed.session.to}`,
      presentIn(listed.session.id),
      sessionState(listed, view, ctx),
      ...(knows ? [{ actions: sessionActions(view.edition, listed, ctx) }] : []),
    ]),
    empty: empty(t.noSessions, t.noSessionsAdvice),
  })
}

type Listed = AttendanceView['sessions'][number]

/** In the words of the list of roll calls, once it has begun. */
function sessionState({ session, standing, concerns }: Listed, { edition, schools }: AttendanceView, ctx: Ctx) {
  const t = attendanceWords(ctx.language)
  if (standing) return rollContent({ edition, session, ...standing }, schools, ctx)
  if (session.state === 'cancelled') return status(t.cancelled, 'neutral')
  return status(concerns ? t['to-come'] : t.nobody, 'neutral')
}

function sessionActions(edition: Edition, { session, standing, concerns }: Listed, ctx: Ctx): Action[] {
  if (standing) return [rollAction({ edition, session, ...standing }, ctx)]
  return concerns ? announceActions(edition, session, ctx) : []
}

/** While the session has not begun. */
function announceActions(edition: Edition, session: LabSession, ctx: Ctx): Action[] {
  if (session.state === 'cancelled' || hasBegun(session, ctx.now)) return []
  const announces = can(ctx.actor, 'absence.announce', belongsOf(edition, 'absence.announce'))
  const href = paths.sessionAbsences({ editionId: edition._id, sessionId: session.id })
  return announces ? [linkTo(attendanceWords(ctx.language).announce, href, { look: 'plain' })] : []
}

/** What a student reads: the own hours, session by session. */
function ownPart(line: AttendanceLine, view: AttendanceView, ctx: Ctx) {
  const t = attendanceWords(ctx.language)
  const { bar, state } = attendedOf(line, view, ctx.language)
  const rowOf = ({ session, line: written }: SessionAttendance): ContentOf[] => [
    formatDay(session.day, ctx.language),
    `${session.from}–${session.to}`,
    written ? presenceStatus(written, ctx.language) : unwrittenState(session, ctx),
    written ? formatHours(written.minutes) : null,
    written ? justificationOf(written, ctx.language) : null,
    { actions: written ? [] : announceActions(view.edition, session, ctx) },
  ]
  return {
    progress: bar,
    state,
    table: table({
      caption: t.sessions,
      columns: [
        t.session,
        t.times,
        t.attendance,
        { text: t.hours, numeric: true },
        t.justification,
        { text: t.actions, quiet: true },
      ],
      rows: line.attendance.sessions.toSorted((a, b) => byTime(a.session, b.session)).map(rowOf),
      empty: empty(t.noSessions),
    }),
  }
}

/** A session without a line of the student's own. */
function unwrittenState(session: LabSession, { language, now }: Ctx): Status {
  const t = attendanceWords(language)
  if (session.state === 'cancelled') return status(t.cancelled, 'neutral')
  return status(hasBegun(session, now) ? t['not-yet'] : t['to-come'], 'neutral')
}

/** A wide table, and for a phone the same as one list for each student. */
function matrixOf({ edition, students }: AttendanceView, language: Language) {
  const t = attendanceWords(language)
  const sessions = edition.sessions.toSorted(byTime)
  const cellOf = (session: LabSession, { attendance }: AttendanceLine) => {
    const line = attendance.sessions.find((each) => each.session.id === session.id)?.line ?? null
    if (line === null) return { text: '—', tone: '', spoken: null }
    if (line.state === 'absent') return { text: t.absentShort, tone: 'bad', spoken: t.absent }
    return { text: formatHours(line.minutes), tone: line.late + line.early > 0 ? 'part' : '', spoken: null }
  }
  return {
    title: t.sessionBySession,
    legend: t.legend,
    columns: sessions.map(({ day }) => formatDay(day, language).slice(0, language === 'it' ? 5 : 6)),
    student: t.student,
    total: t.total,
    rows: students.map((line) => ({
      name: fullName(line.student),
      total: formatHours(line.attendance.attended),
      cells: sessions.map((session) => ({ ...cellOf(session, line), day: formatDay(session.day, language) })),
    })),
  }
}
