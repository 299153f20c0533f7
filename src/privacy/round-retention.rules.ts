// What is kept of rounds (tornate) beyond their end: what became of each student, and what a school had decided on them.
// Both are records of several schools, of which each takes away what is about its own students; digests, seats and counts
// stay. Only a round that is published or given up is old: what a school prepares is still needed.

import type { Stored } from './personal-data.rules.ts'

const listOf = (value: unknown): Stored[] => (Array.isArray(value) ? value : [])
const isTold = { $gt: '' }

const ofSchool = (schoolId: string) => (each: Stored) => each['schoolId'] === schoolId
const unitsOf = (record: Stored, schoolId: string) =>
  new Set(
    listOf(record['places'])
      .filter(ofSchool(schoolId))
      .map(({ unitId }) => unitId),
  )
const textsOf = (values: unknown[]) => [...new Set(values.filter((id): id is string => typeof id === 'string'))]

/** The places of students, with what was said about each. */
export const outcomePlace = {
  collection: 'assignments',
  dating: { firstOf: 'log', moment: 'at' },
  filter: (schoolId: string) => ({
    schoolIds: schoolId,
    released: true,
    places: { $elemMatch: { schoolId, studentId: isTold } },
  }),
  part: (record: Stored, schoolId: string) => {
    const units = unitsOf(record, schoolId)
    const [published] = listOf(record['log'])
    return {
      _id: record['_id'],
      at: published?.['at'],
      places: listOf(record['places']).filter(ofSchool(schoolId)),
      log: listOf(record['log']).filter(({ unitId }) => units.has(unitId)),
    }
  },
  students: ({ places }: Stored) => textsOf(listOf(places).map(({ studentId }) => studentId)),
  // The version makes whoever was changing a place at this very moment look again.
  cut: (record: Stored, schoolId: string) => {
    const units = unitsOf(record, schoolId)
    return {
      places: listOf(record['places']).filter((each) => !ofSchool(schoolId)(each)),
      log: listOf(record['log']).filter(({ unitId }) => !units.has(unitId)),
      version: Number(record['version']) + 1,
    }
  },
}

const decided = ['locks', 'forbidden', 'keepApart'] as const

/** Who was left out, needed a place without steps, was fixed, excluded from a host or kept apart, and why. */
export const roundPlace = {
  collection: 'rounds',
  dating: { moment: 'closesAt' },
  filter: (schoolId: string) => ({
    schoolIds: schoolId,
    kind: 'placements',
    state: { $in: ['published', 'cancelled'] },
    $or: [
      { parts: { $elemMatch: { schoolId, 'leftOut.0': isTold } } },
      { parts: { $elemMatch: { schoolId, 'accessible.0': isTold } } },
      ...decided.map((list) => ({ [`${list}.schoolId`]: schoolId })),
    ],
  }),
  part: (record: Stored, schoolId: string) => ({
    ...Object.fromEntries(['_id', 'title', 'schoolYear', 'closesAt'].map((name) => [name, record[name]])),
    at: record['closesAt'],
    parts: listOf(record['parts']).filter(ofSchool(schoolId)),
    ...Object.fromEntries(decided.map((list) => [list, listOf(record[list]).filter(ofSchool(schoolId))])),
  }),
  students: (part: Stored) =>
    textsOf([
      ...listOf(part['parts']).flatMap(({ leftOut, accessible }) => [leftOut, accessible].flat()),
      ...decided.flatMap((list) => listOf(part[list]).flatMap(({ unitId, unitIds }) => [unitId, unitIds].flat())),
    ]),
  cut: (record: Stored, schoolId: string) => ({
    parts: listOf(record['parts']).map((part) =>
      ofSchool(schoolId)(part) ? { ...part, leftOut: [], accessible: [] } : part,
    ),
    ...Object.fromEntries(
      decided.map((list) => [list, listOf(record[list]).filter((each) => !ofSchool(schoolId)(each))]),
    ),
  }),
}
