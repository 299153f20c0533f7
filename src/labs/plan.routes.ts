import type { Request, Response } from 'express'
import type { Problems } from '../platform/form.ts'
import { typedOf } from '../platform/form.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { heldSessions, topicsDone } from '../roll-calls/roll-call.service.ts'
import { contextOf, param } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { editionCrumbs } from './edition-tabs.pages.ts'
import { findEdition } from './edition.service.ts'
import { answerTo, dayNames, inTheWay, placesOf, refusal, shownPlan } from './plan-answer.routes.ts'
import type { Submitted } from './plan-form.pages.ts'
import { planFormWords } from './plan-form.text.ts'
import { planPreviewPage } from './plan-preview.pages.ts'
import { planFacts, roomsTooSmall } from './plan-facts.service.ts'
import { isGoingBack, type PlanForm, readPlan } from './plan.forms.ts'
import { planPage } from './plan.pages.ts'
import { planEdition, previewPlan } from './session-plan.service.ts'
import { dayWarnings } from './session-warning.rules.ts'

export const planRoutes: Route[] = [
  get(paths.editionPlan, 'edition.view', (req, res) => showPlan(req, res, {})),
  post(paths.editionPlanPreview, 'edition.edit', preview),
  post(paths.editionPlan, 'edition.edit', save),
]

/** Beside which field of the form that plans a refusal is said. */
const fieldOf: Readonly<Record<string, string>> = {
  'session-past': 'from',
  'outside-school-year': 'to',
  'ends-before-it-begins': 'to',
  'no-minutes': 'minutes',
  'nothing-planned': 'from',
}

async function showPlan(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const edition = await findEdition(ctx, 'edition.view', param(req, 'editionId'))
  const [{ calendar }, names, places, held, topics] = await Promise.all([
    planFacts(ctx, edition),
    dayNames(ctx, edition),
    placesOf(edition),
    heldSessions(edition._id),
    topicsDone(ctx, edition),
  ])
  const page = planPage(edition, { calendar, names, places, held, topics, submitted }, ctx)
  show(res, 'labs/plan', page, { status: statusOf(submitted.problems), crumbs: editionCrumbs(edition, ctx) })
}

function statusOf(problems: Problems | undefined): number {
  return problems ? 422 : 200
}

async function preview(req: Request, res: Response): Promise<void> {
  await findEdition(contextOf(req), 'edition.edit', param(req, 'editionId'))
  if (isGoingBack(req.body)) return showPlan(req, res, { typed: typedOf(req.body) })
  const read = readPlan(req.body)
  if (!read.ok) return showPlan(req, res, read)
  return showPreview(req, res, { plan: read.value.plan, status: 200 })
}

async function showPreview(
  req: Request,
  res: Response,
  { plan: form, status }: { plan: PlanForm; status: number },
): Promise<void> {
  const ctx = contextOf(req)
  const editionId = param(req, 'editionId')
  try {
    const made = await previewPlan(ctx, editionId, { ...form, held: await heldSessions(editionId) })
    const { edition, facts, plan, sessions, replanned } = made
    const page = planPreviewPage(
      edition,
      {
        ...(await inTheWay(ctx, edition, { ...made, sessions })),
        plan,
        after: sessions,
        removed: replanned.removed,
        warnings: {
          days: dayWarnings(sessions, facts.calendar),
          rooms: roomsTooSmall(edition, sessions, facts),
        },
        typed: typedOf(req.body),
      },
      ctx,
    )
    show(res, 'labs/plan-preview', page, { status, crumbs: editionCrumbs(edition, ctx) })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return showPlan(req, res, refusal(req, error, fieldOf))
  }
}

async function save(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const editionId = param(req, 'editionId')
  await findEdition(ctx, 'edition.edit', editionId)
  const read = readPlan(req.body)
  if (!read.ok) return showPlan(req, res, read)
  const { planVersion, plan } = read.value
  const held = await heldSessions(editionId)
  const answer = await answerTo(req, () => planEdition(ctx, shownPlan(req, planVersion), { ...plan, held }), fieldOf)
  if (!answer.done) {
    // Somebody has taken something since the preview: it is shown anew, with what is in the way now.
    return 'outcome' in answer ? showPreview(req, res, { plan, status: 422 }) : showPlan(req, res, answer.submitted)
  }
  notify(req, 'success', planFormWords(req.language).planned)
  goTo(res, paths.editionPlan({ editionId }))
}
