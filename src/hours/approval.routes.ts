import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { noteApprovals } from '../ledger/ledger.service.ts'
import { paths } from '../paths.ts'
import { byClass } from '../placements/placement-class.service.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { typedOf } from '../platform/form.ts'
import { contextOf, param } from '../web/context.ts'
import { exportFormat, sendList } from '../web/export.ts'
import { tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, show } from '../web/show.ts'
import { confirmHours, returnHours } from './approval.service.ts'
import { declareAndApprove, lastDeclaration } from './declaration.service.ts'
import { type Moved, moveInEach } from './entry-move.service.ts'
import { hourWords } from './hour.text.ts'
import { hoursListSheet } from './hour-list.sheet.ts'
import { readReturn, type SelectedEntry } from './hour-entry.forms.ts'
import { showPlacementHours } from './hour-entry.routes.ts'
import { tellMoved } from './moved.routes.ts'
import { readDeclared, readSigned } from './signing.forms.ts'
import type { Submitted } from './signing.pages.ts'
import { waitingPage } from './waiting.pages.ts'
import { hoursUnanswered, listWaiting } from './waiting.service.ts'

export const approvalRoutes: Route[] = [
  get(paths.hoursToConfirm, 'hours.confirm', showOrSendWaiting),
  post(paths.hoursToConfirm, 'hours.confirm', decideOnWaiting),
  get(paths.hoursToApprove, 'hours.approve', showOrSendWaiting),
  post(paths.hoursToApprove, 'hours.approve', decideOnWaiting),
  post(paths.placementHoursConfirmation, 'hours.confirm', signPlacement),
  post(paths.placementHoursApproval, 'hours.approve', signPlacement),
  post(paths.placementHoursReturn, 'hours.return', returnPlacement),
]

async function showOrSendWaiting(req: Request, res: Response): Promise<void> {
  if (!exportFormat(req)) return showWaiting(req, res, {})
  const ctx = contextOf(req)
  const t = hourWords(req.language)
  const title = ctx.actor.role === 'host' ? t.toConfirm : t.toApprove
  const { groups, total } = await listWaiting(ctx, 'all')
  await sendList(req, res, hoursListSheet({ name: title, title, groups: await byClass(groups), total }, req.language))
}

async function showWaiting(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const isHost = ctx.actor.role === 'host'
  const [waiting, lastDeclared, unanswered] = await Promise.all([
    listWaiting(ctx),
    isHost ? null : lastDeclaration(ctx, 'approval'),
    isHost ? [] : hoursUnanswered(ctx),
  ])
  const lines = unanswered.reduce((sum, each) => sum + each.entries, 0)
  const page = waitingPage(ctx, { ...waiting, submitted, lastDeclared, unanswered: lines })
  show(res, 'hours/waiting', page, { status: submitted.problems ? 422 : 200 })
}

/** One form for every placement: the button pressed says whether the lines are signed or go back. */
async function decideOnWaiting(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const back = ctx.actor.role === 'host' ? paths.hoursToConfirm() : paths.hoursToApprove()
  if (typedOf(req.body)['decision'] === 'return') {
    const read = readReturn(req.body)
    if (!read.ok) return showWaiting(req, res, read)
    const { entries, reason } = read.value
    const moved = await moveInEach(entries, (id, refs) => returnHours(ctx, id, { refs, reason }))
    tellMoved(req, moved, hourWords(req.language).returnedDone)
    return goTo(res, back)
  }
  const read = readSigned(req.body)
  if (!read.ok) return showWaiting(req, res, read)
  const refused = await sign(req, ctx, read.value)
  if (refused) return showWaiting(req, res, refused)
  goTo(res, back)
}

/** Confirms or approves, as the role does; gives the form back when the declaration is missing. */
async function sign(req: Request, ctx: Ctx, lines: readonly SelectedEntry[]): Promise<Submitted | null> {
  const t = hourWords(req.language)
  if (ctx.actor.role === 'host') {
    tellMoved(req, await moveInEach(lines, (id, refs) => confirmHours(ctx, id, refs)), t.confirmedDone)
    return null
  }
  let moved: Moved | null = null
  const result = await tried(
    req,
    async () => {
      moved = await declareAndApprove(ctx, { declared: readDeclared(req.body), lines })
    },
    { 'declaration-missing': 'declaration', 'declaration-changed': 'declaration' },
  )
  if (result !== 'done') return result
  await noteApprovals(
    ctx,
    lines.map(({ placementId }) => placementId),
  )
  if (moved) tellMoved(req, moved, t.approvedDone)
  return null
}

async function signPlacement(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const placementId = param(req, 'placementId')
  const permission = ctx.actor.role === 'host' ? 'hours.confirm' : 'hours.approve'
  await findPlacement(ctx, permission, placementId)
  const read = readSigned(req.body)
  if (!read.ok) return showRefused(req, res, read)
  // Lines of other placements are no part of this form.
  const refused = await sign(
    req,
    ctx,
    read.value.map((each) => ({ ...each, placementId })),
  )
  if (refused) return showRefused(req, res, refused)
  goTo(res, paths.placementHours({ placementId }))
}

async function returnPlacement(req: Request, res: Response): Promise<void> {
  const placementId = param(req, 'placementId')
  const read = readReturn(req.body)
  if (!read.ok) return showRefused(req, res, read)
  const { entries, reason } = read.value
  const moved = await returnHours(contextOf(req), placementId, { refs: entries, reason })
  tellMoved(req, moved, hourWords(req.language).returnedDone)
  goTo(res, paths.placementHours({ placementId }))
}

async function showRefused(req: Request, res: Response, signing: Submitted): Promise<void> {
  const placement = await findPlacement(contextOf(req), 'placement.view', param(req, 'placementId'))
  await showPlacementHours(req, res, { placement, signing })
}
