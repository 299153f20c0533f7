import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { partnerNames } from '../partners/partner-names.service.ts'
import { paths } from '../paths.ts'
import { newId } from '../platform/id.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { schoolNames } from '../schools/school.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import { tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { mayEdit } from './round-access.rules.ts'
import { roundProblems, roundWarnings } from './round-check.rules.ts'
import { copyRound, createRound } from './round-create.service.ts'
import { checkFactsOf } from './round-facts.service.ts'
import { newRoundPage } from './round-form.pages.ts'
import { tellOfCancelling, tellOfDeadline, tellOfOpening } from './round-letter.service.ts'
import { roundsPage } from './round-list.pages.ts'
import { roundsSheet } from './round-list.sheet.ts'
import { cancelRound, moveDeadline, openRound } from './round-open.service.ts'
import { roundProblemWords } from './round-problem.text.ts'
import { setupWords } from './round-setup.text.ts'
import { roundCrumbs } from './round-tabs.pages.ts'
import { readCancelling, readCopy, readDeadline, readMove, readNewRound, readOpening } from './round.forms.ts'
import { type RoundParts, roundPage, type Submitted } from './round.pages.ts'
import { type Round, roundStates } from './round.rules.ts'
import { findRound, listRounds, roundsPerPage, roundYears } from './round.service.ts'
import { roundWords } from './round.text.ts'

export const roundRoutes: Route[] = [
  get(paths.rounds, 'round.view', showRounds),
  get(paths.newRound, 'round.steer', (req, res) => showNew(req, res, {})),
  post(paths.newRound, 'round.steer', create),
  get(paths.round, 'round.view', (req, res) => showRound(req, res, {})),
  post(paths.roundMove, 'round.steer', move),
  post(paths.roundDeadline, 'round.steer', deadline),
]

async function showRounds(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const state = roundStates.find((each) => each === queryText(req, 'stato')) ?? null
  const years = await roundYears(ctx)
  const year = years.find((each) => each === queryText(req, 'anno')) ?? null
  const q = queryText(req, 'q')
  const page = pageOrAll(req)
  const found = await listRounds(ctx, { q, state, schoolYear: year, page })
  const schools = await schoolNames(found.rounds.flatMap(({ schoolId }) => schoolId ?? []))
  if (page === null) return sendList(req, res, roundsSheet({ ...found, schools }, req.language))
  const asked = { q, state: state ?? '', year: year ?? '', page, perPage: roundsPerPage }
  show(res, 'rounds/list', roundsPage({ ...found, schools, years, ...asked }, ctx))
}

function showNew(req: Request, res: Response, submitted: Submitted): void {
  const ctx = contextOf(req)
  const typed = submitted.typed?.['id']
  const page = newRoundPage(ctx, { id: typeof typed === 'string' ? typed : newId(), submitted })
  show(res, 'rounds/new', page, { status: submitted.problems ? 422 : 200, crumbs: roundCrumbs(null, ctx) })
}

async function create(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const read = readNewRound(req.body)
  if (!read.ok) return showNew(req, res, read)
  const { id, ...facts } = read.value
  const outcome = await tried(req, () => createRound(ctx, id, facts), fieldOfFacts)
  if (outcome !== 'done') return showNew(req, res, outcome)
  goTo(res, paths.round({ roundId: id }))
}

export const fieldOfFacts = {
  'deadline-past': 'day',
  'deadline-too-far': 'day',
  'time-skipped': 'time',
  'same-deadline': 'day',
  'year-over': 'schoolYear',
  'year-has-parts': 'schoolYear',
}

interface Refusals {
  deadline?: Submitted
  cancelling?: Submitted
}

async function showRound(req: Request, res: Response, refusals: Refusals): Promise<void> {
  const ctx = contextOf(req)
  const round = await findRound(ctx, 'round.view', param(req, 'roundId'))
  const page = roundPage(round, { ...(await partsOf(ctx, round)), deadline: {}, cancelling: {}, ...refusals }, ctx)
  const status = refusals.deadline || refusals.cancelling ? 422 : 200
  show(res, 'rounds/show', page, { status, crumbs: roundCrumbs(null, ctx) })
}

async function partsOf(ctx: Ctx, round: Round): Promise<Omit<RoundParts, 'deadline' | 'cancelling'>> {
  const [facts, schools, hosts, programme] = await Promise.all([
    checkFactsOf(ctx, round),
    schoolNames([...round.schoolIds, ...(round.schoolId ? [round.schoolId] : [])]),
    partnerNames(round.offers.map(({ partnerId }) => partnerId)),
    currentProgramme(),
  ])
  const prepares = round.state === 'draft' && mayEdit(ctx.actor, round)
  return {
    schools,
    hosts,
    programme,
    offers: facts.offers,
    students: facts.classOf.size,
    copyId: newId(),
    problems: prepares ? roundProblems(round, facts) : [],
    warnings: prepares ? roundWarnings(round, facts) : [],
  }
}

async function move(req: Request, res: Response): Promise<void> {
  const read = readMove(req.body)
  if (!read.ok) return showRound(req, res, {})
  if (read.value.step === 'open') return open(req, res)
  return read.value.step === 'copy' ? copy(req, res) : cancel(req, res)
}

async function open(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const id = param(req, 'roundId')
  const read = readOpening(req.body)
  if (!read.ok) return showRound(req, res, {})
  const outcome = await tried(req, async () => {
    const round = await openRound(ctx, { id, version: read.value.version })
    await tellOfOpening(ctx, round, configOf(req).publicUrl)
  })
  say(req, outcome, roundWords(req.language).opened)
  goTo(res, paths.round({ roundId: id }))
}

async function copy(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const roundId = param(req, 'roundId')
  const read = readCopy(req.body)
  if (!read.ok) return showRound(req, res, {})
  await copyRound(ctx, roundId, read.value.id)
  notify(req, 'success', roundWords(req.language).copied)
  goTo(res, paths.round({ roundId: read.value.id }))
}

async function cancel(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const id = param(req, 'roundId')
  const read = readCancelling(req.body)
  if (!read.ok) return showRound(req, res, { cancelling: read })
  const { version, reason } = read.value
  const outcome = await tried(req, async () => {
    const before = await cancelRound(ctx, { id, version }, reason)
    await tellOfCancelling(ctx, before, { reason, publicUrl: configOf(req).publicUrl })
  })
  if (outcome !== 'done') return showRound(req, res, { cancelling: outcome })
  notify(req, 'success', roundWords(req.language).cancelDone)
  goTo(res, paths.round({ roundId: id }))
}

async function deadline(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const id = param(req, 'roundId')
  const read = readDeadline(req.body)
  if (!read.ok) return showRound(req, res, { deadline: read })
  const { version, closesAt } = read.value
  const outcome = await tried(
    req,
    async () => {
      const before = await findRound(ctx, 'round.view', id)
      const round = await moveDeadline(ctx, { id, version }, closesAt)
      await tellOfDeadline(ctx, round, { was: before.closesAt, publicUrl: configOf(req).publicUrl })
    },
    fieldOfFacts,
  )
  if (outcome !== 'done') return showRound(req, res, { deadline: outcome })
  notify(req, 'success', roundWords(req.language).deadlineMoved)
  goTo(res, paths.round({ roundId: id }))
}

/** What a button without fields has done, or why it has not, above the next page. */
export function say(
  req: Request,
  outcome: Awaited<ReturnType<typeof tried>>,
  done: string = setupWords(req.language).saved,
): void {
  if (outcome === 'done') return notify(req, 'success', done)
  const texts: Readonly<Record<string, string>> = roundProblemWords(req.language)
  for (const code of new Set(Object.values(outcome.problems))) notify(req, 'error', texts[code] ?? code)
}
