import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { StudentWay } from '../schools/student-merge.rules.ts'
import { RoundAssignments } from './assignment.model.ts'

/**
 * Brings the places of one record of a student under the other; what was frozen keeps the id it was frozen with, so that
 * the round can be replayed. Twice is once. For the merge of two records only.
 */
export async function moveStudentPlaces(ctx: Ctx, { schoolId, from, to }: StudentWay): Promise<void> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  // A change made at this very moment would write the old record back: the version makes it decide anew.
  await RoundAssignments.updateMany(
    { 'places.studentId': from },
    { $set: { 'places.$[own].studentId': to }, $inc: { version: 1 } },
    { arrayFilters: [{ 'own.studentId': from }] },
  )
}

/** In how many published rounds a student is. */
export async function countPlacesOf(ctx: Ctx, schoolId: string, studentId: string): Promise<number> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  return RoundAssignments.countDocuments({ places: { $elemMatch: { schoolId, studentId } } })
}

/** Brings the results of rounds in which one host had offers under another, since both were one organisation. */
export async function moveAssignments(ctx: Ctx, { from, to }: { from: string; to: string }): Promise<void> {
  authorise(ctx.actor, 'partner.merge', {})
  await RoundAssignments.updateMany({ partnerIds: from }, { $addToSet: { partnerIds: to } })
  await RoundAssignments.updateMany({ partnerIds: from }, { $pull: { partnerIds: from } })
}
