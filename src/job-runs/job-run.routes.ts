import type { Request, Response } from 'express'
import { accountOf } from '../access/actor.ts'
import { accountName } from '../accounts/account.service.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { contextOf, param } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import { type Route, get, post } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { askedText, jobPage, jobsCrumb, jobsPage, requestRefusalText } from './job-run.pages.ts'
import { findJob, listJobs, requestRun } from './job-run.service.ts'
import { jobRunsSheet } from './job-run.sheet.ts'

async function showJobs(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  show(res, 'job-runs/list', jobsPage(await listJobs(ctx), ctx))
}

async function showJob(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const page = pageOrAll(req)
  const found = await findJob(ctx, param(req, 'jobName'), page)
  if (page === null) return sendList(req, res, jobRunsSheet(found, ctx))
  show(res, 'job-runs/show', jobPage({ ...found, page }, ctx), { crumbs: [jobsCrumb(ctx.language)] })
}

async function askForRun(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const jobName = param(req, 'jobName')
  try {
    await requestRun(ctx, jobName, await accountName(accountOf(ctx.actor) ?? ''))
    notify(req, 'success', askedText(ctx.language))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    notify(req, 'error', error.reasons.map((reason) => requestRefusalText(reason, ctx.language)).join(' '))
  }
  goTo(res, paths.jobRun({ jobName }))
}

export const jobRunRoutes: Route[] = [
  get(paths.jobRuns, 'job-run.view', showJobs),
  get(paths.jobRun, 'job-run.view', showJob),
  post(paths.jobRunRequest, 'job-run.request', askForRun),
]
