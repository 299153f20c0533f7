import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import type { StudentWay } from '../schools/student-merge.rules.ts'
import { joinAuthorisations } from './authorisation-host-move.service.ts'
import { MachineAuthorisations } from './machine-authorisation.model.ts'
import type { MachineAuthorisation } from './machine-authorisation.rules.ts'

/**
 * Gives the authorisations earned by one record of a student to the other, under the right name. Where both have the same
 * one, the later days hold, and what was given stays written. Twice is once. For the merge of two records only.
 */
export async function moveStudentAuthorisations(ctx: Ctx, way: StudentWay, studentName: string): Promise<void> {
  const { schoolId, from, to } = way
  authorise(ctx.actor, 'student.merge', { schoolId })
  const moving = await MachineAuthorisations.find({ schoolId, studentId: from }).lean<MachineAuthorisation[]>()
  for (const each of moving) {
    try {
      await MachineAuthorisations.updateOne({ _id: each._id }, { $set: { studentId: to } })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      await joinAuthorisations(each, { studentId: to, partnerId: each.partnerId })
    }
  }
  await MachineAuthorisations.updateMany({ schoolId, studentId: to }, { $set: { studentName } })
}

/** How many authorisations a student has. */
export async function countAuthorisationsOfStudent(ctx: Ctx, schoolId: string, studentId: string): Promise<number> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  return MachineAuthorisations.countDocuments({ schoolId, studentId, revoked: null })
}
