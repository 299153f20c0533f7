import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { listSchoolStaff } from '../accounts/account.service.ts'
import { studentSignIns } from '../accounts/activation.service.ts'
import { classCounters } from '../ledger/counter.pages.ts'
import { countersOf } from '../ledger/counter.service.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { contextOf, pageNumber, param, queryText } from '../web/context.ts'
import { exportFormat, sendList } from '../web/export.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { readTeachers } from './school-class.forms.ts'
import { classesPage, classPage, presentOn } from './school-class.pages.ts'
import { classesSheet, classSheet, foundStudentsSheet } from './school-class.sheet.ts'
import { assignTeachers, countClassStudents, findClass, listClasses, listClassYears } from './school-class.service.ts'
import type { SchoolClass } from './school-class.rules.ts'
import { classWords } from './school-class.text.ts'
import { slipsPage } from './student.pages.ts'
import type { Student } from './student.rules.ts'
import {
  activateClass,
  dayInClassYear,
  findStudentsByName,
  latestClassIds,
  studentsOfClass,
} from './student.service.ts'

export const classRoutes: Route[] = [
  get(paths.classes, 'class.view', showClasses),
  get(paths.schoolClass, 'class.view', showClass),
  post(paths.classTeachers, 'class.assign-teachers', saveTeachers),
  post(paths.classActivations, 'student.activate', printSlips),
]

async function showClasses(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const years = await listClassYears(ctx)
  const [newest] = years
  const year = years.find((each) => each === queryText(req, 'anno')) ?? newest
  if (!year) throw new Error('the present school year is always there')
  const classes = await listClasses(ctx, { schoolYear: year })
  const counts = await countClassStudents(classes, dayInClassYear({ schoolYear: year }, ctx.today))
  const q = queryText(req, 'q')
  const found = q ? await findStudentsByName(ctx, q) : null
  if (exportFormat(req)) {
    const sheet = found
      ? foundStudentsSheet(found, req.language)
      : classesSheet({ classes, counts, year }, req.language)
    return sendList(req, res, sheet)
  }
  show(res, 'schools/classes', classesPage({ classes, counts, year, years, page: pageNumber(req), found, q }, ctx))
}

async function showClass(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const classId = param(req, 'classId')
  const schoolClass = await findClass(ctx, 'class.view', classId)
  const enrolled = await studentsOfClass(ctx, 'class.view', classId)
  const ids = enrolled.map(({ student }) => student._id)
  const [latest, signIns, teachers] = await Promise.all([
    latestClassIds(ids),
    studentSignIns(ids),
    listSchoolStaff(ctx, schoolClass.schoolId, 'teacher'),
  ])
  if (exportFormat(req)) return sendList(req, res, classSheet({ schoolClass, enrolled, signIns }, req.language))
  const on = dayInClassYear(schoolClass, ctx.today)
  const page = classPage({ schoolClass, enrolled, latest, signIns, teachers, on }, ctx)
  const hours = await hoursOfClass(ctx, schoolClass, presentOn(enrolled, on))
  show(res, 'schools/class', { ...page, hours }, { crumbs: crumbs(req) })
}

async function hoursOfClass(ctx: Ctx, { schoolId, year }: SchoolClass, students: readonly Student[]) {
  const studentIds = students.map(({ _id }) => _id)
  const counters = await countersOf(ctx, 'register.class', { schoolId, studentIds })
  return classCounters({ year, students, counters }, ctx)
}

async function saveTeachers(req: Request, res: Response): Promise<void> {
  const t = classWords(req.language)
  const classId = param(req, 'classId')
  const read = readTeachers(req.body)
  try {
    await assignTeachers(contextOf(req), classId, read.ok ? read.value.teacherIds : ['?'])
    notify(req, 'success', t.teachersSaved)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    notify(req, 'error', error.reasons.includes('past-year') ? t['past-year'] : t['not-a-teacher-here'])
  }
  goTo(res, paths.schoolClass({ classId }))
}

async function printSlips(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const classId = param(req, 'classId')
  const { label } = await findClass(ctx, 'student.activate', classId)
  const slips = await activateClass(ctx, classId)
  const back = paths.schoolClass({ classId })
  const page = slipsPage({ label, slips, publicUrl: configOf(req).publicUrl, back }, ctx)
  show(res, 'schools/slips', page, { layout: 'print', crumbs: [...crumbs(req), { text: label, href: back }] })
}

function crumbs(req: Request) {
  return [{ text: classWords(req.language).classes, href: paths.classes() }]
}
