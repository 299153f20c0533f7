import { describe, expect, test } from '@jest/globals'
import { contradictionsOf } from '../../src/matching/round-check.rules.ts'
import type { RoundFile } from '../../src/matching/round-file.rules.ts'

/** Two students, two offers, one group of both: nothing in it contradicts itself. */
const sound: RoundFile = {
  roundId: 'r',
  seed: 'seed',
  lottery: ['s2', 's1'],
  students: [
    { id: 's1', class: 'c', preferences: ['o1'], zoneDistance: { o2: 1 } },
    { id: 's2', class: 'c', preferences: [] },
  ],
  offers: [
    { id: 'o1', max: 2, min: 2, running: 0, classMax: 2, priorities: [['s1'], ['s2']] },
    { id: 'o2', max: 1, priorities: null },
  ],
  groups: [{ id: 'g', max: 2, offers: ['o1', 'o2'] }],
  locks: [['s1', 'o1']],
  forbidden: [['s2', 'o2']],
  ineligible: [['s1', 'o2', 'age']],
}

const [s1, s2] = sound.students as [RoundFile['students'][0], RoundFile['students'][0]]
const [o1, o2] = sound.offers as [RoundFile['offers'][0], RoundFile['offers'][0]]
const linesOf = (change: Partial<RoundFile>) => contradictionsOf({ ...sound, ...change })
const ofOffer = (change: object) => linesOf({ offers: [{ ...o1, ...change }, o2], locks: [] })
const ofGroup = (change: object) => linesOf({ groups: [{ id: 'g', max: 2, offers: ['o1'], ...change }], locks: [] })

describe('a round that contradicts itself', () => {
  test('is told apart from a sound one', () => {
    expect(contradictionsOf(sound)).toEqual([])
    expect(contradictionsOf({ roundId: 'r', seed: '', lottery: [], students: [], offers: [] })).toEqual([])
  })

  test.each([
    ['an empty round', { roundId: '' }, 'roundId must be a text that is not empty'],
    ['a number for a seed', { seed: 7 as unknown as string }, 'seed must be a text'],
    ['a mechanism', { options: { mechanism: 'boston' as 'default' } }, 'there is no mechanism "boston"'],
    ['a student twice', { students: [s1, s2, s1] }, 'student "s1" stands more than once'],
    ['an offer twice', { offers: [o1, o2, o2] }, 'offer "o2" stands more than once'],
    ['a short lottery', { lottery: ['s1'] }, 'lottery does not name student "s2"'],
    ['a lottery of strangers', { lottery: ['s1', 's2', 's3'] }, 'lottery names "s3", who is no student'],
    ['a lottery with one twice', { lottery: ['s1', 's2', 's1'] }, 'lottery names student "s1" twice'],
    [
      'a distance to nowhere',
      { students: [{ ...s1, zoneDistance: { o9: 1 } }, s2] },
      'student "s1": zoneDistance names "o9", which is no offer',
    ],
    [
      'half a distance',
      { students: [{ ...s1, zoneDistance: { o1: 0.5 } }, s2] },
      'student "s1": zoneDistance of "o1" must be a whole number from 0, not 0.5',
    ],
    ['a stranger locked', { locks: [['x', 'o1']] }, 'lock of "x" and "o1": there is no student "x"'],
    ['locked nowhere', { locks: [['s1', 'x']] }, 'lock of "s1" and "x": there is no offer "x"'],
    ['forbidden nowhere', { forbidden: [['s1', 'x']] }, 'forbidden pair of "s1" and "x": there is no offer "x"'],
    ['no such student', { ineligible: [['x', 'o1']] }, 'ineligible pair of "x" and "o1": there is no student "x"'],
    [
      'two locks',
      {
        locks: [
          ['s2', 'o1'],
          ['s2', 'o1'],
        ],
      },
      'student "s2" has 2 locks: "o1", "o1"',
    ],
    ['a forbidden lock', { locks: [['s2', 'o2']] }, 'lock of "s2" and "o2": the pair is forbidden'],
    ['an ineligible lock', { locks: [['s1', 'o2']] }, 'lock of "s1" and "o2": the pair is not eligible, "age"'],
  ] satisfies [string, Partial<RoundFile>, string][])('%s', (_what, change, line) => {
    expect(linesOf(change)).toEqual([line])
  })

  test('an empty seed without a lottery, which would let everybody know the draw', () => {
    const { lottery: _lottery, ...drawn } = sound
    expect(contradictionsOf({ ...drawn, seed: '' })).toEqual(['seed is empty, and there is no lottery'])
  })

  test.each([
    [{ max: -1 }, ['offer "o1": max must be a whole number from 0, not -1']],
    [{ max: 1.5 }, ['offer "o1": max must be a whole number from 0, not 1.5']],
    [{ max: Number.NaN }, ['offer "o1": max must be a whole number from 0, not NaN']],
    [{ max: Number.POSITIVE_INFINITY }, ['offer "o1": max must be a whole number from 0, not Infinity']],
    [{ max: '2' }, ['offer "o1": max must be a whole number from 0, not "2"']],
    [{ running: 0.5 }, ['offer "o1": running must be a whole number from 0, not 0.5']],
    [{ classMax: -2 }, ['offer "o1": classMax must be a whole number from 0, not -2']],
    [{ priorities: [['s1'], ['x']] }, ['offer "o1": priorities name "x", who is no student']],
    [{ priorities: [['s1'], ['s2', 's1']] }, ['offer "o1": priorities name student "s1" twice']],
  ])('an offer with %j', (change, lines) => {
    expect(ofOffer(change)).toEqual(lines)
  })

  test.each([
    [{ max: -1 }, ['group "g": max must be a whole number from 0, not -1']],
    [{ running: 1.25 }, ['group "g": running must be a whole number from 0, not 1.25']],
    [{ offers: ['o1', 'x'] }, ['group "g" names "x", which is no offer']],
  ])('a group with %j', (change, lines) => {
    expect(ofGroup(change)).toEqual(lines)
  })

  test.each([
    ['the class', { offers: [{ ...o1, classMax: 1 }, o2] }, 'class "c" at offer "o1": 2 locked, above its limit of 1'],
    ['the offer', { offers: [{ ...o1, running: 1 }, o2] }, 'offer "o1": 2 locked and 1 running, above its limit of 2'],
    [
      'the group',
      { groups: [{ id: 'g', max: 3, running: 2, offers: ['o1', 'o2'] }] },
      'group "g": 2 locked and 2 running, above its limit of 3',
    ],
  ] satisfies [string, Partial<RoundFile>, string][])('locks above the limit of %s', (_limit, change, line) => {
    const locks: [string, string][] = [
      ['s1', 'o1'],
      ['s2', 'o1'],
    ]
    expect(linesOf({ locks })).toEqual([])
    expect(linesOf({ locks, ...change })).toEqual([line])
  })

  test('names are told in one line whatever they hold', () => {
    const [line, ...others] = linesOf({ locks: [['a\nb"', 'o1']] })
    expect(others).toEqual([])
    expect(line).toBe('lock of "a\\nb\\"" and "o1": there is no student "a\\nb\\""')
  })

  test('names that every object has are names like others', () => {
    const ids = ['__proto__', 'constructor', 'toString']
    const round: RoundFile = {
      roundId: 'r',
      seed: 's',
      students: ids.map((id) => ({ id, preferences: [], zoneDistance: JSON.parse('{"__proto__": 1}') })),
      offers: ids.map((id) => ({ id, max: 1 })),
      groups: [{ id: '__proto__', max: 1, offers: ids }],
    }
    expect(contradictionsOf(round)).toEqual([])
    expect(contradictionsOf({ ...round, forbidden: [['valueOf', 'constructor']] })).toHaveLength(1)
  })
})
