// Before a round is matched a school may fix a place (blocco), forbid a host to a student (vieto: a relative works there, or
// what happened before) and keep two students apart (mai insieme). Each has a reason. What contradicts what was said before
// is refused at once and in words, because a round that contradicts itself places nobody. For labs the students are classes.

import type { Round } from './round.rules.ts'

export const pairKinds = ['lock', 'forbidden', 'apart'] as const
export type PairKind = (typeof pairKinds)[number]

export type NewPair =
  | { kind: 'lock'; unitId: string; offerId: string }
  | { kind: 'forbidden'; unitId: string; partnerId: string }
  | { kind: 'apart'; unitIds: [string, string] }

export type PairRefusal =
  | 'unit-not-in-round'
  | 'offer-not-in-round'
  | 'host-not-in-round'
  | 'already-locked'
  | 'lock-on-forbidden'
  | 'locks-above-seats'
  | 'locks-above-class'
  | 'already-forbidden'
  | 'locked-at-host'
  | 'same-student'
  | 'already-apart'
  | 'apart-locked-together'

export type Paired = Pick<Round, 'offers' | 'locks' | 'forbidden' | 'keepApart'>

export interface PairFacts {
  /** the class of everybody who takes part */
  classOf: ReadonlyMap<string, string>
  /** seats of the offers themselves */
  seatsOf: ReadonlyMap<string, number>
}

/** Why a pair cannot stand beside what the round says already; none when it can. */
export function pairRefusals(round: Paired, pair: NewPair, facts: PairFacts): PairRefusal[] {
  const units = pair.kind === 'apart' ? pair.unitIds : [pair.unitId]
  const stranger: PairRefusal[] = units.every((id) => facts.classOf.has(id)) ? [] : ['unit-not-in-round']
  return [...stranger, ...ownRefusals(round, pair, facts)]
}

function ownRefusals(round: Paired, pair: NewPair, facts: PairFacts): PairRefusal[] {
  if (pair.kind === 'lock') return lockRefusals(round, pair, facts)
  return pair.kind === 'forbidden' ? forbiddenRefusals(round, pair) : apartRefusals(round, pair)
}

function lockRefusals(round: Paired, { unitId, offerId }: NewPair & { kind: 'lock' }, facts: PairFacts): PairRefusal[] {
  const offer = round.offers.find((each) => each.offerId === offerId)
  if (!offer) return ['offer-not-in-round']
  const there = round.locks.filter((lock) => lock.offerId === offerId).map((lock) => lock.unitId)
  const classmates = there.filter((id) => facts.classOf.get(id) === facts.classOf.get(unitId))
  const seats = Math.min(offer.seats ?? Number.POSITIVE_INFINITY, facts.seatsOf.get(offerId) ?? 0)
  const enemies = round.keepApart.filter(({ unitIds }) => unitIds.includes(unitId)).flatMap(({ unitIds }) => unitIds)
  return listed<PairRefusal>([
    ['already-locked', round.locks.some((lock) => lock.unitId === unitId)],
    ['lock-on-forbidden', isForbidden(round, unitId, offer.partnerId)],
    ['apart-locked-together', there.some((id) => id !== unitId && enemies.includes(id))],
    ['locks-above-seats', there.length + 1 > seats],
    ['locks-above-class', offer.classMax !== null && classmates.length + 1 > offer.classMax],
  ])
}

function forbiddenRefusals(round: Paired, { unitId, partnerId }: NewPair & { kind: 'forbidden' }): PairRefusal[] {
  const offersThere = round.offers.filter((offer) => offer.partnerId === partnerId).map(({ offerId }) => offerId)
  const lock = round.locks.find((each) => each.unitId === unitId)
  return listed<PairRefusal>([
    ['host-not-in-round', offersThere.length === 0],
    ['already-forbidden', isForbidden(round, unitId, partnerId)],
    ['locked-at-host', lock !== undefined && offersThere.includes(lock.offerId)],
  ])
}

function apartRefusals(round: Paired, { unitIds: [a, b] }: NewPair & { kind: 'apart' }): PairRefusal[] {
  if (a === b) return ['same-student']
  const placeOf = (id: string) => round.locks.find(({ unitId }) => unitId === id)?.offerId
  const place = placeOf(a)
  return listed<PairRefusal>([
    ['already-apart', round.keepApart.some(({ unitIds }) => unitIds.includes(a) && unitIds.includes(b))],
    ['apart-locked-together', place !== undefined && place === placeOf(b)],
  ])
}

function isForbidden({ forbidden }: Paired, unitId: string, partnerId: string): boolean {
  return forbidden.some((each) => each.unitId === unitId && each.partnerId === partnerId)
}

function listed<Code>(lines: readonly (readonly [Code, boolean])[]): Code[] {
  return lines.filter(([, holds]) => holds).map(([code]) => code)
}

export interface PairProblem {
  pairId: string
  refusals: PairRefusal[]
}

/** The pairs that cannot stand any more: offers went, students left, seats became fewer. */
export function pairProblems(round: Paired, facts: PairFacts): PairProblem[] {
  const found = [
    ...round.locks.map(({ id, unitId, offerId }) => ({ id, pair: { kind: 'lock', unitId, offerId } as const })),
    ...round.forbidden.map(({ id, unitId, partnerId }) => ({
      id,
      pair: { kind: 'forbidden', unitId, partnerId } as const,
    })),
    ...round.keepApart.map(({ id, unitIds }) => ({ id, pair: { kind: 'apart', unitIds } as const })),
  ]
  return found
    .map(({ id, pair }) => ({ pairId: id, refusals: pairRefusals(withoutPair(round, id), pair, facts) }))
    .filter(({ refusals }) => refusals.length > 0)
}

/** The round as it is without one of its pairs. */
export function withoutPair<R extends Paired>(round: R, pairId: string): R {
  const others = ({ id }: { id: string }) => id !== pairId
  return {
    ...round,
    locks: round.locks.filter(others),
    forbidden: round.forbidden.filter(others),
    keepApart: round.keepApart.filter(others),
  }
}
