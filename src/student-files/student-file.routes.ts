import type { Request, Response } from 'express'
import { recordAccess } from '../access-records/access-record.service.ts'
import { may } from '../access/access.ts'
import { paths } from '../paths.ts'
import { documentRefusals } from '../platform/document-kind.ts'
import { NotFound } from '../platform/errors.ts'
import { refusedForm } from '../platform/form.ts'
import { leading } from '../schools/merged-student.routes.ts'
import { findClass } from '../schools/school-class.service.ts'
import { classWords } from '../schools/school-class.text.ts'
import { fullName } from '../schools/student.rules.ts'
import { dayInClassYear } from '../schools/student.service.ts'
import { contextOf, param } from '../web/context.ts'
import { exportFormat, exportLinks, sendList } from '../web/export.ts'
import { sendFile } from '../web/files.ts'
import { tried } from '../web/refusal.ts'
import { get, post, type Route, upload } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { refusedStatus, sentName, uploadProblems } from '../web/upload.ts'
import { documentUpload } from '../web/upload-limits.ts'
import { readClassRecord, readNotice, readSafety } from './student-file.forms.ts'
import { classFilesPage, studentFilePage, type Submitted } from './student-file.pages.ts'
import { classFiles, findStudentFile, openCertificate } from './student-file.service.ts'
import { recordFamilyNotice, recordForClass, recordGeneralSafety } from './student-file.service.ts'
import { classFilesSheet } from './student-file.sheet.ts'
import { studentFileWords } from './student-file.text.ts'

export const studentFileRoutes: Route[] = [
  get(
    paths.studentFile,
    'student-file.view',
    leading(paths.studentFile, 'student-file.view', (req, res) => showFile(req, res, {})),
  ),
  post(paths.studentFile, 'student-file.edit', saveNotice),
  upload(paths.studentSafety, 'student-file.edit', saveSafety, { most: documentUpload }),
  get(paths.studentCertificate, 'student-file.view', sendCertificate),
  get(paths.classFiles, 'class.view', (req, res) => showClass(req, res, {})),
  post(paths.classFiles, 'student-file.edit', saveForClass),
]

async function showFile(
  req: Request,
  res: Response,
  submitted: { notice?: Submitted; safety?: Submitted },
): Promise<void> {
  const ctx = contextOf(req)
  const found = await findStudentFile(ctx, 'student-file.view', param(req, 'studentId'))
  const page = studentFilePage(found, submitted, ctx)
  const { _id: studentId } = found.student
  const classes = may(ctx.actor, 'class.view')
    ? [{ text: classWords(req.language).classes, href: paths.classes() }]
    : []
  show(res, 'student-files/show', page, {
    status: submitted.notice || submitted.safety ? refusedStatus(req) : 200,
    crumbs: [...classes, { text: fullName(found.student), href: paths.student({ studentId }) }],
  })
}

async function saveNotice(req: Request, res: Response): Promise<void> {
  const studentId = param(req, 'studentId')
  await findStudentFile(contextOf(req), 'student-file.edit', studentId)
  const read = readNotice(req.body)
  const outcome = read.ok
    ? await tried(req, () => recordFamilyNotice(contextOf(req), studentId, read.value), places)
    : read
  if (outcome !== 'done') return showFile(req, res, { notice: outcome })
  notify(req, 'success', studentFileWords(req.language).recordedNotice)
  goTo(res, paths.studentFile({ studentId }))
}

const places = { 'date-in-the-future': 'on', 'date-too-old': 'on' }
const safetyPlaces = {
  'date-in-the-future': 'safetyOn',
  'date-too-old': 'safetyOn',
  'too-few-hours': 'hours',
  'too-many-hours': 'hours',
  ...Object.fromEntries(documentRefusals.map((refusal) => [refusal, 'file'])),
}

async function saveSafety(req: Request, res: Response): Promise<void> {
  const studentId = param(req, 'studentId')
  await findStudentFile(contextOf(req), 'student-file.edit', studentId)
  const read = readSafety(req.body)
  // A scan is welcome, not required.
  const refused = req.uploadRefusal ? uploadProblems(req) : {}
  if (!read.ok || req.uploadRefusal)
    return showFile(req, res, { safety: refusedForm(req.body, { ...(read.ok ? {} : read.problems), ...refused }) })
  const scan = req.file ? { bytes: req.file.buffer, name: sentName(req.file) } : null
  const work = () => recordGeneralSafety(contextOf(req), studentId, { ...read.value, scan })
  const outcome = await tried(req, work, safetyPlaces)
  if (outcome !== 'done') return showFile(req, res, { safety: outcome })
  notify(req, 'success', studentFileWords(req.language).recordedSafety)
  goTo(res, paths.studentFile({ studentId }))
}

async function sendCertificate(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const { student, file } = await findStudentFile(ctx, 'student-file.view', param(req, 'studentId'))
  const stored = await openCertificate(ctx, student._id, file.generalSafety?.scan?.fileId ?? '')
  if (!stored) throw new NotFound('certificate')
  const { _id: studentId, schoolId } = student
  await recordAccess(ctx, { what: 'document', about: studentId, name: stored.name, schoolId, studentId })
  await sendFile(res, stored, { as: 'inline' })
}

async function showClass(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const schoolClass = await findClass(ctx, 'class.view', param(req, 'classId'))
  const on = dayInClassYear(schoolClass, ctx.today)
  const files = await classFiles(ctx, schoolClass._id, on)
  if (exportFormat(req)) return sendList(req, res, classFilesSheet(schoolClass, files, ctx))
  const page = {
    ...classFilesPage({ schoolClass, files, submitted }, ctx),
    exports: files.length > 0 ? exportLinks(paths.classFiles({ classId: schoolClass._id })) : null,
  }
  const crumbs = [
    { text: classWords(req.language).classes, href: paths.classes() },
    { text: schoolClass.label, href: paths.schoolClass({ classId: schoolClass._id }) },
  ]
  show(res, 'student-files/class', page, { status: submitted.problems ? 422 : 200, crumbs })
}

async function saveForClass(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const schoolClass = await findClass(ctx, 'student-file.edit', param(req, 'classId'))
  const read = readClassRecord(req.body)
  if (!read.ok) return showClass(req, res, read)
  const { students: studentIds, record } = read.value
  const given = { classId: schoolClass._id, studentIds, on: dayInClassYear(schoolClass, ctx.today), record }
  let count = 0
  const work = async () => {
    count = await recordForClass(ctx, given)
  }
  const outcome = await tried(req, work, record.what === 'notice' ? places : safetyPlaces)
  if (outcome !== 'done') return showClass(req, res, outcome)
  notify(req, 'success', studentFileWords(req.language).recordedFor(count))
  goTo(res, paths.classFiles({ classId: schoolClass._id }))
}
