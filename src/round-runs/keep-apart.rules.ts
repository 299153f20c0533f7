// Students who must not be at the same offer (studenti da tenere separati): when a matching brings two of them together,
// the one with the worse key there (precedence class, then draw) is forbidden at that offer and the round is matched
// again, until no pair is together. Each step forbids one more pair, so it ends; who decides is the key, so the result is
// the same for the same round. A lock holds: the other one goes. It is never shown to hosts, students or other schools.

import { byCodeUnit } from '../matching/code-unit.rules.ts'
import { drawOfRound } from '../matching/draw.rules.ts'
import type { MatchResult, RoundFile } from '../matching/round-file.rules.ts'

export interface Separation {
  unitId: string
  offerId: string
}

type Matching = Pick<MatchResult, 'matching' | 'phase'>
type Pair = readonly [string, string]

/** Who goes next: of the pairs that are together the one whose better student comes first of all; null: none is. */
function nextSeparation(file: RoundFile, { matching, phase }: Matching, pairs: readonly Pair[]): Separation | null {
  const together = pairs.filter(([a, b]) => a !== b && isSame(matching[a], matching[b]))
  if (together.length === 0) return null
  const keyOf = keysOf(file, phase)
  const ordered = together
    .map((pair) => inOrder(pair, matching, keyOf))
    .toSorted((a, b) => compare(a.betterKey, b.betterKey) || compare(a.worseKey, b.worseKey))
  const first = ordered[0]
  return first ? { unitId: first.worse, offerId: first.offerId } : null
}

const isSame = (a: string | null | undefined, b: string | null | undefined) => typeof a === 'string' && a === b

/** Of a pair that is together, who stays and who goes. */
function inOrder([a, b]: Pair, matching: Matching['matching'], keyOf: KeyOf) {
  const offerId = matching[a] ?? ''
  const keys = { a: keyOf(a, offerId), b: keyOf(b, offerId) }
  return compare(keys.a, keys.b) <= 0
    ? { offerId, worse: b, betterKey: keys.a, worseKey: keys.b }
    : { offerId, worse: a, betterKey: keys.b, worseKey: keys.a }
}

type KeyOf = (unitId: string, offerId: string) => Key
/** locked or not, precedence class, draw number; the id decides what the draw does not know */
type Key = readonly [number, number, number, string]

function keysOf(file: RoundFile, phase: Matching['phase']): KeyOf {
  const draw = drawOfRound(file)
  const offers = new Map(file.offers.map((offer) => [offer.id, offer]))
  return (unitId, offerId) => {
    const classes = offers.get(offerId)?.priorities ?? []
    const found = classes.findIndex((members) => members.includes(unitId))
    const isLocked = phase[unitId] === 'lock'
    return [isLocked ? 0 : 1, found === -1 ? classes.length : found, draw.get(unitId) ?? 0, unitId]
  }
}

function compare(a: Key, b: Key): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || byCodeUnit(a[3], b[3])
}

/** The round with those who were separated forbidden where they were. */
export function withSeparations(file: RoundFile, separated: readonly Separation[]): RoundFile {
  if (separated.length === 0) return file
  const pairs = separated.map(({ unitId, offerId }): [string, string] => [unitId, offerId])
  return { ...file, forbidden: [...(file.forbidden ?? []), ...pairs] }
}

export interface Apart {
  /** as it was matched last, with the separations in it */
  file: RoundFile
  result: MatchResult
  separated: Separation[]
}

/**
 * Matches, separates and matches again. Throws what `match` throws; `together` when both of a pair are locked at one offer.
 */
export async function matchApart(
  file: RoundFile,
  pairs: readonly Pair[],
  match: (file: RoundFile) => MatchResult | Promise<MatchResult>,
): Promise<Apart> {
  const separated: Separation[] = []
  for (;;) {
    const tried = withSeparations(file, separated)
    const result = await match(tried)
    const next = nextSeparation(tried, result, pairs)
    if (next === null) return { file: tried, result, separated }
    if (result.phase[next.unitId] === 'lock') throw new Error('both of a pair that is kept apart are locked together')
    separated.push(next)
  }
}

/** Pairs of whom both are locked at one offer: no matching can keep them apart. */
export function lockedTogether(
  file: Pick<RoundFile, 'locks'>,
  pairs: readonly Pair[],
): { pair: Pair; offerId: string }[] {
  const locked = new Map(file.locks ?? [])
  return pairs.flatMap((pair) => {
    const offerId = locked.get(pair[0])
    return offerId !== undefined && offerId === locked.get(pair[1]) ? [{ pair, offerId }] : []
  })
}
