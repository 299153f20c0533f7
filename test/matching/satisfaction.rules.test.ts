import { describe, expect, test } from '@jest/globals'
import { match } from '../../src/matching/match.rules.ts'
import type { RoundFile } from '../../src/matching/round-file.rules.ts'
import { bestScore, scoreOf, widerChoices } from './all-assignments.ts'
import { cheapestScore } from './naive-cost-flow.ts'
import { literalMinimums, toClose } from './literal-procedure.ts'
import { exceededLimits, isFull, naiveRound, pressureOf } from './naive-round.ts'
import { closedIn, placesOf, wrongPhases } from './read-result.ts'
import { middlingMarket } from './middling-markets.ts'
import { diceOf } from './seeded.ts'
import { onMarkets } from './small-markets.ts'

const satisfied = (file: RoundFile): RoundFile => ({
  ...file,
  options: { ...file.options, mechanism: 'satisfaction' },
})

describe('I19 the most students with the fewest points', () => {
  test.each([true, false])('number and points are those of the best of all assignments, free seats: %s', (fallback) => {
    onMarkets(1000, { fallback }, ({ file, round }) => {
      const result = match(satisfied(file))
      const places = placesOf(round, result)
      expect(scoreOf(round, places)).toEqual(bestScore(round, fallback ? widerChoices(round) : round.wishes))
      expect(exceededLimits(round, places)).toEqual([])
      expect(places.filter((offer, student) => offer !== -1 && !round.allowed(student, offer))).toEqual([])
      for (const [student, offer] of file.locks ?? []) expect(result.matching[student]).toBe(offer)
      expect(wrongPhases(round, result)).toEqual([])
    })
  })

  test('also in middling markets with lists of up to fifteen wishes, against a flow by Bellman and Ford', () => {
    for (let seed = 1; seed <= 45; seed++) {
      const file = satisfied(middlingMarket(seed, seed > 42 ? 90 : 12 + (seed % 25)))
      const round = naiveRound(file)
      const places = placesOf(round, match(file))
      const choices = file.options?.fallback ? widerChoices(round) : round.wishes
      expect({ seed, ...scoreOf(round, places) }).toEqual({ seed, ...cheapestScore(round, choices) })
      expect(exceededLimits(round, places)).toEqual([])
    }
  })

  test('minimums are held by closing and opening again, one offer at a time', () => {
    let steps = 0
    onMarkets(500, { fallback: true, minimums: true }, ({ file, round }) => {
      const other = satisfied(file)
      const result = match(other)
      steps += result.closingSteps.length
      const literal = literalMinimums(round, (closed) => ({
        places: placesOf(
          round,
          match(
            closedBefore(
              other,
              round.offers.filter((_, offer) => closed.has(offer)),
            ),
          ),
        ),
        chainsLeft: 0,
      }))
      expect(result.closingSteps).toEqual(literal.steps)
      expect(placesOf(round, result)).toEqual(literal.places)
      expect(toClose(round, placesOf(round, result))).toBeUndefined()
    })
    expect(steps).toBeGreaterThan(60)
  })

  test('a wish that was not obtained names its lowest full limit', () => {
    onMarkets(600, { fallback: true, minimums: true }, ({ file, round }) => {
      const result = match(satisfied(file))
      const places = placesOf(round, result)
      const pressure = pressureOf(round, places)
      for (const [student, id] of round.students.entries())
        for (const [wish, reason] of Object.entries(result.reasons[id] ?? {})) {
          const offer = round.offers.indexOf(wish)
          const full = round.pathOf(student, offer).filter((limit) => isFull(round, pressure, limit))
          const [lowest, ...others] = full.map((limit) => round.limits[limit]?.name)
          if (!round.allowed(student, offer)) expect(reason).toBe('not allowed')
          else if (closedIn(round, result).has(offer)) expect(reason).toBe('closed')
          else expect(lowest?.startsWith('shared') ? [lowest, ...others] : [lowest]).toContain(reason)
        }
    })
  })

  test('an offer beyond the list is chosen before a twelfth wish, which has more points', () => {
    const full = Array.from({ length: 11 }, (_, index) => ({ id: `full ${index}`, max: 0 }))
    const { matching, phase, reasons } = match({
      roundId: 'r',
      seed: 's',
      options: { mechanism: 'satisfaction' },
      students: [{ id: 'a', preferences: [...full.map(({ id }) => id), 'twelfth'] }],
      offers: [...full, { id: 'twelfth', max: 1 }, { id: 'beyond', max: 1 }],
    })
    expect([matching['a'], phase['a']]).toEqual(['beyond', 'fallback'])
    expect(reasons['a']).toMatchObject({ 'full 0': 'offer full 0', twelfth: 'points' })
  })

  test('of two equal ways the one is taken that the draw prefers', () => {
    for (let seed = 0; seed < 40; seed++) {
      const lottery = diceOf(seed).shuffled(['a', 'b', 'c', 'd'])
      const { matching } = match({
        roundId: 'r',
        seed: 's',
        lottery,
        options: { mechanism: 'satisfaction', fallback: false },
        students: ['a', 'b', 'c', 'd'].map((id) => ({ id, preferences: ['first', 'second'] })),
        offers: [
          { id: 'first', max: 1 },
          { id: 'second', max: 1 },
        ],
      })
      expect(lottery.map((id) => matching[id])).toEqual(['first', 'second', null, null])
    }
  })

  test('one student at the first wish and one at the third cost more than two at the second', () => {
    const file: RoundFile = {
      roundId: 'r',
      seed: 's',
      lottery: ['a', 'b'],
      options: { mechanism: 'satisfaction', fallback: false },
      students: [
        { id: 'a', preferences: ['x', 'y'] },
        { id: 'b', preferences: ['full', 'x', 'y'] },
      ],
      offers: [
        { id: 'full', max: 0 },
        { id: 'x', max: 1 },
        { id: 'y', max: 1 },
      ],
    }
    expect(match(file).matching).toEqual({ a: 'y', b: 'x' })
    expect(match(file).reasons).toEqual({ a: { x: 'offer x' }, b: { full: 'offer full' } })
  })
})

/** The round with no seats at these offers from the start. */
const closedBefore = (file: RoundFile, closed: readonly string[]): RoundFile => ({
  ...file,
  options: { ...file.options, minimums: false },
  offers: file.offers.map((offer) =>
    closed.includes(offer.id) ? { ...offer, max: offer.running ?? 0, min: 0 } : offer,
  ),
})
