import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { approvedSessions, heldSessions } from '../roll-calls/roll-call.service.ts'
import { contextOf } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, type Page, show } from '../web/show.ts'
import { answerTo, fieldOfRefusal, obstaclesOf, type PlanAnswer, shownPlan } from './plan-answer.routes.ts'
import type { Submitted } from './plan-form.pages.ts'
import { cancelSessionPage, recoverSessionPage, substitutePage } from './session-act.pages.ts'
import { cancelSession, recoverSession } from './session-cancel.service.ts'
import { findSession } from './session-change.service.ts'
import { possibleSubstitutes, substituteTrainer } from './session-substitute.service.ts'
import { readCancelling, readRecovery, readSubstitution } from './session.forms.ts'
import { crumbsToPlan, sessionIds } from './session.routes.ts'
import type { PlanOutcome } from './session-write.service.ts'
import { sessionWords } from './session.text.ts'

/** Cancelling a session, making up for one, and letting somebody else run it: each a small form of its own. */
export const sessionActRoutes: Route[] = [
  get(paths.sessionCancelling, 'edition.edit', (req, res) => showCancel(req, res, nothing)),
  post(paths.sessionCancelling, 'edition.edit', cancel),
  get(paths.sessionRecovery, 'edition.edit', (req, res) => showRecovery(req, res, nothing)),
  post(paths.sessionRecovery, 'edition.edit', recover),
  get(paths.sessionSubstitute, 'edition.edit', (req, res) => showSubstitute(req, res, nothing)),
  post(paths.sessionSubstitute, 'edition.edit', substitute),
]

interface Answered {
  submitted: Submitted
  outcome?: PlanOutcome
}

const nothing: Answered = { submitted: {} }

/** What the small forms have in common: the session, and what is in its way. */
async function actOf(req: Request, { submitted, outcome }: Answered) {
  const ctx = contextOf(req)
  const found = await findSession(ctx, 'edition.edit', sessionIds(req))
  const obstacles = outcome ? await obstaclesOf(ctx, found.edition, outcome) : null
  return { ...found, submitted, obstacles, ctx }
}

function showAct(req: Request, res: Response, { template, page, act, answered }: ShownAct): void {
  const status = answered.submitted.problems || answered.outcome ? 422 : 200
  show(res, template, page, { status, crumbs: crumbsToPlan(act.edition, req) })
}

interface ShownAct {
  template: string
  page: Page
  act: Awaited<ReturnType<typeof actOf>>
  answered: Answered
}

/** After a form was accepted: back to the session; otherwise the form again. */
function finish(
  req: Request,
  res: Response,
  { answer, done, again }: { answer: PlanAnswer; done: string; again: (answered: Answered) => Promise<void> },
): Promise<void> | void {
  if (!answer.done) return again(answer)
  notify(req, 'success', done)
  goTo(res, paths.editionSession(sessionIds(req)))
}

async function showCancel(req: Request, res: Response, answered: Answered): Promise<void> {
  const act = await actOf(req, answered)
  // Cancelled already: its page says so, and what can be done.
  if (act.session.state === 'cancelled') return goTo(res, paths.editionSession(sessionIds(req)))
  const held = (await heldSessions(act.edition._id)).has(act.session.id)
  const page = cancelSessionPage({ ...act, held }, act.ctx)
  showAct(req, res, { template: 'labs/session-cancel', page, act, answered })
}

async function cancel(req: Request, res: Response): Promise<void> {
  const ids = sessionIds(req)
  const read = readCancelling(req.body)
  if (!read.ok) return showCancel(req, res, { submitted: read })
  const approved = (await approvedSessions(ids.editionId)).has(ids.sessionId)
  const { planVersion, reason } = read.value
  const answer = await answerTo(req, () =>
    cancelSession(contextOf(req), shownPlan(req, planVersion), { sessionId: ids.sessionId, reason, approved }),
  )
  const done = sessionWords(req.language).cancelDone
  return finish(req, res, { answer, done, again: (answered) => showCancel(req, res, answered) })
}

async function showRecovery(req: Request, res: Response, answered: Answered): Promise<void> {
  const act = await actOf(req, answered)
  const page = recoverSessionPage(act, act.ctx)
  showAct(req, res, { template: 'labs/session-recovery', page, act, answered })
}

async function recover(req: Request, res: Response): Promise<void> {
  const read = readRecovery(req.body)
  if (!read.ok) return showRecovery(req, res, { submitted: read })
  const { planVersion, ...time } = read.value
  const { sessionId } = sessionIds(req)
  const answer = await answerTo(
    req,
    () => recoverSession(contextOf(req), shownPlan(req, planVersion), { ...time, sessionId }),
    fieldOfRefusal,
  )
  const done = sessionWords(req.language).recovered
  return finish(req, res, { answer, done, again: (answered) => showRecovery(req, res, answered) })
}

async function showSubstitute(req: Request, res: Response, answered: Answered): Promise<void> {
  const act = await actOf(req, answered)
  const tutors = await possibleSubstitutes(act.edition, act.session)
  const page = substitutePage({ ...act, tutors }, act.ctx)
  showAct(req, res, { template: 'labs/session-substitute', page, act, answered })
}

async function substitute(req: Request, res: Response): Promise<void> {
  const read = readSubstitution(req.body)
  if (!read.ok) return showSubstitute(req, res, { submitted: read })
  const { planVersion, ...asked } = read.value
  const { editionId, sessionId } = sessionIds(req)
  const held = await heldSessions(editionId)
  const answer = await answerTo(
    req,
    () => substituteTrainer(contextOf(req), shownPlan(req, planVersion), { ...asked, sessionId, held }),
    fieldOfRefusal,
  )
  const done = sessionWords(req.language).substituted
  return finish(req, res, { answer, done, again: (answered) => showSubstitute(req, res, answered) })
}
