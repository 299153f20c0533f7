import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { Invalid, Refused } from '../platform/errors.ts'
import { typedOf } from '../platform/form.ts'
import { newId } from '../platform/id.ts'
import { leading } from '../schools/merged-student.routes.ts'
import { fullName } from '../schools/student.rules.ts'
import { findStudent } from '../schools/student.service.ts'
import { contextOf, param } from '../web/context.ts'
import { sendFile } from '../web/files.ts'
import { get, post, type Route, upload } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { documentUpload } from '../web/upload-limits.ts'
import { refusedStatus, sentName, uploadProblems } from '../web/upload.ts'
import { readPriorHours } from './prior-hours.forms.ts'
import { type PriorList, priorHoursPage } from './prior-hours.pages.ts'
import { addPriorHours, listPriorHours, openCertificate, removePriorHours } from './prior-hours.service.ts'
import { priorWords } from './prior-hours.text.ts'

export const priorHoursRoutes: Route[] = [
  get(
    paths.priorHours,
    'student.view',
    leading(paths.priorHours, 'student.view', (req, res) => showPriorHours(req, res, {})),
  ),
  upload(paths.priorHours, 'prior-hours.edit', addLine, { most: documentUpload }),
  post(paths.priorHoursRemoval, 'prior-hours.edit', removeLine),
  get(paths.priorHoursFile, 'student.view', sendCertificate),
]

async function showPriorHours(req: Request, res: Response, submitted: PriorList['submitted']): Promise<void> {
  const ctx = contextOf(req)
  const studentId = param(req, 'studentId')
  const student = await findStudent(ctx, 'student.view', studentId)
  const lines = await listPriorHours(ctx, studentId)
  const page = priorHoursPage({ student, lines, newId: newId(), submitted }, ctx)
  const crumbs = [{ text: fullName(student), href: paths.student({ studentId }) }]
  show(res, 'ledger/prior-hours', page, { status: submitted.problems ? refusedStatus(req) : 200, crumbs })
}

async function addLine(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const studentId = param(req, 'studentId')
  // Whose student it is comes before what is wrong with the form.
  await findStudent(ctx, 'prior-hours.edit', studentId)
  const read = readPriorHours(req.body)
  const refuse = (problems: Record<string, string>) =>
    showPriorHours(req, res, { typed: typedOf(req.body), problems: { ...uploadProblems(req), ...problems } })
  if (!read.ok || !req.file) return refuse(read.ok ? {} : read.problems)
  try {
    await addPriorHours(ctx, studentId, { ...read.value, sent: { name: sentName(req.file), bytes: req.file.buffer } })
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return refuse(error.problems)
  }
  notify(req, 'success', priorWords(req.language).added)
  goTo(res, paths.priorHours({ studentId }))
}

async function removeLine(req: Request, res: Response): Promise<void> {
  const studentId = param(req, 'studentId')
  const t = priorWords(req.language)
  try {
    await removePriorHours(contextOf(req), studentId, param(req, 'priorId'))
    notify(req, 'success', t.removed)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    notify(req, 'info', t.alreadyRemoved)
  }
  goTo(res, paths.priorHours({ studentId }))
}

async function sendCertificate(req: Request, res: Response): Promise<void> {
  const file = await openCertificate(contextOf(req), param(req, 'studentId'), param(req, 'priorId'))
  await sendFile(res, file, { as: 'attachment' })
}
