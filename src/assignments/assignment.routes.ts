import type { Request, Response } from 'express'
import { listSchoolStaff } from '../accounts/account.service.ts'
import type { Ctx } from '../access/actor.ts'
import { offersOf } from '../choices/offer-facts.service.ts'
import { paths } from '../paths.ts'
import { offerNames } from '../round-runs/run-names.pages.ts'
import { frozenFile } from '../round-runs/frozen.service.ts'
import { roundCrumbs } from '../rounds/round-tabs.pages.ts'
import { findRound } from '../rounds/round.service.ts'
import { contextOf, pageNumber, param, queryText } from '../web/context.ts'
import { exportFormat, sendList } from '../web/export.ts'
import { tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { answerPlace } from './answer.service.ts'
import { readAnswer, readPreparation, readPublication } from './assignment.forms.ts'
import { findOutcome, findOwnPlace } from './assignment.service.ts'
import { assignmentWords } from './assignment.text.ts'
import { refusalNames } from './class-refusal.service.ts'
import { outcomePage } from './outcome.pages.ts'
import { outcomeFilterOf, outcomeRows } from './outcome-row.rules.ts'
import { outcomeSheet } from './outcome.sheet.ts'
import { outcomeCrumbs } from './outcome-tabs.pages.ts'
import { viewOutcome, viewPlace } from './outcome-view.service.ts'
import { placePage, type PlaceParts, type Submitted } from './own-place.pages.ts'
import type { PlaceAnswer } from './place-step.rules.ts'
import { prepareClasses } from './prepare-classes.service.ts'
import { preparePlacements } from './prepare-placements.service.ts'
import type { Prepared } from './prepared-placement.rules.ts'
import { preparationPage } from './preparation.pages.ts'
import { publicationPage } from './publication.pages.ts'
import { publishRun, reviewPublication } from './publish.service.ts'

export const assignmentRoutes: Route[] = [
  get(paths.ownResult, 'assignment.answer', showOwn),
  get(paths.placeAnswer, 'assignment.answer', (req, res) => showPlace(req, res, {})),
  post(paths.placeAnswer, 'assignment.answer', answer),
  get(paths.roundPublication, 'assignment.publish', (req, res) => showPublication(req, res, {})),
  post(paths.roundPublication, 'assignment.publish', publish),
  get(paths.roundResult, 'assignment.view', showOutcome),
  get(paths.roundPlacements, 'assignment.prepare', (req, res) => showPreparation(req, res, { done: null })),
  post(paths.roundPlacements, 'assignment.prepare', prepare),
]

/** Who has no place of one's own is led from a student's link to the places of all. */
async function showOwn(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const roundId = param(req, 'roundId')
  if (ctx.actor.role !== 'student') {
    await findOutcome(ctx, 'assignment.view', roundId)
    return goTo(res, paths.roundResult({ roundId }))
  }
  const { place, ...decided } = await findOwnPlace(ctx, roundId)
  await showParts(res, { decided, place, name: null, submitted: {} }, ctx)
}

async function showPlace(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const { place, name, ...decided } = await viewPlace(ctx, idsOf(req))
  await showParts(res, { decided, place, name, submitted }, ctx)
}

async function showParts(res: Response, parts: Omit<PlaceParts, 'offers'>, ctx: Ctx): Promise<void> {
  const { round } = parts.decided
  const own = parts.name === null
  const crumbs = own
    ? [{ text: assignmentWords(ctx.language).choices, href: paths.choices() }]
    : outcomeCrumbs(round, true, ctx)
  const page = placePage({ ...parts, offers: await offersOf(ctx, round) }, ctx)
  show(res, 'assignments/place', page, { status: parts.submitted.problems ? 422 : 200, crumbs })
}

const idsOf = (req: Request) => ({ roundId: param(req, 'roundId'), unitId: param(req, 'unitId') })

async function answer(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const read = readAnswer(req.body)
  if (!read.ok) return showPlace(req, res, read)
  const ids = idsOf(req)
  const outcome = await tried(req, () => answerPlace(ctx, { ...ids, ...read.value }, configOf(req).publicUrl))
  if (outcome !== 'done') return showPlace(req, res, outcome)
  notify(req, 'success', assignmentWords(req.language)[saidAfter[read.value.answer]])
  goTo(res, ctx.actor.role === 'student' ? paths.ownResult(ids) : paths.placeAnswer(ids))
}

const saidAfter = {
  accept: 'answeredAccept',
  withdraw: 'answeredWithdraw',
  take: 'answeredTake',
  decline: 'answeredDecline',
} as const satisfies Record<PlaceAnswer, string>

async function showPublication(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const typed = submitted.typed?.['runId']
  const runId = typeof typed === 'string' ? typed : queryText(req, 'prova')
  const roundId = param(req, 'roundId')
  // Which of the runs is published is said at the desk.
  if (runId === '') {
    await findRound(ctx, 'assignment.publish', roundId)
    return goTo(res, paths.roundDesk({ roundId }))
  }
  const publication = await reviewPublication(ctx, { roundId, runId })
  const { names } = await frozenFile(publication.round)
  const page = publicationPage(publication, offerNames(names), { ...ctx, submitted })
  const crumbs = roundCrumbs(publication.round, ctx)
  show(res, 'assignments/publish', page, { status: submitted.problems ? 422 : 200, crumbs })
}

async function publish(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const read = readPublication(req.body)
  if (!read.ok) return showPublication(req, res, read)
  const roundId = param(req, 'roundId')
  const work = () => publishRun(ctx, { roundId, ...read.value }, configOf(req).publicUrl)
  const outcome = await tried(req, work, { 'answer-by-past': 'day' })
  if (outcome !== 'done') return showPublication(req, res, outcome)
  notify(req, 'success', assignmentWords(req.language).publishedNow)
  goTo(res, paths.roundResult({ roundId }))
}

async function showOutcome(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const { rows, ...decided } = await viewOutcome(ctx, param(req, 'roundId'))
  const filter = outcomeFilterOf(queryText(req, 'q'), queryText(req, 'stato'))
  if (exportFormat(req)) return sendList(req, res, outcomeSheet(decided, outcomeRows(rows, filter), req.language))
  const page = outcomePage(decided, { ...filter, rows, page: pageNumber(req) }, ctx)
  show(res, 'assignments/result', page, { crumbs: outcomeCrumbs(decided.round, false, ctx) })
}

async function showPreparation(
  req: Request,
  res: Response,
  { done, ...submitted }: Submitted & { done: Prepared[] | null },
): Promise<void> {
  const ctx = contextOf(req)
  const { rows, ...decided } = await viewOutcome(ctx, param(req, 'roundId'))
  const staff = 'schoolId' in ctx.actor ? await listSchoolStaff(ctx, ctx.actor.schoolId) : []
  const refusals = await refusalNames(ctx, done ?? [])
  const page = preparationPage({ decided, rows, staff, done, refusals, submitted }, ctx)
  const status = submitted.problems ? 422 : 200
  show(res, 'assignments/placements', page, { status, crumbs: outcomeCrumbs(decided.round, true, ctx) })
}

/** The answer is the page itself: it says what became of each, and sending it again harms nothing. */
async function prepare(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const read = readPreparation(req.body)
  if (!read.ok) return showPreparation(req, res, { ...read, done: null })
  const given = { roundId: param(req, 'roundId'), ...read.value }
  const { round } = await viewOutcome(ctx, given.roundId)
  const done = await (round.kind === 'labs' ? prepareClasses(ctx, given) : preparePlacements(ctx, given))
  return showPreparation(req, res, { done })
}
