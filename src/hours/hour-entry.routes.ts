import type { Request, Response } from 'express'
import { can } from '../access/access.ts'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { Refused } from '../platform/errors.ts'
import { typedOf } from '../platform/form.ts'
import { formatHours } from '../platform/format.ts'
import { newId } from '../platform/id.ts'
import { sumMinutes } from '../platform/minutes.ts'
import { schoolSettings } from '../schools/school.service.ts'
import { contextOf, param } from '../web/context.ts'
import { exportFormat, sendList } from '../web/export.ts'
import { problemsOf } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { cancelHours } from './approval.service.ts'
import { hourWords, refusedDays } from './hour.text.ts'
import { hoursListSheet } from './hour-list.sheet.ts'
import { readCancelling, readOtherHours, readUsualHours } from './hour-entry.forms.ts'
import type { DatedEntry } from './hour-entry.rules.ts'
import { listEntries, listOpenDays, logAgreedHours, logHours } from './hour-entry.service.ts'
import { fieldOf } from './log-form.pages.ts'
import { type PlacementHours, placementHoursPage } from './placement-hours.pages.ts'
import type { Submitted } from './signing.pages.ts'

export const hourEntryRoutes: Route[] = [
  get(paths.placementHours, 'placement.view', showHours),
  post(paths.placementHours, 'hours.log', log),
  post(paths.placementHoursCancelling, 'hours.log', cancel),
]

async function showHours(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const placement = await findPlacement(ctx, 'placement.view', param(req, 'placementId'))
  if (!exportFormat(req)) return showPlacementHours(req, res, { placement })
  const entries = await listEntries(ctx, 'placement.view', placement)
  // No student by name in what the file is called: the city reads the record of what was taken away.
  const about = { name: 'ore', title: hourWords(req.language).register }
  await sendList(req, res, hoursListSheet({ ...about, groups: [{ placement, entries }] }, req.language))
}

interface Refusals extends Partial<Pick<PlacementHours, 'usual' | 'other' | 'signing'>> {
  placement: Placement
}

/** The page of a placement's hours, with a form that was refused when there is one. */
export async function showPlacementHours(
  req: Request,
  res: Response,
  { placement, ...refused }: Refusals,
): Promise<void> {
  const ctx = contextOf(req)
  const t = hourWords(ctx.language)
  const [entries, settings, openDays] = await Promise.all([
    listEntries(ctx, 'placement.view', placement),
    schoolSettings(placement.schoolId),
    can(ctx.actor, 'hours.log', placement) ? listOpenDays(ctx, placement) : [],
  ])
  const hours: PlacementHours = {
    placement,
    entries,
    planned: effectiveTerms(placement).plannedMinutes,
    whoLogs: settings.whoLogs,
    openDays,
    key: newId(),
    usual: {},
    other: {},
    signing: {},
    ...refused,
  }
  const isRefused = Object.keys(refused).length > 0
  show(res, 'hours/placement', placementHoursPage(hours, ctx), {
    status: isRefused ? 422 : 200,
    crumbs: [
      { text: t.placements, href: paths.placements() },
      { text: placement.title, href: paths.placement({ placementId: placement._id }) },
    ],
  })
}

async function log(req: Request, res: Response): Promise<void> {
  const placement = await findPlacement(contextOf(req), 'hours.log', param(req, 'placementId'))
  const isUsual = typedOf(req.body)['times'] === 'usual'
  return isUsual ? logUsual(req, res, placement) : logOther(req, res, placement)
}

async function logUsual(req: Request, res: Response, placement: Placement): Promise<void> {
  const read = readUsualHours(req.body)
  if (!read.ok) return showPlacementHours(req, res, { placement, usual: read })
  const { logged, refused } = await logAgreedHours(contextOf(req), placement._id, read.value)
  if (logged.length === 0) {
    const reasons = new Set(refused.flatMap((each) => each.reasons))
    const problems = Object.fromEntries([...reasons].map((reason, n) => [n === 0 ? 'days' : `days-${reason}`, reason]))
    return showPlacementHours(req, res, { placement, usual: { typed: typedOf(req.body), problems } })
  }
  tellLogged(req, logged)
  if (refused.length > 0) notify(req, 'warning', refusedDays(refused, req.language))
  goTo(res, paths.placementHours({ placementId: placement._id }))
}

async function logOther(req: Request, res: Response, placement: Placement): Promise<void> {
  const refuse = (other: Submitted) => showPlacementHours(req, res, { placement, other })
  const read = readOtherHours(req.body)
  if (!read.ok) return refuse(read)
  try {
    tellLogged(req, await logHours(contextOf(req), placement._id, read.value))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return refuse({ typed: typedOf(req.body), problems: problemsOf(error.reasons, fieldOf) })
  }
  goTo(res, paths.placementHours({ placementId: placement._id }))
}

function tellLogged(req: Request, logged: readonly DatedEntry[]): void {
  const minutes = sumMinutes(logged.map(({ entry }) => entry.minutes))
  notify(req, 'success', hourWords(req.language).loggedDone(logged.length, formatHours(minutes)))
}

async function cancel(req: Request, res: Response): Promise<void> {
  const placementId = param(req, 'placementId')
  const t = hourWords(req.language)
  const line = readCancelling(req.body)
  await findPlacement(contextOf(req), 'hours.log', placementId)
  try {
    if (!line) throw new Refused('changed-meanwhile')
    await cancelHours(contextOf(req), placementId, line)
    notify(req, 'success', t.cancelledDone)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    notify(req, 'error', t.cannotCancel)
  }
  goTo(res, paths.placementHours({ placementId }))
}
