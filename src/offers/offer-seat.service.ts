import type { Ctx } from '../access/actor.ts'
import { seatsTakenWith } from '../placements/offer-seats.service.ts'
import { Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { Offers } from './offer.model.ts'
import type { Offer } from './offer.rules.ts'
import { freshClaims, openClaims, type SeatClaim, seatsClaimed } from './offer-seat.rules.ts'

// Each failed attempt means that somebody else has claimed a seat, given one back, or changed the offer.
const attempts = 60

interface Wanted {
  placementId: string
  /** The offer as it is now; throws where this placement may not be made from it. */
  read: () => Promise<Offer>
}

/**
 * Does what makes the placement while one seat of the offer is kept for it, and gives the seat back when it is done: the
 * placement then counts by itself. Refused: `offer-full`, `changed-meanwhile`, and as `read` refuses.
 */
export async function onSeat<T>(ctx: Ctx, wanted: Wanted, work: () => Promise<T>): Promise<T> {
  const { offerId, claimId } = await claimSeat(ctx, wanted)
  try {
    return await work()
  } finally {
    await Offers.updateOne({ _id: offerId }, { $pull: { claims: { id: claimId } }, $inc: { claimVersion: 1 } })
  }
}

/**
 * Counts, then writes only if nobody has claimed since: the offer is read before the placements are, so that a seat which
 * changes hands in between is seen by the count or makes the write fail.
 */
async function claimSeat(ctx: Ctx, { placementId, read }: Wanted): Promise<{ offerId: string; claimId: string }> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const offer = await read()
    const { taken, claims } = await seatsOf(ctx, offer)
    if (taken + seatsClaimed(claims, placementId) >= offer.seats) throw new Refused('offer-full')
    const claim: SeatClaim = { id: newId(), placementId, at: ctx.now }
    const { _id, state, roundId, seats, claimVersion } = offer
    const written = await Offers.updateOne(
      { _id, state, roundId, seats, claimVersion: claimVersion ?? null },
      { $set: { claims: [...claims, claim] }, $inc: { claimVersion: 1 } },
    )
    if (written.modifiedCount === 1) return { offerId: _id, claimId: claim.id }
  }
  throw new Refused('changed-meanwhile')
}

/** How many seats have a placement, or are about to. */
export async function seatsSpokenFor(ctx: Ctx, offer: Offer): Promise<number> {
  const { taken, claims } = await seatsOf(ctx, offer)
  return taken + seatsClaimed(claims, null)
}

async function seatsOf({ now }: Ctx, offer: Offer): Promise<{ taken: number; claims: SeatClaim[] }> {
  const claims = freshClaims(offer.claims, now)
  const ids = claims.map(({ placementId }) => placementId)
  const { taken, stored } = await seatsTakenWith(offer, ids)
  return { taken, claims: openClaims(claims, stored) }
}
