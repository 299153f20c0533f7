import { describe, expect, test } from '@jest/globals'
import { match } from '../../src/matching/match.rules.ts'
import type { MatchResult, RoundFile } from '../../src/matching/round-file.rules.ts'
import { drawNumbers } from './naive-round.ts'
import { diceOf } from './seeded.ts'
import { smallMarket } from './small-markets.ts'

const awkward = [
  ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', 'length', 'valueOf', '__defineGetter__'],
  ['7', '007', '7.0', '-1', '4294967295', '1e3', 'NaN', 'null', 'undefined', 'true'],
  [' ', ' a', 'a', 'a ', 'A', '\ta', '\n', '\u0000', '\u200b'],
  ['caff\u00e8', 'caffe\u0300', '\u212b', '\u00c5', 'i\u0307', 'İ', 'ss', 'ß', '😀', '\ud83d', '\ude00', '🏳️‍🌈'],
  ['offer o1', 'shared limit h1', 'closed', 'not allowed', 'class c1', 'a|b', 'a,b', '"', '\\', "'", '[]', '{}', '<b>'],
  ['x'.repeat(5000), `${'x'.repeat(5000)}y`],
].flat()

const own = <Value>(record: Record<string, Value>, id: string): Value | undefined =>
  Object.hasOwn(record, id) ? record[id] : undefined

/** Other names for everything in a round, the same for the same id. */
function renaming(seed: number): (id: string) => string {
  const left = diceOf(seed).shuffled(awkward)
  const names = new Map<string, string>()
  return (id) => {
    const name = names.get(id) ?? (left.pop() as string)
    names.set(id, name)
    return name
  }
}

function renamed(file: RoundFile, name: (id: string) => string): RoundFile {
  const all = (ids: readonly string[]) => ids.map(name)
  return {
    ...file,
    lottery: all(file.lottery ?? []),
    students: file.students.map((student) => ({
      ...student,
      id: name(student.id),
      class: student.class == null ? null : name(student.class),
      preferences: all(student.preferences),
      zoneDistance: Object.fromEntries(
        Object.entries(student.zoneDistance ?? {}).map(([offer, distance]) => [name(offer), distance]),
      ),
    })),
    offers: file.offers.map((offer) => ({
      ...offer,
      id: name(offer.id),
      priorities: offer.priorities?.map(all) ?? null,
    })),
    groups: (file.groups ?? []).map((group) => ({ ...group, id: name(group.id), offers: all(group.offers) })),
    locks: (file.locks ?? []).map(([student, offer]) => [name(student), name(offer)]),
    forbidden: (file.forbidden ?? []).map(([student, offer]) => [name(student), name(offer)]),
    ineligible: (file.ineligible ?? []).map(([student, offer]) => [name(student), name(offer)]),
  }
}

/** The name of a limit, when what it is about has other names. */
const renamedLimit = (limit: string, name: (id: string) => string) =>
  limit
    .replace(/^class (\w+) at offer (\w+)$/u, (_, ofClass, offer) => `class ${name(ofClass)} at offer ${name(offer)}`)
    .replace(/^(offer|shared limit) ([osh]\d+)$/u, (_, kind, id) => `${kind} ${name(id)}`)

function expectSame(plain: MatchResult, other: MatchResult, name: (id: string) => string): void {
  for (const [student, offer] of Object.entries(plain.matching)) {
    expect(own(other.matching, name(student))).toBe(offer === null ? null : name(offer))
    expect(own(other.phase, name(student))).toBe(plain.phase[student])
    for (const [wish, reason] of Object.entries(plain.reasons[student] ?? {}))
      expect(own(own(other.reasons, name(student)) ?? {}, name(wish))).toBe(renamedLimit(reason, name))
  }
  expect(Object.keys(other.matching)).toHaveLength(Object.keys(plain.matching).length)
  for (const [limit, cutOff] of Object.entries(plain.cutOffs))
    expect(own(other.cutOffs, renamedLimit(limit, name))).toEqual(cutOff)
  expect(Object.keys(other.cutOffs)).toHaveLength(Object.keys(plain.cutOffs).length)
}

describe('ids are opaque', () => {
  test('whatever the names are, the same students have the same places for the same reasons', () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const file = smallMarket(seed)
      const drawn = { ...file, lottery: file.lottery ?? [...drawNumbers(file).keys()] }
      const name = renaming(seed)
      expectSame(match(drawn), match(renamed(drawn, name)), name)
    }
  })

  test.each(['default', 'satisfaction'] as const)('all of them at once, as students and as offers: %s', (mechanism) => {
    const file: RoundFile = {
      roundId: '__proto__',
      seed: 'seed',
      options: { mechanism, rescue: true },
      students: awkward.map((id, index) => ({
        id,
        class: awkward[(index * 7) % 5] ?? null,
        preferences: [id],
        zoneDistance: Object.fromEntries([[id, 1]]),
      })),
      offers: awkward.map((id) => ({ id, max: 1, classMax: 1, priorities: [[id]] })),
      groups: awkward.map((id) => ({ id, max: 1, offers: [id] })),
    }
    const result = match(file)
    for (const id of awkward) expect(own(result.matching, id)).toBe(id)
    expect(Object.keys(result.matching)).toHaveLength(awkward.length)
    expect(result.rankProfile).toEqual([awkward.length])
    expect(result.closed).toEqual([])
  })

  test('a result written down and read again is the same', () => {
    const students = awkward.map((id) => ({ id, preferences: ['__proto__', 'constructor'] }))
    const offers = ['__proto__', 'constructor'].map((id) => ({ id, max: 2 }))
    const result = match({ roundId: 'r', seed: 's', students, offers })
    const read = JSON.parse(JSON.stringify(result)) as MatchResult
    for (const id of awkward) expect(own(read.matching, id) ?? null).toBe(own(result.matching, id) ?? null)
    expect(Object.keys(read.matching)).toEqual(Object.keys(result.matching))
    expect(Object.values(read.matching).filter((offer) => offer === '__proto__')).toHaveLength(2)
    expect(own(read.cutOffs, 'offer __proto__')).toEqual(own(result.cutOffs, 'offer __proto__'))
  })

  test('an id that only looks like another is unknown', () => {
    const students = [{ id: 'a', preferences: ['007', 'caffe\u0300', ' x'] }]
    const offers = ['7', 'caff\u00e8', 'x'].map((id) => ({ id, max: 1 }))
    const { matching, warnings } = match({ roundId: 'r', seed: 's', options: { fallback: false }, students, offers })
    expect(matching).toEqual({ a: null })
    expect(warnings).toHaveLength(3)
  })
})
