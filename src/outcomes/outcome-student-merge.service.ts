import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { StudentWay } from '../schools/student-merge.rules.ts'
import { Certificates, Evaluations } from './outcome.model.ts'

/** Brings evaluations and certificates of one record of a student under the other; what they say stays. Twice is once. */
export async function moveStudentOutcomes(ctx: Ctx, { schoolId, from, to }: StudentWay): Promise<void> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  await Evaluations.updateMany({ schoolId, studentId: from }, { $set: { studentId: to } })
  await Certificates.updateMany({ schoolId, studentId: from }, { $set: { studentId: to } })
}

/** How many evaluations and certificates there are of a student. */
export async function countOutcomesOf(
  ctx: Ctx,
  schoolId: string,
  studentId: string,
): Promise<{ evaluations: number; certificates: number }> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  const [evaluations, certificates] = await Promise.all([
    Evaluations.countDocuments({ schoolId, studentId }),
    Certificates.countDocuments({ schoolId, studentId }),
  ])
  return { evaluations, certificates }
}
