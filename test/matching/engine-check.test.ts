import { describe, expect, test } from '@jest/globals'
import { match } from '../../src/matching/match.rules.ts'
import type { MatchResult, RescueProposal, RoundFile } from '../../src/matching/round-file.rules.ts'
import { violationsOf } from '../../src/matching/verify.rules.ts'

/** At a: anna and bruno by precedence; carla is refused there and has b; dario is locked at b; elsa is given a free seat. */
const file: RoundFile = {
  roundId: 'r',
  seed: 's',
  lottery: ['anna', 'bruno', 'carla', 'dario', 'elsa'],
  students: [
    { id: 'anna', class: '4A', preferences: ['a', 'b'] },
    { id: 'bruno', class: '4A', preferences: ['a', 'b'] },
    { id: 'carla', class: '4B', preferences: ['d', 'a', 'b'] },
    { id: 'dario', class: '4B', preferences: [] },
    { id: 'elsa', class: '4B', preferences: [] },
  ],
  offers: [
    { id: 'a', max: 2, classMax: 2 },
    { id: 'b', max: 3, running: 1 },
    { id: 'c', max: 1 },
    { id: 'd', max: 1 },
    { id: 'e', max: 1, min: 1 },
  ],
  groups: [{ id: 'h', max: 4, offers: ['a', 'b'] }],
  locks: [['dario', 'b']],
  forbidden: [['carla', 'd']],
}

const result = match(file)
const changed = (change: Partial<MatchResult>): MatchResult => ({ ...result, ...change })
const placed = (places: Record<string, string | null>, phases: MatchResult['phase'] = {}) =>
  changed({ matching: { ...result.matching, ...places }, phase: { ...result.phase, ...phases } })

describe('a result that may not be stored', () => {
  test('is not the one the engine gives', () => {
    expect(result.matching).toMatchObject({ anna: 'a', bruno: 'a', carla: 'b', dario: 'b', elsa: 'c' })
    expect(violationsOf(file, result)).toEqual([])
  })

  test.each<[string, MatchResult, string]>([
    ['an offer above its seats', placed({ carla: 'a' }), 'offer a holds 3, more than 2'],
    ['a shared limit above its seats', placed({ elsa: 'b' }), 'shared limit h holds 5, more than 4'],
    ['a broken lock', placed({ dario: 'e' }), 'the lock of "dario" at "b" is not kept'],
    ['a forbidden pair', placed({ carla: 'd' }), 'student "carla" at offer "d": not allowed'],
    ['an offer that is not there', placed({ elsa: 'x' }), 'student "elsa" at offer "x": there is no such offer'],
    ['a closed offer', changed({ closed: ['c'] }), 'student "elsa" at offer "c": the offer is closed'],
    ['a wrong phase', placed({}, { elsa: 'wish' }), 'student "elsa" has the phase wish, not fallback'],
    ['a stranger', placed({ zoe: 'e' }), '"zoe" is not a student of the round'],
    [
      'a justified complaint',
      placed({ anna: null }, { anna: 'unplaced' }),
      'student "anna" has a justified complaint about offer "a"',
    ],
    [
      'a reason that is not true',
      changed({ reasons: { ...result.reasons, carla: { d: 'not allowed', a: 'shared limit h' } } }),
      'student "carla" was refused by offer "a", and the reason is not true: shared limit h',
    ],
    [
      'no reason',
      changed({ reasons: { ...result.reasons, carla: { a: 'offer a' } } }),
      'student "carla" was refused by offer "d", and the reason is not true: no reason',
    ],
    [
      'cut-offs that let in too many',
      changed({ cutOffs: {} }),
      'student "carla" does not get the same place from the cut-offs',
    ],
  ])('%s', (_, wrong, line) => {
    expect(violationsOf(file, wrong)).toContain(line)
  })

  test('nobody said anything about', () => {
    const { elsa: _, ...matching } = result.matching
    expect(violationsOf(file, changed({ matching }))).toEqual(['nothing is said about student "elsa"'])
  })

  test('is not one with a complaint that an approved move declared', () => {
    const moved = placed({ anna: 'b', elsa: 'a' }, {})
    const reasons = { ...result.reasons, anna: { a: 'approved move' } }
    const approved: RescueProposal = {
      student: 'elsa',
      moves: [],
      blockingPairs: [
        ['anna', 'a'],
        ['carla', 'a'],
      ],
    }
    const offers = file.offers.map((offer) => (offer.id === 'b' ? { ...offer, max: 4 } : offer))
    const room: RoundFile = { ...file, offers, groups: [{ id: 'h', max: 5, offers: ['a', 'b'] }] }
    expect(violationsOf(room, { ...moved, reasons }, [approved])).toEqual([])
    const undeclared = { ...approved, blockingPairs: approved.blockingPairs.slice(1) }
    expect(violationsOf(room, { ...moved, reasons }, [undeclared])).toEqual([
      'student "anna" has a justified complaint about offer "a"',
    ])
  })
})
