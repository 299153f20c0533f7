import { describe, expect, test } from '@jest/globals'
import { contradictions, entriesToTake, factsToTake } from '../../src/partner-merges/partner-merge.rules.ts'

const none = { vatNumber: null, taxCode: null, ateco: null, email: null, pec: null, phone: null, representative: null }

describe('two records of one organisation', () => {
  test('the one that stays takes what only the other has, and keeps what both have', () => {
    const kept = { ...none, vatNumber: '00743110157', phone: '02 1' }
    const gone = { ...none, taxCode: '00743110157', phone: '02 2', email: 'ciao@ente.example' }
    expect(factsToTake(kept, gone)).toEqual({ taxCode: '00743110157', email: 'ciao@ente.example' })
  })

  test.each([
    [{}, {}, []],
    [{ vatNumber: '1' }, {}, []],
    [{ vatNumber: '1' }, { vatNumber: '1' }, []],
    [{ vatNumber: '1' }, { vatNumber: '2' }, ['vatNumber']],
    [{ vatNumber: '1', taxCode: '3' }, { vatNumber: '2', taxCode: '4' }, ['vatNumber', 'taxCode']],
  ])('different numbers of one kind are two organisations: %j and %j', (kept, gone, expected) => {
    expect(contradictions({ ...none, ...kept }, { ...none, ...gone })).toEqual(expected)
  })

  test('lists are joined by id, so that joining twice adds nothing', () => {
    const lists = { sites: [], tutors: [], contacts: [], closures: [], spaces: [], works: [] }
    const work = (id: string) => ({ id, name: id, description: null, risk: 'low' as const, themes: [] })
    const kept = { ...lists, works: [work('a')] }
    const gone = { ...lists, works: [work('a'), work('b')] }
    expect(entriesToTake(kept, gone).works.map(({ id }) => id)).toEqual(['b'])
    const joined = { ...kept, works: [...kept.works, ...entriesToTake(kept, gone).works] }
    expect(entriesToTake(joined, gone).works).toEqual([])
  })
})
