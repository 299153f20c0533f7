import type { Request, Response } from 'express'
import { trackOfClass } from '../choices/class-track.rules.ts'
import { paths } from '../paths.ts'
import { dayOf } from '../platform/day.ts'
import { plainFileName } from '../platform/file-name.ts'
import { writeCsv } from '../platform/csv.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { schoolNames } from '../schools/school.service.ts'
import { contextOf, pageNumber, param, queryText } from '../web/context.ts'
import { get, type Route } from '../web/route.ts'
import { show } from '../web/show.ts'
import { arrivalsPage } from './arrival.pages.ts'
import { listArrivals } from './arrival.service.ts'
import { auditPage } from './audit.pages.ts'
import { auditRound, roundFileFor } from './audit.service.ts'
import { chartsPage } from './chart.pages.ts'
import { chartsOfRound } from './chart.service.ts'
import { drawPage } from './draw.pages.ts'
import { drawOf } from './draw.service.ts'
import { drawSheet } from './draw.sheet.ts'
import { outcomeCrumbs } from './outcome-tabs.pages.ts'

/** What others read of a result: who comes, the figures, and how it can be checked. */
export const outcomeCheckRoutes: Route[] = [
  get(paths.arrivals, 'assignment.arrivals', showArrivals),
  get(paths.roundCharts, 'assignment.view', showCharts),
  get(paths.roundAudit, 'assignment.view', showAudit),
  get(paths.draw, 'anyone', showDraw),
]

async function showArrivals(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const groups = await listArrivals(ctx)
  const schools = await schoolNames([
    ...new Set(groups.flatMap(({ people }) => people.map(({ schoolId }) => schoolId))),
  ])
  const { tracks } = await currentProgramme()
  // Classes are written with a short code of the school's own, which a host need not know.
  const trackName = (written: string) => {
    const meant = trackOfClass({ track: written, kind: 'other' }, tracks)
    return tracks.find(({ code }) => code === meant)?.name[ctx.language] ?? written
  }
  show(res, 'assignments/arrivals', arrivalsPage({ groups, schools, trackName }, ctx))
}

async function showCharts(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const charts = await chartsOfRound(ctx, param(req, 'roundId'))
  show(res, 'assignments/charts', chartsPage(charts, ctx), { crumbs: outcomeCrumbs(charts.round, true, ctx) })
}

async function showAudit(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const roundId = param(req, 'roundId')
  if (queryText(req, 'formato') === 'json') {
    const file = await roundFileFor(ctx, roundId)
    const name = plainFileName(['tornata', dayOf(req.now)], 'json')
    res.set({ 'Content-Disposition': `attachment; filename="${name}"`, 'Cache-Control': 'private, no-store' })
    res.type('application/json').send(JSON.stringify(file))
    return
  }
  const audit = await auditRound(ctx, roundId)
  show(res, 'assignments/audit', auditPage(audit, ctx), { crumbs: outcomeCrumbs(audit.round, true, ctx) })
}

/** Without a name or an id in it, it needs no record of who took it. */
async function showDraw(req: Request, res: Response): Promise<void> {
  const draw = await drawOf(param(req, 'roundId'))
  if (queryText(req, 'formato') === 'csv' && draw.told) {
    const name = plainFileName(['estrazione', dayOf(req.now)], 'csv')
    res.set({ 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"` })
    return writeCsv(res, drawSheet(draw, req.language), null)
  }
  show(res, 'assignments/draw', drawPage(draw, { code: queryText(req, 'codice'), page: pageNumber(req) }, req.language))
}
