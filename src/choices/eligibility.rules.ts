// Who may choose what (idoneità): an offer is for a student who is old enough on its first day (as the host asks and as
// the law lets a minor work such hours), of the track and year it is for, who has no placement at the same hours (real
// hours: periods may overlap while days do not), whose school is not farther than the round's limit, who has the general
// safety course recorded where the work is of medium or high risk, and who finds it accessible where that is needed. A
// pair that the school forbids, and an offer kept for another school, are not eligible either. For labs a class is a
// whole: everybody must fit into the seats that are free, be of the module's ages and be free at those hours.
// The general course of four hours is due before the start for every work; where the risk is low it may still be given
// between the match and the start, which is not let begin without it (paperwork). For medium and high risk it must be
// recorded already, and be there on the first day: nobody is matched to a place that could then not begin.
// Source: D.Lgs. 77/2005, art. 1 (15 years); L. 977/1967, art. 15-20; domain study, R-SAFE (Accordo Stato-Regioni
// 59/2025; D.M. 195/2017, art. 5) and R-HIGH; GDPR, art. 9 (support needs are never a reason that is told).

import { ageOn } from '../platform/day.ts'
import type { IneligibleReason } from './choice.rules.ts'
import { ineligibleReasons } from './choice.rules.ts'
import { takesTrack } from './class-track.rules.ts'
import { isTooFar, kmBetween } from './distance.rules.ts'
import { timesClash } from './times.rules.ts'
import type { OfferFacts, RoundFacts, UnitFacts } from './unit.rules.ts'

/** Where nobody knows the birth day: as in the limits for minors. */
const ageWhenUnknown = 16

/** Every reason why an offer is not for a unit, in the order of `ineligibleReasons`; none: it is. */
export function ineligibleFor(unit: UnitFacts, offer: OfferFacts, round: RoundFacts): IneligibleReason[] {
  const against = round.kind === 'labs' ? againstClass(unit, offer) : againstStudent(unit, offer)
  const both: Partial<Record<IneligibleReason, boolean>> = {
    'not-open': !offer.open,
    distance: isTooFar(kmBetween(unit.position, offer.position), round.mostKm),
    reserved: offer.reservedFor !== null && offer.reservedFor !== unit.schoolId,
    forbidden: isForbidden(unit, offer, round),
  }
  const all = { ...both, ...against }
  return ineligibleReasons.filter((reason) => all[reason])
}

function againstStudent(unit: UnitFacts, offer: OfferFacts): Partial<Record<IneligibleReason, boolean>> {
  return {
    age: ageOf(unit, offer) < offer.lowestAge,
    track: !takesTrack({ tracks: offer.tracks, kinds: offer.trackKinds }, unit),
    year: offer.years.length > 0 && !offer.years.includes(unit.year),
    training: offer.risk !== 'low' && (unit.trainedOn === null || unit.trainedOn > offer.from),
    dates: timesClash(unit.busy, offer.times),
    accessible: unit.accessible && !offer.accessible,
  }
}

function againstClass(unit: UnitFacts, offer: OfferFacts): Partial<Record<IneligibleReason, boolean>> {
  const outside = (age: number) => age < offer.lowestAge || (offer.highestAge !== null && age > offer.highestAge)
  return {
    age: unit.birthDays.some((birthDay) => outside(ageOn(birthDay, offer.from))),
    'too-many': offer.freeSeats !== null && unit.size > offer.freeSeats,
    'already-in': offer.classIds.includes(unit.classId),
    // Who is in already is busy there, too: said once.
    busy: !offer.classIds.includes(unit.classId) && timesClash(unit.busy, offer.times),
    accessible: unit.accessible && !offer.accessible,
  }
}

function ageOf({ birthDay }: UnitFacts, { from }: OfferFacts): number {
  return birthDay === null ? ageWhenUnknown : ageOn(birthDay, from)
}

function isForbidden({ unitId }: UnitFacts, { partnerId }: OfferFacts, { forbidden }: RoundFacts): boolean {
  return forbidden.some((pair) => pair.unitId === unitId && pair.partnerId === partnerId)
}

/** Who may choose what in a round. */
export interface Eligibility {
  units: UnitFacts[]
  /** those of the round that are there, in its order */
  offers: OfferFacts[]
  /** why an offer is not for a unit; none: it is. An unknown unit or offer is `not-open`. */
  reasonsFor: (unitId: string, offerId: string) => IneligibleReason[]
  /** whole kilometres, as the engine compares them */
  distance: (unitId: string, offerId: string) => number
  /** kilometres; null: not known */
  kmFor: (unitId: string, offerId: string) => number | null
  /** the offers that are for a unit */
  eligible: (unitId: string) => Set<string>
}
