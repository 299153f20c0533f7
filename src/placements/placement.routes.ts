import type { Request, Response } from 'express'
import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { totalsOfPlacement, totalsOfPlacements } from '../hours/hour-totals.service.ts'
import { evaluationsOf } from '../outcomes/evaluation.service.ts'
import { outcomeBox } from '../outcomes/outcome-box.pages.ts'
import { papersBox } from '../paperwork/papers-box.pages.ts'
import { papersGate, papersInShort } from '../paperwork/readiness.service.ts'
import { paths } from '../paths.ts'
import { typedOf } from '../platform/form.ts'
import { schoolNames } from '../schools/school.service.ts'
import { contextOf, param } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, show } from '../web/show.ts'
import { cancellationPage } from './placement-closing.pages.ts'
import type { Submitted } from './placement-form.pages.ts'
import { placementCrumbs } from './placement-list.pages.ts'
import { activatePlacement, cancelPlacement, concludePlacement, reasonsAgainstStart } from './placement-move.service.ts'
import type { StepReason } from './placement-next.pages.ts'
import { reasonsAgainstPreparation, reasonsAgainstProposal } from './placement-preparation.service.ts'
import { reasonsAgainstResuming } from './placement-interruption.service.ts'
import { tellHostOfCancellation } from './placement-letter.service.ts'
import { tell } from './placement-step.routes.ts'
import { readCancellation } from './placement.forms.ts'
import { placementPage } from './placement.pages.ts'
import { inClassesOn } from './placement-class.service.ts'
import { hasStarted } from './placement-state.rules.ts'
import type { Placement } from './placement.rules.ts'
import { findPlacement, listPlacements } from './placement.service.ts'
import { placementWords } from './placement.text.ts'
import type { PathPart } from './shared-path.rules.ts'

export const placementRoutes: Route[] = [
  get(paths.placement, 'placement.view', showPlacement),
  post(paths.placementActivation, 'placement.edit', activate),
  get(paths.placementClosing, 'placement.edit', showCancellation),
  post(paths.placementClosing, 'placement.edit', close),
]

async function showPlacement(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const placement = await findPlacement(ctx, 'placement.view', param(req, 'placementId'))
  const [names, [inClass = placement]] = await Promise.all([
    schoolNames([placement.schoolId]),
    inClassesOn([placement], ctx.today),
  ])
  // A draft has no hours, nor has one that was cancelled before it started.
  const hasHours = hasStarted(placement)
  const around = {
    schoolName: names.get(placement.schoolId) ?? '',
    reasons: await reasonsAgainstNext(ctx, placement),
    done: hasHours ? await totalsOfPlacement(ctx, placement) : null,
    path: await pathOf(ctx, placement),
    hoursHref: hasHours ? paths.placementHours({ placementId: placement._id }) : null,
  }
  const papers = await papersInShort(ctx, placement)
  const page = {
    ...placementPage(inClass, around, ctx),
    papers: papers && papersBox(placement, papers, ctx),
    outcome: outcomeBox(placement, await evaluationsOf(placement._id), ctx),
  }
  show(res, 'placements/show', page, { crumbs: placementCrumbs(null, ctx.language) })
}

async function activate(req: Request, res: Response): Promise<void> {
  const placementId = param(req, 'placementId')
  await tell(req, placementWords(req.language).started, () =>
    activatePlacement(contextOf(req), placementId, papersGate),
  )
  goTo(res, paths.placement({ placementId }))
}

async function showCancellation(req: Request, res: Response): Promise<void> {
  await showCancellationForm(req, res, {})
}

async function showCancellationForm(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const placement = await findPlacement(ctx, 'placement.edit', param(req, 'placementId'))
  const page = cancellationPage(placement, ctx, submitted)
  show(res, 'placements/cancel', page, {
    status: submitted.problems ? 422 : 200,
    crumbs: placementCrumbs(placement, ctx.language),
  })
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
  await tell(req, t.cancelledNow, async () => {
    const before = await cancelPlacement(ctx, placementId, read.value.reason)
    await tellHostOfCancellation(ctx, before, configOf(req).publicUrl)
  })
  goTo(res, paths.placement({ placementId }))
}

/** What stands against the next step, for who may take it. */
async function reasonsAgainstNext(ctx: Ctx, placement: Placement): Promise<readonly StepReason[]> {
  if (!can(ctx.actor, 'placement.edit', placement)) return []
  if (placement.state === 'draft') return reasonsAgainstProposal(ctx, placement)
  if (placement.state === 'matched') return reasonsAgainstPreparation(ctx, placement)
  if (placement.state === 'documents') return reasonsAgainstStart(ctx, placement, papersGate)
  return placement.state === 'suspended' ? reasonsAgainstResuming(ctx, placement) : []
}

/** The whole of the path this placement is a part of, for who may see the other parts. */
async function pathOf(ctx: Ctx, { pathId, studentId }: Placement): Promise<PathPart[] | null> {
  if (!pathId || ctx.actor.role === 'host') return null
  const found = await listPlacements(ctx, 'placement.view', { studentIds: [studentId], pathId })
  if (found.placements.length < 2) return null
  const totals = await totalsOfPlacements(ctx, 'placement.view', found.placements)
  return found.placements.map((placement) => ({ placement, approved: totals.get(placement._id)?.approved ?? 0 }))
}
