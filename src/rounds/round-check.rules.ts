// What a round needs before its lists open. A school's round needs a class with somebody in it; schools join a round of
// the city afterwards. Every offer must be published, free of other rounds, of the school year of the round and not begun
// when the lists close; a round gives the places of one period, so somebody who has one gets no other: where two offers have
// no day in common this is said, but not refused. Figures lie in the ranges that the engine and the law of numbers allow.

import { type Day, dayOf } from '../platform/day.ts'
import { isInSchoolYear, type SchoolYear } from '../norms/school-year.rules.ts'
import { deadlineProblems } from './round-deadline.rules.ts'
import { type PairFacts, pairProblems } from './round-pairs.rules.ts'
import { type Round, type RoundOffer, usualSeats } from './round.rules.ts'
import type { RoundStep } from './round-steps.rules.ts'

/** Of an offer, or of an edition of a lab, what a round has to know. */
export interface OfferedFacts {
  title: string
  partnerId: string
  schoolYear: SchoolYear
  from: Day
  to: Day
  seats: number
  /** published, or open for enrolment */
  open: boolean
  /** the round that holds it */
  roundId: string | null
  /** the only school it is for */
  reservedFor: string | null
  /** of an edition: the last day of enrolments; null: until it has begun */
  enrolUntil?: Day | null
}

export interface CheckFacts extends PairFacts {
  now: Date
  offers: ReadonlyMap<string, OfferedFacts>
}

/** Something missing or wrong; `about` is the offer, the pair or the host that it is about. */
export interface RoundProblem {
  step: RoundStep
  code: string
  about: string | null
}

const mostWishesRange = [1, 10] as const
const mostKmRange = [1, 500] as const

/** Everything that stands between a draft and its opening, by step; none when it may open. */
export function roundProblems(round: Round, facts: CheckFacts): RoundProblem[] {
  return [
    ...deadlineProblems(round.closesAt, facts.now).map(problem('what')),
    ...whoProblems(round, facts),
    ...offerProblems(round, facts),
    ...criteriaProblems(round),
    ...pairProblems(round, facts).flatMap(({ pairId, refusals }) => refusals.map(problem('pairs', pairId))),
  ]
}

function problem(step: RoundStep, about: string | null = null): (code: string) => RoundProblem {
  return (code) => ({ step, code, about })
}

function whoProblems({ schoolId, parts }: Round, { classOf }: CheckFacts): RoundProblem[] {
  if (schoolId === null) return []
  if (parts.every(({ classIds }) => classIds.length === 0)) return [problem('who')('no-class')]
  return classOf.size === 0 ? [problem('who')('no-student')] : []
}

function offerProblems(round: Round, { offers }: CheckFacts): RoundProblem[] {
  if (round.offers.length === 0) return [problem('offers')('no-offer')]
  return round.offers.flatMap((offer) => {
    const codes = offerCodes(round, offer, offers.get(offer.offerId))
    return codes.map(problem('offers', offer.offerId))
  })
}

function offerCodes(round: Round, offer: RoundOffer, facts: OfferedFacts | undefined): string[] {
  if (!facts) return ['offer-gone']
  return [...availabilityCodes(round, facts), ...figureCodes(round, offer, facts)]
}

function availabilityCodes({ _id, schoolId, schoolYear, closesAt }: Round, facts: OfferedFacts): string[] {
  const { open, roundId, reservedFor, from, enrolUntil = null } = facts
  return listed([
    ['offer-not-published', !open],
    ['offer-in-other-round', roundId !== null && roundId !== _id],
    ['offer-reserved', reservedFor !== null && schoolId !== null && reservedFor !== schoolId],
    ['offer-other-year', facts.schoolYear !== schoolYear || !isInSchoolYear(schoolYear, from)],
    ['offer-begins-before', from <= dayOf(closesAt)],
    ['enrolment-ends-before', enrolUntil !== null && enrolUntil <= dayOf(closesAt)],
  ])
}

function figureCodes({ kind }: Round, { seats, min, classMax }: RoundOffer, facts: OfferedFacts): string[] {
  return listed([
    ['no-seat', facts.seats < 1 || (seats !== null && seats < 1)],
    ['seats-above-offer', seats !== null && seats > facts.seats],
    ['min-above-seats', min > (seats ?? usualSeats(kind, facts.seats))],
    ['min-negative', min < 0],
    ['class-max-below-one', classMax !== null && classMax < 1],
  ])
}

function listed(codes: readonly (readonly [string, boolean])[]): string[] {
  return codes.filter(([, holds]) => holds).map(([code]) => code)
}

function criteriaProblems({ mostWishes, mostKm, hostBands, criteria }: Round): RoundProblem[] {
  const isBand = ({ band }: { band: number }) => band === 0 || band === 1 || band === 2
  return listed([
    ['most-wishes', !within(mostWishes, mostWishesRange)],
    ['most-km', mostKm !== null && !within(mostKm, mostKmRange)],
    ['band-range', !hostBands.every(isBand)],
    ['criterion-twice', new Set(criteria).size < criteria.length],
  ]).map(problem('criteria'))
}

const within = (n: number, [least, most]: readonly [number, number]) => Number.isInteger(n) && n >= least && n <= most

/** What is allowed and may still be a mistake. */
export function roundWarnings(round: Round, { offers }: Pick<CheckFacts, 'offers'>): RoundProblem[] {
  const held = round.offers.flatMap(({ offerId }) => offers.get(offerId) ?? [])
  const apart = held.some((a) => held.some((b) => a.to < b.from))
  const byBand = round.criteria.includes('host-band')
  const codes: readonly (readonly [RoundStep, string, boolean])[] = [
    ['offers', 'periods-apart', apart],
    ['criteria', 'bands-missing', byBand && round.hostBands.length === 0],
    ['criteria', 'bands-unused', !byBand && round.hostBands.length > 0],
    ['criteria', 'draw-alone', round.criteria.length === 0 && round.mechanism === 'default'],
    ['criteria', 'order-unused', round.criteria.length > 0 && round.mechanism === 'satisfaction'],
  ]
  return codes.filter(([, , holds]) => holds).map(([step, code]) => problem(step)(code))
}
