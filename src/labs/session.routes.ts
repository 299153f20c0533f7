import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { typedOf } from '../platform/form.ts'
import { approvedSessions, heldSessions, topicsDone } from '../roll-calls/roll-call.service.ts'
import { contextOf, param } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { editionCrumbs } from './edition-tabs.pages.ts'
import type { Edition } from './edition.rules.ts'
import { answerTo, fieldOfRefusal, inTheWay, obstaclesOf, placesOf, refusal } from './plan-answer.routes.ts'
import { savedText, shownPlan } from './plan-answer.routes.ts'
import type { Submitted } from './plan-form.pages.ts'
import { roomsTooSmall } from './plan-facts.service.ts'
import type { obstacleParts } from './plan-preview.pages.ts'
import { isGoingBack } from './plan.forms.ts'
import { changePlan, findSession, previewChange } from './session-change.service.ts'
import { restoreSession } from './session-cancel.service.ts'
import { changePreviewPage } from './session-form.pages.ts'
import { type ReadChange, readChange, readRestoring } from './session.forms.ts'
import { sessionPage } from './session.pages.ts'
import { sessionWords } from './session.text.ts'
import { dayWarnings } from './session-warning.rules.ts'

export const sessionRoutes: Route[] = [
  get(paths.editionSession, 'edition.view', (req, res) => showSession(req, res, { submitted: {} })),
  post(paths.sessionPreview, 'edition.edit', preview),
  post(paths.editionSession, 'edition.edit', save),
  post(paths.sessionRestoring, 'edition.edit', restore),
]

/** Which session the address is about. */
export function sessionIds(req: Request) {
  return { editionId: param(req, 'editionId'), sessionId: param(req, 'sessionId') }
}

interface Shown {
  submitted: Submitted
  obstacles?: ReturnType<typeof obstacleParts>
  status?: number
}

async function showSession(req: Request, res: Response, { submitted, obstacles = null, status }: Shown): Promise<void> {
  const ctx = contextOf(req)
  const { edition, session } = await findSession(ctx, 'edition.view', sessionIds(req))
  const [places, held, approved, topics] = await Promise.all([
    placesOf(edition),
    heldSessions(edition._id),
    approvedSessions(edition._id),
    topicsDone(ctx, edition),
  ])
  const topicDone = topics.get(session.id) ?? null
  const page = sessionPage(edition, session, { places, held, approved, topicDone, submitted, ctx })
  const code = status ?? (submitted.problems ? 422 : 200)
  show(res, 'labs/session', { ...page, obstacles }, { status: code, crumbs: crumbsToPlan(edition, req) })
}

/** The way to a session: labs, the lab, its sessions. */
export function crumbsToPlan(edition: Edition, req: Request) {
  const plan = { text: sessionWords(req.language).sessions, href: paths.editionPlan({ editionId: edition._id }) }
  return [...editionCrumbs(edition, contextOf(req)), plan]
}

async function preview(req: Request, res: Response): Promise<void> {
  await findSession(contextOf(req), 'edition.edit', sessionIds(req))
  if (isGoingBack(req.body)) return showSession(req, res, { submitted: { typed: typedOf(req.body) } })
  const read = await readTyped(req)
  if (!read.ok) return showSession(req, res, { submitted: read })
  return showPreview(req, res, { asked: read.value, status: 200 })
}

/** The form says which spaces; which of them are machines the partner says. */
async function readTyped(req: Request) {
  const { edition, session } = await findSession(contextOf(req), 'edition.edit', sessionIds(req))
  const spaces = (await placesOf(edition))?.spaces ?? []
  const machines = spaces.filter(({ kind }) => kind === 'machine').map(({ id }) => id)
  return readChange(req.body, new Set([...machines, ...session.machineIds]))
}

async function showPreview(
  req: Request,
  res: Response,
  { asked, status }: { asked: ReadChange; status: number },
): Promise<void> {
  const ctx = contextOf(req)
  const { editionId, sessionId } = sessionIds(req)
  try {
    const held = await heldSessions(editionId)
    const made = await previewChange(ctx, editionId, { ...asked, sessionId, held })
    const { edition, facts, lines } = made
    const after = lines.map((line) => line.after)
    const { session } = await findSession(ctx, 'edition.edit', { editionId, sessionId })
    const warnings = { days: dayWarnings(after, facts.calendar), rooms: roomsTooSmall(edition, after, facts) }
    const around = await inTheWay(ctx, edition, { ...made, sessions: after })
    const page = changePreviewPage(edition, session, {
      ...around,
      lines,
      warnings,
      spaces: facts.partner.spaces,
      typed: typedOf(req.body),
      ctx,
    })
    show(res, 'labs/session-preview', page, { status, crumbs: crumbsToPlan(edition, req) })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return showSession(req, res, { submitted: refusal(req, error, fieldOfRefusal) })
  }
}

async function save(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const ids = sessionIds(req)
  const { edition } = await findSession(ctx, 'edition.edit', ids)
  const read = await readTyped(req)
  if (!read.ok) return showSession(req, res, { submitted: read })
  const asked = { ...read.value, sessionId: ids.sessionId, held: await heldSessions(ids.editionId) }
  const shown = shownPlan(req, read.value.planVersion)
  const answer = await answerTo(req, () => changePlan(ctx, shown, asked), fieldOfRefusal)
  if (!answer.done) {
    return 'outcome' in answer
      ? showPreview(req, res, { asked: read.value, status: 422 })
      : showSession(req, res, { submitted: answer.submitted })
  }
  notify(req, 'success', savedText(req, edition))
  goTo(res, paths.editionPlan({ editionId: ids.editionId }))
}

async function restore(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const ids = sessionIds(req)
  const { edition } = await findSession(ctx, 'edition.edit', ids)
  const t = sessionWords(req.language)
  const read = readRestoring(req.body)
  const planVersion = read.ok ? read.value.planVersion : 0
  const answer = await answerTo(req, () => restoreSession(ctx, shownPlan(req, planVersion), ids))
  if (answer.done) notify(req, 'success', t.restored)
  else if ('outcome' in answer) {
    const obstacles = await obstaclesOf(ctx, edition, answer.outcome)
    return showSession(req, res, { submitted: {}, obstacles, status: 422 })
  } else notify(req, 'error', Object.values(answer.submitted.problems).map(sentence(t)).join(' '))
  goTo(res, paths.editionSession(ids))
}

function sentence(t: Readonly<Record<string, unknown>>): (reason: string) => string {
  return (reason) => (typeof t[reason] === 'string' ? t[reason] : reason)
}
