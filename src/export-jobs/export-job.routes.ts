import type { Request, Response } from 'express'
import { recordAccess } from '../access-records/access-record.service.ts'
import { accountOf, type Ctx } from '../access/actor.ts'
import { accountName } from '../accounts/account.service.ts'
import { exportKinds } from '../export-kinds.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { contextOf, param } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import { sendFile } from '../web/files.ts'
import { type Limit, countAttempt } from '../web/rate-limit.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import type { ExportJob } from './export-job.rules.ts'
import { exportJobPage, exportJobsPage } from './export-job.pages.ts'
import { exportsPerPage, findExport, listExports, noteTaking, openExport, redoExport } from './export-job.service.ts'
import { exportJobsSheet } from './export-job.sheet.ts'
import { exportJobWords } from './export-job.text.ts'

export const exportJobRoutes: Route[] = [
  get(paths.exportJobs, 'export-job.view', showList),
  get(paths.exportJob, 'export-job.view', showOne),
  post(paths.exportJobAgain, 'export-job.make', makeAnew),
  get(paths.exportFile, 'export-job.view', download),
]

async function showList(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const page = pageOrAll(req)
  const found = await listExports(ctx, exportKinds, page)
  if (page === null) return sendList(req, res, exportJobsSheet({ ...found, kinds: exportKinds }, ctx))
  show(res, 'export-jobs/list', exportJobsPage({ ...found, page, perPage: exportsPerPage, kinds: exportKinds }, ctx))
}

async function showOne(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const job = await findExport(ctx, exportKinds, param(req, 'exportJobId'))
  const crumbs = [{ text: exportJobWords(req.language).title, href: paths.exportJobs() }]
  show(res, 'export-jobs/show', exportJobPage(job, exportKinds, ctx), { crumbs })
}

/** Each one gathers its data once more. */
const asking: Limit = { name: 'export-again', points: 40, seconds: 600 }

async function makeAnew(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const id = param(req, 'exportJobId')
  await findExport(ctx, exportKinds, id)
  await countAttempt(asking, 'accountId' in ctx.actor ? ctx.actor.accountId : '')
  goTo(res, paths.exportJob({ exportJobId: await redoExport(ctx, exportKinds, id) }))
}

/** The file itself; that it leaves is written down first. */
async function download(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const id = param(req, 'exportJobId')
  try {
    const { job, file } = await openExport(ctx, exportKinds, { id, fileId: param(req, 'exportFileId') })
    const { schoolId, what, total, params } = job
    const taken = { about: what, name: file.name, schoolId, rows: total, studentId: params['studentId'] ?? null }
    await recordAccess(ctx, { what: 'export', ...taken }).catch((error) => {
      file.stream.destroy()
      throw error
    })
    await sendFile(res, file, { as: 'attachment' })
    if (res.writableFinished && req.method === 'GET') await noteWhoTook(ctx, job, param(req, 'exportFileId'))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    notify(req, 'warning', exportJobWords(req.language).notReady)
    goTo(res, paths.exportJob({ exportJobId: id }))
  }
}

/** Some data may be deleted only once somebody has their export. */
async function noteWhoTook(ctx: Ctx, job: ExportJob, fileId: string): Promise<void> {
  const accountId = accountOf(ctx.actor)
  if (accountId) await noteTaking(ctx, job, { fileId, name: await accountName(accountId) })
}
