import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  type NewPair,
  type PairFacts,
  pairProblems,
  pairRefusals,
  withoutPair,
} from '../../src/rounds/round-pairs.rules.ts'
import type { Round } from '../../src/rounds/round.rules.ts'
import { apartOf, forbiddenOf, lockOf, offerOf, roundOf } from './example-round.ts'

const facts: PairFacts = {
  classOf: new Map([
    ['ada', '3a'],
    ['bea', '3a'],
    ['ciro', '3a'],
    ['dino', '4a'],
  ]),
  seatsOf: new Map([
    ['a', 2],
    ['b', 9],
  ]),
}
const offers = [offerOf('a'), offerOf('b', { partnerId: 'officine', classMax: 2 })]
const lock = (unitId: string, offerId: string): NewPair => ({ kind: 'lock', unitId, offerId })
const forbid = (unitId: string, partnerId: string): NewPair => ({ kind: 'forbidden', unitId, partnerId })
const apart = (one: string, other: string): NewPair => ({ kind: 'apart', unitIds: [one, other] })

describe('what is said about single students', () => {
  const table: [string, Partial<Round>, NewPair, string[]][] = [
    ['a place is fixed', {}, lock('ada', 'a'), []],
    ['for who takes part only', {}, lock('zoe', 'a'), ['unit-not-in-round']],
    ['at an offer of the round', {}, lock('ada', 'c'), ['offer-not-in-round']],
    ['once for each student', { locks: [lockOf('l', 'ada', 'b')] }, lock('ada', 'a'), ['already-locked']],
    [
      'not where it is forbidden',
      { forbidden: [forbiddenOf('f', 'ada', 'fablab')] },
      lock('ada', 'a'),
      ['lock-on-forbidden'],
    ],
    ['elsewhere it may be', { forbidden: [forbiddenOf('f', 'ada', 'fablab')] }, lock('ada', 'b'), []],
    [
      'not above the seats',
      { locks: [lockOf('l', 'bea', 'a'), lockOf('m', 'dino', 'a')] },
      lock('ada', 'a'),
      ['locks-above-seats'],
    ],
    [
      'not above the seats of the round',
      { offers: [offerOf('a', { seats: 1 })], locks: [lockOf('l', 'bea', 'a')] },
      lock('ada', 'a'),
      ['locks-above-seats'],
    ],
    [
      'not above those of a class',
      { locks: [lockOf('l', 'bea', 'b'), lockOf('m', 'ciro', 'b')] },
      lock('ada', 'b'),
      ['locks-above-class'],
    ],
    ['another class may', { locks: [lockOf('l', 'bea', 'b'), lockOf('m', 'ciro', 'b')] }, lock('dino', 'b'), []],
    [
      'not beside whom one is kept apart from',
      { locks: [lockOf('l', 'bea', 'a')], keepApart: [apartOf('k', 'ada', 'bea')] },
      lock('ada', 'a'),
      ['apart-locked-together'],
    ],
    ['a host is forbidden', {}, forbid('ada', 'fablab'), []],
    ['that has an offer there', {}, forbid('ada', 'tipografia'), ['host-not-in-round']],
    ['once', { forbidden: [forbiddenOf('f', 'ada', 'fablab')] }, forbid('ada', 'fablab'), ['already-forbidden']],
    ['not where a place is fixed', { locks: [lockOf('l', 'ada', 'a')] }, forbid('ada', 'fablab'), ['locked-at-host']],
    ['two are kept apart', {}, apart('ada', 'bea'), []],
    ['not one from itself', {}, apart('ada', 'ada'), ['same-student']],
    [
      'once, whoever is named first',
      { keepApart: [apartOf('k', 'bea', 'ada')] },
      apart('ada', 'bea'),
      ['already-apart'],
    ],
    ['both in the round', {}, apart('ada', 'zoe'), ['unit-not-in-round']],
    [
      'not when both have a place at one offer',
      { locks: [lockOf('l', 'ada', 'a'), lockOf('m', 'bea', 'a')] },
      apart('ada', 'bea'),
      ['apart-locked-together'],
    ],
    ['at two offers they may', { locks: [lockOf('l', 'ada', 'a'), lockOf('m', 'bea', 'b')] }, apart('ada', 'bea'), []],
  ]
  test.each(table)('%s', (_says, given, pair, expected) => {
    expect(pairRefusals(roundOf({ offers, ...given }), pair, facts)).toEqual(expected)
  })

  test('that was let in one after the other never contradicts itself', () => {
    const anyUnit = fc.constantFrom('ada', 'bea', 'ciro', 'dino', 'zoe')
    const anyPair = fc.oneof(
      fc.tuple(anyUnit, fc.constantFrom('a', 'b', 'c')).map(([unit, offer]) => lock(unit, offer)),
      fc.tuple(anyUnit, fc.constantFrom('fablab', 'officine')).map(([unit, host]) => forbid(unit, host)),
      fc.tuple(anyUnit, anyUnit).map(([one, other]) => apart(one, other)),
    )
    fc.assert(
      fc.property(fc.array(anyPair, { maxLength: 12 }), (pairs) => {
        const round = pairs.reduce((all, pair, index) => {
          return pairRefusals(all, pair, facts).length > 0 ? all : including(all, pair, `p${index}`)
        }, roundOf({ offers }))
        expect(pairProblems(round, facts)).toEqual([])
      }),
    )
  })

  test('is found again when students leave or seats become fewer', () => {
    const round = roundOf({ offers, locks: [lockOf('l', 'ada', 'a'), lockOf('m', 'bea', 'a')] })
    const fewer = { ...facts, seatsOf: new Map([['a', 1]]) }
    expect(pairProblems(round, fewer).map(({ pairId }) => pairId)).toEqual(['l', 'm'])
    const left = { ...facts, classOf: new Map([['bea', '3a']]) }
    expect(pairProblems(round, left)).toEqual([{ pairId: 'l', refusals: ['unit-not-in-round'] }])
    expect(pairProblems(withoutPair(round, 'l'), left)).toEqual([])
  })
})

function including(round: Round, pair: NewPair, id: string): Round {
  if (pair.kind === 'lock') return { ...round, locks: [...round.locks, lockOf(id, pair.unitId, pair.offerId)] }
  if (pair.kind === 'forbidden')
    return { ...round, forbidden: [...round.forbidden, forbiddenOf(id, pair.unitId, pair.partnerId)] }
  return { ...round, keepApart: [...round.keepApart, apartOf(id, ...pair.unitIds)] }
}
