import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { overlapsOf } from '../../src/matching/round-nesting.rules.ts'

const set = (id: string, members: string) => ({ id, offers: members.split('') })
const overlap = (a: string, b: string) => `groups "${a}" and "${b}" overlap without nesting`

describe('sets of offers', () => {
  test.each([
    ['none', []],
    ['apart', [set('g1', 'ab'), set('g2', 'cd')]],
    ['nested three deep', [set('host', 'ab'), set('zone', 'abcd'), set('city', 'abcdef'), set('other', 'ef')]],
    ['the same set twice', [set('g1', 'abc'), set('g2', 'cba'), set('g3', 'b')]],
    ['an empty set', [set('g1', ''), set('g2', 'a')]],
  ])('%s', (_how, groups) => {
    expect(overlapsOf(groups)).toEqual([])
  })

  test.each([
    ['half and half', [set('g2', 'bc'), set('g1', 'ab')], [overlap('g1', 'g2')]],
    ['over two sets', [set('g1', 'ab'), set('g2', 'cd'), set('g3', 'bc')], [overlap('g1', 'g3'), overlap('g2', 'g3')]],
    ['inside one, half in a smaller', [set('g1', 'abcd'), set('g2', 'ab'), set('g3', 'bc')], [overlap('g2', 'g3')]],
    ['out of a large one from its depth', [set('g1', 'abcd'), set('g2', 'ab'), set('g3', 'be')], [overlap('g2', 'g3')]],
  ])('%s', (_how, groups, lines) => {
    expect(overlapsOf(groups)).toEqual(lines)
  })

  test('are found to overlap exactly when two of them do, whatever their order', () => {
    const members = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 })
    fc.assert(
      fc.property(fc.array(members, { maxLength: 5 }), (sets) => {
        const groups = sets.map((offers, place) => ({ id: `g${place}`, offers }))
        const crossing = sets.some((one, place) =>
          sets.slice(place + 1).some((other) => {
            const shared = one.filter((offer) => other.includes(offer)).length
            return shared > 0 && shared < one.length && shared < other.length
          }),
        )
        expect(overlapsOf(groups).length > 0).toBe(crossing)
        expect(overlapsOf(groups.toReversed())).toEqual(overlapsOf(groups))
      }),
      { numRuns: 2000 },
    )
  })

  test('are named truly: the two of every line do overlap', () => {
    const members = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(fc.array(members, { maxLength: 6 }), (sets) => {
        for (const line of overlapsOf(sets.map((offers, place) => ({ id: `${place}`, offers })))) {
          const [one = [], other = []] = [...line.matchAll(/"(\d+)"/gu)].map(([, place]) => sets[Number(place)])
          const shared = one.filter((offer) => other.includes(offer)).length
          expect(shared > 0 && shared < one.length && shared < other.length).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })
})
