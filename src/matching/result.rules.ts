// The result of a round in the ids of its file (esito): objects by id have no prototype, so that any id may be a key, and are
// filled in the order of the ids. Reasons are given for every wish better than the place: all of them where the place is not
// on the list; none for a locked student. Forbidden and ineligible wishes stand among them although they were left out.
// Ranks are counted in the cleaned lists.
// Source: matching.md 9.

import { NONE } from './market-index.rules.ts'
import type { Market } from './market.rules.ts'
import type { Explanation, PlacesGiven } from './mechanism.rules.ts'
import { inputDigest, resultDigest } from './round-digest.rules.ts'
import { type MatchResult, type Phase, phases, type RoundFile } from './round-file.rules.ts'
import { BY_FALLBACK, BY_WISH, LOCKED, UNPLACED } from './seats.rules.ts'

const ENGINE_VERSION = 'bottega-matching/1'

export interface Found extends Pick<MatchResult, 'closed' | 'closingSteps' | 'rescueProposals' | 'warnings'> {
  given: PlacesGiven
  explanation: Explanation
}

type ById<Value> = Record<string, Value>

/** An object in which any id may be a key. */
export function byId<Value>(): ById<Value> {
  return Object.create(null) as ById<Value>
}

export function matchResult(file: RoundFile, market: Market, found: Found): MatchResult {
  const { given, explanation, closed, closingSteps, rescueProposals, warnings } = found
  const result = {
    ...placesByStudent(market, given),
    reasons: reasonsByStudent(file, market, found),
    closed,
    closingSteps,
    cutOffs: explanation.cutOffs,
    rankProfile: rankProfile(market, given),
    rescueProposals,
    warnings,
    inputDigest: inputDigest(file),
    engineVersion: ENGINE_VERSION,
  }
  return { ...result, resultDigest: resultDigest(result) }
}

const phaseNames: readonly Phase[] = phases.toSorted((a, b) => phaseNumber(a) - phaseNumber(b))

function phaseNumber(phase: Phase): number {
  return { unplaced: UNPLACED, lock: LOCKED, wish: BY_WISH, fallback: BY_FALLBACK }[phase]
}

function placesByStudent(
  { studentIds, offerIds }: Market,
  { seats }: PlacesGiven,
): Pick<MatchResult, 'matching' | 'phase'> {
  const matching = byId<string | null>()
  const phase = byId<Phase>()
  for (const [student, id] of studentIds.entries()) {
    const offer = seats.place[student]!
    matching[id] = offer === NONE ? null : offerIds[offer]!
    phase[id] = phaseNames[seats.phase[student]!]!
  }
  return { matching, phase }
}

function reasonsByStudent(file: RoundFile, market: Market, found: Found): MatchResult['reasons'] {
  const lists: (readonly string[])[] = []
  for (const { id, preferences } of file.students) lists[market.studentNumber.get(id)!] = preferences
  const reasons = byId<ById<string>>()
  for (const [student, id] of market.studentIds.entries()) {
    const locked = market.lockedAt[student] !== NONE
    reasons[id] = locked ? byId() : reasonsFor(student, lists[student]!, { market, found })
  }
  return reasons
}

/** Down the list as it was written, beside the cleaned one, as far as the place. */
function reasonsFor(
  student: number,
  list: readonly string[],
  { market, found }: { market: Market; found: Found },
): ById<string> {
  const reasons = byId<string>()
  const end = market.wishStart[student + 1]!
  let wish = market.wishStart[student]!
  for (const offer of list) {
    if (wish < end && market.offerIds[market.wishOffer[wish]!] === offer) {
      if (wish === found.given.held[student]) break
      reasons[offer] = found.explanation.reasonFor(wish++)
    } else if (market.offerNumber.has(offer)) reasons[offer] ??= 'not allowed'
  }
  return reasons
}

/** How many have their first, second, third … wish, as far as somebody has it. */
function rankProfile({ wishStart }: Market, { held }: PlacesGiven): number[] {
  const profile: number[] = []
  for (const [student, wish] of held.entries()) {
    if (wish === NONE) continue
    const rank = wish - wishStart[student]!
    while (profile.length <= rank) profile.push(0)
    profile[rank]!++
  }
  return profile
}
