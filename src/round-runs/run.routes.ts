import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { newId } from '../platform/id.ts'
import { contextOf, pageNumber, param, queryText } from '../web/context.ts'
import { exportFormat, pageOrAll, sendList } from '../web/export.ts'
import { tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { comparisonPage, comparisonSheet } from './comparison.pages.ts'
import { deskPage, type Submitted } from './desk.pages.ts'
import { openDesk } from './desk.service.ts'
import { deskWords } from './desk.text.ts'
import { decideRescue } from './rescue.service.ts'
import { rescuePage } from './rescue.pages.ts'
import { rescueWords } from './rescue.text.ts'
import { isForComparison, readDecision, readNewRun } from './run.forms.ts'
import { runHistoryPage, runHistorySheet } from './run-history.pages.ts'
import { outcomesAsked } from './run-list.rules.ts'
import { runMovesPage, runMovesSheet } from './run-moves.pages.ts'
import { runOffersPage, runOffersSheet } from './run-offers.pages.ts'
import { runPage, runProgressPage } from './run.pages.ts'
import { isUnderWay } from './run.rules.ts'
import { announcedRun, latestRun, listRuns, runsPerPage, startRun } from './run.service.ts'
import type { Desk, RunShown } from './run-shown.rules.ts'
import { runStudentsPage, runStudentsSheet } from './run-students.pages.ts'
import { partHref, runParts } from './run-tabs.pages.ts'
import { baseOf, openRun, shownIfDone, shownOf } from './run-view.service.ts'

export const roundRunRoutes: Route[] = [
  get(paths.roundDesk, 'round-run.make', (req, res) => showDesk(req, res, {})),
  get(paths.roundRuns, 'round-run.make', showRuns),
  post(paths.roundRuns, 'round-run.make', start),
  get(paths.roundRun, 'round-run.make', showRun),
  get(paths.roundRunProgress, 'round-run.make', showProgress),
  get(paths.roundRunRescue, 'round-run.make', (req, res) => showRescue(req, res, {})),
  post(paths.roundRunRescue, 'round-run.make', decide),
  get(paths.roundComparison, 'round-run.make', showComparison),
]

const roundIdOf = (req: Request) => param(req, 'roundId')
const latestShown = 10

async function showDesk(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const desk = await openDesk(ctx, roundIdOf(req))
  const [run, { runs, total }] = await Promise.all([announcedRun(desk.round), listRuns(desk.round._id, 1)])
  const shown = run && (await shownOf(desk, run))
  const parts = {
    desk,
    run,
    rows: shown?.rows ?? [],
    runs: runs.slice(0, latestShown),
    total,
    ids: { run: newId(), whatIf: newId() },
    submitted,
  }
  const status = submitted.problems ? 422 : 200
  show(res, 'round-runs/desk', deskPage(parts, ctx), { status, crumbs: crumbsTo(ctx, desk).slice(0, 2) })
}

async function showRuns(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const page = pageOrAll(req)
  const desk = await openDesk(ctx, roundIdOf(req))
  const [found, latest] = await Promise.all([listRuns(desk.round._id, page), announcedRun(desk.round)])
  const history = { ...found, desk, rows: (latest && (await shownOf(desk, latest)))?.rows ?? [] }
  if (page === null) return sendList(req, res, runHistorySheet(history, req.language))
  const shown = runHistoryPage({ ...history, page, perPage: runsPerPage }, ctx)
  show(res, 'round-runs/history', shown, { crumbs: crumbsTo(ctx, desk) })
}

async function start(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const roundId = roundIdOf(req)
  const read = readNewRun(req.body)
  if (!read.ok) return showDesk(req, res, read)
  let runId = ''
  const outcome = await tried(
    req,
    async () => {
      runId = await startRun(ctx, roundId, read.value)
    },
    { 'lock-ineligible': 'unitId', 'lock-forbidden': 'unitId', 'locks-above-seats': 'offerId' },
  )
  if (outcome !== 'done') return showDesk(req, res, outcome)
  if (isForComparison(req.body)) return goTo(res, paths.roundComparison({ roundId }))
  goTo(res, partHref({ roundId, _id: runId }, read.value.whatIf ? 'differenze' : 'riepilogo'))
}

async function showRun(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const { desk, run } = await openRun(ctx, roundIdOf(req), param(req, 'runId'))
  const shown = await shownIfDone(desk, run)
  if (!shown) return goTo(res, paths.roundRunProgress({ roundId: run.roundId, runId: run._id }))
  const part = partAsked(req)
  const crumbs = crumbsTo(ctx, desk)
  if (part === 'studenti') return showStudents(req, res, { shown, crumbs })
  const page = pageNumber(req)
  const file = exportFormat(req) !== null
  if (part === 'offerte') {
    if (file) return sendList(req, res, runOffersSheet(shown, req.language))
    return show(res, 'round-runs/rows', runOffersPage(shown, page, ctx), { crumbs })
  }
  if (part === 'differenze') {
    const base = await baseOf(shown)
    if (file) return sendList(req, res, runMovesSheet(shown, base, req.language))
    return show(res, 'round-runs/rows', runMovesPage(shown, { base, page }, ctx), { crumbs })
  }
  show(res, 'round-runs/run', runPage(shown, ctx), { crumbs })
}

/** The filter of the students sends its own fields alone. */
function partAsked(req: Request) {
  const filtered = ['q', 'offerta', 'esito'].some((name) => name in req.query)
  return runParts.find((part) => part === queryText(req, 'parte')) ?? (filtered ? 'studenti' : 'riepilogo')
}

interface Shown {
  shown: RunShown
  crumbs: ReturnType<typeof crumbsTo>
}

async function showStudents(req: Request, res: Response, { shown, crumbs }: Shown): Promise<void> {
  const how = outcomesAsked.find((each) => each === queryText(req, 'esito')) ?? null
  const search = { q: queryText(req, 'q'), offerId: queryText(req, 'offerta'), how }
  if (exportFormat(req)) return sendList(req, res, runStudentsSheet(shown, search, req.language))
  const page = runStudentsPage(shown, { ...search, page: pageNumber(req) }, contextOf(req))
  show(res, 'round-runs/rows', page, { crumbs })
}

/** Looked at again until it is over: by the script of the site, and without it by the browser itself. */
async function showProgress(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const { desk, run } = await openRun(ctx, roundIdOf(req), param(req, 'runId'))
  if (run.state === 'done') return goTo(res, paths.roundRun({ roundId: run.roundId, runId: run._id }))
  if (isUnderWay(run)) res.set('Refresh', '5')
  show(res, 'round-runs/progress', runProgressPage(run, ctx), { crumbs: crumbsTo(ctx, desk) })
}

async function showRescue(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const { desk, run } = await openRun(ctx, roundIdOf(req), param(req, 'runId'))
  const page = rescuePage(await shownOf(desk, run), submitted, ctx)
  show(res, 'round-runs/rescue', page, { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(ctx, desk) })
}

async function decide(req: Request, res: Response): Promise<void> {
  const t = rescueWords(req.language)
  const [roundId, runId] = [roundIdOf(req), param(req, 'runId')]
  const read = readDecision(req.body)
  if (!read.ok) return showRescue(req, res, read)
  const outcome = await tried(req, () => decideRescue(contextOf(req), { roundId, runId, ...read.value }))
  if (outcome !== 'done') return showRescue(req, res, outcome)
  notify(req, 'success', read.value.decision === 'approved' ? t.approvedNow : t.refusedNow)
  goTo(res, paths.roundRunRescue({ roundId, runId }))
}

async function showComparison(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const desk = await openDesk(ctx, roundIdOf(req))
  const [first, second] = await Promise.all([latestRun(desk.round, 'default'), latestRun(desk.round, 'satisfaction')])
  const runs = {
    default: first && (await shownOf(desk, first)),
    satisfaction: second && (await shownOf(desk, second)),
  }
  const ids = { default: newId(), satisfaction: newId() }
  const comparison = { desk, runs, page: pageNumber(req), ids }
  if (exportFormat(req)) return sendList(req, res, comparisonSheet(comparison, req.language))
  show(res, 'round-runs/comparison', comparisonPage(comparison, ctx), { crumbs: crumbsTo(ctx, desk) })
}

function crumbsTo({ language }: Ctx, { round }: Pick<Desk, 'round'>) {
  const t = deskWords(language)
  const roundId = round._id
  return [
    { text: t.rounds, href: paths.rounds() },
    { text: round.title, href: paths.round({ roundId }) },
    { text: t.desk, href: paths.roundDesk({ roundId }) },
  ]
}
