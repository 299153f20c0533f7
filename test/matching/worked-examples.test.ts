// Rounds worked out by hand from the words of the specification, with everything that the result says.
import { expect, test } from '@jest/globals'
import { match } from '../../src/matching/match.rules.ts'
import type { MatchResult, RoundFile } from '../../src/matching/round-file.rules.ts'

type Said = Omit<MatchResult, 'inputDigest' | 'resultDigest' | 'engineVersion'>

const round = (lottery: string[], rest: Omit<RoundFile, 'roundId' | 'seed' | 'lottery'>): RoundFile => ({
  roundId: 'by hand',
  seed: 'unused',
  lottery,
  ...rest,
})

const nothingElse = { closed: [], closingSteps: [], cutOffs: {}, rescueProposals: [], warnings: [] }

const threeForTwo = round(['c', 'a', 'b'], {
  students: [
    { id: 'a', preferences: ['y', 'x'] },
    { id: 'b', preferences: ['x', 'y'] },
    { id: 'c', preferences: ['x', 'y'] },
  ],
  offers: [
    { id: 'x', max: 1, priorities: [['a'], ['b', 'c']] },
    { id: 'y', max: 1, priorities: null },
  ],
})

/** Two wait for two: neither offer has its minimum until the other is closed. */
const twoHalves = (minimumOfQ: number) =>
  round(['a', 'b'], {
    students: [
      { id: 'a', preferences: ['p', 'q'] },
      { id: 'b', preferences: ['q', 'p'] },
    ],
    offers: [
      { id: 'p', max: 2, min: 2 },
      { id: 'q', max: minimumOfQ, min: minimumOfQ },
    ],
  })

const cases: [string, RoundFile, Said][] = [
  [
    'the class of precedence first, then the draw',
    threeForTwo,
    {
      ...nothingElse,
      matching: { a: 'y', b: null, c: 'x' },
      phase: { a: 'wish', b: 'unplaced', c: 'wish' },
      reasons: { a: {}, b: { x: 'offer x', y: 'offer y' }, c: {} },
      cutOffs: { 'offer x': { class: 2, draw: 1 }, 'offer y': { class: 1, draw: 2 } },
      rankProfile: [2],
    },
  ],
  [
    'the same with the fewest points',
    { ...threeForTwo, options: { mechanism: 'satisfaction' } },
    {
      ...nothingElse,
      matching: { a: 'y', b: null, c: 'x' },
      phase: { a: 'wish', b: 'unplaced', c: 'wish' },
      reasons: { a: {}, b: { x: 'offer x', y: 'offer y' }, c: {} },
      rankProfile: [2],
    },
  ],
  [
    'one of a class at an offer, two at a host: each refused by the lowest limit that is full',
    round(['a', 'b', 'c', 'd'], {
      students: [
        { id: 'a', class: 'c1', preferences: ['x'] },
        { id: 'b', class: 'c1', preferences: ['x', 'y'] },
        { id: 'c', class: 'c2', preferences: ['y'] },
        { id: 'd', class: 'c2', preferences: ['x'] },
      ],
      offers: [
        { id: 'x', host: 'h', max: 2, classMax: 1 },
        { id: 'y', host: 'h', max: 1 },
      ],
      groups: [{ id: 'h', max: 2, offers: ['x', 'y'] }],
    }),
    {
      ...nothingElse,
      matching: { a: 'x', b: 'y', c: null, d: null },
      phase: { a: 'wish', b: 'wish', c: 'unplaced', d: 'unplaced' },
      reasons: { a: {}, b: { x: 'class c1 at offer x' }, c: { y: 'offer y' }, d: { x: 'shared limit h' } },
      cutOffs: {
        'class c1 at offer x': { class: 1, draw: 1 },
        'offer y': { class: 1, draw: 2 },
        'shared limit h': { class: 1, draw: 2 },
      },
      rankProfile: [1, 1],
    },
  ],
  [
    'a host inside a zone: the zone refuses whoever has the worst class in any of its hosts',
    round(['a', 'b', 'c'], {
      students: [
        { id: 'a', preferences: ['y'] },
        { id: 'b', preferences: ['z'] },
        { id: 'c', preferences: ['x'] },
      ],
      offers: [
        { id: 'x', max: 1 },
        { id: 'y', max: 1 },
        { id: 'z', max: 1, priorities: [[], ['b']] },
      ],
      groups: [
        { id: 'zone', max: 2, offers: ['z', 'y', 'x'] },
        { id: 'host', max: 2, offers: ['x', 'y'] },
      ],
    }),
    {
      ...nothingElse,
      matching: { a: 'y', b: null, c: 'x' },
      phase: { a: 'wish', b: 'unplaced', c: 'wish' },
      reasons: { a: {}, b: { z: 'shared limit zone' }, c: {} },
      cutOffs: {
        'offer x': { class: 1, draw: 3 },
        'offer y': { class: 1, draw: 1 },
        'shared limit host': { class: 1, draw: 3 },
        'shared limit zone': { class: 1, draw: 3 },
      },
      rankProfile: [2],
    },
  ],
  [
    'free seats: a begun offer below its minimum before a nearer end of the alphabet, an empty one not begun',
    round(['a', 'b', 'c', 'l'], {
      students: [
        { id: 'a', preferences: ['x'] },
        { id: 'b', preferences: [], zoneDistance: { far: 1 } },
        { id: 'c', preferences: [], acceptsAny: false },
        { id: 'l', preferences: ['x'] },
      ],
      offers: [
        { id: 'begun', max: 3, running: 1, min: 2 },
        { id: 'alone', max: 3 },
        { id: 'empty', max: 2, min: 2 },
        { id: 'far', max: 1 },
        { id: 'x', max: 1 },
      ],
      locks: [['l', 'begun']],
    }),
    {
      ...nothingElse,
      matching: { a: 'x', b: 'begun', c: null, l: 'begun' },
      phase: { a: 'wish', b: 'fallback', c: 'unplaced', l: 'lock' },
      reasons: { a: {}, b: {}, c: {}, l: {} },
      cutOffs: { 'offer x': { class: 1, draw: 1 } },
      rankProfile: [1],
    },
  ],
  [
    'of two offers below their minimum the smaller id is closed, and its student goes to the other',
    twoHalves(2),
    {
      ...nothingElse,
      matching: { a: 'q', b: 'q' },
      phase: { a: 'wish', b: 'wish' },
      reasons: { a: { p: 'closed' }, b: {} },
      closed: ['p'],
      closingSteps: [{ step: 'close', offer: 'p', placed: 1, min: 2 }],
      cutOffs: { 'offer q': { class: 1, draw: 2 } },
      rankProfile: [1, 1],
    },
  ],
  [
    'what was closed first opens again when the other could not have its minimum either',
    twoHalves(3),
    {
      ...nothingElse,
      matching: { a: 'p', b: 'p' },
      phase: { a: 'wish', b: 'wish' },
      reasons: { a: {}, b: { q: 'closed' } },
      closed: ['q'],
      closingSteps: [
        { step: 'close', offer: 'p', placed: 1, min: 2 },
        { step: 'close', offer: 'q', placed: 2, min: 3 },
        { step: 'reopen', offer: 'p', placed: 2, min: 2 },
      ],
      cutOffs: { 'offer p': { class: 1, draw: 2 } },
      rankProfile: [1, 1],
    },
  ],
  [
    'a rescue is only proposed: one moves to the second wish, and would have a justified complaint',
    round(['a', 'b'], {
      options: { rescue: true },
      students: [
        { id: 'a', preferences: ['x', 'y'] },
        { id: 'b', preferences: ['x'], acceptsAny: false },
      ],
      offers: [
        { id: 'x', max: 1 },
        { id: 'y', max: 1 },
      ],
    }),
    {
      ...nothingElse,
      matching: { a: 'x', b: null },
      phase: { a: 'wish', b: 'unplaced' },
      reasons: { a: {}, b: { x: 'offer x' } },
      cutOffs: { 'offer x': { class: 1, draw: 1 } },
      rankProfile: [1],
      rescueProposals: [
        {
          student: 'b',
          moves: [
            { student: 'b', from: null, to: 'x' },
            { student: 'a', from: 'x', to: 'y' },
          ],
          blockingPairs: [['a', 'x']],
        },
      ],
    },
  ],
]

test.each(cases)('%s', (_, file, said) => {
  const { inputDigest, resultDigest, engineVersion, ...rest } = match(file)
  expect(rest).toEqual(said)
  expect([inputDigest, resultDigest].every((digest) => /^[0-9a-f]{64}$/u.test(digest))).toBe(true)
  expect(engineVersion).not.toBe('')
})

test('wishes that are not open to the student, unknown or listed twice are left out, each with a warning', () => {
  const { matching, reasons, warnings } = match(
    round(['a', 'b'], {
      students: [
        { id: 'a', preferences: ['x', 'y'] },
        { id: 'b', preferences: ['y', 'x', 'y', 'ghost'], acceptsAny: false },
      ],
      offers: [
        { id: 'x', max: 1 },
        { id: 'y', max: 1 },
      ],
      ineligible: [['a', 'x', 'age']],
      forbidden: [['b', 'x']],
    }),
  )
  expect(matching).toEqual({ a: 'y', b: null })
  expect(reasons).toMatchObject({ a: { x: 'not allowed' }, b: { y: 'offer y', x: 'not allowed' } })
  expect(warnings).toHaveLength(4)
})
