import { dayOf } from '../platform/day.ts'
import type { Day } from '../platform/day.ts'
import { classesOnDay, membersOfClasses } from '../schools/student-facts.service.ts'
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

// oxlint-disable-next-line max-params -- one question: whom does this school bring, and as of when
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
