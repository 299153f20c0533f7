import { authorise, visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import { authorOf } from '../partners/author.service.ts'
import { searchPatterns } from '../partners/name-search.rules.ts'
import { partnersNamed } from '../partners/partner-names.service.ts'
import { seatsTaken } from '../placements/offer-seats.service.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { seenOffers, seesOffer, toReview } from './offer-access.rules.ts'
import { Offers } from './offer.model.ts'
import { type Offer, type OfferLine, type ShownOfferState, versionOf } from './offer.rules.ts'

export const offersPerPage = 50

/** One offer, if this actor may use it so. NotFound when it does not exist, is somebody else's or not shown yet. */
export async function findOffer(ctx: Ctx, permission: Permission, offerId: string): Promise<Offer> {
  const offer = await Offers.findById(offerId).lean<Offer>()
  if (!offer) throw new NotFound(`offer ${offerId}`)
  authorise(ctx.actor, permission, offer)
  if (!seesOffer(ctx.actor, offer)) throw new NotFound(`offer ${offerId}`)
  return offer
}

/** Offers by id, for use cases that have decided who may know; those that do not exist are not in the map. */
export async function offersNamed(ids: readonly string[]): Promise<Map<string, Offer>> {
  const offers = await Offers.find({ _id: { $in: [...new Set(ids)] } }).lean<Offer[]>()
  return new Map(offers.map((offer) => [offer._id, offer]))
}

export interface OfferSearch {
  /** words of the title or of the host's name: each must be somewhere */
  q?: string
  state?: ShownOfferState | null
  schoolYear?: SchoolYear | null
  partnerId?: string | null
  /** only of these */
  ids?: readonly string[]
  /** only those whose last day is not over */
  upcoming?: boolean
  /** only those whose seats no round has to give; with an id also those that this round has */
  free?: boolean | { roundId: string }
  /** from 1; null: all of them */
  page: number | null
}

/** The offers this actor may see, the latest period first, and how many match in all. */
export async function listOffers(ctx: Ctx, search: OfferSearch): Promise<{ offers: Offer[]; total: number }> {
  const filter = {
    $and: [visible(ctx.actor, 'offer.view'), seenOffers(ctx.actor), ...(await conditions(ctx, search))],
  }
  const narrowed = search.state === 'full' ? { $and: [filter, { _id: { $in: await fullAmong(filter) } }] } : filter
  const { skip, limit } = stretchOf(search.page, offersPerPage)
  const [offers, total] = await Promise.all([
    Offers.find(narrowed).sort({ from: -1, _id: -1 }).skip(skip).limit(limit).lean<Offer[]>(),
    Offers.countDocuments(narrowed),
  ])
  return { offers, total }
}

async function conditions(ctx: Ctx, search: OfferSearch): Promise<object[]> {
  const { q = '', state, schoolYear, partnerId, ids, upcoming, free } = search
  const words = await Promise.all(
    searchPatterns(q).map(async (pattern) => ({
      $or: [{ title: pattern }, { partnerId: { $in: await partnersNamed(ctx, pattern) } }],
    })),
  )
  return [
    ...words,
    ...(state ? [{ state: state === 'full' ? 'published' : state }] : []),
    ...(schoolYear ? [{ schoolYear }] : []),
    ...(partnerId ? [{ partnerId }] : []),
    ...(ids ? [{ _id: { $in: [...ids] } }] : []),
    ...(upcoming ? [{ to: { $gte: ctx.today } }] : []),
    ...(free ? [{ roundId: { $in: [null, ...(free === true ? [] : [free.roundId])] } }] : []),
  ]
}

/** Seats are counted, not written down: of all that match only what the count needs is read. */
async function fullAmong(filter: object): Promise<string[]> {
  const offers = await Offers.find(filter, { from: 1, to: 1, seats: 1 }).lean<
    Pick<Offer, '_id' | 'from' | 'to' | 'seats'>[]
  >()
  const taken = await seatsTaken(offers)
  return offers.filter(({ _id, seats }) => (taken.get(_id) ?? 0) >= seats).map(({ _id }) => _id)
}

/** How many offers wait for this actor's look. */
export async function countOffersToReview(ctx: Ctx): Promise<number> {
  return Offers.countDocuments({ $and: [visible(ctx.actor, 'offer.review'), toReview(ctx.actor)] })
}

/** How many offers of this host wait for what a school has asked for. */
export async function countOffersToComplete(ctx: Ctx): Promise<number> {
  return Offers.countDocuments({ ...visible(ctx.actor, 'offer.edit'), state: 'more-requested' })
}

/** What happened now, and who did it. */
export async function offerLine(ctx: Ctx, what: Pick<OfferLine, 'event' | 'text'>): Promise<OfferLine> {
  return { ...what, at: ctx.now, by: await authorOf(ctx) }
}

/**
 * The one write of every change: it succeeds only on the state, the version, the round and the claims that were read, and
 * adds its line of history. Refused: `changed-meanwhile`.
 */
export async function writeOffer(read: Offer, change: Partial<Offer>, line: OfferLine): Promise<void> {
  const { _id, state, roundId, claimVersion } = read
  const written = await Offers.updateOne(
    { _id, state, roundId, claimVersion: claimVersion ?? null, history: { $size: versionOf(read) } },
    { $set: change, $push: { history: line } },
  )
  if (written.modifiedCount === 0) throw new Refused('changed-meanwhile')
}
