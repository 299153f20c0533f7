import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { NotFound } from '../platform/errors.ts'
import type { Problems } from '../platform/form.ts'
import { findRound } from '../rounds/round.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import { tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show, type ShowOptions } from '../web/show.ts'
import { choiceOfferPage } from './choice-offer.pages.ts'
import { type Ranking, rankingPage, storedRanking } from './choice-ranking.pages.ts'
import { readList } from './choice.forms.ts'
import { type Chooser, findReceipt, openList, ownRounds, sendChoices } from './choice.service.ts'
import { choiceWords } from './choice.text.ts'
import { nameOfUnit } from './choice-name.service.ts'
import { offersOf } from './offer-facts.service.ts'
import { ownRoundsPage } from './own-rounds.pages.ts'
import { moved } from './ranking.rules.ts'
import { receiptPage } from './receipt.pages.ts'
import { roundChoicesPage } from './round-choices.pages.ts'
import { choiceStandings, filtered } from './round-choices.rules.ts'
import { viewChoices } from './round-choices.service.ts'
import { roundChoicesSheet } from './round-choices.sheet.ts'
import { roundChoicesWords } from './round-choices.text.ts'

export const choiceRoutes: Route[] = [
  get(paths.choices, 'choice.make', showOwnRounds),
  get(paths.choiceList, 'choice.make', (req, res) => showList(req, res, ownList(req))),
  post(paths.choiceList, 'choice.make', (req, res) => takeList(req, res, ownList(req))),
  get(paths.choiceOffer, 'choice.make', showOffer),
  get(paths.choiceReceipt, 'choice.view', showReceipt),
  get(paths.roundChoices, 'round.view', (req, res) => showRound(req, res, queryText(req, 'classe'))),
  get(paths.studentChoice, 'choice.make-class', (req, res) => showList(req, res, listOfStudent(req))),
  post(paths.studentChoice, 'choice.make-class', (req, res) => takeList(req, res, listOfStudent(req))),
  get(paths.classChoice, 'choice.make-class', showClass),
  post(paths.classChoice, 'choice.make-class', (req, res) => takeList(req, res, listOfClass(req))),
]

/** Whose list a form is about, and where it stands. */
interface Form {
  chooser: Chooser
  action: string
  back: string
}

function ownList(req: Request): Form {
  const roundId = param(req, 'roundId')
  return { chooser: { roundId, unitId: null }, action: paths.choiceList({ roundId }), back: paths.choices() }
}

function listOfStudent(req: Request): Form {
  const [roundId, studentId] = [param(req, 'roundId'), param(req, 'studentId')]
  const action = paths.studentChoice({ roundId, studentId })
  return { chooser: { roundId, unitId: studentId }, action, back: paths.roundChoices({ roundId }) }
}

function listOfClass(req: Request): Form {
  const [roundId, classId] = [param(req, 'roundId'), param(req, 'classId')]
  const action = paths.classChoice({ roundId, classId })
  return { chooser: { roundId, unitId: classId }, action, back: paths.roundChoices({ roundId }) }
}

async function showOwnRounds(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  show(res, 'choices/list', ownRoundsPage(await ownRounds(ctx), ctx))
}

// oxlint-disable-next-line max-params -- the last two are for a list that is being put in order
async function showList(req: Request, res: Response, form: Form, ranking?: Ranking, status = 200): Promise<void> {
  const ctx = contextOf(req)
  const atHand = await openList(ctx, form.chooser)
  const page = rankingPage(atHand, { ...form, ranking: ranking ?? storedRanking(atHand.list) }, ctx)
  show(res, 'choices/ranking', page, { ...crumbsOf(req, form), status })
}

/** One step of putting in order brings the page back with it; the button at the end sends the list. */
async function takeList(req: Request, res: Response, form: Form): Promise<void> {
  const read = readList(req.body)
  if (!read.ok) throw new NotFound('a list without its version')
  const { change, ...sent } = read.value
  if (change !== undefined) return showStep(req, res, form, { ...sent, move: change, problems: {} })
  const ctx = contextOf(req)
  let code = ''
  const outcome = await tried(req, async () => {
    code = (await sendChoices(ctx, form.chooser, sent)).code
  })
  if (outcome !== 'done') return showRefused(req, res, form, { ...sent, move: null, problems: outcome.problems })
  notify(req, 'success', choiceWords(req.language).sentNow)
  goTo(res, paths.choiceReceipt({ roundId: form.chooser.roundId, receiptCode: code }))
}

// oxlint-disable-next-line max-params -- a handler of a form, with what was posted
async function showStep(req: Request, res: Response, form: Form, posted: Ranking): Promise<void> {
  const { round } = await openList(contextOf(req), form.chooser)
  const offerIds = posted.move ? moved(posted.offerIds, posted.move, round.mostWishes) : posted.offerIds
  return showList(req, res, form, { ...posted, offerIds })
}

/** What was typed stays; a list sent from elsewhere meanwhile is the one that the next sending takes the place of. */
// oxlint-disable-next-line max-params -- a handler of a form, with what was posted
async function showRefused(req: Request, res: Response, form: Form, posted: Ranking): Promise<void> {
  const { list } = await openList(contextOf(req), form.chooser)
  const version = isOutdated(posted.problems) ? storedRanking(list).version : posted.version
  return showList(req, res, form, { ...posted, version }, 422)
}

function isOutdated(problems: Problems): boolean {
  return Object.values(problems).includes('changed-meanwhile')
}

function crumbsOf(req: Request, { chooser, back }: Form): Pick<ShowOptions, 'crumbs'> {
  const [own, staff] = [choiceWords(req.language), roundChoicesWords(req.language)]
  if (chooser.unitId === null) return { crumbs: [{ text: own.choices, href: back }] }
  return {
    crumbs: [
      { text: staff.rounds, href: paths.rounds() },
      { text: staff.title, href: back },
    ],
  }
}

async function showOffer(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const [roundId, offerId] = [param(req, 'roundId'), param(req, 'offerId')]
  const { eligibility, unit } = await openList(ctx, { roundId, unitId: null })
  const offer = eligibility.offers.find((each) => each.offerId === offerId)
  if (!offer) throw new NotFound(`offer ${offerId}`)
  const [km, reasons] = [eligibility.kmFor(unit.unitId, offerId), eligibility.reasonsFor(unit.unitId, offerId)]
  const page = choiceOfferPage(offer, { roundId, km, reasons }, ctx)
  const t = choiceWords(req.language)
  const crumbs = [
    { text: t.choices, href: paths.choices() },
    { text: t.listTitle, href: paths.choiceList({ roundId }) },
  ]
  show(res, 'choices/offer', page, { crumbs })
}

async function showReceipt(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const roundId = param(req, 'roundId')
  const { list, receipt, round } = await findReceipt(ctx, { roundId, code: param(req, 'receiptCode') })
  const [name, offers] = await Promise.all([nameOfUnit(list), offersOf(ctx, round)])
  const own = ctx.actor.role === 'student'
  const back = own ? paths.choiceList({ roundId }) : paths.roundChoices({ roundId })
  const t = choiceWords(req.language)
  const crumbs = own
    ? [{ text: t.choices, href: paths.choices() }]
    : [{ text: roundChoicesWords(req.language).title, href: back }]
  show(res, 'choices/receipt', receiptPage({ round, list, receipt, name, offers, back }, ctx), { crumbs })
}

async function showRound(req: Request, res: Response, classId: string): Promise<void> {
  const ctx = contextOf(req)
  const choices = await viewChoices(ctx, param(req, 'roundId'))
  const standing = choiceStandings.find((each) => each === queryText(req, 'quali')) ?? ''
  const filter = { q: queryText(req, 'q'), classId, standing } as const
  const page = pageOrAll(req)
  if (page === null) return sendList(req, res, roundChoicesSheet(filtered(choices.rows, filter), req.language))
  const t = roundChoicesWords(req.language)
  const { round } = choices
  const crumbs = [
    { text: t.rounds, href: paths.rounds() },
    { text: round.title, href: paths.round({ roundId: round._id }) },
  ]
  show(res, 'choices/round', roundChoicesPage(choices, { ...filter, page }, ctx), { crumbs })
}

/** For labs the class chooses; in a round of placements its students do, and are listed. */
async function showClass(req: Request, res: Response): Promise<void> {
  const round = await findRound(contextOf(req), 'round.view', param(req, 'roundId'))
  if (round.kind === 'labs') return showList(req, res, listOfClass(req))
  await showRound(req, res, param(req, 'classId'))
}
