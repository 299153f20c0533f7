// Everything that could be done with a tiny market, listed: what is best is then simply looked up.
import { type NaiveRound, type Places, betterWishes, blockingPairs, exceededLimits } from './naive-round.ts'

/** Every way to give places inside the limits, when each student may have only these offers or nothing. */
function* assignments(round: NaiveRound, choices: readonly (readonly number[])[]): Generator<Places> {
  const places: Places = [...round.locked]
  function* from(student: number): Generator<Places> {
    if (student === places.length) {
      yield [...places]
      return
    }
    yield* from(student + 1)
    if (round.locked[student] !== -1) return
    for (const offer of choices[student] as readonly number[]) {
      places[student] = offer
      if (exceededLimits(round, places).length === 0) yield* from(student + 1)
      places[student] = -1
    }
  }
  yield* from(0)
}

export const stableAssignments = (round: NaiveRound): Places[] =>
  [...assignments(round, round.wishes)].filter((places) => blockingPairs(round, places).length === 0)

/** Whether no student is worse off in the first. */
export const goodForAll = (round: NaiveRound, first: Places, second: Places): boolean =>
  first.every((_, student) => betterWishes(round, first, student).length <= betterWishes(round, second, student).length)

/** Offers that may be given beyond the list: all that are allowed, to those who accept any. */
export const widerChoices = (round: NaiveRound): number[][] =>
  round.wishes.map((wishes, student) => {
    if (round.locked[student] !== -1) return []
    if (!round.acceptsAny[student]) return wishes
    const others = [...round.offers.keys()].filter((offer) => !wishes.includes(offer) && round.allowed(student, offer))
    return [...wishes, ...others]
  })

export interface Score {
  placed: number
  points: number
}

/** Points of a place: 0, 1, 3, 6 … by its rank on the list, 60 and the distance when it isn't there. */
export function pointsOf(round: NaiveRound, student: number, offer: number): number {
  const rank = round.wishes[student]?.indexOf(offer) ?? -1
  return rank === -1 ? 60 + round.distanceOf(student, offer) : (rank * (rank + 1)) / 2
}

export function scoreOf(round: NaiveRound, places: Places): Score {
  const free = [...places.entries()].filter(([student, offer]) => offer !== -1 && round.locked[student] === -1)
  const points = free.reduce((sum, [student, offer]) => sum + pointsOf(round, student, offer), 0)
  return { placed: free.length, points }
}

/** The largest number that can be placed, and the fewest points with so many. */
export function bestScore(round: NaiveRound, choices: readonly (readonly number[])[]): Score {
  let best: Score = { placed: 0, points: 0 }
  for (const places of assignments(round, choices)) {
    const score = scoreOf(round, places)
    const better = score.placed - best.placed || best.points - score.points
    if (better > 0) best = score
  }
  return best
}
