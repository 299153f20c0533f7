import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { type Problems, refusedForm, typedOf } from '../platform/form.ts'
import { contextOf, param } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import type { Submitted } from './placement-form.pages.ts'
import { resumePlacement, suspendPlacement } from './placement-interruption.service.ts'
import { tellHostOfProposal } from './placement-letter.service.ts'
import { placementCrumbs } from './placement-list.pages.ts'
import { sentencesOf } from './placement-next.pages.ts'
import {
  agreePlacement,
  preparePlacement,
  proposePlacement,
  takeBackProposal,
} from './placement-preparation.service.ts'
import type { Placement } from './placement.rules.ts'
import { findPlacement } from './placement.service.ts'
import { isMoveFrom } from './placement-state.rules.ts'
import { readConsent, readReason } from './placement-step.forms.ts'
import { consentPage, suspensionPage } from './placement-step.pages.ts'
import { stepWords } from './placement-step.text.ts'

export const placementStepRoutes: Route[] = [
  post(paths.placementStep, 'placement.edit', step),
  get(paths.placementConsent, 'placement.edit', (req, res) => showConsent(req, res, {})),
  post(paths.placementConsent, 'placement.edit', agree),
  get(paths.placementSuspension, 'placement.edit', (req, res) => showSuspension(req, res, {})),
  post(paths.placementSuspension, 'placement.edit', suspend),
]

/** The steps that are a button and ask nothing. */
async function step(req: Request, res: Response): Promise<void> {
  const t = stepWords(req.language)
  const ctx = contextOf(req)
  const { _id: placementId } = await findPlacement(ctx, 'placement.edit', param(req, 'placementId'))
  const move = typedOf(req.body)['move']
  if (move === 'propose') await tell(req, t.proposed, () => propose(req, placementId))
  if (move === 'take-back') await tell(req, t.takenBack, () => takeBackProposal(ctx, placementId))
  if (move === 'prepare') await tell(req, t.prepared, () => preparePlacement(ctx, placementId))
  if (move === 'resume') await tell(req, t.resumed, () => resumePlacement(ctx, placementId))
  goTo(res, paths.placement({ placementId }))
}

async function propose(req: Request, placementId: string): Promise<void> {
  const asked = await proposePlacement(contextOf(req), placementId)
  await tellHostOfProposal(contextOf(req), asked, configOf(req).publicUrl)
}

async function showConsent(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const placement = await findPlacement(contextOf(req), 'placement.edit', param(req, 'placementId'))
  if (!isMoveFrom(placement.state, 'agree')) return turnBack(req, res, placement)
  const page = consentPage(placement, contextOf(req), submitted)
  show(res, 'placements/consent', page, {
    status: submitted.problems ? 422 : 200,
    crumbs: placementCrumbs(placement, req.language),
  })
}

async function agree(req: Request, res: Response): Promise<void> {
  const placementId = param(req, 'placementId')
  const read = readConsent(req.body)
  if (!read.ok) return showConsent(req, res, read)
  const refused = await refusalOf(() => agreePlacement(contextOf(req), placementId, read.value))
  if (refused) return showConsent(req, res, refusedForm(req.body, problemsOf(refused)))
  notify(req, 'success', stepWords(req.language).consentSaved)
  goTo(res, paths.placement({ placementId }))
}

async function showSuspension(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const placement = await findPlacement(contextOf(req), 'placement.edit', param(req, 'placementId'))
  if (!isMoveFrom(placement.state, 'suspend')) return turnBack(req, res, placement)
  const page = suspensionPage(placement, contextOf(req), submitted)
  show(res, 'placements/cancel', page, {
    status: submitted.problems ? 422 : 200,
    crumbs: placementCrumbs(placement, req.language),
  })
}

async function suspend(req: Request, res: Response): Promise<void> {
  const placementId = param(req, 'placementId')
  const read = readReason(req.body)
  if (!read.ok) return showSuspension(req, res, read)
  await tell(req, stepWords(req.language).suspendedNow, () =>
    suspendPlacement(contextOf(req), placementId, read.value.reason),
  )
  goTo(res, paths.placement({ placementId }))
}

/** To the page of the placement, where the form does not fit any more; whoever sent it is told why. */
function turnBack(req: Request, res: Response, { _id }: Placement): void {
  if (req.method === 'POST') notify(req, 'error', sentencesOf(['not-from-this-state'], req.language).join(' '))
  goTo(res, paths.placement({ placementId: _id }))
}

function problemsOf({ reasons }: Refused): Problems {
  return Object.fromEntries(reasons.map((reason) => [reason === 'in-the-future' ? 'on' : reason, reason]))
}

/** Says on the next page how it went. */
export async function tell(req: Request, success: string, work: () => Promise<unknown>): Promise<void> {
  const refused = await refusalOf(work)
  if (refused) notify(req, 'error', sentencesOf(refused.reasons, req.language).join(' '))
  else notify(req, 'success', success)
}

async function refusalOf(work: () => Promise<unknown>): Promise<Refused | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return error
  }
}
