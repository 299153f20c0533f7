import { careerEnd, retentionKinds, retentionTerms, type RetentionKind } from '../norms/retention.rules.ts'
import { schoolYearOf, type SchoolYear } from '../norms/school-year.rules.ts'
import { storedRecords, storedSums } from '../platform/database.ts'
import { type Day, day } from '../platform/day.ts'
import { courseHistories } from '../schools/student-facts.service.ts'
import type { Stored } from './personal-data.rules.ts'
import { filesIn } from './files-in.rules.ts'
import { type RetentionPlace, retentionPlaces, yearFilter, yearGroup } from './retention-places.rules.ts'
import { type Batch, type BatchRecord, digestOfBatch, digestOfRecord, type RetentionOf } from './retention.rules.ts'

// What is stored, for the use cases of this folder that have already decided who may know.

interface PlacementFact {
  studentId: string
  schoolYear: SchoolYear
}

/** Of every placement of a school, whose it is and in which school year it ends, longest amendment included. */
async function placementFacts(schoolId: string): Promise<Map<string, PlacementFact>> {
  const fields = { studentId: 1, 'terms.to': 1, 'amendments.to': 1 } as const
  const placements = await storedRecords('placements', { schoolId }, fields)
  return new Map(
    placements.map(({ _id, studentId, terms, amendments }) => {
      const spans = [terms, ...((amendments as unknown[] | undefined) ?? [])] as { to?: string }[]
      const end =
        spans
          .map(({ to = '' }) => to)
          .toSorted()
          .at(-1) ?? ''
      return [String(_id), { studentId: String(studentId), schoolYear: schoolYearOf(day(end)) }]
    }),
  )
}

/** All records of a kind and school year with something to take away, place by place, by identifier. */
export async function gatherBatch(schoolId: string, of: RetentionOf): Promise<Batch> {
  const facts = await placementFacts(schoolId)
  const placementIds = [...facts].filter(([, { schoolYear }]) => schoolYear === of.schoolYear).map(([id]) => id)
  const records: BatchRecord[] = []
  for (const [place, found] of retentionPlaces[of.kind].entries()) {
    const filter = { $and: [found.filter(schoolId), yearFilter(found.dating, of.schoolYear, placementIds)] }
    for (const record of await storedRecords(found.collection, filter)) {
      records.push(batchRecord(record, { place, found, schoolId, facts }))
    }
  }
  return {
    schoolId,
    of,
    records,
    studentIds: [...new Set(records.flatMap(({ studentIds }) => studentIds))].toSorted(),
    digest: digestOfBatch(records.map(({ digest }) => digest)),
  }
}

interface Around {
  place: number
  found: RetentionPlace
  schoolId: string
  facts: ReadonlyMap<string, PlacementFact>
}

function batchRecord(record: Stored, { place, found, schoolId, facts }: Around): BatchRecord {
  const part = found.part ? found.part(record, schoolId) : record
  return {
    place,
    id: String(record['_id']),
    record,
    part,
    digest: digestOfRecord(part),
    studentIds: found.students?.(part) ?? studentsOf(part, facts),
    files: filesIn(part),
  }
}

function studentsOf(part: Stored, facts: Around['facts']): string[] {
  const { studentId, placementId, lines } = part
  if (typeof studentId === 'string') return [studentId]
  const found = facts.get(String(placementId))
  if (found) return [found.studentId]
  const own = Array.isArray(lines) ? lines.map((line: Stored) => line['studentId']) : []
  return own.filter((id): id is string => typeof id === 'string')
}

/** The ends of the school careers of some students; null of who was in no class. */
export async function careersOf(studentIds: readonly string[]): Promise<Map<string, Day | null>> {
  const histories = await courseHistories(studentIds)
  return new Map(studentIds.map((id) => [id, careerEnd(histories.get(id) ?? [])]))
}

/** Of a kind and school year how many records there are, and whose. */
export interface Summed extends RetentionOf {
  records: number
  studentIds: Set<string>
}

/** Everything of a school that has a term, by kind and school year. */
export async function sumsOfSchool(schoolId: string): Promise<Summed[]> {
  const facts = await placementFacts(schoolId)
  const summed = new Map<string, Summed>()
  for (const kind of retentionKinds) {
    for (const place of retentionPlaces[kind]) {
      const pipeline = [
        { $match: place.filter(schoolId) },
        { $group: { _id: yearGroup(place.dating), n: { $sum: 1 } } },
      ]
      for (const group of await storedSums(place.collection, pipeline)) add(summed, { kind, group, facts })
    }
  }
  return [...summed.values()]
}

interface Group {
  kind: RetentionKind
  group: Stored
  facts: ReadonlyMap<string, PlacementFact>
}

function add(summed: Map<string, Summed>, { kind, group, facts }: Group): void {
  const { month, placementId, studentId } = group['_id'] as Record<string, string | null | undefined>
  const placement = facts.get(String(placementId))
  const schoolYear = month ? schoolYearOf(day(`${month}-01`)) : placement?.schoolYear
  if (!schoolYear) return
  const key = `${kind}:${schoolYear}`
  const held = summed.get(key) ?? { kind, schoolYear, records: 0, studentIds: new Set<string>() }
  held.records += Number(group['n'])
  const whose = studentId ?? placement?.studentId
  if (whose) held.studentIds.add(whose)
  summed.set(key, held)
}

/** Whether the term of a kind hangs on the careers of its students. */
export function goesByCareer(kind: RetentionKind): boolean {
  return retentionTerms[kind].from === 'career'
}
