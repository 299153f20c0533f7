// The numbers that stand for the ids of a round, and the locks by number. Ids are opaque and kept in maps.

import { byCodeUnit } from './code-unit.rules.ts'
import type { RoundFile, RoundGroup, RoundOffer, RoundStudent } from './round-file.rules.ts'

/** No class, no offer, no limit. */
export const NONE = -1

export interface MarketIndex {
  readonly studentIds: readonly string[]
  readonly offerIds: readonly string[]
  readonly groupIds: readonly string[]
  readonly classIds: readonly string[]
  /** the records of the file in the order of the numbers */
  readonly students: readonly RoundStudent[]
  readonly offers: readonly RoundOffer[]
  readonly groups: readonly RoundGroup[]
  readonly studentNumber: ReadonlyMap<string, number>
  readonly offerNumber: ReadonlyMap<string, number>
  /** by student: the class, or NONE */
  readonly classOf: Int32Array
  /** by student: the offer of the lock, or NONE */
  readonly lockedAt: Int32Array
  /** by offer: how many are locked there */
  readonly locksAt: Int32Array
}

export function buildIndex(file: RoundFile): MarketIndex {
  const students = file.students.toSorted((a, b) => byCodeUnit(a.id, b.id))
  const offers = file.offers.toSorted((a, b) => byCodeUnit(a.id, b.id))
  const groups = (file.groups ?? []).toSorted((a, b) => byCodeUnit(a.id, b.id))
  const studentNumber = numbersOf(students)
  const offerNumber = numbersOf(offers)
  const classIds = [...new Set(students.flatMap((student) => student.class ?? []))].sort(byCodeUnit)
  const classNumber = new Map(classIds.map((id, number) => [id, number]))
  const lockedAt = new Int32Array(students.length).fill(NONE)
  const locksAt = new Int32Array(offers.length)
  for (const [student, offer] of file.locks ?? []) {
    const at = offerNumber.get(offer)!
    lockedAt[studentNumber.get(student)!] = at
    locksAt[at]!++
  }
  return {
    studentIds: students.map(({ id }) => id),
    offerIds: offers.map(({ id }) => id),
    groupIds: groups.map(({ id }) => id),
    classIds,
    students,
    offers,
    groups,
    studentNumber,
    offerNumber,
    classOf: Int32Array.from(students, (student) => (student.class == null ? NONE : classNumber.get(student.class)!)),
    lockedAt,
    locksAt,
  }
}

function numbersOf(records: readonly { id: string }[]): Map<string, number> {
  return new Map(records.map(({ id }, number) => [id, number]))
}
