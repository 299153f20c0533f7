// A seat that is being taken (posto prenotato): while a placement is made by hand from an offer, it holds its seat by a
// claim, so that of two schools that want the last seat at once one gets it. A placement that is there counts by itself;
// a claim counts until then, each placement once however often its form was sent. Nobody takes ten minutes to store a
// form: an older claim without a placement is what an interruption has left, and counts no more.

/** While a placement is being made: whose seat it is, and since when. */
export interface SeatClaim {
  id: string
  placementId: string
  at: Date
}

const claimMs = 10 * 60 * 1000

/** Those that may still become placements. */
export function freshClaims(claims: readonly SeatClaim[] | null | undefined, now: Date): SeatClaim[] {
  return (claims ?? []).filter(({ at }) => now.getTime() - at.getTime() < claimMs)
}

/** The claims whose placements are not there yet. */
export function openClaims(claims: readonly SeatClaim[], stored: ReadonlySet<string>): SeatClaim[] {
  return claims.filter(({ placementId }) => !stored.has(placementId))
}

/** How many seats are claimed, but for the one of this placement. */
export function seatsClaimed(claims: readonly SeatClaim[], own: string | null): number {
  return new Set(claims.map(({ placementId }) => placementId).filter((id) => id !== own)).size
}
