// Why somebody has the place they have, and not a wish that they put before it (perché): from the frozen round and its
// result alone, so that an audit says the same. Nobody else is named, and neither is who needs what or who is kept from
// whom: a wish that was not allowed is only said not to be.

import { drawOfRound } from '../matching/draw.rules.ts'
import {
  approvedMove,
  type CutOff,
  type MatchResult,
  type RoundFile,
  type RoundOffer,
} from '../matching/round-file.rules.ts'
import type { Place } from './assignment.rules.ts'
import { type Key, precedenceClasses } from './promotion.rules.ts'

/** What refused a wish. */
export type Refusal =
  /** the seats went to better keys; `last` is the last one admitted, where precedence and draw decided */
  | { kind: 'full'; seats: number; last: CutOff | null; own: Key; ranked: boolean }
  /** at most so many of one class */
  | { kind: 'class'; most: number }
  /** the host has room for so many in all, or its tutors follow so many */
  | { kind: 'host' | 'tutors' | 'shared'; most: number; last: CutOff | null; own: Key; ranked: boolean }
  /** below its minimum; null: how many had it is not known any more */
  | { kind: 'closed'; placed: number | null; min: number }
  | { kind: 'not-allowed' }
  /** a person approved a move from it, so that more have a place */
  | { kind: 'moved' }
  /** the sum of everybody's wishes decided */
  | { kind: 'others' }

export interface RefusedWish {
  offerId: string
  /** among the wishes, from 1 */
  rank: number
  refusal: Refusal
}

/** How a place came about, of whose kind the first sentence is. */
export type Cause =
  | 'wish'
  | 'lock'
  | 'rescue'
  | 'promoted'
  | 'fallback-no-wishes'
  | 'fallback-full'
  | 'none-suitable'
  | 'none-free'
  | 'none-listed-only'

export interface Why {
  cause: Cause
  /** of the place as it was published, or as it is since a seat came free; null: not a wish */
  rank: number | null
  own: { draw: number; of: number }
  refused: RefusedWish[]
}

export interface WhyFacts {
  file: RoundFile
  result: Pick<MatchResult, 'reasons' | 'cutOffs' | 'closingSteps'>
}

/** Everything that a page says of one place. */
export function whyOf({ file, result }: WhyFacts, place: Place): Why {
  const draw = drawOfRound(file)
  const own = { draw: draw.get(place.unitId) ?? 0, of: file.students.length }
  const student = file.students.find(({ id }) => id === place.unitId)
  const wishes = [...new Set(student?.preferences ?? [])]
  const cause = causeOf(file, place, wishes)
  if (cause === 'lock') return { cause, rank: null, own, refused: [] }
  const at = place.offerId === null ? -1 : wishes.indexOf(place.offerId)
  const better = at === -1 ? wishes : wishes.slice(0, at)
  const reasons = result.reasons[place.unitId] ?? {}
  const refusal = refusalsOf({ file, result }, place.unitId, own.draw)
  return {
    cause,
    rank: at === -1 ? null : at + 1,
    own,
    refused: better.map((offerId, index) => ({
      offerId,
      rank: index + 1,
      refusal: refusal(offerId, reasons[offerId]),
    })),
  }
}

function causeOf(file: RoundFile, { unitId, offerId, phase }: Place, wishes: readonly string[]): Cause {
  if (offerId !== null) {
    if (phase === 'fallback') return wishes.length === 0 ? 'fallback-no-wishes' : 'fallback-full'
    return phase === 'lock' || phase === 'rescue' || phase === 'promoted' ? phase : 'wish'
  }
  if (suitableOffers(file, unitId) === 0) return 'none-suitable'
  const student = file.students.find(({ id }) => id === unitId)
  return student?.acceptsAny === false ? 'none-listed-only' : 'none-free'
}

function suitableOffers({ offers, ineligible = [], forbidden = [] }: RoundFile, unitId: string): number {
  const barred = new Set([...ineligible, ...forbidden].flatMap(([unit, offer]) => (unit === unitId ? [offer] : [])))
  return offers.filter(({ id }) => !barred.has(id)).length
}

/** What the engine's own words for a limit mean (matching.md, 9). */
function refusalsOf({ file, result }: WhyFacts, unitId: string, draw: number) {
  const offers = new Map(file.offers.map((offer) => [offer.id, offer]))
  const groups = new Map((file.groups ?? []).map((group) => [group.id, group]))
  const classAt = precedenceClasses(file)
  return (offerId: string, said: string | undefined): Refusal => {
    const offer = offers.get(offerId)
    if (said === undefined || !offer) return { kind: 'others' }
    if (said === 'closed') return closedAt(offer, result)
    const plain = unlimited.get(said)
    if (plain) return { kind: plain }
    const key = {
      last: lastAdmitted(result, said),
      own: { class: classAt(unitId, offerId), draw },
      ranked: isRanked(offer),
    }
    if (said === `offer ${offerId}`) return { kind: 'full', seats: seatsOf(offer), ...key }
    const group = said.startsWith(shared) ? groups.get(said.slice(shared.length)) : undefined
    if (group) return { kind: kindOf(group.id), most: seatsOf(group), ...key }
    return classOr(offer, said)
  }
}

const shared = 'shared limit '
/** What refuses without a limit. */
const unlimited = new Map([
  ['not allowed', 'not-allowed'],
  [approvedMove, 'moved'],
] as const) as ReadonlyMap<string, 'not-allowed' | 'moved'>

/** A limit that admitted nobody has no last one. */
function lastAdmitted({ cutOffs }: WhyFacts['result'], limit: string): CutOff | null {
  const found = Object.hasOwn(cutOffs, limit) ? cutOffs[limit] : undefined
  return found && found.class > 0 ? found : null
}

function kindOf(groupId: string): 'host' | 'tutors' | 'shared' {
  if (groupId.startsWith('tutors:')) return 'tutors'
  return groupId.startsWith('host:') ? 'host' : 'shared'
}

function classOr({ id, classMax }: RoundOffer, said: string): Refusal {
  return said.endsWith(` at offer ${id}`) ? { kind: 'class', most: classMax ?? 0 } : { kind: 'others' }
}

function isRanked({ priorities }: RoundOffer): boolean {
  return Array.isArray(priorities) && priorities.length > 0
}

function seatsOf({ max, running = 0 }: Pick<RoundOffer, 'max' | 'running'>): number {
  return Math.max(0, max - running)
}

function closedAt({ id, min = 0 }: RoundOffer, { closingSteps }: WhyFacts['result']): Refusal {
  const step = closingSteps.findLast(({ offer, step: what }) => offer === id && what === 'close')
  return { kind: 'closed', placed: step?.placed ?? null, min: step?.min ?? min }
}
