import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { visible } from '../access/access.ts'
import { askForExport } from '../export-jobs/export-job.service.ts'
import { exportKinds } from '../export-kinds.ts'
import {
  previousSchoolYear,
  schoolYearOf,
  type SchoolYear,
  yearInAddress,
  yearFromAddress,
} from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { Forbidden, NotFound } from '../platform/errors.ts'
import { typedOf } from '../platform/form.ts'
import { contextOf, param } from '../web/context.ts'
import { exportFormat, pageOrAll, sendList } from '../web/export.ts'
import type { Crumb } from '../web/frame.ts'
import { type Limit, countAttempt } from '../web/rate-limit.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, show } from '../web/show.ts'
import { changesPage, returnPage } from './return.pages.ts'
import type { ShownReturn } from './return-parts.pages.ts'
import { changesSheet, findingsSheet } from './return.sheet.ts'
import { returnWords } from './return.text.ts'
import type { ReturnOf } from './return.service.ts'
import { compareReturn, listSubmissions, submittedYears } from './submission.service.ts'
import { longSchoolYear } from '../norms/school-year.rules.ts'

export const returnRoutes: Route[] = [
  get(paths.returns, 'return.view', toOwnReturn),
  get(paths.schoolReturn, 'return.view', showReturn),
  post(paths.schoolReturnExport, 'return.view', askForFiles),
  get(paths.schoolReturnChanges, 'return.view', showChanges),
]

/** The return that an address names. NotFound: no school year. */
export function returnIn(req: Request): ReturnOf {
  const schoolYear = yearFromAddress(param(req, 'schoolYear'))
  if (!schoolYear) throw new NotFound('school year')
  return { schoolId: param(req, 'schoolId'), schoolYear }
}

/** The way to the pages below a return. */
export function crumbsToReturn({ schoolId, schoolYear }: ReturnOf, { language }: Ctx): Crumb[] {
  const href = paths.schoolReturn({ schoolId, schoolYear: yearInAddress(schoolYear) })
  return [{ text: returnWords(language).title(longSchoolYear(schoolYear)), href }]
}

/** From 1 September on the return of the year before is still the one at hand for most, but the new one has begun. */
function toOwnReturn(req: Request, res: Response): void {
  const ctx = contextOf(req)
  const { schoolId } = visible(ctx.actor, 'return.view')
  if (typeof schoolId !== 'string') throw new Forbidden('a return is of one school')
  goTo(res, paths.schoolReturn({ schoolId, schoolYear: yearInAddress(schoolYearOf(ctx.today)) }))
}

async function showReturn(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const shown = await shownReturn(ctx, returnIn(req))
  if (exportFormat(req)) return sendList(req, res, findingsSheet(shown.findings, ctx.language))
  show(res, 'submissions/return', returnPage(shown, ctx))
}

async function showChanges(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const which = returnIn(req)
  const shown = await shownReturn(ctx, which)
  const page = pageOrAll(req)
  if (page === null) return sendList(req, res, changesSheet(shown.last ? shown.changes : [], ctx.language))
  show(res, 'submissions/changes', changesPage({ ...shown, page }, ctx), { crumbs: crumbsToReturn(which, ctx) })
}

async function shownReturn(ctx: Ctx, which: ReturnOf): Promise<ShownReturn> {
  const { current, last, changes, deletedAt } = await compareReturn(ctx, 'return.view', which)
  const [submissions, sent] = await Promise.all([listSubmissions(ctx, which), submittedYears(ctx, which.schoolId)])
  const { facts, lines, totals, findings } = current
  return {
    school: facts.school,
    schoolYear: which.schoolYear,
    years: yearsToChoose(ctx, [...sent, which.schoolYear]),
    lines,
    totals,
    findings: deletedAt ? [] : findings,
    last,
    changes,
    submissions,
    deletedAt,
  }
}

function yearsToChoose({ today }: Ctx, others: readonly SchoolYear[]): SchoolYear[] {
  const current = schoolYearOf(today)
  return [...new Set([current, previousSchoolYear(current), ...others])].toSorted().toReversed()
}

/** Each one reads every hour of the school. */
const asking: Limit = { name: 'return-export', points: 40, seconds: 600 }

async function askForFiles(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const { schoolId, schoolYear } = returnIn(req)
  await countAttempt(asking, 'accountId' in ctx.actor ? ctx.actor.accountId : '')
  const what = typedOf(req.body)['what'] === 'differenze' ? 'return-changes' : 'return'
  const exportJobId = await askForExport(ctx, exportKinds, { what, params: { schoolId, schoolYear } })
  goTo(res, paths.exportJob({ exportJobId }))
}
