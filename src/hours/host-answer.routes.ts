import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { byClass } from '../placements/placement-class.service.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { type Day, parseDay } from '../platform/day.ts'
import { NotFound } from '../platform/errors.ts'
import { contextOf, param } from '../web/context.ts'
import { exportFormat, sendList } from '../web/export.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, show } from '../web/show.ts'
import { schoolSettings } from '../schools/school.service.ts'
import { returnHours } from './approval.service.ts'
import { dayReturnPage, returnable } from './day-return.pages.ts'
import { moveInEach } from './entry-move.service.ts'
import { hourWords } from './hour.text.ts'
import { hoursListSheet } from './hour-list.sheet.ts'
import type { HourEntry } from './hour-entry.rules.ts'
import { listEntries } from './hour-entry.service.ts'
import { tellMoved } from './moved.routes.ts'
import { readReason, readStanding } from './signing.forms.ts'
import type { Submitted } from './signing.pages.ts'
import { signingWords } from './signing.text.ts'
import { confirmForHost } from './silent-host.service.ts'
import { unansweredPage } from './waiting.pages.ts'
import { listUnanswered } from './waiting.service.ts'

/** Sending one day back, and what the school does when a host sends nothing at all. */
export const hostAnswerRoutes: Route[] = [
  get(paths.placementDayReturn, 'hours.return', (req, res) => showDayReturn(req, res, {})),
  post(paths.placementDayReturn, 'hours.return', returnDay),
  get(paths.hoursUnanswered, 'hours.confirm-for-host', showOrSendUnanswered),
  post(paths.hoursUnanswered, 'hours.confirm-for-host', confirmUnanswered),
]

async function showDayReturn(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const found = await dayOfPlacement(req)
  const { placement } = found
  const t = hourWords(req.language)
  show(res, 'hours/day-return', dayReturnPage(ctx, { ...found, submitted }), {
    status: submitted.problems ? 422 : 200,
    crumbs: [
      { text: t.placements, href: paths.placements() },
      { text: placement.title, href: paths.placement({ placementId: placement._id }) },
      { text: t.hoursTitle, href: paths.placementHours({ placementId: placement._id }) },
    ],
  })
}

async function returnDay(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const { placement, day, entries } = await dayOfPlacement(req)
  const read = readReason(req.body)
  if (!read.ok) return showDayReturn(req, res, read)
  const refs = returnable(ctx, entries).map(({ id }) => ({ day, id }))
  if (refs.length > 0) {
    const moved = await returnHours(ctx, placement._id, { refs, reason: read.value.reason })
    tellMoved(req, moved, hourWords(req.language).returnedDone)
  }
  goTo(res, paths.placementHours({ placementId: placement._id }))
}

async function dayOfPlacement(req: Request): Promise<{ placement: Placement; day: Day; entries: HourEntry[] }> {
  const ctx = contextOf(req)
  const placement = await findPlacement(ctx, 'hours.return', param(req, 'placementId'))
  const day = parseDay(param(req, 'day'))
  const all = day ? await listEntries(ctx, 'hours.return', placement) : []
  const entries = all.filter((each) => each.day === day).map(({ entry }) => entry)
  if (!day || entries.length === 0) throw new NotFound('day')
  return { placement, day, entries }
}

async function showOrSendUnanswered(req: Request, res: Response): Promise<void> {
  if (!exportFormat(req)) return showUnanswered(req, res, {})
  const title = signingWords(req.language).unanswered
  const { groups, total } = await listUnanswered(contextOf(req), 'all')
  await sendList(req, res, hoursListSheet({ name: title, title, groups: await byClass(groups), total }, req.language))
}

async function showUnanswered(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const { actor } = ctx
  const [unanswered, settings] = await Promise.all([
    listUnanswered(ctx),
    schoolSettings('schoolId' in actor ? actor.schoolId : ''),
  ])
  const page = unansweredPage(ctx, { ...unanswered, submitted, days: settings.silentHostDays })
  const crumbs = [{ text: hourWords(req.language).toApprove, href: paths.hoursToApprove() }]
  show(res, 'hours/waiting', page, { status: submitted.problems ? 422 : 200, crumbs })
}

async function confirmUnanswered(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const read = readStanding(req.body)
  if (!read.ok) return showUnanswered(req, res, read)
  const { entries, note } = read.value
  const moved = await moveInEach(entries, (id, refs) => confirmForHost(ctx, id, { refs, note }))
  tellMoved(req, moved, signingWords(req.language).confirmedForHostDone)
  goTo(res, paths.hoursUnanswered())
}
