import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { StudentWay } from '../schools/student-merge.rules.ts'
import { PlacementPapers } from './papers.model.ts'

/** Brings the papers of one record of a student under the other; what was signed stays signed. Twice is once. */
export async function moveStudentPapers(ctx: Ctx, { schoolId, from, to }: StudentWay): Promise<void> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  await PlacementPapers.updateMany({ schoolId, studentId: from }, { $set: { studentId: to } })
}
