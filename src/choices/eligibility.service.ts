import type { Ctx } from '../access/actor.ts'
import type { Round } from '../rounds/round.rules.ts'
import type { IneligibleReason } from './choice.rules.ts'
import { kmBetween, wholeKm } from './distance.rules.ts'
import { type Eligibility, ineligibleFor } from './eligibility.rules.ts'
import { offersOf } from './offer-facts.service.ts'
import { unitsOf, type UnitSearch } from './unit-facts.service.ts'
import type { OfferFacts, UnitFacts } from './unit.rules.ts'

export type { Eligibility }

/**
 * Who may choose what in a round, of everybody who takes part, with what precedence needs: a few reads for the whole round.
 * For use cases that have decided who may know.
 */
export async function eligibilityOf(ctx: Ctx, round: Round): Promise<Eligibility> {
  return eligibilityFor(ctx, round, { withHours: true })
}

/** The same for some of them only. */
export async function eligibilityFor(ctx: Ctx, round: Round, search: UnitSearch): Promise<Eligibility> {
  const [units, offers] = await Promise.all([unitsOf(ctx, round, search), offersOf(ctx, round)])
  return eligibilityAmong(round, units, offers)
}

function eligibilityAmong(round: Round, units: UnitFacts[], offers: OfferFacts[]): Eligibility {
  const unitOf = new Map(units.map((unit) => [unit.unitId, unit]))
  const offerOf = new Map(offers.map((offer) => [offer.offerId, offer]))
  const known = new Map<string, IneligibleReason[]>()
  const reasonsFor = (unitId: string, offerId: string): IneligibleReason[] => {
    const [unit, offer] = [unitOf.get(unitId), offerOf.get(offerId)]
    if (!unit || !offer) return ['not-open']
    const key = `${unitId} ${offerId}`
    const reasons = known.get(key) ?? ineligibleFor(unit, offer, round)
    known.set(key, reasons)
    return reasons
  }
  const kmFor = (unitId: string, offerId: string) =>
    kmBetween(unitOf.get(unitId)?.position ?? null, offerOf.get(offerId)?.position ?? null)
  return {
    units,
    offers,
    reasonsFor,
    kmFor,
    distance: (unitId, offerId) => wholeKm(kmFor(unitId, offerId), round.mostKm),
    eligible: (unitId) =>
      new Set(offers.map(({ offerId }) => offerId).filter((id) => reasonsFor(unitId, id).length === 0)),
  }
}
