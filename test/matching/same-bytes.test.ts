import { describe, expect, test } from '@jest/globals'
import { match } from '../../src/matching/match.rules.ts'
import type { RoundFile } from '../../src/matching/round-file.rules.ts'
import { drawNumbers } from './naive-round.ts'
import type { Dice } from './seeded.ts'
import { onMarkets } from './small-markets.ts'

const bytes = (file: RoundFile) => JSON.stringify(match(file))

/** The same round written in another order: nothing that is ranked is touched. */
function shuffled(dice: Dice, file: RoundFile): RoundFile {
  return {
    ...file,
    students: dice.shuffled(file.students).map((student) => ({
      ...student,
      ...(student.zoneDistance
        ? { zoneDistance: Object.fromEntries(dice.shuffled(Object.entries(student.zoneDistance))) }
        : {}),
    })),
    offers: dice.shuffled(file.offers).map((offer) => ({
      ...offer,
      ...(offer.priorities ? { priorities: offer.priorities.map((ids) => dice.shuffled(ids)) } : {}),
    })),
    groups: dice.shuffled(file.groups ?? []).map((group) => ({ ...group, offers: dice.shuffled(group.offers) })),
    locks: dice.shuffled(file.locks ?? []),
    forbidden: dice.shuffled(file.forbidden ?? []),
    ineligible: dice.shuffled(file.ineligible ?? []),
  }
}

/** What may be left out, written out. */
const spelledOut = (file: RoundFile): RoundFile => ({
  ...file,
  options: { mechanism: 'default', fallback: true, rescue: false, minimums: true, ...file.options },
  students: file.students.map((student) => ({ class: null, acceptsAny: true, zoneDistance: {}, ...student })),
  offers: file.offers.map((offer) => ({ min: 0, running: 0, classMax: null, priorities: null, host: null, ...offer })),
  groups: (file.groups ?? []).map((group) => ({ running: 0, ...group })),
})

describe('I8 the same input and seed give the same bytes', () => {
  const shape = { fallback: true, minimums: true, rescue: true }

  test('again and again', () => {
    onMarkets(500, shape, ({ file }) => {
      const first = bytes(file)
      expect(bytes(file)).toBe(first)
      expect(bytes(structuredClone(file))).toBe(first)
    })
  })

  test('in whatever order students, offers, shared limits, pairs and tied names stand', () => {
    onMarkets(2000, shape, ({ file, dice }) => {
      expect(bytes(shuffled(dice, file))).toBe(bytes(file))
    })
  })

  test('with the other mechanism too', () => {
    onMarkets(1000, shape, ({ file, dice }) => {
      const other: RoundFile = { ...file, options: { ...file.options, mechanism: 'satisfaction' } }
      expect(bytes(shuffled(dice, other))).toBe(bytes(other))
    })
  })

  test('whether what may be left out is written or not', () => {
    onMarkets(500, shape, ({ file }) => {
      expect(bytes(spelledOut(file))).toBe(bytes(file))
    })
  })

  test('and the input is left as it was', () => {
    onMarkets(300, shape, ({ file }) => {
      const before = JSON.stringify(file)
      match(file)
      expect(JSON.stringify(file)).toBe(before)
    })
  })

  test('a round that differs in something that decides has another digest', () => {
    onMarkets(300, shape, ({ file }) => {
      const { inputDigest } = match(file)
      expect(inputDigest).toMatch(/^[0-9a-f]{64}$/u)
      const others: RoundFile[] = [
        { ...file, seed: `${file.seed}.` },
        { ...file, roundId: `${file.roundId}.` },
        { ...file, options: { ...file.options, rescue: false } },
        {
          ...file,
          offers: file.offers.map((offer, index) => (index === 0 ? { ...offer, max: offer.max + 1 } : offer)),
        },
      ]
      for (const other of others) expect(match(other).inputDigest).not.toBe(inputDigest)
    })
  })
})

describe('the draw', () => {
  const ids = Array.from({ length: 200 }, (_, index) => `student ${index}`)
  const round = (students: readonly string[], seed: string): RoundFile => ({
    roundId: 'draw',
    seed,
    options: { fallback: false },
    students: students.map((id) => ({ id, preferences: ['one'] })),
    offers: [{ id: 'one', max: 1 }],
  })
  const winner = (file: RoundFile) => Object.entries(match(file).matching).find(([, offer]) => offer)?.[0]

  test('is the order of the tickets, which everybody can recompute', () => {
    for (let seed = 0; seed < 50; seed++) {
      const file = round(ids, `seed ${seed}`)
      const [first] = [...drawNumbers(file)].find(([, number]) => number === 1) ?? []
      expect(winner(file)).toBe(first)
    }
  })

  test('keeps two students in the same order whoever else takes part', () => {
    for (const other of ids.slice(1, 60)) {
      const numbers = drawNumbers(round(ids, 'seed'))
      const first = (numbers.get(other) ?? 0) < (numbers.get('student 0') ?? 0) ? other : 'student 0'
      expect(winner(round(['student 0', other], 'seed'))).toBe(first)
    }
  })

  test('gives way to a given lottery', () => {
    for (const first of ids.slice(0, 20)) {
      const lottery = [first, ...ids.filter((id) => id !== first)]
      expect(winner({ ...round(ids, 'seed'), lottery })).toBe(first)
    }
  })
})
