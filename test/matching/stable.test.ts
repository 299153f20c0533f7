import { describe, expect, test } from '@jest/globals'
import { match } from '../../src/matching/match.rules.ts'
import { goodForAll, stableAssignments } from './all-assignments.ts'
import { proposeInTurns } from './literal-procedure.ts'
import { blockingPairs, exceededLimits } from './naive-round.ts'
import {
  closedIn,
  countReasons,
  countRefused,
  emptyCutOffs,
  placesIn,
  placesOf,
  rankProfileOf,
  replayFromCutOffs,
  wrongPhases,
  wrongReasons,
} from './read-result.ts'
import { onMarkets } from './small-markets.ts'
import { onSolved } from './solved-markets.ts'

const everything = { fallback: true, minimums: true, rescue: true }

describe('what holds in every result', () => {
  test('I1 no limit holds more than it may: class at an offer, offer, shared limits, with running seats and locks', () => {
    onSolved(2000, everything, ({ round, result }) => {
      expect(exceededLimits(round, placesOf(round, result))).toEqual([])
    })
  })

  test('I2 everybody who is placed is allowed there, and every lock is kept', () => {
    onSolved(2000, everything, ({ file, round, result }) => {
      const places = placesOf(round, result)
      expect(places.filter((offer, student) => offer !== -1 && !round.allowed(student, offer))).toEqual([])
      for (const [student, offer] of file.locks ?? []) expect(result.matching[student]).toBe(offer)
      expect(wrongPhases(round, result)).toEqual([])
    })
  })

  test('I3 nobody has a justified complaint, in the market of the offers that stay open', () => {
    onSolved(2000, everything, ({ round, result }) => {
      expect(blockingPairs(round, placesOf(round, result), closedIn(round, result))).toEqual([])
    })
  })

  test('I17 every refused wish has a reason, and what it names is full of better keys, closed or not allowed', () => {
    onSolved(2000, everything, ({ round, result }) => {
      expect(wrongReasons(round, result)).toEqual([])
      expect(countReasons(result)).toBe(countRefused(round, result))
    })
  })

  test('the profile counts who has the first, the second, the third wish', () => {
    onSolved(2000, everything, ({ round, result }) => {
      const profile = [...result.rankProfile]
      while (profile.at(-1) === 0) profile.pop()
      expect(profile).toEqual(rankProfileOf(round, placesOf(round, result)))
    })
  })
})

describe('the second phase', () => {
  test('I4 is the stable result that is best for all students at once, among all assignments that there are', () => {
    onSolved(1200, {}, ({ round, result }) => {
      const places = placesOf(round, result)
      const stable = stableAssignments(round)
      expect(stable).toContainEqual(places)
      expect(stable.filter((other) => !goodForAll(round, places, other))).toEqual([])
    })
  })

  test('is what proposing in turns gives', () => {
    onSolved(3000, {}, ({ round, result }) => {
      expect(placesOf(round, result)).toEqual(proposeInTurns(round))
    })
  })

  test('I9 with an order of all students at every offer the seed changes nothing', () => {
    onMarkets(800, { strict: true }, ({ file }) => {
      const { lottery: _, ...drawn } = file
      const { matching } = match(file)
      for (const seed of ['other', ' ', 'seed|0']) expect(match({ ...drawn, seed }).matching).toEqual(matching)
    })
  })

  test('I15 every stable result places the same number', () => {
    onSolved(1200, {}, ({ round, result }) => {
      const placed = placesOf(round, result).filter((offer) => offer !== -1).length
      const numbers = stableAssignments(round).map((places) => places.filter((offer) => offer !== -1).length)
      expect(new Set(numbers)).toEqual(new Set([placed]))
    })
  })

  test('I18 the published cut-offs alone give the same result', () => {
    onSolved(1500, { fallback: true }, ({ round, result }) => {
      expect(replayFromCutOffs(round, result)).toEqual(placesIn(round, result, ['lock', 'wish']))
      expect(emptyCutOffs(round, result)).toEqual([])
    })
  })

  test('I18 also when offers were closed', () => {
    onSolved(2000, everything, ({ round, result }) => {
      expect(replayFromCutOffs(round, result)).toEqual(placesIn(round, result, ['lock', 'wish']))
    })
  })
})
