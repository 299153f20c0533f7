import { describe, expect, test } from '@jest/globals'
import { match } from '../../src/matching/match.rules.ts'
import type { RoundFile } from '../../src/matching/round-file.rules.ts'
import { literalMinimums, runOnce, toClose } from './literal-procedure.ts'
import { marketWithMinimums } from './middling-markets.ts'
import { naiveRound } from './naive-round.ts'
import { closedIn, placesOf, wrongReasons } from './read-result.ts'
import { onMarkets } from './small-markets.ts'
import { onSolved } from './solved-markets.ts'

describe('I16 minimum numbers', () => {
  test('every offer has nobody or at least its minimum, except with a locked student', () => {
    onSolved(2000, { fallback: true, minimums: true }, ({ round, result }) => {
      expect(toClose(round, placesOf(round, result))).toBeUndefined()
    })
  })

  test('a closed offer has nobody, is reported once, and never one with a locked student', () => {
    onSolved(2000, { fallback: true, minimums: true }, ({ round, result }) => {
      const closed = [...closedIn(round, result)]
      expect(result.closed).toEqual([...new Set(result.closed)].sort())
      const places = placesOf(round, result)
      expect(closed.filter((offer) => places.includes(offer) || round.locked.includes(offer))).toEqual([])
    })
  })

  test.each([true, false])('the log is that of the procedure written out, with free seats: %s', (fallback) => {
    let compared = 0
    let closings = 0
    let reopenings = 0
    onSolved(2500, { fallback, minimums: true }, ({ round, result }) => {
      const literal = literalMinimums(round, (closed) => runOnce(round, closed))
      if (literal.chains) return
      compared++
      closings += literal.steps.filter(({ step }) => step === 'close').length
      reopenings += literal.steps.filter(({ step }) => step === 'reopen').length
      expect(result.closingSteps).toEqual(literal.steps)
      expect(closedIn(round, result)).toEqual(new Set(literal.closed))
      expect(placesOf(round, result)).toEqual(literal.places)
    })
    expect(compared).toBeGreaterThan(2300)
    expect(closings).toBeGreaterThan(500)
    expect(reopenings).toBeGreaterThan(20)
  })

  test('the log replays: with the same offers taken away from the start, the result is the same', () => {
    onSolved(1500, { fallback: true, minimums: true }, ({ file, result: { matching, closed } }) => {
      if (closed.length === 0) return
      expect(match(withoutOffers(file, closed)).matching).toEqual(matching)
    })
  })

  test('in middling markets too, where closing one offer moves students far away', () => {
    let steps = 0
    for (let seed = 1; seed <= 60; seed++) {
      const file = marketWithMinimums(seed, 30 + (seed % 40))
      const round = naiveRound(file)
      const result = match(file)
      const literal = literalMinimums(round, (closed) => ({
        places: placesOf(round, match(withoutSeats(file, (offer) => closed.has(offer)))),
        chainsLeft: 0,
      }))
      steps += literal.steps.length
      expect({ seed, steps: result.closingSteps }).toEqual({ seed, steps: literal.steps })
      expect(placesOf(round, result)).toEqual(literal.places)
      expect(wrongReasons(round, result)).toEqual([])
    }
    expect(steps).toBeGreaterThan(200)
  })

  test('who is at a begun offer with a locked student stays, and the round says that it is below its minimum', () => {
    const file: RoundFile = {
      roundId: 'r',
      seed: 's',
      students: [{ id: 'a', preferences: [] }],
      offers: [{ id: 'o', max: 3, min: 2 }],
      locks: [['a', 'o']],
    }
    const result = match(file)
    expect(result).toMatchObject({ matching: { a: 'o' }, closed: [], closingSteps: [] })
    expect(result.warnings.filter((warning) => warning.includes('o'))).toHaveLength(1)
  })

  test('nothing closes when minimums are not asked for', () => {
    onMarkets(300, { fallback: true, minimums: true }, ({ file }) => {
      const result = match({ ...file, options: { ...file.options, minimums: false } })
      expect(result.closed).toEqual([])
      expect(result.closingSteps).toEqual([])
    })
  })
})

/** The round without minimums to hold, with no seats at these offers from the start. */
const withoutSeats = (file: RoundFile, closed: (offer: number) => boolean): RoundFile => ({
  ...file,
  options: { ...file.options, minimums: false },
  offers: file.offers.map((offer, at) => (closed(at) ? { ...offer, max: offer.running ?? 0, min: 0 } : offer)),
})

/** The round that would have been frozen if these offers had never been there. */
function withoutOffers(file: RoundFile, closed: readonly string[]): RoundFile {
  const stays = (offer: string | undefined) => offer === undefined || !closed.includes(offer)
  const pairs = <Pair extends readonly string[]>(list: Pair[] = []) => list.filter(([, offer]) => stays(offer))
  return {
    ...file,
    students: file.students.map((student) => ({
      ...student,
      preferences: student.preferences.filter(stays),
      zoneDistance: Object.fromEntries(Object.entries(student.zoneDistance ?? {}).filter(([offer]) => stays(offer))),
    })),
    offers: file.offers.filter(({ id }) => stays(id)),
    groups: (file.groups ?? []).map((group) => ({ ...group, offers: group.offers.filter(stays) })),
    forbidden: pairs(file.forbidden),
    ineligible: pairs(file.ineligible),
  }
}
