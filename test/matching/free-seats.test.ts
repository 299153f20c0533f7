import { describe, expect, test } from '@jest/globals'
import { match } from '../../src/matching/match.rules.ts'
import type { MatchResult } from '../../src/matching/round-file.rules.ts'
import { widerChoices } from './all-assignments.ts'
import { freeSeatChoices, runOnce } from './literal-procedure.ts'
import { largestNumber } from './naive-flow.ts'
import { type NaiveRound, type Places, blockingPairs, exceededLimits, isFull, pressureOf } from './naive-round.ts'
import { closedIn, placesIn, placesOf } from './read-result.ts'
import { onSolved } from './solved-markets.ts'

const countPlaced = (places: Places) => places.filter((offer) => offer !== -1).length

describe('free seats', () => {
  test('I5 nobody who accepts any offer is without one while a seat is free in every limit', () => {
    onSolved(2000, { fallback: true, minimums: true }, ({ round, result }) => {
      const places = placesOf(round, result)
      const pressure = pressureOf(round, places)
      const open = freeSeatChoices(round, places, closedIn(round, result))
      const left = places.flatMap((place, student) =>
        place === -1 && round.locked[student] === -1
          ? (open[student] as number[]).filter(
              (offer) => !round.pathOf(student, offer).some((limit) => isFull(round, pressure, limit)),
            )
          : [],
      )
      expect(left).toEqual([])
    })
  })

  test('I6 as many are placed as can be while those with a wish stay', () => {
    onSolved(2000, { fallback: true }, ({ round, result }) => {
      const held = placesIn(round, result, ['lock', 'wish'])
      const most = countPlaced(held) + largestNumber(round, held, freeSeatChoices(round, held))
      expect(countPlaced(placesOf(round, result))).toBe(most)
    })
  })

  test('I7 who has a wish keeps it', () => {
    onSolved(1000, { fallback: true }, ({ file, round, result }) => {
      const without = match({ ...file, options: { ...file.options, fallback: false } })
      const held = placesIn(round, result, ['lock', 'wish'])
      expect(held).toEqual(placesOf(round, without))
    })
  })

  test('are taken in draw order: the nearest, a begun offer, the better fit, the emptier offer, the smaller id', () => {
    let compared = 0
    onSolved(2000, { fallback: true }, ({ round, result }) => {
      const { places, chainsLeft } = runOnce(round, new Set())
      if (chainsLeft > 0) return
      compared++
      expect(placesOf(round, result)).toEqual(places)
    })
    expect(compared).toBeGreaterThan(1800)
  })
})

/** Applies proposals one after the other and says what is wrong with them. */
function wrongProposals(round: NaiveRound, result: MatchResult): string[] {
  const places = placesOf(round, result)
  const byWish = new Set(round.students.filter((id) => result.phase[id] === 'wish'))
  const choices = widerChoices(round)
  const declared = new Set<string>()
  const wrong: string[] = []
  for (const { student, moves, blockingPairs: pairs } of result.rescueProposals) {
    const before = [...places]
    for (const { student: mover, from, to } of moves) {
      const index = round.students.indexOf(mover)
      const offer = round.offers.indexOf(to)
      const own = byWish.has(mover) ? round.wishes[index] : choices[index]
      if ((round.offers[places[index] as number] ?? null) !== from) wrong.push(`${mover} is not at ${from}`)
      if (!own?.includes(offer) || round.locked[index] !== -1) wrong.push(`${mover} may not move to ${to}`)
      places[index] = offer
    }
    if (before[round.students.indexOf(student)] !== -1) wrong.push(`${student} had a place`)
    if (countPlaced(places) !== countPlaced(before) + 1) wrong.push(`the chain for ${student} frees no place`)
    wrong.push(...exceededLimits(round, places))
    const shortest = fewestMoves(round, before, { student: round.students.indexOf(student), byWish, choices })
    if (moves.length !== shortest) wrong.push(`${student}: ${moves.length} moves, ${shortest} are enough`)
    for (const pair of pairs) declared.add(JSON.stringify(pair))
    const now = blockingPairs(round, places).map((pair) => JSON.stringify(pair))
    wrong.push(...now.filter((pair) => !declared.has(pair)).map((pair) => `not declared: ${pair}`))
    const real = new Set(now)
    wrong.push(...pairs.map((pair) => JSON.stringify(pair)).filter((pair) => !real.has(pair)))
  }
  return wrong
}

interface Movers {
  student: number
  byWish: ReadonlySet<string>
  choices: readonly (readonly number[])[]
}

/** The smallest number of students who must move so that this one is placed and nobody loses a place. */
function fewestMoves(round: NaiveRound, before: Places, { student, byWish, choices }: Movers): number {
  let fewest = Number.POSITIVE_INFINITY
  const places = [...before]
  const from = (index: number, moved: number) => {
    if (moved >= fewest) return
    if (index === places.length) {
      if (exceededLimits(round, places).length === 0) fewest = moved
      return
    }
    const place = before[index] as number
    const free = (index === student || place !== -1) && round.locked[index] === -1
    if (index !== student) from(index + 1, moved)
    if (!free) return
    const own = byWish.has(round.students[index] as string) ? round.wishes[index] : choices[index]
    for (const offer of own as number[]) {
      if (offer === place) continue
      places[index] = offer
      from(index + 1, moved + 1)
    }
    places[index] = place
  }
  from(0, 0)
  return fewest
}

describe('rescue', () => {
  test('I6 with all proposals as many are placed as can be when those with a wish move among their wishes', () => {
    let proposals = 0
    onSolved(2000, { fallback: true, rescue: true }, ({ round, result }) => {
      proposals += result.rescueProposals.length
      const byWish = placesIn(round, result, ['wish'])
      const choices = widerChoices(round).map((offers, student) =>
        byWish[student] === -1 ? offers : (round.wishes[student] as number[]),
      )
      const most = countPlaced(round.locked) + largestNumber(round, round.locked, choices)
      expect(countPlaced(placesOf(round, result)) + result.rescueProposals.length).toBe(most)
    })
    expect(proposals).toBeGreaterThan(30)
  })

  test('proposes the shortest chains, moves students only to their own wishes and declares every complaint', () => {
    onSolved(2000, { fallback: true, rescue: true }, ({ round, result }) => {
      expect(wrongProposals(round, result)).toEqual([])
    })
  })

  test('moves nobody, and proposes nothing when it is not asked', () => {
    onSolved(500, { fallback: true, rescue: true }, ({ file, result }) => {
      const without = match({ ...file, options: { ...file.options, rescue: false } })
      expect(without.rescueProposals).toEqual([])
      expect(result.matching).toEqual(without.matching)
    })
  })
})
