import type { Request, Response } from 'express'
import { countedActivities, hostsOfActivities } from '../activities/activity-count.service.ts'
import { partnerNames } from '../partners/partner-names.service.ts'
import { paths } from '../paths.ts'
import { cellShown } from '../platform/sheet-text.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { digestOf, issueOf, noteIssue } from '../registers/issue.service.ts'
import { downloadActions } from '../registers/register-files.pages.ts'
import { registerFormat, sendRegister } from '../registers/register-files.routes.ts'
import { registerPage } from '../registers/register-page.pages.ts'
import { schoolNames } from '../schools/school.service.ts'
import { contextOf, param } from '../web/context.ts'
import { get, type Route } from '../web/route.ts'
import { configOf, show } from '../web/show.ts'
import { protocolReport, type ProtocolReport } from './protocol-report.rules.ts'
import { reportLines, reportSheets } from './protocol-report.sheet.ts'
import { crumbsTo } from './protocol.routes.ts'
import { findProtocol } from './protocol.service.ts'
import { protocolWords } from './protocol.text.ts'

export const protocolReportRoutes: Route[] = [get(paths.protocolReport, 'protocol.report', showOrSend)]

async function gathered(req: Request): Promise<ProtocolReport> {
  const ctx = contextOf(req)
  const protocol = await findProtocol(ctx, 'protocol.report', param(req, 'protocolId'))
  const [activities, hosts] = await Promise.all([
    countedActivities(ctx, protocol._id),
    hostsOfActivities(ctx, protocol._id),
  ])
  const schoolIds = activities.flatMap(({ participations }) => participations.map(({ schoolId }) => schoolId))
  const [schools, names] = await Promise.all([
    schoolNames([...new Set(schoolIds)]),
    partnerNames([...new Set([...hosts.values()].flat())]),
  ])
  const named = new Map([...hosts].map(([id, partnerIds]) => [id, partnerIds.flatMap((each) => names.get(each) ?? [])]))
  return protocolReport({ protocol, activities, hosts: named, schools, today: ctx.today })
}

async function showOrSend(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const [report, programme] = await Promise.all([gathered(req), currentProgramme()])
  const { protocol, totals } = report
  const sums = { registered: totals.hours, confirmed: totals.hours, approved: totals.hours, submitted: null }
  const format = registerFormat(req)
  if (format) {
    const { activities, schools, hosts, commitments } = report
    const digest = digestOf({ protocol: protocol._id, activities, schools, hosts, commitments, totals })
    const issue = await noteIssue(ctx, issueOf({ kind: 'protocol', about: protocol._id, digest }, sums))
    return sendRegister(req, res, {
      about: 'relazione protocollo',
      words: ['Relazione', protocol.title],
      issue,
      sheets: reportSheets({ ...report, issue }, programme),
      author: programme.cityName ?? configOf(req).cityName,
      format,
      rows: report.activities.length,
    })
  }
  const t = protocolWords(ctx.language)
  const lines = reportLines(report)
  const page = registerPage(
    {
      title: t.reportTitle(protocol.title),
      lead: t.reportLead,
      totals: sums,
      waiting: [],
      sheets: reportSheets(report, programme),
      onPaper: ['number'],
      ...downloadActions(paths.protocolReport({ protocolId: protocol._id }), ctx.language),
    },
    ctx.language,
  )
  const figures = lines.map(({ name, kind, value }) => ({
    value: cellShown(value, kind),
    label: t[name],
    note: null,
    href: null,
  }))
  const standing = { kind: 'info', text: t.reportCounts }
  show(res, 'registers/register', { ...page, figures, standing }, { crumbs: crumbsTo(req, protocol) })
}
