import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { parseDay } from '../platform/day.ts'
import { newId } from '../platform/id.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { readCopying } from './hour-entry.forms.ts'
import { hoursCrumbs, tellLogged } from './hour-entry.routes.ts'
import { refusedDays } from './hour.text.ts'
import { copyPage } from './log-copy.pages.ts'
import { copyHours, planCopy } from './log-copy.service.ts'
import type { Submitted } from './signing.pages.ts'

export const logCopyRoutes: Route[] = [
  get(paths.placementHoursCopy, 'hours.log', async (req, res) => {
    const placement = await findPlacement(contextOf(req), 'hours.log', param(req, 'placementId'))
    await showCopy(req, res, { placement, wanted: queryText(req, 'settimana'), submitted: {} })
  }),
  post(paths.placementHoursCopy, 'hours.log', copy),
]

interface Asked {
  placement: Placement
  /** The Monday of the week to fill, as it was sent. */
  wanted: string
  submitted: Submitted
}

async function showCopy(req: Request, res: Response, { placement, wanted, submitted }: Asked): Promise<void> {
  const ctx = contextOf(req)
  const plan = await planCopy(ctx, placement, parseDay(wanted))
  show(res, 'hours/copy', copyPage({ ...plan, placement, key: newId(), submitted }, ctx), {
    status: submitted.problems ? 422 : 200,
    crumbs: hoursCrumbs(placement, ctx),
  })
}

async function copy(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const placement = await findPlacement(ctx, 'hours.log', param(req, 'placementId'))
  const read = readCopying(req.body)
  if (!read.ok) return showCopy(req, res, { placement, wanted: String(read.typed['into'] ?? ''), submitted: read })
  const { logged, refused } = await copyHours(ctx, placement._id, read.value)
  if (logged.length > 0) tellLogged(req, logged)
  if (refused.length > 0) notify(req, logged.length > 0 ? 'warning' : 'error', refusedDays(refused, req.language))
  goTo(res, paths.placementHours({ placementId: placement._id }))
}
