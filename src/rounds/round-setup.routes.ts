import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { partnerNames } from '../partners/partner-names.service.ts'
import { paths } from '../paths.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { contextOf, pageNumber, param, queryText } from '../web/context.ts'
import { problemsOf, tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { mayEdit } from './round-access.rules.ts'
import { editRound } from './round-create.service.ts'
import { type CriteriaParts, criteriaPage } from './round-criteria.pages.ts'
import { editRoundPage } from './round-form.pages.ts'
import { listOffered, offeredIn } from './round-offered.service.ts'
import { offersPage } from './round-offers.pages.ts'
import { addBand, addOffers, moveCriterion, removeBand, setOffers, setTerms } from './round-setup.service.ts'
import { setupWords } from './round-setup.text.ts'
import { changeRefusal, type RoundStep } from './round-steps.rules.ts'
import { roundCrumbs } from './round-tabs.pages.ts'
import {
  readAdded,
  readBand,
  readBandAway,
  readCriterion,
  readFigures,
  readRoundFacts,
  readTerms,
} from './round.forms.ts'
import type { Submitted } from './round.pages.ts'
import { fieldOfFacts, say } from './round.routes.ts'
import type { Round } from './round.rules.ts'
import { findRound, roundsPerPage } from './round.service.ts'

export const roundSetupRoutes: Route[] = [
  get(paths.roundEdit, 'round.view', (req, res) => showEdit(req, res, {})),
  post(paths.roundEdit, 'round.steer', edit),
  get(paths.roundOffers, 'round.view', (req, res) => showOffers(req, res, {})),
  post(paths.roundOffers, 'round.steer', saveOffers),
  get(paths.roundCriteria, 'round.view', (req, res) => showCriteria(req, res, {})),
  post(paths.roundCriteria, 'round.steer', saveCriteria),
]

function found(req: Request): Promise<Round> {
  return findRound(contextOf(req), 'round.view', param(req, 'roundId'))
}

/** Why this actor cannot change a step now; null when it can. */
function refusalOf(ctx: Ctx, round: Round, step: RoundStep): string | null {
  return mayEdit(ctx.actor, round) ? changeRefusal(round, step, ctx.now) : 'read-only'
}

async function showEdit(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const round = await found(req)
  const page = editRoundPage(round, { refusal: refusalOf(ctx, round, 'what'), submitted }, ctx)
  show(res, 'rounds/edit', page, { status: submitted.problems ? 422 : 200, crumbs: roundCrumbs(null, ctx) })
}

async function edit(req: Request, res: Response): Promise<void> {
  const id = param(req, 'roundId')
  const read = readRoundFacts(req.body)
  if (!read.ok) return showEdit(req, res, read)
  const { version, ...facts } = read.value
  const outcome = await tried(req, () => editRound(contextOf(req), { id, version }, facts), fieldOfFacts)
  if (outcome !== 'done') return showEdit(req, res, outcome)
  notify(req, 'success', setupWords(req.language).saved)
  goTo(res, paths.roundPart({ roundId: id }))
}

async function showOffers(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const round = await found(req)
  const refusal = refusalOf(ctx, round, 'offers')
  const q = queryText(req, 'q')
  const page = pageNumber(req)
  const search = refusal === null ? await listOffered(ctx, round, { q, page }) : null
  const hostIds = [...round.offers, ...(search?.offered ?? [])].map(({ partnerId }) => partnerId)
  const [offered, hosts] = await Promise.all([offeredIn(round), partnerNames(hostIds)])
  const candidates = search && { list: search.offered, total: search.total, q, page, perPage: roundsPerPage }
  const content = offersPage(round, { offered, hosts, candidates, refusal, submitted }, ctx)
  show(res, 'rounds/offers', content, { status: submitted.problems ? 422 : 200, crumbs: roundCrumbs(null, ctx) })
}

async function saveOffers(req: Request, res: Response): Promise<void> {
  return isStep(req, 'add') ? add(req, res) : setFigures(req, res)
}

const isStep = (req: Request, step: string): boolean => (req.body as Record<string, unknown>)['step'] === step

async function add(req: Request, res: Response): Promise<void> {
  const t = setupWords(req.language)
  const id = param(req, 'roundId')
  const read = readAdded(req.body)
  if (!read.ok) return showOffers(req, res, read)
  const { version, offerId } = read.value
  if (offerId.length === 0) notify(req, 'error', t.notTicked)
  else say(req, await tried(req, () => addOffers(contextOf(req), { id, version }, offerId)), t.added)
  goTo(res, paths.roundOffers({ roundId: id }))
}

async function setFigures(req: Request, res: Response): Promise<void> {
  const round = await found(req)
  const id = round._id
  const read = readFigures(
    req.body,
    round.offers.map(({ offerId }) => offerId),
  )
  if (!read.ok) return showOffers(req, res, read)
  const { version, figures } = read.value
  const outcome = await tried(req, () => setOffers(contextOf(req), { id, version }, figures))
  if (outcome !== 'done') return showOffers(req, res, { ...outcome, problems: byField(outcome.problems) })
  notify(req, 'success', setupWords(req.language).saved)
  goTo(res, paths.roundOffers({ roundId: id }))
}

/** `min-above-seats.<id>` is about the field of that offer. */
function byField(problems: Readonly<Record<string, string>>): Record<string, string> {
  return Object.values(problems).reduce<Record<string, string>>((all, reason) => {
    const [code = '', offerId] = reason.split('.')
    const field = code === 'min-above-seats' ? 'min' : 'seats'
    return { ...all, ...(offerId ? { [`${field}-${offerId}`]: code } : problemsOf([code])) }
  }, {})
}

type Refused = Partial<Pick<CriteriaParts, 'terms' | 'band'>>

async function showCriteria(req: Request, res: Response, refused: Refused): Promise<void> {
  const ctx = contextOf(req)
  const round = await found(req)
  const [hosts, programme] = await Promise.all([
    partnerNames(round.offers.map(({ partnerId }) => partnerId)),
    currentProgramme(),
  ])
  const parts = { hosts, programme, refusal: refusalOf(ctx, round, 'criteria'), terms: {}, band: {}, ...refused }
  const status = refused.terms || refused.band ? 422 : 200
  show(res, 'rounds/criteria', criteriaPage(round, parts, ctx), { status, crumbs: roundCrumbs(null, ctx) })
}

async function saveCriteria(req: Request, res: Response): Promise<void> {
  if (isStep(req, 'terms')) return saveTerms(req, res)
  if (isStep(req, 'band')) return saveBand(req, res)
  const ctx = contextOf(req)
  const id = param(req, 'roundId')
  const away = readBandAway(req.body)
  const order = readCriterion(req.body)
  const takesAway = isStep(req, 'band-away')
  if (!(takesAway ? away : order).ok) return showCriteria(req, res, {})
  const outcome = await tried(req, async () => {
    if (takesAway && away.ok) await removeBand(ctx, { id, version: away.value.version }, away.value)
    else if (order.ok) await moveCriterion(ctx, { id, version: order.value.version }, order.value)
  })
  if (outcome !== 'done') say(req, outcome)
  goTo(res, paths.roundCriteria({ roundId: id }))
}

async function saveTerms(req: Request, res: Response): Promise<void> {
  const id = param(req, 'roundId')
  const read = readTerms(req.body)
  if (!read.ok) return showCriteria(req, res, { terms: read })
  const { version, ...terms } = read.value
  const outcome = await tried(req, () => setTerms(contextOf(req), { id, version }, terms))
  if (outcome !== 'done') return showCriteria(req, res, { terms: outcome })
  notify(req, 'success', setupWords(req.language).saved)
  goTo(res, paths.roundCriteria({ roundId: id }))
}

async function saveBand(req: Request, res: Response): Promise<void> {
  const id = param(req, 'roundId')
  const read = readBand(req.body)
  if (!read.ok) return showCriteria(req, res, { band: read })
  const { version, ...band } = read.value
  const outcome = await tried(req, () => addBand(contextOf(req), { id, version }, band), {
    'host-not-in-round': 'partnerId',
    'no-such-track': 'track',
  })
  if (outcome !== 'done') return showCriteria(req, res, { band: outcome })
  goTo(res, paths.roundCriteria({ roundId: id }))
}
