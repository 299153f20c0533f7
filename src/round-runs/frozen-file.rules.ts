// How a round becomes a round file (congelamento): everything that decides, from the round, its lists, who may go where,
// who comes first at which offer, and the limits of the hosts. A lock overrides wishes, precedence and what the school has
// set as a limit of its own (track, year, distance), never what protects the student: age, training, dates, a forbidden
// host. Why an offer is not open to somebody stands in the file as a code; needs of a student are never one of them.
// Source: matching.md 3.1; D.M. 774/2019 (criteria made known before).

import type { IneligibleReason } from '../choices/choice.rules.ts'
import { byCodeUnit } from '../matching/code-unit.rules.ts'
import type { RoundFile, RoundGroup, RoundOffer as FileOffer, RoundStudent } from '../matching/round-file.rules.ts'
import type { Round, RoundOffer } from '../rounds/round.rules.ts'
import type { Frozen, FrozenOffer, FrozenUnit } from './frozen.rules.ts'

interface Seats {
  /** in all, running ones included */
  seats: number
  running: number
}

export interface FreezeFacts {
  round: Pick<
    Round,
    '_id' | 'seed' | 'kind' | 'mechanism' | 'fallback' | 'minimums' | 'offers' | 'locks' | 'forbidden' | 'keepApart'
  >
  units: FrozenUnit[]
  offers: FrozenOffer[]
  /** by offer; one that is missing has no seat */
  capacity: {
    offers: ReadonlyMap<string, Seats>
    limits: readonly { id: string; max: number; running: number; offerIds: readonly string[] }[]
  }
  /** by unit; one that is missing has sent none */
  lists: ReadonlyMap<string, { offerIds: readonly string[]; acceptsAny: boolean }>
  reasonsFor: (unitId: string, offerId: string) => readonly IneligibleReason[]
  /** kilometres; not finite: unknown */
  distance: (unitId: string, offerId: string) => number
  /** by offer: units of equal precedence, best first; null: all equal */
  classes: ReadonlyMap<string, string[][] | null>
}

export function freeze(facts: FreezeFacts): Frozen {
  const { round } = facts
  const pairs = pairsOf(facts)
  const file: RoundFile = {
    roundId: round._id,
    seed: round.seed,
    options: {
      mechanism: round.mechanism,
      fallback: round.fallback,
      rescue: round.mechanism === 'default',
      minimums: round.minimums,
    },
    students: facts.units.map((unit) => studentOf(unit, facts, pairs)),
    offers: round.offers.map((offer) => offerOf(offer, facts)),
    groups: groupsOf(facts),
    locks: round.locks.map(({ unitId, offerId }): [string, string] => [unitId, offerId]),
    forbidden: pairs.forbidden,
    ineligible: pairs.ineligible,
  }
  const known = new Set(facts.units.map(({ unitId }) => unitId))
  const keepApart = round.keepApart
    .map(({ unitIds: [a, b] }): [string, string] => (byCodeUnit(a, b) <= 0 ? [a, b] : [b, a]))
    .filter(([a, b]) => a !== b && known.has(a) && known.has(b))
  return { file, names: { units: facts.units, offers: facts.offers, keepApart } }
}

/** What the school itself has set, and what a lock therefore overrides. */
const overridden: ReadonlySet<IneligibleReason> = new Set(['track', 'year', 'distance'])

interface Pairs {
  forbidden: [string, string][]
  ineligible: [string, string, string][]
  /** those of both, by unit */
  barred: Map<string, Set<string>>
}

function pairsOf({ round, units, offers, reasonsFor }: FreezeFacts): Pairs {
  const locked = new Set(round.locks.map(({ unitId, offerId }) => `${unitId} ${offerId}`))
  const never = new Set(round.forbidden.map(({ unitId, partnerId }) => `${unitId} ${partnerId}`))
  const pairs: Pairs = { forbidden: [], ineligible: [], barred: new Map() }
  for (const { unitId } of units) {
    const barred = new Set<string>()
    for (const { offerId, partnerId } of offers) {
      const all = reasonsFor(unitId, offerId)
      const isLocked = locked.has(`${unitId} ${offerId}`)
      const isForbidden = never.has(`${unitId} ${partnerId}`) || all.includes('forbidden')
      const reason = all.find((each) => each !== 'forbidden' && !(isLocked && overridden.has(each)))
      if (isForbidden) pairs.forbidden.push([unitId, offerId])
      else if (reason) pairs.ineligible.push([unitId, offerId, codeOf(reason)])
      if (isForbidden || reason) barred.add(offerId)
    }
    pairs.barred.set(unitId, barred)
  }
  return pairs
}

/** That a student needs a place without steps is nobody's business who reads the file. */
function codeOf(reason: IneligibleReason): string {
  return reason === 'accessible' ? 'other' : reason
}

function studentOf({ unitId, classId }: FrozenUnit, facts: FreezeFacts, { barred }: Pairs): RoundStudent {
  const { offerIds, acceptsAny } = facts.lists.get(unitId) ?? { offerIds: [], acceptsAny: true }
  return {
    id: unitId,
    // Of labs a whole class is the unit: there are no classmates.
    class: facts.round.kind === 'labs' ? null : classId,
    preferences: [...offerIds],
    acceptsAny,
    zoneDistance: distancesOf(unitId, facts, barred.get(unitId) ?? new Set()),
  }
}

/** Whole kilometres, where they matter and are known. */
function distancesOf(unitId: string, { offers, distance }: FreezeFacts, barred: ReadonlySet<string>) {
  const zoneDistance: Record<string, number> = {}
  for (const { offerId } of offers) {
    const km = barred.has(offerId) ? 0 : distance(unitId, offerId)
    const whole = Number.isFinite(km) ? Math.max(0, Math.round(km)) : 0
    if (whole > 0) zoneDistance[offerId] = whole
  }
  return zoneDistance
}

/**
 * Seats that were taken since the round opened are no longer there. An offer that has fewer free than its minimum cannot
 * run, and has none to give; unless somebody is locked there, because then it is never closed.
 */
function offerOf({ offerId, partnerId, seats, min, classMax }: RoundOffer, facts: FreezeFacts): FileOffer {
  const has = facts.capacity.offers.get(offerId) ?? { seats: 0, running: 0 }
  const { running } = has
  const all = Math.max(running, seats === null ? has.seats : Math.min(has.seats, running + seats))
  const isLocked = facts.round.locks.some((lock) => lock.offerId === offerId)
  const canRun = all - running >= min
  const max = canRun || isLocked ? all : running
  const priorities = facts.classes.get(offerId) ?? null
  return { id: offerId, host: partnerId, max, min: canRun ? min : 0, running, classMax, priorities }
}

function groupsOf({ capacity, round }: FreezeFacts): RoundGroup[] {
  const inRound = new Set(round.offers.map(({ offerId }) => offerId))
  return capacity.limits
    .map(({ id, max, running, offerIds }) => ({
      id,
      max: Math.max(max, running),
      running,
      offers: offerIds.filter((offerId) => inRound.has(offerId)),
    }))
    .filter(({ offers }) => offers.length > 0)
}
