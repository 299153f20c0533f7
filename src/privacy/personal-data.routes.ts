import type { Request, Response } from 'express'
import { accessRecordsPerPage } from '../access-records/access-record.service.ts'
import { may } from '../access/access.ts'
import { askForExport } from '../export-jobs/export-job.service.ts'
import { exportKinds } from '../export-kinds.ts'
import { paths } from '../paths.ts'
import { leading } from '../schools/merged-student.routes.ts'
import { classWords } from '../schools/school-class.text.ts'
import { fullName } from '../schools/student.rules.ts'
import { contextOf, param } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import { countAttempt, type Limit } from '../web/rate-limit.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, show } from '../web/show.ts'
import { personalDataPage, readersSheet } from './personal-data.pages.ts'
import { listReaders } from './personal-data.service.ts'

export const personalDataRoutes: Route[] = [
  get(paths.studentData, 'personal-data.readers', leading(paths.studentData, 'personal-data.readers', showData)),
  post(paths.studentDataCopy, 'personal-data.export', askForCopy),
]

async function showData(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const page = pageOrAll(req)
  const studentId = param(req, 'studentId')
  const found = await listReaders(ctx, studentId, page)
  if (page === null) return sendList(req, res, readersSheet(found, ctx))
  const classes = may(ctx.actor, 'class.view')
    ? [{ text: classWords(req.language).classes, href: paths.classes() }]
    : []
  show(res, 'privacy/data', personalDataPage({ ...found, page, perPage: accessRecordsPerPage }, ctx), {
    crumbs: [...classes, { text: fullName(found.student), href: paths.student({ studentId }) }],
  })
}

// A copy reads everything about somebody: nobody needs many of them.
const asking: Limit = { name: 'personal-data', points: 20, seconds: 600 }

async function askForCopy(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  await countAttempt(asking, 'accountId' in ctx.actor ? ctx.actor.accountId : '')
  const studentId = param(req, 'studentId')
  const exportJobId = await askForExport(ctx, exportKinds, { what: 'personal-data', params: { studentId } })
  goTo(res, paths.exportJob({ exportJobId }))
}
