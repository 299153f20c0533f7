import { describe, expect, test } from '@jest/globals'
import {
  contradictions,
  entriesToTake,
  escapesSuspension,
  factsToTake,
} from '../../src/partner-merges/partner-merge.rules.ts'
import { noHosting } from '../../src/partners/profile.rules.ts'
import { notQualified, type Qualification, type QualificationState } from '../../src/partners/qualification.rules.ts'
import { day } from '../../src/platform/day.ts'

const none = {
  vatNumber: null,
  taxCode: null,
  ateco: null,
  email: null,
  pec: null,
  phone: null,
  representative: null,
  hosting: noHosting,
  qualification: notQualified,
}
const by = { accountId: null, name: 'Carla Comune' }
const until = day('2027-08-31')
const qualified: Qualification = {
  state: 'qualified',
  until,
  history: [{ at: new Date(0), by, event: 'qualified', text: null, until }],
}

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

  test('seats and qualification are taken whole, and only where nothing was ever said of them', () => {
    const hosting = { ...noHosting, seats: 4, tracks: ['informatica'] }
    const gone = { ...none, hosting, qualification: qualified }
    expect(factsToTake(none, gone)).toEqual({ hosting, qualification: qualified })
    const kept = {
      ...none,
      hosting: { ...noHosting, seats: 2 },
      qualification: { ...qualified, until: day('2026-12-31') },
    }
    expect(factsToTake(kept, gone)).toEqual({})
    expect(factsToTake(gone, none)).toEqual({})
  })

  test.each([
    ['suspended', 'qualified', false],
    ['qualified', 'suspended', true],
    ['suspended', 'suspended', false],
    ['none', 'none', false],
  ] as const)('a suspension does not end by merging: kept %s, gone %s: %s', (kept, gone, expected) => {
    const as = (state: QualificationState) => ({ qualification: { ...notQualified, state } })
    expect(escapesSuspension(as(kept), as(gone))).toBe(expected)
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
