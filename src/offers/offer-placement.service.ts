import type { Ctx } from '../access/actor.ts'
import { seatsTaken } from '../placements/offer-seats.service.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { isOver } from './offer-move.rules.ts'
import type { Offer } from './offer.rules.ts'
import { onSeat } from './offer-seat.service.ts'
import { findOffer } from './offer.service.ts'

/** An offer from which a placement may be prepared now. Refused: `offer-not-published`, `offer-in-round`, `offer-full`. */
export async function offerToPlace(ctx: Ctx, offerId: string): Promise<Offer> {
  const offer = await placeableOffer(ctx, offerId)
  const taken = (await seatsTaken([offer])).get(offerId) ?? 0
  if (taken >= offer.seats) throw new Refused('offer-full')
  return offer
}

/** A round gives out the seats of its offers by itself: while it has one, nobody takes any by hand. */
async function placeableOffer(ctx: Ctx, offerId: string): Promise<Offer> {
  const offer = await findOffer(ctx, 'offer.view', offerId)
  if (offer.state !== 'published' || isOver(offer, ctx.today)) throw new Refused('offer-not-published')
  if (offer.roundId !== null) throw new Refused('offer-in-round')
  return offer
}

interface Seat {
  offerId: string
  partnerId: string
  placementId: string
}

/**
 * Makes a placement on a seat of the offer: of many who want the last one at once, one gets it. One that has its seat
 * already keeps it. Refused as above and `changed-meanwhile`.
 */
export async function placeOnSeat<T>(
  ctx: Ctx,
  { offerId, partnerId, placementId }: Seat,
  work: () => Promise<T>,
): Promise<T> {
  const { total } = await listPlacements(ctx, 'placement.view', { ids: [placementId], offerId, page: 1 })
  if (total > 0) return work()
  const read = async () => {
    const offer = await placeableOffer(ctx, offerId)
    if (offer.partnerId !== partnerId) throw new NotFound(`offer ${offerId}`)
    return offer
  }
  return onSeat(ctx, { placementId, read }, work)
}
