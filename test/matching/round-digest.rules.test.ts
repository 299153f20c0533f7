import { describe, expect, test } from '@jest/globals'
import { cleanRound } from '../../src/matching/round-cleaning.rules.ts'
import { canonicalRound, inputDigest, resultDigest } from '../../src/matching/round-digest.rules.ts'
import type { MatchResult, RoundFile } from '../../src/matching/round-file.rules.ts'

const round: RoundFile = {
  roundId: 'r',
  seed: 'seed',
  lottery: ['s2', 's1'],
  students: [
    { id: 's1', preferences: ['o1', 'o2'], zoneDistance: { o1: 1, o2: 2 } },
    { id: 's2', class: 'c', preferences: ['o2'], acceptsAny: false },
  ],
  offers: [
    { id: 'o1', max: 2, priorities: [['s1', 's2']] },
    { id: 'o2', max: 1, host: 'h', min: 1 },
  ],
  groups: [{ id: 'g', max: 2, offers: ['o1', 'o2'] }],
  forbidden: [
    ['s1', 'o1'],
    ['s2', 'o2'],
  ],
}
const [s1, s2] = round.students as [RoundFile['students'][0], RoundFile['students'][0]]
const [o1, o2] = round.offers as [RoundFile['offers'][0], RoundFile['offers'][0]]
const digest = inputDigest(round)

describe('the digest of a round', () => {
  test('is the same for ever', () => {
    expect(digest).toBe('7e5bddf7f7d3a68891fb90ca775ef793f82fb7fa58b617186d4b9d64c8acfcb8')
  })

  test.each([
    ['students in another order', { students: [s2, s1] }],
    ['offers in another order', { offers: [o2, o1] }],
    ['pairs in another order', { forbidden: round.forbidden?.toReversed() ?? [] }],
    ['a class of equal priority in another order', { offers: [{ ...o1, priorities: [['s2', 's1']] }, o2] }],
    ['a group in another order', { groups: [{ id: 'g', max: 2, running: 0, offers: ['o2', 'o1'] }] }],
    ['distances in another order', { students: [{ ...s1, zoneDistance: { o2: 2, o1: 1 } }, s2] }],
    ['options written down', { options: { mechanism: 'default', fallback: true, rescue: false, minimums: true } }],
    ['no locks written down', { locks: [], ineligible: [] }],
    ['defaults of a student written down', { students: [{ ...s1, class: null, acceptsAny: true }, s2] }],
    [
      'defaults of an offer written down',
      {
        offers: [
          { ...o1, host: null, min: 0, running: 0, classMax: null },
          { ...o2, priorities: null },
        ],
      },
    ],
  ] satisfies [string, Partial<RoundFile>][])('does not change with %s', (_what, change) => {
    expect(inputDigest({ ...round, ...change })).toBe(digest)
  })

  test.each([
    ['the seed', { seed: 'other' }],
    ['the lottery', { lottery: ['s1', 's2'] }],
    ['the order of a list', { students: [{ ...s1, preferences: ['o2', 'o1'] }, s2] }],
    ['the order of the priorities', { offers: [{ ...o1, priorities: [['s2'], ['s1']] }, o2] }],
    ['a distance', { students: [{ ...s1, zoneDistance: { o1: 1 } }, s2] }],
    ['an option', { options: { rescue: true } }],
    ['a figure', { offers: [{ ...o1, max: 3 }, o2] }],
    ['a reason', { ineligible: [['s1', 'o2', 'age']] }],
  ] satisfies [string, Partial<RoundFile>][])('changes with %s', (_what, change) => {
    expect(inputDigest({ ...round, ...change })).not.toBe(digest)
  })

  test('tells names apart that only look alike', () => {
    const named = (id: string) => inputDigest({ ...round, roundId: id })
    const looks = ['é', 'e\u0301', ' é', '\ud800', '\ufffd', '__proto__', '7', '007']
    expect(new Set(looks.map(named)).size).toBe(looks.length)
  })

  test('leaves the round as it is, and the canonical round is its own canonical form', () => {
    const before = structuredClone(round)
    const canonical = canonicalRound(round)
    expect(round).toEqual(before)
    expect(canonicalRound(canonical)).toEqual(canonical)
    expect(inputDigest(canonical)).toBe(digest)
  })
})

describe('the digest of a result', () => {
  const result: Omit<MatchResult, 'resultDigest'> = {
    matching: { '10': 'o1', '9': null },
    phase: { '10': 'wish', '9': 'unplaced' },
    reasons: { '9': { o1: 'offer o1' } },
    closed: [],
    closingSteps: [],
    cutOffs: { 'offer o1': { class: 1, draw: 1 } },
    rankProfile: [1],
    rescueProposals: [],
    warnings: [],
    inputDigest: digest,
    engineVersion: 'e',
  }

  test('does not depend on the order of keys, nor on the digest that is already there', () => {
    const turned = Object.fromEntries(Object.entries(result).toReversed()) as unknown as typeof result
    expect(resultDigest(turned)).toBe(resultDigest(result))
    expect(resultDigest({ ...result, resultDigest: 'x' } as MatchResult)).toBe(resultDigest(result))
    expect(resultDigest({ ...result, matching: { '9': null, '10': 'o2' } })).not.toBe(resultDigest(result))
  })

  test('counts a student whose name every object has', () => {
    const named = { ...result, matching: JSON.parse('{"__proto__": "o1"}') }
    expect(resultDigest(named)).not.toBe(resultDigest({ ...result, matching: {} }))
  })
})

describe('cleaning', () => {
  test('keeps the first of a wish that stands twice and leaves out what cannot be, each told once', () => {
    const { round: clean, warnings } = cleanRound({
      ...round,
      students: [
        { id: 's2', preferences: ['o1', 'o9', 'o1', 'o2'] },
        { id: 's1', preferences: ['o2', 'o1'] },
      ],
      ineligible: [['s1', 'o2', 'age']],
    })
    expect(clean.students.map(({ preferences }) => preferences)).toEqual([['o1'], []])
    expect(warnings).toEqual([
      'student "s1": wish 1, "o2", is left out: not eligible, "age"',
      'student "s1": wish 2, "o1", is left out: forbidden',
      'student "s2": wish 2, "o9", is left out: there is no such offer',
      'student "s2": wish 3, "o1", is left out: it stands higher already',
      'student "s2": wish 4, "o2", is left out: forbidden',
    ])
  })

  test('leaves a clean round as it is', () => {
    const sound = { ...round, forbidden: [] }
    expect(cleanRound(sound)).toEqual({ round: sound, warnings: [] })
  })
})
