import { yearInAddress } from '../norms/school-year.rules.ts'
import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { Invalid, Refused } from '../platform/errors.ts'
import { type Problems, type Typed, typedOf } from '../platform/form.ts'
import { contextOf, param } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import { sendFile } from '../web/files.ts'
import { get, type Route, upload } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { refusedStatus, sentName } from '../web/upload.ts'
import { documentUpload } from '../web/upload-limits.ts'
import { isBlocking } from './return-check.rules.ts'
import { crumbsToReturn, returnIn } from './return.routes.ts'
import { changesSheet } from './return.sheet.ts'
import { submissionWords } from './return.text.ts'
import { readSubmission } from './submission.forms.ts'
import { submissionFormPage, submissionPage } from './submission.pages.ts'
import { submissionRefusals } from './submission.rules.ts'
import { compareReturn, findSubmission, openReceipt, submitReturn } from './submission.service.ts'

const most = documentUpload

export const submissionRoutes: Route[] = [
  get(paths.schoolReturnSubmission, 'return.submit', showForm),
  upload(paths.schoolReturnSubmission, 'return.submit', submit, { most }),
  get(paths.returnSubmission, 'return.view', showSubmission),
  get(paths.returnReceipt, 'return.view', downloadReceipt),
]

interface Submitted {
  typed?: Typed
  problems?: Problems
}

async function showForm(req: Request, res: Response): Promise<void> {
  return showAgain(req, res, {})
}

async function showAgain(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const which = returnIn(req)
  const { current, last } = await compareReturn(ctx, 'return.submit', which)
  const number = (last?.number ?? 0) + 1
  const { digest, lines, findings, totals, facts } = current
  const reasons = submissionRefusals({
    today: ctx.today,
    lines: lines.length,
    blocking: findings.filter(isBlocking).length,
    digest,
    last,
    seen: { digest, number },
    // What is typed is judged when it comes.
    receipt: { number: '-', on: ctx.today, hasFile: true },
  })
  const blocked = reasons.filter(
    (reason) => reason === 'to-mend' || reason === 'nothing-to-submit' || reason === 'nothing-changed',
  )
  const page = submissionFormPage(
    { school: facts.school, schoolYear: which.schoolYear, number, digest, totals, blocked, ...submitted },
    ctx,
  )
  show(res, 'submissions/submit', page, {
    status: submitted.problems ? refusedStatus(req) : 200,
    crumbs: crumbsToReturn(which, ctx),
  })
}

async function submit(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const which = returnIn(req)
  const read = readSubmission(req.body)
  const typed = typedOf(req.body)
  if (!read.ok || req.uploadRefusal) {
    const problems = { ...(read.ok ? {} : read.problems), ...(req.uploadRefusal ? { file: req.uploadRefusal } : {}) }
    return showAgain(req, res, { typed, problems })
  }
  const sent = req.file ? { name: sentName(req.file), bytes: req.file.buffer } : null
  const t = submissionWords(req.language)
  try {
    const number = await submitReturn(ctx, which, { ...read.value, sent })
    notify(req, 'success', t.saved(number))
  } catch (error) {
    const problems = problemsOf(error)
    if (problems['form'] !== 'already-submitted') return showAgain(req, res, { typed, problems })
    notify(req, 'info', t['already-submitted'])
  }
  goTo(res, paths.schoolReturn({ schoolId: which.schoolId, schoolYear: yearInAddress(which.schoolYear) }))
}

const fieldOf: Readonly<Record<string, string>> = { 'in-the-future': 'receiptOn', 'receipt-missing': 'receiptNumber' }

function problemsOf(error: unknown): Problems {
  if (error instanceof Invalid) return error.problems
  if (!(error instanceof Refused)) throw error
  return Object.fromEntries(error.reasons.map((reason) => [fieldOf[reason] ?? 'form', reason]))
}

async function showSubmission(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const which = returnIn(req)
  const found = await findSubmission(ctx, { ...which, number: param(req, 'submissionNumber') })
  const page = pageOrAll(req)
  if (page === null) return sendList(req, res, changesSheet(found.changes, ctx.language))
  show(res, 'submissions/show', submissionPage({ ...found, page }, ctx), { crumbs: crumbsToReturn(which, ctx) })
}

async function downloadReceipt(req: Request, res: Response): Promise<void> {
  const file = await openReceipt(contextOf(req), { ...returnIn(req), number: param(req, 'submissionNumber') })
  await sendFile(res, file, { as: 'attachment' })
}
