import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import { atMainSite } from '../placements/placement-copy.service.ts'
import { scheduledMinutes } from '../placements/terms.rules.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import type { Minutes } from '../platform/minutes.ts'
import { currentCalendar } from '../programme/programme.service.ts'
import { mayWrite } from './offer-access.rules.ts'
import { offerProblems } from './offer-check.rules.ts'
import { type CopyLosses, copyOf } from './offer-copy.rules.ts'
import { isEditable, needsReview } from './offer-move.rules.ts'
import { Offers } from './offer.model.ts'
import { type Offer, type OfferState, versionOf } from './offer.rules.ts'
import { seatsSpokenFor } from './offer-seat.service.ts'
import { findOffer, offerLine, writeOffer } from './offer.service.ts'

/** What somebody writes in an offer. */
export type OfferInput = Pick<
  Offer,
  | 'title'
  | 'from'
  | 'to'
  | 'seats'
  | 'tutorIds'
  | 'perTutor'
  | 'timetable'
  | 'siteId'
  | 'tracks'
  | 'years'
  | 'minimumAge'
  | 'workIds'
  | 'skills'
  | 'day'
  | 'accessible'
> & {
  /** null: the hours that the timetable gives */
  plannedMinutes: Minutes | null
  /** only for the own school; a host says it for nobody */
  reserved: boolean
}

/** Whom somebody writes an offer for: the host itself, or a school that asked it. */
export interface NewOffer extends OfferInput {
  /** made by the form: sending it twice stores it once */
  id: string
  partnerId: string
}

/** Stores a new draft, however unfinished. Refused: `site-unknown`, `changed-meanwhile` where the id is another's. */
export async function createOffer(ctx: Ctx, { id, partnerId, ...input }: NewOffer): Promise<string> {
  const partner = await writtenFor(ctx, partnerId)
  refuseUnknownSite(input, partner)
  return store(ctx, {
    ...(await factsOf(input, ctx, null)),
    ...ownerOf(ctx, partnerId),
    _id: id,
    copiedFrom: null,
    roundId: null,
  })
}

/** A host writes for itself; a school for any host, after a call. */
async function writtenFor(ctx: Ctx, partnerId: string): Promise<Partner> {
  authorise(ctx.actor, 'offer.edit', ownerOf(ctx, partnerId))
  const partner = await findPartner(ctx, 'partner.view', partnerId)
  if (partner.mergedInto !== null) throw new NotFound(`partner ${partnerId} was merged`)
  return partner
}

function ownerOf({ actor }: Ctx, partnerId: string): Pick<Offer, 'partnerId' | 'schoolId'> {
  return { partnerId, schoolId: 'schoolId' in actor ? actor.schoolId : null }
}

/** A draft without a site has no place in the record. */
function refuseUnknownSite({ siteId }: Pick<Offer, 'siteId'>, { sites }: Pick<Partner, 'sites'>): void {
  if (!sites.some(({ id }) => id === siteId)) throw new Refused('site-unknown')
}

type Facts = Omit<OfferInput, 'reserved' | 'plannedMinutes'> &
  Pick<Offer, 'schoolYear' | 'plannedMinutes' | 'reservedFor'>

async function factsOf(input: OfferInput, { actor }: Ctx, before: Offer | null): Promise<Facts> {
  const { reserved, plannedMinutes, ...rest } = input
  const timetable = rest.timetable.map((slot) => atMainSite(slot, rest.siteId))
  const terms = { from: rest.from, to: rest.to, timetable, plannedMinutes: 0, calendar: await currentCalendar() }
  const reservedFor = 'schoolId' in actor ? (reserved ? actor.schoolId : null) : (before?.reservedFor ?? null)
  return {
    ...rest,
    timetable,
    reservedFor,
    schoolYear: schoolYearOf(rest.from),
    plannedMinutes: plannedMinutes ?? scheduledMinutes({ terms, amendments: [] }),
  }
}

async function store(ctx: Ctx, offer: Omit<Offer, 'state' | 'createdAt' | 'history'>): Promise<string> {
  const line = await offerLine(ctx, { event: 'created', text: null })
  const draft: Offer = { ...offer, state: 'draft', createdAt: ctx.now, history: [line] }
  await Offers.create(draft).catch(async (error: unknown) => {
    if (!isDuplicateKey(error)) throw error
    const stored = await Offers.findById(offer._id, { partnerId: 1, schoolId: 1 }).lean()
    const same = stored?.partnerId === offer.partnerId && stored.schoolId === offer.schoolId
    if (!same) throw new Refused('changed-meanwhile')
  })
  return offer._id
}

/**
 * Changes an offer. What was checked before goes back to who checks it; of a published one nothing may be missing then.
 * Gives the state it is in now. Refused: `not-editable`, `in-a-round`, `changed-meanwhile`, `site-unknown`,
 * `below-taken`, and of a published one with OfferProblem.
 */
export async function editOffer(
  ctx: Ctx,
  id: string,
  { version, ...input }: OfferInput & { version: number },
): Promise<OfferState> {
  const offer = await findWritten(ctx, id)
  if (!isEditable(offer)) throw new Refused(offer.roundId === null ? 'not-editable' : 'in-a-round')
  if (versionOf(offer) !== version) throw new Refused('changed-meanwhile')
  const partner = await findPartner(ctx, 'partner.view', offer.partnerId)
  refuseUnknownSite(input, partner)
  const facts = await factsOf(input, ctx, offer)
  await refuseBelowTaken(ctx, offer, facts)
  if (offer.state === 'published') refuseProblems(offerProblems(facts, partner, ctx.today))
  const state = offer.state === 'published' && needsReview(offer, facts) ? 'in-review' : offer.state
  await writeOffer(offer, { ...facts, state }, await offerLine(ctx, { event: 'edited', text: null }))
  return state
}

/** An offer that this actor writes; NotFound otherwise. */
export async function findWritten(ctx: Ctx, id: string): Promise<Offer> {
  const offer = await findOffer(ctx, 'offer.edit', id)
  if (!mayWrite(ctx.actor, offer)) throw new NotFound(`offer ${id}`)
  return offer
}

export function refuseProblems(problems: readonly string[]): void {
  if (problems.length > 0) throw new Refused(...problems)
}

/** Seats that students have are not taken from under them. */
async function refuseBelowTaken(ctx: Ctx, offer: Offer, { seats }: Pick<Offer, 'seats'>): Promise<void> {
  const taken = await seatsSpokenFor(ctx, offer)
  if (seats < Math.min(taken, offer.seats)) throw new Refused('below-taken')
}

/**
 * A draft of this year out of an older offer, for who writes it; `id` is made by the page. Gives what could not be
 * taken over. Refused: `changed-meanwhile`.
 */
export async function copyOffer(ctx: Ctx, offerId: string, id: string): Promise<{ id: string; losses: CopyLosses }> {
  const offer = await findWritten(ctx, offerId)
  const partner = await writtenFor(ctx, offer.partnerId)
  const { facts, losses } = copyOf(offer, partner, ctx.today)
  const { reservedFor } = offer
  const owner = { ...ownerOf(ctx, offer.partnerId), reservedFor }
  await store(ctx, { ...facts, ...owner, _id: id, copiedFrom: offer._id, roundId: null })
  return { id, losses }
}
