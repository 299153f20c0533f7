import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { StudentWay } from '../schools/student-merge.rules.ts'
import { PlacementAbsences } from './absence.model.ts'

/** Brings the absences of one record of a student under the other. Twice is once. For the merge of two records only. */
export async function moveStudentAbsences(ctx: Ctx, { schoolId, from, to }: StudentWay): Promise<void> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  await PlacementAbsences.updateMany({ schoolId, studentId: from }, { $set: { studentId: to } })
}

/** How many there are of a student. */
export async function countAbsencesOf(ctx: Ctx, schoolId: string, studentId: string): Promise<number> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  return PlacementAbsences.countDocuments({ schoolId, studentId })
}
