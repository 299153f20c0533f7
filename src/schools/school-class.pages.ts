import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { schoolYearOf, type SchoolYear } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import type { Day } from '../platform/day.ts'
import { formatCount, formatDay } from '../platform/format.ts'
import { withQuery } from '../platform/path.ts'
import type { Language } from '../platform/words.ts'
import { exportLinks } from '../web/export.ts'
import { checkboxes, field, select } from '../web/form-parts.ts'
import { type Action, type ContentOf, empty, linkTo, pager, postTo, status, table } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { type Enrolment, enrolmentOn } from './enrolment.rules.ts'
import type { SchoolClass } from './school-class.rules.ts'
import { classWords, leavingText } from './school-class.text.ts'
import { fullName, groupBy, type Student } from './student.rules.ts'

const classesPerPage = 50

export interface ClassList {
  classes: readonly SchoolClass[]
  counts: ReadonlyMap<string, number>
  year: SchoolYear
  years: readonly SchoolYear[]
  page: number
  /** Students with that name; null without a search. */
  found: { students: readonly Student[]; labels: ReadonlyMap<string, string>; more: boolean } | null
  q: string
}

export function classesPage(list: ClassList, ctx: Ctx) {
  const t = classWords(ctx.language)
  const past = list.year < schoolYearOf(ctx.today)
  const importing = linkTo(t.import, paths.classLists(), { look: 'primary', icon: 'it-upload' })
  const mayImport = may(ctx.actor, 'student.import')
  const first = (list.page - 1) * classesPerPage
  const shown = list.classes.slice(first, first + classesPerPage)
  const none = mayImport ? empty(t.noClasses, t.noClassesAdvice, [importing]) : empty(t.noClasses)
  return {
    title: t.classes,
    lead: past ? t.pastLead : t.classesLead,
    actions: mayImport && list.classes.length > 0 ? [importing] : [],
    filter: filterOf(list, ctx.language),
    found: list.found && foundTable(list.found, list.q, ctx.language),
    table: table({
      caption: `${t.classes} ${list.year}`,
      columns: [t.schoolClass, t.site, { text: t.students, numeric: true }, { text: t.teachers, numeric: true }],
      rows: shown.map((each) => [
        { text: each.label, href: paths.schoolClass({ classId: each._id }) },
        each.siteCode,
        formatCount(list.counts.get(each._id) ?? 0, ctx.language),
        each.teacherIds.length === 0 ? t.noTeacher : formatCount(each.teacherIds.length, ctx.language),
      ]),
      empty: ctx.actor.role === 'teacher' ? empty(t.noOwnClasses, t.noOwnClassesAdvice) : none,
    }),
    pager: pager({
      page: list.page,
      perPage: classesPerPage,
      total: list.classes.length,
      summary: t.summary,
      href: (page) => `${paths.classes()}?${new URLSearchParams({ anno: list.year, pagina: String(page) }).toString()}`,
    }),
    exports: exportLinks(withQuery(paths.classes(), { anno: list.year })),
  }
}

function filterOf({ years, year, q }: ClassList, language: Language) {
  const t = classWords(language)
  const form = formState(language, { typed: { anno: year, q } })
  return {
    action: paths.classes(),
    fields: [field(form, 'q', { label: t.findStudent, type: 'search' })],
    selects: [select(form, 'anno', { label: t.schoolYear, options: years.map((value) => ({ value, text: value })) })],
    clearHref: q || year !== years[0] ? paths.classes() : null,
  }
}

function foundTable({ students, labels, more }: NonNullable<ClassList['found']>, q: string, language: Language) {
  const t = classWords(language)
  const rows = students.map((student): ContentOf[] => [
    { text: fullName(student), href: paths.student({ studentId: student._id }) },
    student.birthDate && formatDay(student.birthDate, language),
    labels.get(student._id) ?? t.noClass,
  ])
  const none = empty(t.nobodyFound, t.nobodyFoundAdvice)
  return {
    more: more ? t.moreFound : null,
    exports: exportLinks(withQuery(paths.classes(), { q })),
    table: table({ caption: t.studentsFound(q), columns: [t.name, t.birthDate, t.schoolClass], rows, empty: none }),
  }
}

export type SignIns = ReadonlyMap<string | null, { active: boolean; username: string | null }>

export interface ClassView {
  schoolClass: SchoolClass
  /** Everybody who is or was in it, by name. */
  enrolled: readonly { student: Student; enrolment: Enrolment }[]
  /** The class each of them is in now. */
  latest: ReadonlyMap<string, string>
  signIns: SignIns
  teachers: readonly { _id: string; name: string; email: string | null }[]
  /** The day it is looked at. */
  on: Day
}

export function classPage(view: ClassView, ctx: Ctx) {
  const t = classWords(ctx.language)
  const { schoolClass } = view
  const present = view.enrolled.filter(({ enrolment }) => enrolmentOn([enrolment], view.on) !== null)
  const here = new Set(present.map(({ student }) => student._id))
  const gone = [...groupBy(view.enrolled, ({ student }) => student._id)].flatMap(([id, each]) =>
    here.has(id) ? [] : each.slice(-1),
  )
  const name = t.title(schoolClass.label)
  return {
    title: name,
    lead: `${t.schoolYear} ${schoolClass.schoolYear}`,
    t,
    actions: classActions(view, ctx, present.length > 0),
    students: table({
      caption: t.students,
      columns: [t.name, t.birthDate, t.access],
      rows: present.map((each) => studentRow(each.student, view, ctx)),
      empty: empty(t.nobody, t.nobodyAdvice),
    }),
    gone:
      gone.length === 0
        ? null
        : table({
            caption: t.gone,
            columns: [t.name, t.period, t.reason],
            rows: gone.map((each) => goneRow(each, view, ctx)),
            empty: empty(t.noneGone),
          }),
    exports: exportLinks(paths.schoolClass({ classId: schoolClass._id })),
    teachers: teachersForm(view, ctx),
  }
}

/** Who is in the class on that day, by name. */
export function presentOn(enrolled: ClassView['enrolled'], on: Day): Student[] {
  return enrolled.filter(({ enrolment }) => enrolmentOn([enrolment], on) !== null).map(({ student }) => student)
}

function classActions({ schoolClass }: ClassView, ctx: Ctx, inhabited: boolean): Action[] {
  const t = classWords(ctx.language)
  const classId = schoolClass._id
  const record = { schoolId: schoolClass.schoolId, classId }
  const current = schoolClass.schoolYear >= schoolYearOf(ctx.today)
  const slips = current && inhabited && can(ctx.actor, 'student.activate', record)
  return [
    ...(slips
      ? [
          postTo(t.slips, paths.classActivations({ classId }), {
            look: 'primary',
            icon: 'it-print',
            confirm: t.slipsConfirm,
          }),
        ]
      : []),
    ...(can(ctx.actor, 'register.class', record)
      ? [linkTo(t.register, paths.classRegister({ classId }), { icon: 'it-file' })]
      : []),
    ...(current && can(ctx.actor, 'student-file.view', record) ? [linkTo(t.files, paths.classFiles({ classId }))] : []),
    ...(current && can(ctx.actor, 'calendar.view', record)
      ? [linkTo(t.calendar, withQuery(paths.calendar(), { di: 'classe', id: classId }), { icon: 'it-calendar' })]
      : []),
  ]
}

function studentLink(student: Student, { latest }: ClassView, ctx: Ctx) {
  const record = { schoolId: student.schoolId, studentId: student._id, classId: latest.get(student._id) ?? null }
  const href = can(ctx.actor, 'student.view', record) ? paths.student({ studentId: student._id }) : null
  return { text: fullName(student), href }
}

function studentRow(student: Student, view: ClassView, ctx: Ctx): ContentOf[] {
  const birth = student.birthDate && formatDay(student.birthDate, ctx.language)
  return [studentLink(student, view, ctx), birth, signInStatus(view.signIns, student._id, ctx.language)]
}

/** How far a student is with signing in. */
export function signInStatus(signIns: SignIns, studentId: string, language: Language) {
  const t = classWords(language)
  const found = signIns.get(studentId)
  if (!found) return status(t.none, 'neutral')
  return found.active ? status(t.active, 'success') : status(t.waiting, 'info')
}

function goneRow({ student, enrolment }: ClassView['enrolled'][number], view: ClassView, ctx: Ctx): ContentOf[] {
  const t = classWords(ctx.language)
  return [
    studentLink(student, view, ctx),
    periodText(enrolment, ctx.language),
    enrolment.leaving ? leavingText(enrolment.leaving, ctx.language) : t.yearOver,
  ]
}

/** 'dal 01/09/2026 al 12/10/2026' */
export function periodText({ from, to }: Pick<Enrolment, 'from' | 'to'>, language: Language): string {
  const t = classWords(language)
  return to ? t.fromTo(formatDay(from, language), formatDay(to, language)) : t.since(formatDay(from, language))
}

function teachersForm({ schoolClass, teachers }: ClassView, ctx: Ctx) {
  const t = classWords(ctx.language)
  const names = teachers.filter(({ _id }) => schoolClass.teacherIds.includes(_id)).map(({ name }) => name)
  const record = { schoolId: schoolClass.schoolId, classId: schoolClass._id }
  const current = schoolClass.schoolYear >= schoolYearOf(ctx.today)
  const mayAssign = current && can(ctx.actor, 'class.assign-teachers', record)
  const form = formState(ctx.language, { typed: { teacherIds: [...schoolClass.teacherIds] } })
  const options = teachers.map(({ _id, name, email }) => ({
    value: _id,
    text: name,
    ...(email ? { hint: email } : {}),
  }))
  const choice = checkboxes(form, 'teacherIds', { label: t.followers, hint: t.teachersLead, options })
  return {
    names: names.join(', ') || t.noTeacher,
    choice: mayAssign && teachers.length > 0 ? choice : null,
    nobody:
      mayAssign && teachers.length === 0
        ? empty(t.inviteTeachers, '', [linkTo(t.invite, paths.accountInvitation())])
        : null,
    action: paths.classTeachers({ classId: schoolClass._id }),
    submit: { text: t.saveTeachers, cancel: null },
  }
}
