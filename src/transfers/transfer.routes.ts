import type { Request, Response } from 'express'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { listClasses } from '../schools/school-class.service.ts'
import { classWords } from '../schools/school-class.text.ts'
import { contextOf } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import { tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { takeOver } from './release.service.ts'
import { readTaking } from './student-move.forms.ts'
import { transferWords } from './student-move.text.ts'
import { type TransferList, transfersPage } from './transfer.pages.ts'
import { listTransfers, transfersPerPage } from './transfer.service.ts'
import { transferSheet } from './transfer.sheet.ts'

export const transferRoutes: Route[] = [
  get(paths.transfers, 'student.move', (req, res) => showTransfers(req, res, {})),
  post(paths.transfers, 'student.move', take),
]

async function showTransfers(req: Request, res: Response, submitted: TransferList['submitted']): Promise<void> {
  const ctx = contextOf(req)
  const page = pageOrAll(req)
  const found = await listTransfers(ctx, page)
  if (page === null) return sendList(req, res, transferSheet(found, req.language))
  const classes = await listClasses(ctx, { schoolYear: schoolYearOf(ctx.today) })
  const list = { ...found, page, perPage: transfersPerPage, classes, submitted }
  const crumbs = [{ text: classWords(req.language).classes, href: paths.classes() }]
  show(res, 'transfers/list', transfersPage(list, ctx), { status: submitted.problems ? 422 : 200, crumbs })
}

const places = {
  'no-such-release': 'code',
  'own-release': 'code',
  'day-ahead': 'from',
  'before-release': 'from',
  'not-in-school-year': 'from',
}

async function take(req: Request, res: Response): Promise<void> {
  const read = readTaking(req.body)
  let taken = { studentId: '', skipped: [] as string[] }
  const work = async (given: Parameters<typeof takeOver>[1]) => {
    taken = await takeOver(contextOf(req), given)
  }
  const outcome = read.ok ? await tried(req, () => work(read.value), places) : read
  if (outcome !== 'done') return showTransfers(req, res, outcome)
  const t = transferWords(req.language)
  notify(req, 'success', t.done)
  if (taken.skipped.length > 0) notify(req, 'info', t.skipped(taken.skipped.join(', ')))
  goTo(res, paths.student({ studentId: taken.studentId }))
}
