import type { Request, Response } from 'express'
import { parseSchoolYear, previousSchoolYear, schoolYearOf, type SchoolYear } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { NotFound } from '../platform/errors.ts'
import { formatMonth } from '../platform/format.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { exportFormat, sendList } from '../web/export.ts'
import { tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { readClosing } from './closed-month.forms.ts'
import { monthPage, monthsPage } from './closed-month.pages.ts'
import { parseMonth } from './closed-month.rules.ts'
import { closeMonth, findMonth, firstYearWithHours, listMonths, reopenMonth } from './closed-month.service.ts'
import { monthsSheet } from './closed-month.sheet.ts'
import { capital, monthWords } from './closed-month.text.ts'
import { readReason } from './signing.forms.ts'
import type { Submitted } from './signing.pages.ts'

export const closedMonthRoutes: Route[] = [
  get(paths.months, 'month.view', showMonths),
  get(paths.month, 'month.view', (req, res) => showMonth(req, res, {})),
  post(paths.monthClosing, 'month.close', close),
  post(paths.monthReopening, 'month.reopen', reopen),
]

async function showMonths(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const now = schoolYearOf(ctx.today)
  const years = yearsFrom(await firstYearWithHours(ctx), now)
  const asked = parseSchoolYear(queryText(req, 'anno'))
  const year = years.find((each) => each === asked) ?? now
  const months = await listMonths(ctx, year)
  if (exportFormat(req)) return sendList(req, res, monthsSheet(ctx, year, months))
  show(res, 'hours/months', monthsPage(ctx, { year, years, months }))
}

function yearsFrom(first: SchoolYear, last: SchoolYear): SchoolYear[] {
  const years: SchoolYear[] = [last]
  for (let year = previousSchoolYear(last); year >= first; year = previousSchoolYear(year)) years.push(year)
  return years
}

async function showMonth(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const shown = await findMonth(ctx, 'month.view', monthParam(req))
  show(res, 'hours/month', monthPage(ctx, { shown, submitted }), {
    status: submitted.problems ? 422 : 200,
    crumbs: [{ text: monthWords(req.language).months, href: paths.months() }],
  })
}

async function close(req: Request, res: Response): Promise<void> {
  const month = monthParam(req)
  const read = readClosing(req.body)
  if (!read.ok) return showMonth(req, res, read)
  const result = await tried(req, () => closeMonth(contextOf(req), month, read.value), { 'hours-waiting': 'leave' })
  if (result !== 'done') return showMonth(req, res, result)
  notify(req, 'success', monthWords(req.language).closedDone(capital(formatMonth(month, req.language))))
  goTo(res, paths.month({ month }))
}

async function reopen(req: Request, res: Response): Promise<void> {
  const month = monthParam(req)
  const read = readReason(req.body)
  if (!read.ok) return showMonth(req, res, read)
  const result = await tried(req, () => reopenMonth(contextOf(req), month, read.value.reason))
  if (result !== 'done') return showMonth(req, res, result)
  notify(req, 'success', monthWords(req.language).reopenedDone(capital(formatMonth(month, req.language))))
  goTo(res, paths.month({ month }))
}

function monthParam(req: Request): string {
  const month = parseMonth(param(req, 'month'))
  if (!month) throw new NotFound('month')
  return month
}
