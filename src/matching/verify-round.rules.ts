// A round and its result read for the check (lettura per la verifica): plain maps from ids, by the words of the rule and with
// nothing of what the engine works on, so that a mistake there is not repeated here.
// Source: matching.md 3.1 to 3.3, 5.

import { drawOfRound } from './draw.rules.ts'
import type { MatchResult, RoundFile, RoundOffer, RoundStudent } from './round-file.rules.ts'

export interface CheckedLimit {
  name: string
  max: number
  /** running seats and everybody the result places there */
  taken: number
  /** running seats, locks and those who hold a wish */
  takenByWish: number
  /** the worst key of those who hold a wish; 0: nobody does */
  worstByWish: number
  /** the worst key of those who are not locked; 0: nobody */
  worst: number
}

interface CheckedOffer {
  limit: CheckedLimit
  groups: CheckedLimit[]
  classMax: number | null
  byClass: Map<string, CheckedLimit>
  classes: Map<string, number>
  otherClass: number
}

export interface CheckedRound {
  file: RoundFile
  result: MatchResult
  students: Map<string, RoundStudent>
  offers: Map<string, CheckedOffer>
  groups: CheckedLimit[]
  locks: Map<string, string>
  barred: Map<string, Set<string>>
  draw: Map<string, number>
  closed: Set<string>
}

const limit = (name: string, max: number, running = 0): CheckedLimit => ({
  name,
  max,
  taken: Math.min(running, max),
  takenByWish: Math.min(running, max),
  worstByWish: 0,
  worst: 0,
})

export function readRound(file: RoundFile, result: MatchResult): CheckedRound {
  const offers = new Map(file.offers.map((offer) => [offer.id, readOffer(offer)]))
  const groups: CheckedLimit[] = []
  for (const { id, max, running, offers: members } of file.groups ?? []) {
    const group = limit(`shared limit ${id}`, max, running)
    groups.push(group)
    for (const member of members) offers.get(member)?.groups.push(group)
  }
  const barred = new Map<string, Set<string>>()
  for (const [student, offer] of [...(file.forbidden ?? []), ...(file.ineligible ?? [])]) {
    const known = barred.get(student)
    if (known) known.add(offer)
    else barred.set(student, new Set([offer]))
  }
  return {
    file,
    result,
    students: new Map(file.students.map((student) => [student.id, student])),
    offers,
    groups,
    locks: new Map(file.locks),
    barred,
    draw: drawOfRound(file),
    closed: new Set(result.closed),
  }
}

function readOffer({ id, max, running, classMax, priorities }: RoundOffer): CheckedOffer {
  const classes = new Map<string, number>()
  for (const [place, students] of (priorities ?? []).entries()) {
    for (const student of students) classes.set(student, place + 1)
  }
  return {
    limit: limit(`offer ${id}`, max, running),
    groups: [],
    classMax: classMax ?? null,
    byClass: new Map(),
    classes,
    otherClass: (priorities?.length ?? 0) + 1,
  }
}

/** All limits between a student and an offer. */
export function wayTo({ offers }: CheckedRound, student: RoundStudent, offerId: string): CheckedLimit[] {
  const offer = offers.get(offerId)!
  const way = [offer.limit, ...offer.groups]
  if (offer.classMax === null || student.class == null) return way
  let ofClass = offer.byClass.get(student.class)
  if (!ofClass) {
    ofClass = limit(`class ${student.class} at offer ${offerId}`, offer.classMax)
    offer.byClass.set(student.class, ofClass)
  }
  return [ofClass, ...way]
}

/** Smaller is better: priority class, then draw number. */
export function keyFor({ offers, draw }: CheckedRound, student: string, offerId: string): number {
  const offer = offers.get(offerId)!
  return (offer.classes.get(student) ?? offer.otherClass) * 2 ** 32 + draw.get(student)!
}

/** The wishes that count: each offer once, known, and open to the student. */
export function wishesThatCount({ offers, barred }: CheckedRound, { id, preferences }: RoundStudent): string[] {
  const not = barred.get(id)
  return [...new Set(preferences)].filter((offer) => offers.has(offer) && !not?.has(offer))
}

/** Everybody takes the seat that the result says. */
export function seatEverybody(round: CheckedRound): void {
  const { matching, phase } = round.result
  for (const student of round.file.students) {
    const offer = matching[student.id]
    if (offer == null || !round.offers.has(offer)) continue
    const locked = phase[student.id] === 'lock'
    const byWish = phase[student.id] === 'wish'
    const key = locked ? 0 : keyFor(round, student.id, offer)
    for (const each of wayTo(round, student, offer)) {
      each.taken++
      each.worst = Math.max(each.worst, key)
      if (locked || byWish) each.takenByWish++
      if (byWish) each.worstByWish = Math.max(each.worstByWish, key)
    }
  }
}
