// A result turned back into numbers of the naive round, and what it claims looked up by definition.
import type { MatchResult, Phase } from '../../src/matching/round-file.rules.ts'
import { type NaiveRound, type Places, isFull, pressureOf, refusingLimit } from './naive-round.ts'

export function placesOf(round: NaiveRound, result: MatchResult): Places {
  return round.students.map((id) => {
    const offer = result.matching[id]
    if (offer === undefined) throw new Error(`nothing said about ${id}`)
    return offer === null ? -1 : round.offers.indexOf(offer)
  })
}

/** The places that students have in these phases; -1 for all others. */
export const placesIn = (round: NaiveRound, result: MatchResult, phases: readonly Phase[]): Places =>
  placesOf(round, result).map((offer, student) =>
    phases.includes(result.phase[round.students[student] as string] as Phase) ? offer : -1,
  )

export const closedIn = (round: NaiveRound, result: MatchResult): Set<number> =>
  new Set(result.closed.map((offer) => round.offers.indexOf(offer)))

/** What is wrong with the phases: a word that does not say how the student came to the place. */
export function wrongPhases(round: NaiveRound, result: MatchResult): string[] {
  const places = placesOf(round, result)
  const expected = (student: number): Phase => {
    const offer = places[student] as number
    if (round.locked[student] !== -1) return 'lock'
    if (offer === -1) return 'unplaced'
    return round.wishes[student]?.includes(offer) ? 'wish' : 'fallback'
  }
  return round.students.filter((id, student) => result.phase[id] !== expected(student))
}

/** Wishes that were not obtained and what the result says about them; nothing for those who are locked. */
function* refusedWishes(round: NaiveRound, result: MatchResult) {
  const places = placesOf(round, result)
  for (const [student, { id, preferences }] of round.file.students.entries()) {
    if (round.locked[student] !== -1) continue
    for (const wish of new Set(preferences)) {
      const offer = round.offers.indexOf(wish)
      if (offer === places[student]) break
      if (offer !== -1) yield { student, offer, reason: result.reasons[id]?.[wish] }
    }
  }
}

/** Reasons that are missing or not true, as sentences. */
export function wrongReasons(round: NaiveRound, result: MatchResult): string[] {
  const held = placesIn(round, result, ['lock', 'wish'])
  const pressure = pressureOf(round, held)
  const closed = closedIn(round, result)
  const expected = (student: number, offer: number) => {
    if (!round.allowed(student, offer)) return ['not allowed']
    if (closed.has(offer)) return ['closed']
    return namesOf(round, refusingLimit(round, pressure, [student, offer]))
  }
  const wrong: string[] = []
  for (const { student, offer, reason } of refusedWishes(round, result)) {
    const names = expected(student, offer)
    if (!reason || !names.includes(reason))
      wrong.push(`${round.students[student]} at ${round.offers[offer]}: ${reason}, expected ${names.join(' or ')}`)
  }
  return wrong
}

/** The name of a limit; when two shared limits hold the same offers and the same room, both. */
function namesOf(round: NaiveRound, limit: number): string[] {
  const found = round.limits[limit]
  if (!found?.name.startsWith('shared')) return found ? [found.name] : []
  const same = (other: ReadonlySet<number>) =>
    other.size === found.offers.size && [...other].every((offer) => found.offers.has(offer))
  return round.limits.filter(({ name, offers }) => name.startsWith('shared') && same(offers)).map(({ name }) => name)
}

/** How many reasons the result gives; more than there are refused wishes is wrong too. */
export const countReasons = (result: MatchResult): number =>
  Object.values(result.reasons).reduce((sum, reasons) => sum + Object.keys(reasons).length, 0)

export const countRefused = (round: NaiveRound, result: MatchResult): number => [...refusedWishes(round, result)].length

/** Who gets which wish when only the published cut-offs are known: the first whose every limit does not keep the key out. */
export function replayFromCutOffs(round: NaiveRound, result: MatchResult): Places {
  const closed = closedIn(round, result)
  const admitted = (student: number, offer: number) =>
    round.pathOf(student, offer).every((limit) => {
      const name = round.limits[limit]?.name as string
      if (!Object.hasOwn(result.cutOffs, name)) return true
      const cutOff = result.cutOffs[name] as { class: number; draw: number }
      return round.keyOf(student, offer) <= cutOff.class * 2 ** 32 + cutOff.draw
    })
  return round.wishes.map((wishes, student) =>
    round.locked[student] === -1
      ? (wishes.find((offer) => !closed.has(offer) && admitted(student, offer)) ?? -1)
      : (round.locked[student] as number),
  )
}

/** Limits with a cut-off that are not full of students from phase two. */
export function emptyCutOffs(round: NaiveRound, result: MatchResult): string[] {
  const pressure = pressureOf(round, placesIn(round, result, ['lock', 'wish']))
  return Object.keys(result.cutOffs).filter((name) => {
    const limit = round.limitNamed.get(name)
    return limit === undefined || !isFull(round, pressure, limit)
  })
}

/** How many have their first, second, third … wish, by definition. */
export function rankProfileOf(round: NaiveRound, places: Places): number[] {
  const ranks = places.flatMap((offer, student) => round.wishes[student]?.indexOf(offer) ?? -1)
  const profile: number[] = []
  for (const rank of ranks) if (rank >= 0) profile[rank] = (profile[rank] ?? 0) + 1
  return Array.from(profile, (count) => count ?? 0)
}
