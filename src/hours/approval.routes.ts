import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { typedOf } from '../platform/form.ts'
import { contextOf, param } from '../web/context.ts'
import { exportFormat, sendList } from '../web/export.ts'
import { get, type Handler, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { approveHours, confirmHours, type Moved, returnHours } from './approval.service.ts'
import { hourWords, refusedDays } from './hour.text.ts'
import { hoursListSheet } from './hour-list.sheet.ts'
import { readReturn, readSelection, type SelectedEntry } from './hour-entry.forms.ts'
import type { EntryRef } from './hour-entry.rules.ts'
import { showPlacementHours } from './hour-entry.routes.ts'
import { type Submitted, waitingPage } from './signing.pages.ts'
import { listWaiting } from './waiting.service.ts'

export const approvalRoutes: Route[] = [
  get(paths.hoursToConfirm, 'hours.confirm', showOrSendWaiting),
  post(paths.hoursToConfirm, 'hours.confirm', decideOnWaiting),
  get(paths.hoursToApprove, 'hours.approve', showOrSendWaiting),
  post(paths.hoursToApprove, 'hours.approve', decideOnWaiting),
  post(paths.placementHoursConfirmation, 'hours.confirm', signPlacement(confirmHours)),
  post(paths.placementHoursApproval, 'hours.approve', signPlacement(approveHours)),
  post(paths.placementHoursReturn, 'placement.view', returnPlacement),
]

async function showOrSendWaiting(req: Request, res: Response): Promise<void> {
  if (!exportFormat(req)) return showWaiting(req, res, {})
  const ctx = contextOf(req)
  const t = hourWords(req.language)
  const title = ctx.actor.role === 'host' ? t.toConfirm : t.toApprove
  const { groups, total } = await listWaiting(ctx, 'all')
  await sendList(req, res, hoursListSheet({ name: title, title, groups, total }, req.language))
}

async function showWaiting(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const page = waitingPage(ctx, await listWaiting(ctx), submitted)
  show(res, 'hours/waiting', page, { status: submitted.problems ? 422 : 200 })
}

/** One form for every placement: the button pressed says whether the lines are signed or go back. */
async function decideOnWaiting(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const isHost = ctx.actor.role === 'host'
  const back = isHost ? paths.hoursToConfirm() : paths.hoursToApprove()
  if (typedOf(req.body)['decision'] === 'return') {
    const read = readReturn(req.body)
    if (!read.ok) return showWaiting(req, res, read)
    const { entries, reason } = read.value
    tellReturned(req, await inEachPlacement(entries, (id, refs) => returnHours(ctx, id, { refs, reason })))
    return goTo(res, back)
  }
  const read = readSelection(req.body)
  if (!read.ok) return showWaiting(req, res, read)
  const sign = isHost ? confirmHours : approveHours
  tellSigned(req, ctx, await inEachPlacement(read.value, (id, refs) => sign(ctx, id, refs)))
  goTo(res, back)
}

async function inEachPlacement(
  entries: readonly SelectedEntry[],
  move: (placementId: string, refs: readonly EntryRef[]) => Promise<Moved>,
): Promise<Moved> {
  const all: Moved = { moved: 0, skipped: 0, refused: [] }
  for (const placementId of new Set(entries.map((entry) => entry.placementId))) {
    const one = await move(
      placementId,
      entries.filter((entry) => entry.placementId === placementId),
    )
    all.moved += one.moved
    all.skipped += one.skipped
    all.refused.push(...one.refused)
  }
  return all
}

function signPlacement(sign: typeof confirmHours): Handler {
  return async (req, res) => {
    const ctx = contextOf(req)
    const placementId = param(req, 'placementId')
    const read = readSelection(req.body)
    if (!read.ok) return showRefused(req, res, read)
    tellSigned(req, ctx, await sign(ctx, placementId, read.value))
    goTo(res, paths.placementHours({ placementId }))
  }
}

async function returnPlacement(req: Request, res: Response): Promise<void> {
  const placementId = param(req, 'placementId')
  const read = readReturn(req.body)
  if (!read.ok) return showRefused(req, res, read)
  const { entries, reason } = read.value
  tellReturned(req, await returnHours(contextOf(req), placementId, { refs: entries, reason }))
  goTo(res, paths.placementHours({ placementId }))
}

async function showRefused(req: Request, res: Response, signing: Submitted): Promise<void> {
  const placement = await findPlacement(contextOf(req), 'placement.view', param(req, 'placementId'))
  await showPlacementHours(req, res, { placement, signing })
}

function tellSigned(req: Request, ctx: Ctx, moved: Moved): void {
  const t = hourWords(req.language)
  tell(req, moved, ctx.actor.role === 'host' ? t.confirmedDone : t.approvedDone)
}

function tellReturned(req: Request, moved: Moved): void {
  tell(req, moved, hourWords(req.language).returnedDone)
}

function tell(req: Request, { moved, skipped, refused }: Moved, done: (lines: number) => string): void {
  if (moved > 0) notify(req, 'success', done(moved))
  if (skipped > 0) notify(req, 'warning', hourWords(req.language).skipped(skipped))
  if (refused.length > 0) notify(req, 'warning', refusedDays(refused, req.language))
}
