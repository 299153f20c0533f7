import type { Request, Response } from 'express'
import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { listPartners } from '../partners/partner-list.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { studentName } from '../placements/placement-list.pages.ts'
import { preparingStates, underWayStates } from '../placements/placement-state.rules.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { seatsTaken } from '../placements/offer-seats.service.ts'
import { paths } from '../paths.ts'
import { newId } from '../platform/id.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { offered } from '../programme/programme.rules.ts'
import { chooseOfferHostPage } from './offer-choice.pages.ts'
import { createOffer, editOffer, findWritten } from './offer-edit.service.ts'
import { editOfferPage, newOfferPage, type SeatTaken, type Submitted } from './offer-form.pages.ts'
import { tellReviewers } from './offer-letter.service.ts'
import { readNewOffer, readOfferEdit } from './offer.forms.ts'
import { isEditable } from './offer-move.rules.ts'
import { type Offer, type OfferState } from './offer.rules.ts'
import { findOffer } from './offer.service.ts'
import { offerFormWords } from './offer-form.text.ts'
import { offerWords } from './offer.text.ts'

export const offerFormRoutes: Route[] = [
  get(paths.newOffer, 'offer.edit', (req, res) => showNew(req, res, queryText(req, 'ente'), {})),
  post(paths.newOffer, 'offer.edit', create),
  get(paths.offerEdit, 'offer.edit', (req, res) => showEdit(req, res, {})),
  post(paths.offerEdit, 'offer.edit', save),
]

/** Beside which field a refusal stands; the others stand above the form. */
const fieldOf: Readonly<Record<string, string>> = {
  'ends-before-it-begins': 'to',
  'not-in-one-school-year': 'to',
  'period-is-over': 'to',
  'seats-out-of-range': 'seats',
  'more-than-host-seats': 'seats',
  'below-taken': 'seats',
  'no-tutor': 'tutorIds',
  'tutor-unknown': 'tutorIds',
  'tutor-not-in-office': 'tutorIds',
  'no-tutor-for-whole-period': 'tutorIds',
  'per-tutor-out-of-range': 'perTutor',
  'per-tutor-above-law': 'perTutor',
  'site-unknown': 'siteId',
  'age-out-of-range': 'minimumAge',
  'age-too-low-for-hours': 'minimumAge',
  'no-work': 'workIds',
  'work-unknown': 'workIds',
  'work-banned': 'workIds',
  'no-skills': 'skills',
  'no-day-told': 'day',
  'site-not-accessible': 'accessible',
}

/** A host writes for itself; a school first says for whom. */
// oxlint-disable-next-line max-params -- where it stands comes from the address or from the form
async function showNew(req: Request, res: Response, asked: string, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const partnerId = 'partnerId' in ctx.actor ? ctx.actor.partnerId : asked
  if (partnerId === '') return showHosts(req, res)
  const [partner, programme] = await Promise.all([findPartner(ctx, 'partner.view', partnerId), currentProgramme()])
  const typed = submitted.typed?.['id']
  const id = typeof typed === 'string' && typed !== '' ? typed : newId()
  const page = newOfferPage(ctx, { id, partner, programme, submitted })
  show(res, 'offers/form', page, { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(null, ctx) })
}

async function showHosts(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const q = queryText(req, 'q')
  const { partners, total } = await listPartners(ctx, { q, page: 1 })
  show(res, 'offers/choose', chooseOfferHostPage({ q, partners, total }, ctx), { crumbs: crumbsTo(null, ctx) })
}

async function create(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const read = readNewOffer(req.body, await tracksFor(null))
  const outcome = read.ok ? await tried(req, () => createOffer(ctx, read.value), fieldOf) : read
  if (outcome !== 'done') {
    const partnerId = outcome.typed['partnerId']
    return showNew(req, res, typeof partnerId === 'string' ? partnerId : '', outcome)
  }
  if (!read.ok) return
  notify(req, 'success', offerWords(req.language).created)
  goTo(res, paths.offer({ offerId: read.value.id }))
}

async function showEdit(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const offer = await findWritten(ctx, param(req, 'offerId'))
  if (!isEditable(offer)) return turnBack(req, res, offer)
  const [partner, programme, taken] = await Promise.all([
    findPartner(ctx, 'partner.view', offer.partnerId),
    currentProgramme(),
    takenSeats(ctx, offer),
  ])
  const page = editOfferPage(offer, { partner, programme, taken, submitted }, ctx)
  show(res, 'offers/form', page, { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(offer, ctx) })
}

/** To the page of the offer, since its form does not fit any more; whoever sent it is told why. */
function turnBack(req: Request, res: Response, { _id, roundId }: Offer): void {
  notify(req, 'error', offerFormWords(req.language)[roundId ? 'in-a-round' : 'not-editable'])
  goTo(res, paths.offer({ offerId: _id }))
}

/** The seats taken, and the placements behind them as far as this person may see them. */
async function takenSeats(ctx: Ctx, offer: Offer): Promise<{ seats: number; seen: SeatTaken[] }> {
  const seats = (await seatsTaken([offer])).get(offer._id) ?? 0
  if (seats === 0 || !may(ctx.actor, 'placement.view')) return { seats, seen: [] }
  const states = [...preparingStates, ...underWayStates]
  const { placements } = await listPlacements(ctx, 'placement.view', { offerId: offer._id, states })
  return {
    seats,
    seen: placements.map((each) => ({ title: studentName(each), href: paths.placement({ placementId: each._id }) })),
  }
}

async function save(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const offerId = param(req, 'offerId')
  const before = await findWritten(ctx, offerId)
  const read = readOfferEdit(req.body, await tracksFor(before))
  let state: OfferState = before.state
  const outcome = read.ok
    ? await tried(req, async () => void (state = await editOffer(ctx, offerId, read.value)), fieldOf)
    : read
  if (outcome !== 'done') return showEdit(req, res, outcome)
  const again = before.state === 'published' && state === 'in-review'
  if (again) await tellReviewers(ctx, await findOffer(ctx, 'offer.view', offerId), configOf(req).publicUrl)
  notify(req, 'success', offerWords(req.language)[again ? 'savedToReview' : 'saved'])
  goTo(res, paths.offer({ offerId }))
}

/** The codes of the tracks that may be chosen: those of the programme, and those the offer had. */
async function tracksFor(offer: Offer | null): Promise<string[]> {
  const { tracks } = await currentProgramme()
  return offered(tracks, offer?.tracks).map(({ code }) => code)
}

function crumbsTo(offer: Offer | null, { language }: Ctx) {
  const list = { text: offerWords(language).offers, href: paths.offers() }
  return offer ? [list, { text: offer.title, href: paths.offer({ offerId: offer._id }) }] : [list]
}
