import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import type { StandingIdentity, StudentWay } from '../schools/student-merge.rules.ts'
import { type GroupTwins, leaverOf } from './group-twins.rules.ts'
import { Placements } from './placement.model.ts'
import { preparingStates } from './placement-state.rules.ts'
import type { Placement } from './placement.rules.ts'

/** The placements that both records have in one group. */
export async function groupTwins(ctx: Ctx, { schoolId, from, to }: StudentWay): Promise<GroupTwins<Placement>[]> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  const inGroups = { schoolId, studentId: { $in: [from, to] }, groupId: { $gt: '' } }
  const all = await Placements.find(inGroups).sort({ _id: 1 }).lean<Placement[]>()
  const [theirs, ours] = [from, to].map((id) => all.filter(({ studentId }) => studentId === id))
  return (theirs ?? []).flatMap((gone) =>
    (ours ?? [])
      .filter(({ groupId }) => groupId === gone.groupId)
      .map((keep) => ({ groupId: gone.groupId ?? '', keep, gone })),
  )
}

/**
 * Brings the placements of one record of a student under the other. What was agreed keeps the name it was agreed with;
 * what is still prepared takes the right one. Of two in one group the cancelled one leaves it. Twice is once.
 */
export async function moveStudentPlacements(ctx: Ctx, way: StudentWay, identity: StandingIdentity): Promise<void> {
  const { schoolId, from, to } = way
  for (const twins of await groupTwins(ctx, way)) {
    await Placements.updateOne({ _id: leaverOf(twins)._id }, { $set: { groupId: null } })
  }
  const moving = await Placements.find({ schoolId, studentId: from }, { _id: 1 }).sort({ _id: 1 }).lean()
  for (const { _id } of moving) await moveOne(_id, way)
  const { surname, givenName } = identity
  await Placements.updateMany(
    { schoolId, studentId: to, state: { $in: [...preparingStates] } },
    { $set: { 'student.surname': surname, 'student.givenName': givenName } },
  )
}

/** Somebody may have placed the other one in the same group this very moment: this one then stands by itself. */
async function moveOne(_id: string, { from, to }: StudentWay): Promise<void> {
  try {
    await Placements.updateOne({ _id, studentId: from }, { $set: { studentId: to } })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    await Placements.updateOne({ _id, studentId: from }, { $set: { studentId: to, groupId: null } })
  }
}
