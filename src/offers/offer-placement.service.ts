import type { Ctx } from '../access/actor.ts'
import { seatsTaken } from '../placements/offer-seats.service.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { isOver } from './offer-move.rules.ts'
import type { Offer } from './offer.rules.ts'
import { findOffer } from './offer.service.ts'

/** An offer from which a placement may be prepared now. Refused: `offer-not-published`, `offer-in-round`, `offer-full`. */
export async function offerToPlace(ctx: Ctx, offerId: string): Promise<Offer> {
  const offer = await findOffer(ctx, 'offer.view', offerId)
  if (offer.state !== 'published' || isOver(offer, ctx.today)) throw new Refused('offer-not-published')
  if (offer.roundId !== null) throw new Refused('offer-in-round')
  const taken = (await seatsTaken([offer])).get(offerId) ?? 0
  if (taken >= offer.seats) throw new Refused('offer-full')
  return offer
}

interface Seat {
  offerId: string
  partnerId: string
  placementId: string
}

/** Makes sure that the offer has a seat for this placement; one that has its seat already keeps it. Refused as above. */
export async function refuseWithoutSeat(ctx: Ctx, { offerId, partnerId, placementId }: Seat): Promise<void> {
  const { total } = await listPlacements(ctx, 'placement.view', { ids: [placementId], offerId, page: 1 })
  if (total > 0) return
  const offer = await offerToPlace(ctx, offerId)
  if (offer.partnerId !== partnerId) throw new NotFound(`offer ${offerId}`)
}
