import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { ActivationSlip } from '../accounts/account-link.rules.ts'
import { isInSchoolYear, type SchoolYear } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { type Day, dayOf } from '../platform/day.ts'
import { formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import { hoursAndMinutes, type Minutes } from '../platform/minutes.ts'
import { type Action, type ContentOf, empty, facts, linkTo, postTo, type Status, status, table } from '../web/parts.ts'
import { type Enrolment, enrolmentOn } from './enrolment.rules.ts'
import { periodText, type SignIns, signInStatus } from './school-class.pages.ts'
import type { SchoolClass } from './school-class.rules.ts'
import { classWords, leavingText } from './school-class.text.ts'
import { fullName, type Student } from './student.rules.ts'

interface Past {
  enrolment: Enrolment
  schoolClass: SchoolClass
}

/** What a later feature tells of a path of the student. */
export interface StudentPath {
  _id: string
  title: string
  host: { name: string }
  state: Status
  from: Day
  to: Day
}

/** What a later feature tells of a lab of the student. */
export interface StudentLab {
  editionId: string
  title: string
  schoolYear: SchoolYear
  registered: Minutes
  approved: Minutes
  counted: Minutes
}

export interface StudentView {
  student: Student
  /** Newest first. */
  history: readonly Past[]
  signIns: SignIns
  paths: readonly StudentPath[]
  /** Oldest first. */
  labs: readonly StudentLab[]
}

export function studentPage(view: StudentView, ctx: Ctx) {
  const t = classWords(ctx.language)
  const { student, history, signIns } = view
  const current = currentOf(history, ctx)
  return {
    title: fullName(student),
    t,
    facts: facts([
      [t.currentClass, current ? classLink(current.schoolClass, ctx) : t.noClass],
      [t.birthDate, student.birthDate && formatDay(student.birthDate, ctx.language)],
      [t.sex, student.sex],
      [t.taxCode, student.taxCode ?? t.noTaxCode],
      [t.email, student.email],
      [t.access, signInStatus(signIns, student._id, ctx.language)],
      [t.username, signIns.get(student._id)?.username ?? null],
    ]),
    placements: pathTable(view.paths, ctx),
    labs: view.labs.length > 0 ? labTable(view.labs, ctx) : null,
    enrolments: table({
      caption: t.enrolments,
      columns: [t.schoolClass, t.schoolYear, t.period, t.reason],
      rows: history.map((past) => pastRow(past, ctx)),
      empty: empty(t.noEnrolments),
    }),
    actions: studentActions(view, current, ctx),
  }
}

function labTable(labs: readonly StudentLab[], { language }: Ctx) {
  const t = classWords(language)
  const number = (text: string) => ({ text, numeric: true })
  return table({
    caption: t.labs,
    columns: [t.lab, t.schoolYear, number(t.attended), number(t.approvedHours), number(t.countedHours)],
    rows: labs.map(({ editionId, title, schoolYear, registered, approved, counted }): ContentOf[] => [
      { text: title, href: paths.editionAttendance({ editionId }) },
      schoolYear,
      hoursAndMinutes(registered),
      hoursAndMinutes(approved),
      hoursAndMinutes(counted),
    ]),
    empty: empty(t.noPlacements),
  })
}

function pathTable(studentPaths: readonly StudentPath[], ctx: Ctx) {
  const t = classWords(ctx.language)
  return table({
    caption: t.placements,
    columns: [t.placement, t.period, t.state],
    rows: studentPaths.map(({ _id, title, host, state, ...period }): ContentOf[] => [
      { text: title, href: paths.placement({ placementId: _id }), note: host.name },
      periodText(period, ctx.language),
      state,
    ]),
    empty: empty(t.noPlacements),
  })
}

function currentOf(history: readonly Past[], ctx: Ctx): Past | null {
  const held = enrolmentOn(
    history.map(({ enrolment }) => enrolment),
    ctx.today,
  )
  const past = history.find(({ enrolment }) => enrolment === held)
  return past && isInSchoolYear(past.schoolClass.schoolYear, ctx.today) ? past : null
}

function classLink({ _id, schoolId, label }: SchoolClass, ctx: Ctx) {
  const seen = can(ctx.actor, 'class.view', { schoolId, classId: _id })
  return { text: label, href: seen ? paths.schoolClass({ classId: _id }) : null }
}

function pastRow({ enrolment, schoolClass }: Past, ctx: Ctx): ContentOf[] {
  const t = classWords(ctx.language)
  const running = enrolment.to === null && isInSchoolYear(schoolClass.schoolYear, ctx.today)
  const ended = enrolment.leaving ? leavingText(enrolment.leaving, ctx.language) : t.yearOver
  return [
    classLink(schoolClass, ctx),
    schoolClass.schoolYear,
    periodText(enrolment, ctx.language),
    running ? status(t.inProgress, 'success') : ended,
  ]
}

function studentActions({ student, history, signIns }: StudentView, current: Past | null, ctx: Ctx): Action[] {
  const t = classWords(ctx.language)
  const { schoolId, _id: studentId } = student
  const classId = history[0]?.schoolClass._id ?? null
  const waiting = signIns.get(studentId)?.active !== true
  const adding = current !== null && can(ctx.actor, 'placement.edit', { schoolId, studentId })
  const mayActivate =
    current !== null && waiting && can(ctx.actor, 'student.activate', { schoolId, studentId, classId })
  const slip = paths.studentActivation({ studentId })
  const newPath = `${paths.newPlacement()}?${new URLSearchParams({ studente: studentId }).toString()}`
  return [
    ...(adding ? [linkTo(t.addPlacement, newPath, { icon: 'it-plus' })] : []),
    ...(mayActivate ? [postTo(t.slip, slip, { icon: 'it-print', confirm: t.slipsConfirm })] : []),
    ...fileLink({ schoolId, studentId, classId }, ctx),
    ...dossierLink({ schoolId, studentId, classId }, ctx),
    ...moveLinks({ schoolId, studentId, classId }, ctx),
    ...(current !== null ? calendarLink({ schoolId, studentId, classId }, ctx) : []),
  ]
}

/** What the school keeps on the student for every placement. */
function fileLink(record: { schoolId: string; studentId: string; classId: string | null }, ctx: Ctx): Action[] {
  if (!can(ctx.actor, 'student-file.view', record)) return []
  return [linkTo(classWords(ctx.language).ownFile, paths.studentFile({ studentId: record.studentId }))]
}

/** Everything that the final exam asks for. */
function dossierLink(record: { schoolId: string; studentId: string; classId: string | null }, ctx: Ctx): Action[] {
  if (!can(ctx.actor, 'dossier.make', record)) return []
  return [linkTo(classWords(ctx.language).dossier, paths.dossier({ studentId: record.studentId }))]
}

/** Where the student moves to, and who reads what is kept on them. */
function moveLinks(record: { schoolId: string; studentId: string; classId: string | null }, ctx: Ctx): Action[] {
  const t = classWords(ctx.language)
  const { studentId } = record
  return [
    ...(can(ctx.actor, 'student.move', record) ? [linkTo(t.moves, paths.studentMoves({ studentId }))] : []),
    ...(can(ctx.actor, 'personal-data.readers', record) ? [linkTo(t.ownData, paths.studentData({ studentId }))] : []),
  ]
}

/** The days of the student in labs and placements, for who may open calendars. */
function calendarLink(record: { schoolId: string; studentId: string; classId: string | null }, ctx: Ctx): Action[] {
  if (!can(ctx.actor, 'calendar.view', record)) return []
  const href = withQuery(paths.calendar(), { di: 'studente', id: record.studentId })
  return [linkTo(classWords(ctx.language).calendar, href, { icon: 'it-calendar' })]
}

export interface Slips {
  /** Whose they are: a class or a student. */
  label: string
  slips: readonly ActivationSlip[]
  publicUrl: string
  back: string
}

/** A sheet to print and cut, one slip for each student. */
export function slipsPage({ label, slips, publicUrl, back }: Slips, ctx: Ctx) {
  const t = classWords(ctx.language)
  const address = (publicUrl + paths.activation()).replace(/^https?:\/\//u, '')
  return {
    title: t.slipsTitle(label),
    t,
    lead: slips.length > 0 ? t.slipsLead(slips.length) : null,
    slips: slips.map(({ name, username, code, expiresAt }) => ({
      name,
      username,
      code,
      label,
      usernameLabel: t.username,
      codeLabel: t.code,
      steps: [t.openSite(address), t.writeCode, t.choosePassword],
      valid: t.validUntil(formatDay(dayOf(expiresAt), ctx.language)),
    })),
    empty: slips.length > 0 ? null : empty(t.allActive, t.allActiveAdvice),
    back: linkTo(t.back, back),
  }
}
