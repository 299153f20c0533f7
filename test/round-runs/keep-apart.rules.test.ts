import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { RoundFile } from '../../src/matching/round-file.rules.ts'
import { lockedTogether, matchApart, withSeparations } from '../../src/round-runs/keep-apart.rules.ts'
import { inTurn } from './a-frozen-round.ts'

const lottery = ['a', 'b', 'c', 'd']
const roundOf = (wishes: Record<string, string[]>, change: Partial<RoundFile> = {}): RoundFile => ({
  roundId: 'r',
  seed: 's',
  lottery,
  students: lottery.map((id) => ({ id, preferences: wishes[id] ?? [] })),
  offers: ['x', 'y', 'z'].map((id) => ({ id, max: 3 })),
  ...change,
})
const all = { a: ['x', 'y'], b: ['x', 'y'], c: ['x', 'y'], d: ['x', 'y'] }

describe('two who are kept apart', () => {
  test('are left where they are when they are not together', async () => {
    const file = roundOf({ a: ['x'], b: ['y'] })
    const { separated, file: same } = await matchApart(file, [['a', 'b']], inTurn)
    expect(separated).toEqual([])
    expect(same).toBe(file)
  })

  test.each<[string, RoundFile, [string, string][], object[], object]>([
    ['the worse draw goes', roundOf(all), [['b', 'a']], [{ unitId: 'b', offerId: 'x' }], { a: 'x', b: 'y' }],
    [
      'the better class stays, whatever the draw',
      roundOf(all, {
        offers: [
          { id: 'x', max: 3, priorities: [['c'], ['a', 'b']] },
          { id: 'y', max: 3 },
        ],
      }),
      [['a', 'c']],
      [{ unitId: 'a', offerId: 'x' }],
      { a: 'y', c: 'x' },
    ],
    [
      'who is in no class comes after all',
      roundOf(all, {
        offers: [
          { id: 'x', max: 3, priorities: [['c']] },
          { id: 'y', max: 3 },
        ],
      }),
      [['a', 'c']],
      [{ unitId: 'a', offerId: 'x' }],
      { a: 'y', c: 'x' },
    ],
    [
      'a lock stays',
      roundOf(all, { locks: [['c', 'x']] }),
      [['a', 'c']],
      [{ unitId: 'a', offerId: 'x' }],
      { a: 'y', c: 'x' },
    ],
    [
      'who has gone already frees the next pair',
      roundOf(all),
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
      [{ unitId: 'b', offerId: 'x' }],
      { a: 'x', b: 'y', c: 'x' },
    ],
    [
      'who goes may meet another there, and goes on',
      roundOf({ a: ['x', 'y'], b: ['x', 'y', 'z'], c: ['y'] }),
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
      [
        { unitId: 'b', offerId: 'x' },
        { unitId: 'c', offerId: 'y' },
      ],
      { a: 'x', b: 'y', c: null },
    ],
  ])('%s', async (_, file, pairs, expected, places) => {
    const { separated, result } = await matchApart(file, pairs, inTurn)
    expect(separated).toEqual(expected)
    expect(result.matching).toMatchObject(places)
  })

  test('cannot both be locked at one offer', async () => {
    const file = roundOf(all, {
      locks: [
        ['a', 'x'],
        ['b', 'x'],
      ],
    })
    expect(lockedTogether(file, [['a', 'b']])).toEqual([{ pair: ['a', 'b'], offerId: 'x' }])
    await expect(matchApart(file, [['a', 'b']], inTurn)).rejects.toThrow('locked together')
  })

  test('are never together, whatever the round: in any order of the pairs the same, and it can be replayed', async () => {
    const wish = fc.uniqueArray(fc.constantFrom('x', 'y', 'z'))
    const pair = fc.uniqueArray(fc.constantFrom(...lottery), { minLength: 2, maxLength: 2 })
    await fc.assert(
      fc.asyncProperty(fc.array(wish, { minLength: 4, maxLength: 4 }), fc.array(pair), async (wishes, found) => {
        const file = roundOf(Object.fromEntries(lottery.map((id, index) => [id, wishes[index] ?? []])))
        const pairs = found.map(([a = '', b = '']): [string, string] => [a, b])
        const { separated, result, file: last } = await matchApart(file, pairs, inTurn)
        for (const [a, b] of pairs)
          expect(result.matching[a] === null || result.matching[a] !== result.matching[b]).toBe(true)
        const again = await matchApart(file, pairs.map(([a, b]): [string, string] => [b, a]).toReversed(), inTurn)
        expect(again.separated).toEqual(separated)
        expect(inTurn(withSeparations(file, separated))).toEqual(result)
        expect(withSeparations(file, separated)).toEqual(last)
      }),
    )
  })
})
