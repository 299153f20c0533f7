import type { Ctx } from '../access/actor.ts'
import { schoolYearEnd, schoolYearStart } from '../norms/school-year.rules.ts'
import { type Day, dayOf, maxDay, minDay } from '../platform/day.ts'
import { byName, fullName, groupBy, type Student } from '../schools/student.rules.ts'
import { classesOnDay, labelsOfClasses, membersOfClasses, studentsNamed } from '../schools/student-facts.service.ts'
import type { Round } from './round.rules.ts'

/** Somebody, or for labs a class, who takes part in a round. */
export interface RoundMember {
  /** the student, or for labs the class */
  unitId: string
  schoolId: string
  /** of today, whichever brought the student in */
  classId: string
}

type Taking = Pick<Round, 'kind' | 'parts' | 'opensAt'>

/**
 * Who takes part, in the order of the schools: the students of the classes when the lists opened and those who came into
 * them since, without those who are left out or have gone to another school. Who changed class at the same school stays
 * in, in the class of today. For use cases that have already decided who may know.
 */
export async function membersOfRound(round: Taking, today: Day): Promise<RoundMember[]> {
  const members = await Promise.all(round.parts.map((part) => membersOfPart(round, part, today)))
  return members.flat()
}

async function membersOfPart(
  { kind, opensAt }: Taking,
  { schoolId, classIds, leftOut }: Round['parts'][number],
  today: Day,
): Promise<RoundMember[]> {
  if (kind === 'labs') return classIds.map((classId) => ({ unitId: classId, schoolId, classId }))
  const atOpening = opensAt ? await membersOfClasses(classIds, dayOf(opensAt)) : []
  const now = await membersOfClasses(classIds, today)
  const out = new Set(leftOut)
  const ids = [...new Set([...now, ...atOpening].map(({ studentId }) => studentId))].filter((id) => !out.has(id))
  const places = await classesOnDay(ids, today)
  return ids.flatMap((unitId) => {
    const place = places.get(unitId)
    return place?.schoolId === schoolId ? [{ unitId, schoolId, classId: place.classId }] : []
  })
}

/** Classes are looked at today, or on the nearest day of the school year of the round. */
export function dayOfRound({ schoolYear }: Pick<Round, 'schoolYear'>, today: Day): Day {
  return maxDay(schoolYearStart(schoolYear), minDay(today, schoolYearEnd(schoolYear)))
}

/** The students of these classes on a day, by name; for use cases that have already decided who may know them. */
export async function studentsByClass(classIds: readonly string[], on: Day): Promise<Map<string, Student[]>> {
  const members = await membersOfClasses(classIds, on)
  const students = await studentsNamed(members.map(({ studentId }) => studentId))
  const byClass = groupBy(members, ({ classId }) => classId)
  return new Map(
    classIds.map((classId) => {
      const ids = (byClass.get(classId) ?? []).map(({ studentId }) => studentId)
      return [classId, ids.flatMap((id) => students.get(id) ?? []).sort(byName)] as const
    }),
  )
}

/** Who of one school takes part, as its coordinator calls them: by class and name. */
export async function membersNamed(
  ctx: Ctx,
  round: Taking & Pick<Round, 'schoolYear'>,
  schoolId: string,
): Promise<{ id: string; name: string }[]> {
  const all = await membersOfRound(round, dayOfRound(round, ctx.today))
  const members = all.filter((member) => member.schoolId === schoolId)
  const [labels, students] = await Promise.all([
    labelsOfClasses(members.map(({ classId }) => classId)),
    studentsNamed(round.kind === 'labs' ? [] : members.map(({ unitId }) => unitId)),
  ])
  const named = members.map(({ unitId, classId }) => {
    const student = students.get(unitId)
    const label = labels.get(classId) ?? ''
    return { id: unitId, name: student ? `${label} · ${fullName(student)}` : label }
  })
  return named.sort((a, b) => a.name.localeCompare(b.name, 'it'))
}
