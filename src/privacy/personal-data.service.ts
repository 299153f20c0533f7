import type { Ctx } from '../access/actor.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { readersOf } from '../access-records/access-record.service.ts'
import type { AccessRecord } from '../access-records/access-record.rules.ts'
import { storedRecords } from '../platform/database.ts'
import { schoolNames } from '../schools/school.service.ts'
import { labelsOfClasses } from '../schools/student-facts.service.ts'
import { formerIdsOf } from '../schools/student-merge.service.ts'
import type { Student } from '../schools/student.rules.ts'
import { findStudent } from '../schools/student.service.ts'
import { ownPart, type PersonalData, type Place, placeNames, places, type Subject } from './personal-data.rules.ts'

export interface Gathered {
  student: Student
  schoolName: string
  data: PersonalData
  /** The names of the classes, by id. */
  classes: Map<string, string>
}

/** Everything that is stored about one student of this actor. Throws as findStudent does. */
export async function gatherPersonalData(ctx: Ctx, studentId: string): Promise<Gathered> {
  const student = await findStudent(ctx, 'personal-data.export', studentId)
  const subject = await subjectOf(ctx, studentId)
  const gathered = await Promise.all(
    placeNames.map(async (name) => {
      const place: Place = places[name]
      const records = await storedRecords(name, place.filter(subject))
      return [name, records.map((record) => ownPart(place, record, subject))] as const
    }),
  )
  const names = await schoolNames([student.schoolId])
  const data = Object.fromEntries(gathered) as unknown as PersonalData
  const classes = await labelsOfClasses(data.enrolments.map(({ classId }) => String(classId)))
  return { student, schoolName: names.get(student.schoolId) ?? '', data, classes }
}

async function subjectOf(ctx: Ctx, studentId: string): Promise<Subject> {
  const { placements } = await listPlacements(ctx, 'placement.view', { studentIds: [studentId] })
  const formerIds = (await formerIdsOf([studentId])).get(studentId) ?? []
  return { studentId, formerIds, placementIds: placements.map(({ _id }) => _id) }
}

export interface Readers {
  student: Student
  records: AccessRecord[]
  total: number
}

/** Who has taken data of this student alone out of the site, newest first; `page` from 1, null: all. */
export async function listReaders(ctx: Ctx, studentId: string, page: number | null): Promise<Readers> {
  const student = await findStudent(ctx, 'personal-data.readers', studentId)
  const { placementIds, formerIds = [] } = await subjectOf(ctx, studentId)
  return { student, ...(await readersOf({ studentIds: [studentId, ...formerIds], recordIds: placementIds }, page)) }
}
