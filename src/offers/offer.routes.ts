import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { parseSchoolYear } from '../norms/school-year.rules.ts'
import { partnerNames } from '../partners/partner-names.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { seatsTaken } from '../placements/offer-seats.service.ts'
import { paths } from '../paths.ts'
import type { Read } from '../platform/form.ts'
import { newId } from '../platform/id.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { schoolNames } from '../schools/school.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import { tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { mayReview, mayWrite } from './offer-access.rules.ts'
import { offerProblems } from './offer-check.rules.ts'
import type { CopyLosses } from './offer-copy.rules.ts'
import { copyOffer } from './offer-edit.service.ts'
import type { Submitted } from './offer-form.pages.ts'
import { tellHost, tellReviewers } from './offer-letter.service.ts'
import { offersPage } from './offer-list.pages.ts'
import { offersSheet } from './offer-list.sheet.ts'
import {
  closeOffer,
  gapsOf,
  publishOffer,
  reopenOffer,
  requestMore,
  sendOffer,
  takeBackOffer,
} from './offer-move.service.ts'
import { gapSentences, offerSentences } from './offer-refusal.pages.ts'
import { readCopy, readMove, readReview, type ReviewerMove, type WriterMove } from './offer.forms.ts'
import { offerPage, type OfferParts } from './offer.pages.ts'
import { type Offer, shownOfferStates } from './offer.rules.ts'
import { findOffer, listOffers, offersPerPage } from './offer.service.ts'
import { offerWords } from './offer.text.ts'

export const offerRoutes: Route[] = [
  get(paths.offers, 'offer.view', showOffers),
  get(paths.offer, 'offer.view', (req, res) => showOffer(req, res, {})),
  post(paths.offerMove, 'offer.edit', (req, res) => moveWith(req, res, readMove(req.body), writersMove)),
  post(paths.offerReview, 'offer.review', (req, res) => moveWith(req, res, readReview(req.body), reviewersMove)),
  post(paths.offerCopy, 'offer.edit', copy),
]

async function showOffers(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const [q, anno, ente] = [queryText(req, 'q'), queryText(req, 'anno'), queryText(req, 'ente')]
  const state = shownOfferStates.find((each) => each === queryText(req, 'stato')) ?? null
  const page = pageOrAll(req)
  const schoolYear = parseSchoolYear(anno)
  const { offers, total } = await listOffers(ctx, { q, state, schoolYear, partnerId: ente, page })
  const [hosts, taken] = await Promise.all([
    partnerNames([...offers.map(({ partnerId }) => partnerId), ...(ente ? [ente] : [])]),
    seatsTaken(offers),
  ])
  if (page === null) return sendList(req, res, offersSheet({ offers, total, hosts, taken }, ctx))
  const typed = { q, stato: state ?? '', anno: schoolYear ?? '', ente }
  const list = { offers, total, page, perPage: offersPerPage, hosts, taken, typed }
  show(res, 'offers/list', offersPage(list, ctx))
}

async function showOffer(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const offer = await findOffer(ctx, 'offer.view', param(req, 'offerId'))
  const page = offerPage(offer, { ...(await partsOf(ctx, offer)), submitted }, ctx)
  const crumbs = [{ text: offerWords(req.language).offers, href: paths.offers() }]
  show(res, 'offers/show', page, { status: submitted.problems ? 422 : 200, crumbs })
}

async function partsOf(ctx: Ctx, offer: Offer): Promise<Omit<OfferParts, 'submitted'>> {
  const schoolIds = [offer.schoolId, offer.reservedFor].flatMap((id) => id ?? [])
  const [partner, programme, schools, taken] = await Promise.all([
    findPartner(ctx, 'partner.view', offer.partnerId),
    currentProgramme(),
    schoolNames(schoolIds),
    seatsTaken([offer]),
  ])
  const { state } = offer
  const writing = mayWrite(ctx.actor, offer) && (state === 'draft' || state === 'more-requested')
  const reviewing = mayReview(ctx.actor, offer) && state === 'in-review'
  const problems = writing || reviewing ? offerProblems(offer, partner, ctx.today) : []
  const gaps = reviewing ? gapSentences(await gapsOf(ctx, offer, partner), ctx.language) : []
  return {
    partner,
    programme,
    schools,
    taken: taken.get(offer._id) ?? 0,
    missing: offerSentences(problems, { offer, works: partner.works }, ctx.language),
    gaps,
    copyId: newId(),
  }
}

type Said = 'sent' | 'takenBack' | 'closedNow' | 'reopened' | 'asked' | 'publishedNow'
type Mover<M> = (req: Request, offerId: string, move: M) => Promise<Said>

/** A move that is refused shows the offer again, with the reasons above it. */
// oxlint-disable-next-line max-params -- two forms lead to the same few lines
async function moveWith<M>(req: Request, res: Response, read: Read<M>, mover: Mover<M>): Promise<void> {
  const offerId = param(req, 'offerId')
  if (!read.ok) return showOffer(req, res, read)
  let said: Said = 'sent'
  const outcome = await tried(req, async () => void (said = await mover(req, offerId, read.value)))
  if (outcome !== 'done') return showOffer(req, res, outcome)
  notify(req, 'success', offerWords(req.language)[said])
  goTo(res, paths.offer({ offerId }))
}

async function writersMove(req: Request, offerId: string, move: WriterMove): Promise<Said> {
  const ctx = contextOf(req)
  const { publicUrl } = configOf(req)
  if (move.move === 'close') return closing(req, offerId, move)
  if (move.move === 'reopen') {
    await tellReviewers(ctx, await reopenOffer(ctx, { offerId, ...move }), publicUrl)
    return 'reopened'
  }
  const seen = { offerId, version: move.version }
  if (move.move === 'take-back') {
    await takeBackOffer(ctx, seen)
    return 'takenBack'
  }
  await tellReviewers(ctx, await sendOffer(ctx, seen), publicUrl)
  return 'sent'
}

async function closing(req: Request, offerId: string, move: { version: number; reason: string }): Promise<Said> {
  const ctx = contextOf(req)
  const before = await findOffer(ctx, 'offer.view', offerId)
  const offer = await closeOffer(ctx, { offerId, ...move })
  // A draft that its school gives up was never the host's affair.
  if (before.state !== 'draft') await tellHost(ctx, offer, { answer: 'closed', publicUrl: configOf(req).publicUrl })
  return 'closedNow'
}

async function reviewersMove(req: Request, offerId: string, move: ReviewerMove): Promise<Said> {
  const ctx = contextOf(req)
  const { publicUrl } = configOf(req)
  if (move.move === 'close') return closing(req, offerId, move)
  if (move.move === 'publish') {
    await tellHost(ctx, await publishOffer(ctx, { offerId, ...move }), { answer: 'published', publicUrl })
    return 'publishedNow'
  }
  await tellHost(ctx, await requestMore(ctx, { offerId, ...move }), { answer: 'more-requested', publicUrl })
  return 'asked'
}

async function copy(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const offerId = param(req, 'offerId')
  const read = readCopy(req.body)
  if (!read.ok) return showOffer(req, res, read)
  let losses: CopyLosses = { tutors: [], works: [], sites: false }
  const outcome = await tried(req, async () => {
    const copied = await copyOffer(ctx, offerId, read.value.id)
    losses = copied.losses
  })
  if (outcome !== 'done') return showOffer(req, res, outcome)
  sayCopied(req, losses)
  goTo(res, paths.offer({ offerId: read.value.id }))
}

function sayCopied(req: Request, { tutors, works, sites }: CopyLosses): void {
  const t = offerWords(req.language)
  notify(req, 'success', t.copied)
  if (tutors.length > 0) notify(req, 'warning', t.lostTutors(tutors.join(', ')))
  if (works.length > 0) notify(req, 'warning', t.lostWorks(works.join(', ')))
  if (sites) notify(req, 'warning', t.lostSites)
}
