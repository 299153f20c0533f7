import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { StudentWay } from '../schools/student-merge.rules.ts'
import { Attestations } from './attestation.model.ts'

/** Brings the attestations of one record of a student under the other. Twice is once. For the merge of two records only. */
export async function moveStudentAttestations(ctx: Ctx, { schoolId, from, to }: StudentWay): Promise<void> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  await Attestations.updateMany({ schoolId, studentId: from }, { $set: { studentId: to } })
}

/** How many there are of a student. */
export async function countAttestationsOf(ctx: Ctx, schoolId: string, studentId: string): Promise<number> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  return Attestations.countDocuments({ schoolId, studentId })
}
