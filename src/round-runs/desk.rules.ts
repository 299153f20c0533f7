// What the coordinator's desk reads off a result (lettura di una prova): of each student the place, which wish it was and
// what stood in the way of better ones; of each offer how full it is; and in a few numbers how good it is for all.

import { byCodeUnit } from '../matching/code-unit.rules.ts'
import { drawOfRound } from '../matching/draw.rules.ts'
import type { CutOff, MatchResult, Phase, RoundFile } from '../matching/round-file.rules.ts'

export interface DeskRow {
  unitId: string
  /** draw number, from 1 */
  draw: number
  offerId: string | null
  phase: Phase
  /** of the place among the wishes, from 1; null: not a wish */
  rank: number | null
  wishes: number
  acceptsAny: boolean
  /** wishes that were not obtained, in their order, with the limit that refused */
  refused: { offerId: string; rank: number; reason: string }[]
  /** of who has no place */
  unplaced: UnplacedReason | null
}

export const unplacedReasons = ['nothing-eligible', 'only-wishes', 'all-full'] as const
export type UnplacedReason = (typeof unplacedReasons)[number]

/** One row a unit, in the order of the draw. */
export function deskRows(file: RoundFile, result: MatchResult): DeskRow[] {
  const draw = drawOfRound(file)
  const barred = barredCounts(file)
  return file.students
    .map(({ id, preferences, acceptsAny = true }): DeskRow => {
      const wishes = [...new Set(preferences)]
      const place = placeOf(id, wishes, result)
      const nothing = (barred.get(id) ?? 0) >= file.offers.length
      return {
        ...place,
        unitId: id,
        draw: draw.get(id) ?? 0,
        wishes: wishes.length,
        acceptsAny,
        refused: refusedOf(wishes, result.reasons[id] ?? {}),
        unplaced: place.offerId === null ? whyUnplaced(nothing, acceptsAny && file.options?.fallback !== false) : null,
      }
    })
    .toSorted((a, b) => a.draw - b.draw)
}

function placeOf(id: string, wishes: readonly string[], { matching, phase }: MatchResult) {
  const offerId = matching[id] ?? null
  const found = offerId === null ? -1 : wishes.indexOf(offerId)
  return { offerId, phase: phase[id] ?? 'unplaced', rank: found === -1 ? null : found + 1 }
}

function refusedOf(wishes: readonly string[], reasons: Record<string, string>): DeskRow['refused'] {
  const known = new Map(Object.entries(reasons))
  return wishes.flatMap((offerId, index) => {
    const reason = known.get(offerId)
    return reason === undefined ? [] : [{ offerId, rank: index + 1, reason }]
  })
}

function whyUnplaced(nothing: boolean, anyPlace: boolean): UnplacedReason {
  if (nothing) return 'nothing-eligible'
  return anyPlace ? 'all-full' : 'only-wishes'
}

/** How many offers are not open to each; an offer that is barred twice counts once. */
function barredCounts({ forbidden = [], ineligible = [] }: RoundFile): Map<string, number> {
  const barred = new Map<string, Set<string>>()
  for (const [unit, offer] of [...forbidden, ...ineligible]) {
    const offers = barred.get(unit) ?? new Set()
    barred.set(unit, offers.add(offer))
  }
  return new Map([...barred].map(([unit, offers]) => [unit, offers.size]))
}

export interface OfferFill {
  offerId: string
  /** seats that this round has to give */
  seats: number
  placed: number
  locked: number
  /** how many wished it first, and at all */
  firstWishes: number
  wishes: number
  min: number
  closed: boolean
  /** somebody is locked there, and yet it stays below its minimum */
  belowMinimum: boolean
  /** cut-off of the offer itself: the last one admitted */
  cutOff: CutOff | null
  /** whether somebody goes first there, before the draw */
  ranked: boolean
}

/** One row an offer, in the order of the file. */
export function offerFill(file: RoundFile, result: MatchResult): OfferFill[] {
  const placed = counted(Object.values(result.matching))
  const first = counted(file.students.map(({ preferences }) => preferences[0] ?? null))
  const all = counted(file.students.flatMap(({ preferences }) => [...new Set(preferences)]))
  const locked = counted((file.locks ?? []).map(([, offer]) => offer))
  const closed = new Set(result.closed)
  return file.offers.map(({ id, max, running = 0, min = 0, priorities = null }) => {
    const here = placed.get(id) ?? 0
    return {
      offerId: id,
      seats: max - running,
      placed: here,
      locked: locked.get(id) ?? 0,
      firstWishes: first.get(id) ?? 0,
      wishes: all.get(id) ?? 0,
      min,
      closed: closed.has(id),
      belowMinimum: here > 0 && here < min,
      cutOff: result.cutOffs[`offer ${id}`] ?? null,
      ranked: priorities !== null,
    }
  })
}

function counted(ids: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

export interface Outcome {
  units: number
  placed: number
  locked: number
  fallback: number
  unplaced: number
  /** with their first wish, and with one of the first three */
  first: number
  topThree: number
  /** the worst wish somebody has; null: nobody has a wish */
  worst: number | null
  /** by wish, from the first */
  ranks: number[]
}

export function outcomeOf(rows: readonly DeskRow[]): Outcome {
  const count = (test: (row: DeskRow) => boolean) => rows.filter(test).length
  const wished = rows.flatMap(({ rank, phase }) => (rank === null || phase === 'lock' ? [] : [rank]))
  const worst = wished.length > 0 ? Math.max(...wished) : null
  const ranks = Array.from({ length: worst ?? 0 }, (_, index) => wished.filter((rank) => rank === index + 1).length)
  return {
    units: rows.length,
    placed: count(({ offerId }) => offerId !== null),
    locked: count(({ phase }) => phase === 'lock'),
    fallback: count(({ phase }) => phase === 'fallback'),
    unplaced: count(({ offerId }) => offerId === null),
    first: ranks[0] ?? 0,
    topThree: wished.filter((rank) => rank <= 3).length,
    worst,
    ranks,
  }
}

export interface Move {
  unitId: string
  from: string | null
  to: string | null
  /** better: a wish that stood higher; null where wishes do not tell */
  better: boolean | null
}

/** Who is somewhere else in the second result, by unit. */
export function movesBetween(
  file: RoundFile,
  before: Pick<MatchResult, 'matching'>,
  after: Pick<MatchResult, 'matching'>,
): Move[] {
  return file.students
    .map(({ id, preferences }): Move => {
      const from = before.matching[id] ?? null
      const to = after.matching[id] ?? null
      return { unitId: id, from, to, better: isBetter(preferences, from, to) }
    })
    .filter(({ from, to }) => from !== to)
    .toSorted((a, b) => byCodeUnit(a.unitId, b.unitId))
}

/** A wish is better than a later one, than any other place, and that than none. */
function isBetter(wishes: readonly string[], from: string | null, to: string | null): boolean | null {
  const standing = (offer: string | null) => {
    if (offer === null) return wishes.length + 1
    const found = wishes.indexOf(offer)
    return found === -1 ? wishes.length : found
  }
  const difference = standing(from) - standing(to)
  return difference === 0 ? null : difference > 0
}
