import { describe, expect, test } from '@jest/globals'
import { match } from '../../src/matching/match.rules.ts'
import type { RoundFile } from '../../src/matching/round-file.rules.ts'

const round = (rest: Partial<RoundFile>): RoundFile => ({ roundId: 'r', seed: 's', students: [], offers: [], ...rest })
const most = Number.MAX_SAFE_INTEGER

describe.each(['default', 'satisfaction'] as const)('at the edges, %s', (mechanism) => {
  const solve = (rest: Partial<RoundFile>) => match(round({ ...rest, options: { ...rest.options, mechanism } }))

  test('a round with nobody and nothing is matched', () => {
    expect(solve({})).toMatchObject({ matching: {}, phase: {}, reasons: {}, closed: [], cutOffs: {}, rankProfile: [] })
  })

  test('offers without students stay open, however many they need', () => {
    const result = solve({ offers: [{ id: 'x', max: 9, min: 9 }], groups: [{ id: 'g', max: 0, offers: ['x'] }] })
    expect(result).toMatchObject({ matching: {}, closed: [], closingSteps: [], warnings: [] })
  })

  test('students without offers are without a place', () => {
    const result = solve({ students: [{ id: 'a', preferences: [] }], groups: [{ id: 'g', max: 3, offers: [] }] })
    expect(result).toMatchObject({ matching: { a: null }, phase: { a: 'unplaced' }, reasons: { a: {} } })
  })

  test('the largest numbers that there are do not overflow', () => {
    const { matching } = solve({
      students: ['a', 'b'].map((id) => ({ id, class: 'k', preferences: ['x'], zoneDistance: { x: most } })),
      offers: [{ id: 'x', max: most, running: most - 1, classMax: most }],
      groups: [{ id: 'g', max: most, offers: ['x'] }],
    })
    expect(Object.values(matching).filter((offer) => offer === 'x')).toHaveLength(1)
  })

  test('an offer without seats, and one whose seats are all running or locked, refuses', () => {
    const { matching, reasons, phase } = solve({
      students: ['a', 'b', 'l'].map((id) => ({ id, preferences: ['none', 'running', 'locked'] })),
      offers: [
        { id: 'none', max: 0 },
        { id: 'running', max: 2, running: 2 },
        { id: 'locked', max: 1 },
      ],
      locks: [['l', 'locked']],
    })
    expect(matching).toEqual({ a: null, b: null, l: 'locked' })
    expect(phase).toEqual({ a: 'unplaced', b: 'unplaced', l: 'lock' })
    expect(reasons['a']).toEqual({ none: 'offer none', running: 'offer running', locked: 'offer locked' })
  })

  test('more running seats than seats leave no room, and nobody has to go', () => {
    const { matching, reasons } = solve({
      students: [
        { id: 'a', preferences: ['over', 'shared'] },
        { id: 'b', preferences: ['free'] },
      ],
      offers: [
        { id: 'over', max: 2, running: 3 },
        { id: 'shared', max: 2 },
        { id: 'free', max: 1 },
      ],
      groups: [{ id: 'g', max: 1, running: 4, offers: ['shared'] }],
    })
    expect(matching).toEqual({ a: null, b: 'free' })
    expect(reasons['a']).toEqual({ over: 'offer over', shared: 'shared limit g' })
  })

  test('of no class at all no limit of a class counts anybody', () => {
    const { matching } = solve({
      students: [
        { id: 'a', preferences: ['x'] },
        { id: 'b', class: null, preferences: ['x'] },
        { id: 'c', class: '', preferences: ['x'] },
        { id: 'd', class: '', preferences: ['x'] },
      ],
      lottery: ['a', 'b', 'c', 'd'],
      offers: [{ id: 'x', max: 4, classMax: 1 }],
    })
    expect(matching).toEqual({ a: 'x', b: 'x', c: 'x', d: null })
  })

  test('a pair that is forbidden twice, and not eligible either, is not given', () => {
    const result = solve({
      students: [{ id: 'a', preferences: ['x'] }],
      offers: [{ id: 'x', max: 1 }],
      forbidden: [
        ['a', 'x'],
        ['a', 'x'],
      ],
      ineligible: [['a', 'x', 'age']],
    })
    expect(result).toMatchObject({ matching: { a: null }, reasons: { a: { x: 'not allowed' } } })
  })

  test('a lock overrides wishes, and the list of who is locked counts for nothing', () => {
    const result = solve({
      students: [
        { id: 'a', preferences: ['x', 'y'] },
        { id: 'l', preferences: ['x'] },
      ],
      lottery: ['l', 'a'],
      offers: [
        { id: 'x', max: 1 },
        { id: 'y', max: 1, priorities: [[], ['l']] },
      ],
      locks: [['l', 'y']],
    })
    expect(result).toMatchObject({ matching: { a: 'x', l: 'y' }, phase: { l: 'lock' }, rankProfile: [1] })
  })

  test('four limits one inside the other hold one student each in turn', () => {
    const offers = ['a', 'b', 'c', 'd']
    const result = solve({
      students: offers.map((id, at) => ({ id: `s${at}`, preferences: [id], acceptsAny: false })),
      lottery: offers.map((_, at) => `s${at}`),
      offers: offers.map((id) => ({ id, max: 1 })),
      groups: [
        { id: 'two', max: 1, offers: ['a', 'b'] },
        { id: 'three', max: 2, offers: ['a', 'b', 'c'] },
        { id: 'four', max: 2, offers },
      ],
    })
    expect(result.matching).toEqual({ s0: 'a', s1: null, s2: 'c', s3: null })
    expect(result.reasons).toMatchObject({ s1: { b: 'shared limit two' }, s3: { d: 'shared limit four' } })
  })
})
