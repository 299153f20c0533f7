import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { may } from '../access/access.ts'
import { askForExport } from '../export-jobs/export-job.service.ts'
import { exportKinds } from '../export-kinds.ts'
import { firstDayOf, lastDayOf, parseMonth } from '../hours/closed-month.rules.ts'
import { previousSchoolYear, schoolYearOf } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { NotFound } from '../platform/errors.ts'
import { formatMonth } from '../platform/format.ts'
import { contextOf, pageNumber, param, queryText } from '../web/context.ts'
import { type Limit, countAttempt } from '../web/rate-limit.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, show } from '../web/show.ts'
import { areHoursDeleted } from './deleted-hours.service.ts'
import { hostMonthWaiting, isLong, totalsOfHostMonth } from './host-month.rules.ts'
import { type HostAndMonth, hostMonth, hostsPerPage, hostsWithRegisters, issueHostMonth } from './host-month.service.ts'
import { hostMonthSheets } from './host-month.sheet.ts'
import { downloadActions, noActions, prepareActions } from './register-files.pages.ts'
import { registerFormat, type RegisterFormat, sendRegister } from './register-files.routes.ts'
import { monthsAround, registersPage } from './register-list.pages.ts'
import { registerPage } from './register-page.pages.ts'
import { registerWords } from './register.text.ts'

export const hostMonthRoutes: Route[] = [
  get(paths.registers, 'register.host-month', showList),
  get(paths.hostMonthRegister, 'register.host-month', showMonth),
  post(paths.hostMonthRegister, 'register.host-month', askForMonth),
]

async function showList(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const page = pageNumber(req)
  const q = queryText(req, 'q')
  const found = await hostsWithRegisters(ctx, { q, page })
  const year = schoolYearOf(ctx.today)
  const years = may(ctx.actor, 'register.year') ? [year, previousSchoolYear(year)] : []
  show(res, 'registers/list', registersPage({ ...found, years, q, page, perPage: hostsPerPage }, ctx))
}

/** The host and the month that an address names. NotFound: no month. */
function askedIn(req: Request): HostAndMonth {
  const month = parseMonth(param(req, 'month'))
  if (!month) throw new NotFound('month')
  return { partnerId: param(req, 'partnerId'), month }
}

/** The way to the pages of registers. */
export function registerCrumbs({ language }: Ctx) {
  return [{ text: registerWords(language).listTitle, href: paths.registers() }]
}

async function showMonth(req: Request, res: Response): Promise<void> {
  const format = registerFormat(req)
  if (format) return download(req, res, format)
  const ctx = contextOf(req)
  const t = registerWords(ctx.language)
  const asked = askedIn(req)
  const register = await hostMonth(ctx, asked)
  const href = paths.hostMonthRegister(asked)
  const lead = register.schoolId === null ? t.hostLead : t.hostLeadSchool
  const { schoolId } = register
  const days = { from: firstDayOf(asked.month), to: lastDayOf(asked.month) }
  const deleted = schoolId !== null && (await areHoursDeleted({ schoolId, ...days }))
  const make = isLong(register) ? prepareActions : downloadActions
  const page = registerPage(
    {
      title: t.hostTitle(formatMonth(asked.month, ctx.language)),
      lead: lead(register.partner.name),
      totals: totalsOfHostMonth(register),
      waiting: hostMonthWaiting(register),
      sheets: hostMonthSheets(register),
      onPaper: ['number'],
      around: monthsAround(asked, ctx),
      ...(deleted ? noActions(ctx.language) : make(href, ctx.language)),
    },
    ctx.language,
  )
  show(res, 'registers/register', page, { crumbs: registerCrumbs(ctx) })
}

async function download(req: Request, res: Response, format: RegisterFormat): Promise<void> {
  const ctx = contextOf(req)
  const register = await hostMonth(ctx, askedIn(req))
  // Who has the address of the file of a long one asks for it as the page does.
  if (isLong(register)) return goTo(res, paths.hostMonthRegister(askedIn(req)))
  const issue = await issueHostMonth(ctx, register)
  await sendRegister(req, res, {
    about: 'registro mensile ente',
    words: ['Registro', register.partner.name, register.month],
    issue,
    sheets: hostMonthSheets({ ...register, issue }),
    author: register.partner.name,
    format,
    rows: register.lines.length,
  })
}

/** Each one reads every hour of the month. */
const asking: Limit = { name: 'register-export', points: 40, seconds: 600 }

async function askForMonth(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  await countAttempt(asking, 'accountId' in ctx.actor ? ctx.actor.accountId : '')
  const exportJobId = await askForExport(ctx, exportKinds, { what: 'host-month', params: { ...askedIn(req) } })
  goTo(res, paths.exportJob({ exportJobId }))
}
