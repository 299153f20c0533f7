// Justified complaints (reclami fondati): students who would rather have an offer where a seat is free, or held by somebody
// with a worse key. By precedence there are none; the other mechanism makes some, and so does an approved move. Counted by
// the definition, to compare results; who is locked complains of nothing.
// Source: matching.md 5 (I3).

import { drawOfRound } from '../matching/draw.rules.ts'
import type { MatchResult, RoundFile, RoundOffer } from '../matching/round-file.rules.ts'

type Places = Pick<MatchResult, 'matching' | 'phase' | 'closed'>

/** Pairs of a student and an offer. */
export function complaintsOf(file: RoundFile, result: Places): [string, string][] {
  const limits = limitsOf(file)
  const keyAt = keysAt(file)
  const counts = new Map<string, number>()
  const worst = new Map<string, number>()
  for (const { id } of file.students) {
    const offer = result.matching[id]
    if (!offer) continue
    const key = result.phase[id] === 'lock' ? -1 : result.phase[id] === 'wish' ? keyAt(id, offer) : Infinity
    for (const limit of limits.path(id, offer)) {
      counts.set(limit, (counts.get(limit) ?? 0) + 1)
      worst.set(limit, Math.max(worst.get(limit) ?? -1, key))
    }
  }
  const admits = (id: string, offer: string) =>
    limits
      .path(id, offer)
      .every((limit) => (counts.get(limit) ?? 0) < limits.room(limit) || (worst.get(limit) ?? -1) > keyAt(id, offer))
  return preferred(file, result).filter(([id, offer]) => admits(id, offer))
}

/** Wishes before the place, where they are allowed and open. */
function preferred(file: RoundFile, { matching, phase, closed }: Places): [string, string][] {
  const pairs = [...(file.forbidden ?? []), ...(file.ineligible ?? [])]
  const barred = new Set(pairs.map(([id, offer]) => JSON.stringify([id, offer])))
  const shut = new Set(closed)
  const known = new Set(file.offers.map(({ id }) => id))
  return file.students.flatMap(({ id, preferences }) => {
    if (phase[id] === 'lock') return []
    const wishes = [...new Set(preferences)].filter((offer) => known.has(offer))
    const found = wishes.indexOf(matching[id] ?? '')
    const before = found === -1 ? wishes : wishes.slice(0, found)
    return before
      .filter((offer) => !shut.has(offer) && !barred.has(JSON.stringify([id, offer])))
      .map((offer): [string, string] => [id, offer])
  })
}

interface Limits {
  path: (unit: string, offer: string) => string[]
  room: (limit: string) => number
}

function limitsOf({ students, offers, groups = [] }: RoundFile): Limits {
  const rooms = new Map<string, number>()
  const above = new Map<string, string[]>()
  const classOf = new Map(students.map((student) => [student.id, student.class ?? null]))
  const classMax = new Map(offers.map((offer) => [offer.id, offer.classMax ?? null]))
  for (const { id, max, running = 0 } of offers) {
    rooms.set(`offer ${id}`, max - running)
    above.set(id, [`offer ${id}`])
  }
  for (const { id, max, running = 0, offers: members } of groups) {
    rooms.set(`group ${id}`, max - running)
    for (const member of members) above.get(member)?.push(`group ${id}`)
  }
  const classLimit = (unit: string, offer: string): string[] => {
    const most = classMax.get(offer) ?? null
    const inClass = classOf.get(unit) ?? null
    if (most === null || inClass === null) return []
    const limit = `class ${JSON.stringify([inClass, offer])}`
    rooms.set(limit, most)
    return [limit]
  }
  return {
    path: (unit, offer) => [...classLimit(unit, offer), ...(above.get(offer) ?? [])],
    room: (limit) => rooms.get(limit) ?? 0,
  }
}

/** Precedence class, then draw, as one number; lower is better. */
function keysAt(file: RoundFile): (unit: string, offer: string) => number {
  const draw = drawOfRound(file)
  const most = file.students.length + 1
  const classes = new Map(file.offers.map((offer) => [offer.id, classesOf(offer)]))
  return (unit, offer) => {
    const { of, last } = classes.get(offer) ?? { of: new Map<string, number>(), last: 0 }
    return (of.get(unit) ?? last) * most + (draw.get(unit) ?? 0)
  }
}

function classesOf({ priorities }: RoundOffer): { of: Map<string, number>; last: number } {
  const classes = priorities ?? []
  return {
    of: new Map(classes.flatMap((members, index) => members.map((id) => [id, index] as const))),
    last: classes.length,
  }
}
