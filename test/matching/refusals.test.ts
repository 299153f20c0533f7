import { describe, expect, test } from '@jest/globals'
import { ContradictoryRound, match } from '../../src/matching/match.rules.ts'
import type { RoundFile, RoundOffer, RoundStudent } from '../../src/matching/round-file.rules.ts'
import { smallMarket } from './small-markets.ts'

/** A round without contradictions, with something of everything; each case spoils one thing. */
const sound = (): RoundFile => ({
  roundId: 'round',
  seed: 'seed',
  students: [
    { id: 'anna', class: '3A', preferences: ['bar', 'lab'], zoneDistance: { bar: 2 } },
    { id: 'bruno', class: '3A', preferences: ['lab'] },
    { id: 'carla', class: '3B', preferences: ['shop', 'bar'] },
    { id: 'dario', preferences: [] },
  ],
  offers: [
    { id: 'bar', max: 2, classMax: 1, priorities: [['anna'], ['bruno', 'carla']] },
    { id: 'lab', max: 3, min: 2, running: 1 },
    { id: 'shop', max: 1, priorities: null },
  ],
  groups: [
    { id: 'centre', max: 4, running: 1, offers: ['bar', 'lab'] },
    { id: 'town', max: 5, offers: ['shop', 'lab', 'bar'] },
  ],
  locks: [['dario', 'lab']],
  forbidden: [['carla', 'lab']],
  ineligible: [['bruno', 'shop', 'age']],
})

const withOffer = (change: Partial<Record<keyof RoundOffer, unknown>>): RoundFile => ({
  ...sound(),
  offers: sound().offers.map((offer) => (offer.id === 'lab' ? ({ ...offer, ...change } as RoundOffer) : offer)),
})

const withStudent = (change: Partial<Record<keyof RoundStudent, unknown>>): RoundFile => ({
  ...sound(),
  students: sound().students.map((student) =>
    student.id === 'anna' ? ({ ...student, ...change } as RoundStudent) : student,
  ),
})

const withGroup = (change: object): RoundFile => ({
  ...sound(),
  groups: (sound().groups ?? []).map((group) => (group.id === 'centre' ? { ...group, ...change } : group)),
})

const spoilt = (change: object): RoundFile => ({ ...sound(), ...change })

const addStudent = (student: RoundStudent): RoundFile => spoilt({ students: [...sound().students, student] })
const addGroups = (...groups: object[]): RoundFile => spoilt({ groups: [...(sound().groups ?? []), ...groups] })

/** What is wrong, the round, and what the one line about it must name. */
const contradictions: [string, RoundFile, string[]][] = [
  ['an unknown student in a lock', spoilt({ locks: [['zeno', 'lab']] }), ['zeno']],
  ['an unknown offer in a lock', spoilt({ locks: [['dario', 'zoo']] }), ['zoo']],
  ['an unknown student in a forbidden pair', spoilt({ forbidden: [['zeno', 'lab']] }), ['zeno']],
  ['an unknown offer in a forbidden pair', spoilt({ forbidden: [['anna', 'zoo']] }), ['zoo']],
  ['an unknown student in an ineligible pair', spoilt({ ineligible: [['zeno', 'lab']] }), ['zeno']],
  ['an unknown offer in an ineligible pair', spoilt({ ineligible: [['anna', 'zoo', 'age']] }), ['zoo']],
  ['an unknown student in the priorities', withOffer({ priorities: [['zeno']] }), ['lab', 'zeno']],
  ['an unknown offer in a shared limit', withGroup({ offers: ['bar', 'lab', 'zoo'] }), ['zoo']],
  ['an unknown student in the lottery', spoilt({ lottery: ['anna', 'bruno', 'carla', 'dario', 'zeno'] }), ['zeno']],
  ['a student left out of the lottery', spoilt({ lottery: ['anna', 'bruno', 'carla'] }), ['dario']],
  ['a student twice in the lottery', spoilt({ lottery: ['anna', 'bruno', 'carla', 'anna', 'dario'] }), ['anna']],
  ['a distance to an unknown offer', withStudent({ zoneDistance: { zoo: 1 } }), ['anna', 'zoo']],
  [
    'two locks for one student',
    spoilt({
      locks: [
        ['dario', 'lab'],
        ['dario', 'shop'],
      ],
    }),
    ['dario'],
  ],
  [
    'the same lock twice',
    spoilt({
      locks: [
        ['dario', 'lab'],
        ['dario', 'lab'],
      ],
    }),
    ['dario'],
  ],
  ['a lock on a forbidden pair', spoilt({ forbidden: [['dario', 'lab']] }), ['dario', 'lab']],
  ['a lock on an ineligible pair', spoilt({ ineligible: [['dario', 'lab', 'training']] }), ['dario', 'lab']],
  [
    'locks above the seats of an offer',
    spoilt({
      locks: [
        ['anna', 'shop'],
        ['carla', 'shop'],
      ],
    }),
    ['shop'],
  ],
  ['locks above what running seats leave', { ...withOffer({ running: 3 }), locks: [['dario', 'lab']] }, ['lab']],
  [
    'locks above the limit of a class',
    spoilt({
      locks: [
        ['anna', 'bar'],
        ['bruno', 'bar'],
      ],
    }),
    ['3A', 'bar'],
  ],
  ['locks above a shared limit', { ...withGroup({ max: 1 }), locks: [['dario', 'lab']] }, ['centre']],
  ['shared limits that overlap', addGroups({ id: 'east', max: 3, offers: ['lab', 'shop'] }), ['centre', 'east']],
  ['a student twice', addStudent({ id: 'anna', preferences: ['lab'] }), ['anna']],
  ['an offer twice', spoilt({ offers: [...sound().offers, { id: 'lab', max: 1 }] }), ['lab']],
  ['a shared limit twice', addGroups({ id: 'town', max: 4, offers: ['shop', 'lab', 'bar'] }), ['town']],
  ['an offer twice in a shared limit', withGroup({ offers: ['bar', 'lab', 'bar'] }), ['centre', 'bar']],
  ['a student twice in the priorities', withOffer({ priorities: [['anna'], ['carla', 'anna']] }), ['lab', 'anna']],
  ['a minimum above the maximum', withOffer({ min: 4 }), ['lab']],
  ['a mechanism that there is not', spoilt({ options: { mechanism: 'fastest' } }), ['fastest']],
  ['a round without id', spoilt({ roundId: 7 }), ['roundId']],
  ['a seed that is no text', spoilt({ seed: null }), ['seed']],
]

const noFigures = [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '2', null, 2 ** 60]
const figures: [string, (value: unknown) => RoundFile, string][] = [
  ['seats', (max) => withOffer({ max, min: 0, running: 0 }), 'lab'],
  ['a minimum', (min) => withOffer({ min }), 'lab'],
  ['running seats', (running) => withOffer({ running }), 'lab'],
  ['the limit of a class', (classMax) => withOffer({ classMax }), 'lab'],
  ['a shared limit', (max) => withGroup({ max, running: 0 }), 'centre'],
  ['running seats of a shared limit', (running) => withGroup({ running }), 'centre'],
  ['a distance', (bar) => withStudent({ zoneDistance: { bar } }), 'anna'],
]

function refusal(file: RoundFile): readonly string[] {
  try {
    match(file)
  } catch (error) {
    if (error instanceof ContradictoryRound) return error.lines
    throw error
  }
  throw new Error('somebody was placed')
}

describe('I20 input that contradicts itself is refused and nobody is placed', () => {
  test('the round that is spoilt below is sound', () => {
    expect(Object.keys(match(sound()).matching)).toEqual(['anna', 'bruno', 'carla', 'dario'])
  })

  test.each(contradictions)('%s', (_, file, named) => {
    const about = refusal(file).filter((line) => named.every((id) => line.includes(id)))
    expect(about).toHaveLength(1)
    for (const line of refusal(file)) expect(line).not.toMatch(/\n/u)
  })

  const spoiltFigures = figures.flatMap(([name, spoil, of]) =>
    noFigures
      .filter((value) => value !== null || name !== 'the limit of a class')
      .map((value) => [name, value, spoil(value), of] as const),
  )

  test.each(spoiltFigures)('%s of %p', (_, _value, file, of) => {
    expect(refusal(file).filter((line) => line.includes(of)).length).toBeGreaterThan(0)
  })

  test('every contradiction has its own line, and the same lines come whatever the order of the file', () => {
    const file = {
      ...withOffer({ min: 4 }),
      seed: 1,
      locks: [
        ['zeno', 'lab'],
        ['dario', 'lab'],
        ['dario', 'shop'],
      ],
    } as unknown as RoundFile
    const lines = refusal(file)
    expect(lines).toHaveLength(4)
    const turned = { ...file, students: [...file.students].reverse(), offers: [...file.offers].reverse() }
    expect([...refusal(turned)].sort()).toEqual([...lines].sort())
  })

  test('of two shared limits with the same offers one lies inside the other', () => {
    const file = addGroups({ id: 'same', max: 1, offers: ['lab', 'bar'] })
    expect(match(file).matching['dario']).toBe('lab')
  })

  test('a sound round that one wrong word spoils is refused, and not placed in part', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const file = smallMarket(seed, { fallback: true })
      const spoiltBy: RoundFile[] = [
        { ...file, locks: [...(file.locks ?? []), ['nobody', file.offers[0]?.id as string]] },
        { ...file, offers: [...file.offers, { id: 'x', max: 1, min: 2 }] },
        { ...file, students: [...file.students, ...file.students] },
      ]
      for (const one of spoiltBy) expect(refusal(one).length).toBeGreaterThan(0)
    }
  })
})
