import { describe, expect, test } from '@jest/globals'
import { match } from '../../src/matching/match.rules.ts'
import type { MatchResult, RoundFile } from '../../src/matching/round-file.rules.ts'
import { mayEnter, toClose } from './literal-procedure.ts'
import { type NaiveRound, blockingPairs, exceededLimits, isFull, naiveRound, pressureOf } from './naive-round.ts'
import {
  closedIn,
  countReasons,
  countRefused,
  placesIn,
  placesOf,
  replayFromCutOffs,
  wrongPhases,
  wrongReasons,
} from './read-result.ts'
import { type Dice, diceOf } from './seeded.ts'

const range = (length: number) => Array.from({ length }, (_, index) => index)

const limitOf = (round: NaiveRound, offer: number) => round.limitNamed.get(`offer ${round.offers[offer]}`) as number

/** Ten wishes a student, popular offers listed by many, a host for four offers and a zone for five hosts. */
function largeMarket(seed: number, students: number): RoundFile {
  const dice = diceOf(seed)
  const offers = range(Math.floor(students / 3))
  const ids = range(students).map((index) => `student ${index}`)
  const popular = () => offers[Math.floor((dice.between(0, 9999) / 10_000) ** 2 * offers.length)] as number
  const groups = [4, 20].flatMap((size) =>
    range(Math.floor(offers.length / size)).map((at) => ({
      id: `${size} ${at}`,
      max: Math.ceil(size * dice.between(20, 34) * 0.1),
      running: dice.between(0, 2),
      offers: offers.slice(at * size, (at + 1) * size).map((offer) => `offer ${offer}`),
    })),
  )
  return {
    roundId: 'large',
    seed: `seed ${seed}`,
    students: ids.map((id, index) => ({
      id,
      class: `class ${Math.floor(index / 24)}`,
      preferences: dice.chance(8) ? [] : [...new Set(range(10).map(popular))].map((offer) => `offer ${offer}`),
      acceptsAny: dice.chance(90),
      ...(dice.chance(10) ? { zoneDistance: { [`offer ${popular()}`]: dice.between(1, 5) } } : {}),
    })),
    offers: offers.map((offer) => largeOffer(dice, `offer ${offer}`, ids)),
    groups,
    forbidden: range(students / 10).map(() => [dice.pick(ids), `offer ${popular()}`]),
    ineligible: range(students / 5).map(() => [dice.pick(ids), `offer ${popular()}`, 'training']),
  }
}

function largeOffer(dice: Dice, id: string, students: readonly string[]): RoundFile['offers'][number] {
  const max = dice.between(1, 6)
  return {
    id,
    max,
    ...(dice.chance(30) ? { classMax: dice.between(1, 2) } : {}),
    ...(max > 1 && dice.chance(15) ? { min: dice.between(2, Math.min(max, 3)) } : {}),
    ...(dice.chance(10) ? { running: 1 } : {}),
    priorities: dice.chance(50)
      ? range(2).map((band) => students.filter((_, at) => (at * 7 + max) % 3 === band))
      : null,
  }
}

const solve = (file: RoundFile) => ({ result: match(file), round: naiveRound(file) })

function expectSound(round: NaiveRound, result: MatchResult): void {
  const places = placesOf(round, result)
  expect(exceededLimits(round, places)).toEqual([])
  expect(places.filter((offer, student) => offer !== -1 && !round.allowed(student, offer))).toEqual([])
  expect(wrongPhases(round, result)).toEqual([])
}

describe('in a market of a few thousand students', () => {
  const file = largeMarket(1, 2400)
  const { round, result } = solve(file)
  const closed = closedIn(round, result)

  test('I1, I2 every limit and every pair is in order, and most have a place', () => {
    expectSound(round, result)
    expect(Object.values(result.matching).filter(Boolean).length).toBeGreaterThan(1600)
  })

  test('I3 nobody has a justified complaint', () => {
    expect(blockingPairs(round, placesOf(round, result), closed)).toEqual([])
  })

  test('I5 nobody is without a place while a seat is free', () => {
    const places = placesOf(round, result)
    const pressure = pressureOf(round, places)
    const hasRoom = (student: number, offer: number) =>
      round.pathOf(student, offer).every((limit) => !isFull(round, pressure, limit))
    const open = [...round.offers.keys()].filter(
      (offer) =>
        !closed.has(offer) && mayEnter(round, places, offer) && !isFull(round, pressure, limitOf(round, offer)),
    )
    const waiting = [...places.keys()].filter((student) => places[student] === -1 && round.acceptsAny[student])
    expect(waiting.length).toBeGreaterThan(50)
    for (const student of waiting)
      expect(open.filter((offer) => round.allowed(student, offer) && hasRoom(student, offer))).toEqual([])
  })

  test('I16 every minimum holds', () => {
    expect(closed.size).toBeGreaterThan(0)
    expect(toClose(round, placesOf(round, result))).toBeUndefined()
  })

  test('I17 every refused wish has its reason', () => {
    expect(wrongReasons(round, result)).toEqual([])
    expect(countReasons(result)).toBe(countRefused(round, result))
  })

  test('I18 the cut-offs alone give the same result', () => {
    expect(replayFromCutOffs(round, result)).toEqual(placesIn(round, result, ['lock', 'wish']))
  })

  test('I8 the file upside down gives the same bytes', () => {
    const turned: RoundFile = {
      ...file,
      students: [...file.students].reverse(),
      offers: [...file.offers].reverse(),
      groups: [...(file.groups ?? [])].reverse(),
    }
    expect(JSON.stringify(match(turned))).toBe(JSON.stringify(result))
  })

  test('the log replays on the offers that stay open', () => {
    const { matching } = match({
      ...file,
      options: { minimums: false },
      offers: file.offers.map((offer) =>
        result.closed.includes(offer.id) ? { ...offer, max: offer.running ?? 0, min: 0 } : offer,
      ),
    })
    expect(matching).toEqual(result.matching)
  })

  test('with students locked where they were, nobody of the others has a justified complaint', () => {
    const locks = Object.entries(result.matching).flatMap(([student, offer], at): [string, string][] =>
      at % 9 === 0 && offer && result.phase[student] === 'wish' ? [[student, offer]] : [],
    )
    const second = solve({ ...file, options: { minimums: false, fallback: false }, locks })
    expectSound(second.round, second.result)
    for (const [student, offer] of locks) expect(second.result.matching[student]).toBe(offer)
    expect(blockingPairs(second.round, placesOf(second.round, second.result))).toEqual([])
    expect(wrongReasons(second.round, second.result)).toEqual([])
  })
})

describe('with the other mechanism', () => {
  const small = largeMarket(2, 1200)
  const other = solve({ ...small, options: { mechanism: 'satisfaction', minimums: false } })
  const ordinary = solve({ ...small, options: { minimums: false } })

  test('everything is in order, and at least as many are placed', () => {
    expectSound(other.round, other.result)
    const count = (result: MatchResult) => Object.values(result.matching).filter(Boolean).length
    expect(count(other.result)).toBeGreaterThanOrEqual(count(ordinary.result))
  })

  test('nobody could move to a better wish that has room', () => {
    const places = placesOf(other.round, other.result)
    const pressure = pressureOf(other.round, places)
    const open = other.round.wishes.flatMap((wishes, student) => {
      const at = wishes.indexOf(places[student] as number)
      return (at === -1 ? wishes : wishes.slice(0, at)).filter((offer) =>
        other.round.pathOf(student, offer).every((limit) => !isFull(other.round, pressure, limit)),
      )
    })
    expect(open).toEqual([])
  })
})
