import type { Request, Response } from 'express'
import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { findPartner } from '../partners/partner.service.ts'
import { totalsOfPlacement } from '../hours/hour-totals.service.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { typedOf } from '../platform/form.ts'
import { schoolNames } from '../schools/school.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { cancellationPage } from './amendment.pages.ts'
import type { Submitted } from './placement-form.pages.ts'
import { placementsPage, studentName } from './placement-list.pages.ts'
import { placementsSheet } from './placement-list.sheet.ts'
import { activatePlacement, concludePlacement, reasonsAgainstStart, cancelPlacement } from './placement-move.service.ts'
import { sentencesOf } from './placement-next.pages.ts'
import { readCancellation } from './placement.forms.ts'
import { placementPage } from './placement.pages.ts'
import { hasStarted, placementStates } from './placement-state.rules.ts'
import type { Placement } from './placement.rules.ts'
import { findPlacement, listPlacements, placementsPerPage } from './placement.service.ts'
import { placementWords } from './placement.text.ts'

export const placementRoutes: Route[] = [
  get(paths.placements, 'placement.view', showPlacements),
  get(paths.placement, 'placement.view', showPlacement),
  post(paths.placementActivation, 'placement.edit', activate),
  get(paths.placementClosing, 'placement.edit', showCancellation),
  post(paths.placementClosing, 'placement.edit', close),
]

async function showPlacements(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const state = placementStates.find((each) => each === queryText(req, 'stato'))
  const host = await hostNamed(ctx, queryText(req, 'ente'))
  const q = queryText(req, 'q')
  const page = pageOrAll(req)
  const found = await listPlacements(ctx, 'placement.view', {
    q,
    ...(page ? { page } : {}),
    ...(state ? { state } : {}),
    ...(host ? { partnerId: host.id } : {}),
  })
  if (page === null) return sendList(req, res, placementsSheet(found, req.language))
  const list = { ...found, q, page, state: state ?? '', host, perPage: placementsPerPage }
  show(res, 'placements/list', placementsPage(list, ctx))
}

async function hostNamed(ctx: Ctx, partnerId: string): Promise<{ id: string; name: string } | null> {
  if (partnerId === '' || !may(ctx.actor, 'partner.view')) return null
  const { _id, name } = await findPartner(ctx, 'partner.view', partnerId)
  return { id: _id, name }
}

async function showPlacement(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const placement = await findPlacement(ctx, 'placement.view', param(req, 'placementId'))
  const names = await schoolNames([placement.schoolId])
  const preparing = placement.state === 'draft' && may(ctx.actor, 'placement.edit')
  // A draft has no hours, nor has one that was cancelled before it started.
  const hasHours = hasStarted(placement)
  const around = {
    schoolName: names.get(placement.schoolId) ?? '',
    reasons: preparing ? await reasonsAgainstStart(ctx, placement) : [],
    done: hasHours ? await totalsOfPlacement(ctx, placement) : null,
    hoursHref: hasHours ? paths.placementHours({ placementId: placement._id }) : null,
  }
  show(res, 'placements/show', placementPage(placement, around, ctx), { crumbs: crumbsTo(req, null) })
}

async function activate(req: Request, res: Response): Promise<void> {
  const placementId = param(req, 'placementId')
  await tell(req, placementWords(req.language).started, () => activatePlacement(contextOf(req), placementId))
  goTo(res, paths.placement({ placementId }))
}

async function showCancellation(req: Request, res: Response): Promise<void> {
  await showCancellationForm(req, res, {})
}

async function showCancellationForm(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const placement = await findPlacement(ctx, 'placement.edit', param(req, 'placementId'))
  const page = cancellationPage(placement, ctx, submitted)
  show(res, 'placements/cancel', page, { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(req, placement) })
}

/** Two buttons lead here: one concludes, the other comes from the form that asks why. */
async function close(req: Request, res: Response): Promise<void> {
  const t = placementWords(req.language)
  const ctx = contextOf(req)
  const placementId = param(req, 'placementId')
  if (typedOf(req.body)['move'] === 'conclude') {
    await tell(req, t.concludedNow, () => concludePlacement(ctx, placementId))
    return goTo(res, paths.placement({ placementId }))
  }
  const read = readCancellation(req.body)
  if (!read.ok) return showCancellationForm(req, res, read)
  await tell(req, t.cancelledNow, () => cancelPlacement(ctx, placementId, read.value.reason))
  goTo(res, paths.placement({ placementId }))
}

/** Says on the next page how it went. */
async function tell(req: Request, success: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
    notify(req, 'success', success)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    notify(req, 'error', sentencesOf(error.reasons, req.language).join(' '))
  }
}

function crumbsTo(req: Request, placement: Placement | null) {
  const list = { text: placementWords(req.language).placements, href: paths.placements() }
  if (!placement) return [list]
  return [list, { text: studentName(placement), href: paths.placement({ placementId: placement._id }) }]
}
