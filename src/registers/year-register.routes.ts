import type { Request, Response } from 'express'
import { askForExport } from '../export-jobs/export-job.service.ts'
import { exportKinds } from '../export-kinds.ts'
import { longSchoolYear, type SchoolYear, yearInAddress, yearFromAddress } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { NotFound } from '../platform/errors.ts'
import { contextOf, param } from '../web/context.ts'
import { type Limit, countAttempt } from '../web/rate-limit.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, show } from '../web/show.ts'
import { registerCrumbs } from './host-month.routes.ts'
import { areHoursDeleted, refuseDeleted, spanOfYear } from './deleted-hours.service.ts'
import { noActions, prepareActions } from './register-files.pages.ts'
import { registerPage } from './register-page.pages.ts'
import { registerWords } from './register.text.ts'
import { totalsOfYear, yearWaiting } from './year-register.rules.ts'
import { yearRegister } from './year-register.service.ts'
import { yearSheets } from './year-register.sheet.ts'

export const yearRegisterRoutes: Route[] = [
  get(paths.yearRegister, 'register.year', showYear),
  post(paths.yearRegister, 'register.year', askForYear),
]

/** The school year that an address names, as 2026-27. NotFound: none. */
function yearIn(req: Request): SchoolYear {
  const schoolYear = yearFromAddress(param(req, 'schoolYear'))
  if (!schoolYear) throw new NotFound('school year')
  return schoolYear
}

async function showYear(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const t = registerWords(ctx.language)
  const schoolYear = yearIn(req)
  const register = await yearRegister(ctx, schoolYear)
  const deleted = await areHoursDeleted(spanOfYear(register.school._id, schoolYear))
  const href = paths.yearRegister({ schoolYear: yearInAddress(schoolYear) })
  const page = registerPage(
    {
      title: t.yearTitle(longSchoolYear(schoolYear)),
      lead: t.yearLead,
      totals: totalsOfYear(register),
      waiting: yearWaiting(register),
      sheets: yearSheets(register),
      onPaper: ['number'],
      ...(deleted ? noActions(ctx.language) : prepareActions(href, ctx.language)),
    },
    ctx.language,
  )
  show(res, 'registers/register', page, { crumbs: registerCrumbs(ctx) })
}

/** Each one reads every hour of the school. */
const asking: Limit = { name: 'register-export', points: 40, seconds: 600 }

async function askForYear(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  await countAttempt(asking, 'accountId' in ctx.actor ? ctx.actor.accountId : '')
  const schoolYear = yearIn(req)
  if ('schoolId' in ctx.actor) await refuseDeleted(spanOfYear(ctx.actor.schoolId, schoolYear))
  const params = { schoolYear }
  const exportJobId = await askForExport(ctx, exportKinds, { what: 'year-register', params })
  goTo(res, paths.exportJob({ exportJobId }))
}
