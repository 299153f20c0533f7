import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { copiedOffers, copiedPairs, namesakes } from '../../src/rounds/round-copy.rules.ts'
import { criteriaLeft, movedCriteria, withBand, withoutBand } from '../../src/rounds/round-criteria.rules.ts'
import { withHostMoved, withStudentMoved } from '../../src/rounds/round-merge.rules.ts'
import { criteria, type Criterion, type HostBand } from '../../src/rounds/round.rules.ts'
import { apartOf, forbiddenOf, lockOf, offerOf, roundOf } from './example-round.ts'

describe('criteria', () => {
  test('are put in order one step at a time', () => {
    const start: Criterion[] = ['host-band', 'final-year', 'hours-due']
    expect(movedCriteria(start, 'final-year', 'up')).toEqual(['final-year', 'host-band', 'hours-due'])
    expect(movedCriteria(start, 'final-year', 'down')).toEqual(['host-band', 'hours-due', 'final-year'])
    expect(movedCriteria(start, 'host-band', 'up')).toEqual(start)
    expect(movedCriteria(start, 'hours-due', 'down')).toEqual(start)
    expect(movedCriteria(start, 'none-last-year', 'take')).toEqual([...start, 'none-last-year'])
    expect(movedCriteria(start, 'host-band', 'take')).toEqual(start)
    expect(movedCriteria(start, 'host-band', 'drop')).toEqual(['final-year', 'hours-due'])
    expect(criteriaLeft(start)).toEqual(['accessible-first', 'would-miss-hours', 'none-last-year'])
  })

  test('stay each once whatever is pressed, and up undoes down', () => {
    const any = fc.constantFrom(...criteria)
    const move = fc.constantFrom('up', 'down', 'take', 'drop')
    fc.assert(
      fc.property(fc.array(fc.tuple(any, move), { maxLength: 20 }), (presses) => {
        const end = presses.reduce<Criterion[]>((all, [one, how]) => movedCriteria(all, one, how), [])
        expect(new Set(end).size).toBe(end.length)
        const middle = end.slice(0, -1)
        for (const one of middle) expect(movedCriteria(movedCriteria(end, one, 'down'), one, 'up')).toEqual(end)
      }),
    )
  })

  test('a band is said once of a host, track and year', () => {
    const line = (given: Partial<HostBand>): HostBand => ({
      partnerId: 'fablab',
      track: null,
      year: 3,
      band: 1,
      ...given,
    })
    const two = withBand(withBand([], line({})), line({ year: 4 }))
    expect(withBand(two, line({ band: 0 }))).toEqual([line({ year: 4 }), line({ band: 0 })])
    expect(withoutBand(two, line({ year: 4 }))).toEqual([line({})])
  })
})

describe('a copy', () => {
  const named = (_id: string, section: string) => ({ _id, year: 3, section, track: 'INF', siteCode: null })

  test('has the classes of the same name', () => {
    expect(namesakes([named('old-b', 'B'), named('old-a', 'A')], [named('a', 'A'), named('c', 'C')])).toEqual(['a'])
  })

  test('has the offers that may be used, or what was copied from them', () => {
    const before = [offerOf('a', { min: 2 }), offerOf('b'), offerOf('c')]
    const usable = [
      { id: 'a', copiedFrom: null, partnerId: 'fablab' },
      { id: 'b2', copiedFrom: 'b', partnerId: 'officine' },
    ]
    expect(copiedOffers(before, usable)).toEqual([offerOf('a', { min: 2 }), offerOf('b2', { partnerId: 'officine' })])
  })

  test('keeps what was said of students as far as its offers go; schools join the city anew', () => {
    const round = roundOf({
      locks: [lockOf('l', 'ada', 'a'), lockOf('m', 'bea', 'b')],
      forbidden: [forbiddenOf('f', 'ada', 'officine')],
      keepApart: [apartOf('k', 'ada', 'bea')],
    })
    expect(copiedPairs(round, [offerOf('a')])).toEqual({
      locks: [round.locks[0]],
      forbidden: [],
      keepApart: round.keepApart,
    })
    expect(copiedPairs({ ...round, schoolId: null }, round.offers)).toEqual({})
  })
})

describe('two records that become one', () => {
  test('leave each thing once, of the student that stays', () => {
    const parts = [
      { schoolId: 'galilei', classIds: ['3a'], leftOut: ['old', 'new'], accessible: ['old'], district: null },
    ]
    const moved = withStudentMoved(
      roundOf({
        parts,
        locks: [lockOf('l', 'old', 'a'), lockOf('m', 'new', 'b'), lockOf('n', 'ada', 'a')],
        forbidden: [forbiddenOf('f', 'old', 'fablab'), forbiddenOf('g', 'new', 'fablab')],
        keepApart: [apartOf('k', 'old', 'ada'), apartOf('h', 'ada', 'new'), apartOf('j', 'old', 'new')],
      }),
      { from: 'old', to: 'new' },
    )
    expect(moved.parts[0]).toMatchObject({ leftOut: ['new'], accessible: ['new'] })
    expect(moved.locks.map(({ id, unitId }) => [id, unitId])).toEqual([
      ['m', 'new'],
      ['n', 'ada'],
    ])
    expect(moved.forbidden).toEqual([forbiddenOf('f', 'new', 'fablab')])
    expect(moved.keepApart).toEqual([apartOf('k', 'new', 'ada')])
  })

  test('leave each thing once, of the host that stays', () => {
    const band = (partnerId: string, value: 0 | 1): HostBand => ({ partnerId, track: null, year: 3, band: value })
    const moved = withHostMoved(
      roundOf({
        forbidden: [forbiddenOf('f', 'ada', 'fablab'), forbiddenOf('g', 'ada', 'officine')],
        hostBands: [band('fablab', 0), band('officine', 1)],
      }),
      { from: 'fablab', to: 'officine' },
    )
    expect(moved.offers.map(({ partnerId }) => partnerId)).toEqual(['officine', 'officine'])
    expect(moved.forbidden.map(({ id }) => id)).toEqual(['f'])
    expect(moved.hostBands).toEqual([band('officine', 1)])
  })
})
