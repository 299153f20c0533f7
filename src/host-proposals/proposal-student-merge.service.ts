import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import type { StudentWay } from '../schools/student-merge.rules.ts'
import { HostProposals } from './host-proposal.model.ts'

/**
 * Brings the hosts that one record of a student proposed under the other; of two open proposals of one host the one that
 * comes over is withdrawn. Twice is once. For the merge of two records only.
 */
export async function moveStudentProposals(ctx: Ctx, { schoolId, from, to }: StudentWay): Promise<void> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  const moving = await HostProposals.find({ schoolId, studentId: from }, { _id: 1 }).sort({ _id: 1 }).lean()
  for (const { _id } of moving) {
    try {
      await HostProposals.updateOne({ _id, studentId: from }, { $set: { studentId: to } })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      await HostProposals.updateOne({ _id, studentId: from }, { $set: { studentId: to, state: 'withdrawn' } })
    }
  }
}

/** How many hosts a student has proposed. */
export async function countProposalsOf(ctx: Ctx, schoolId: string, studentId: string): Promise<number> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  return HostProposals.countDocuments({ schoolId, studentId })
}
