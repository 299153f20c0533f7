import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { openRoundIds } from '../rounds/round-choice.service.ts'
import type { StudentWay } from '../schools/student-merge.rules.ts'
import { ChoiceLists } from './choice.model.ts'
import type { ChoiceList } from './choice.rules.ts'
import { listId } from './choice.service.ts'

/**
 * Brings the lists of one record of a student under the other: of two lists of an open round that of the record that stays
 * holds; what was frozen keeps the id it was frozen with, so that the round can be replayed. Twice is once. For the merge
 * of two records only.
 */
export async function moveStudentChoices(ctx: Ctx, { schoolId, from, to }: StudentWay): Promise<void> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  const lists = await ChoiceLists.find({ schoolId, studentId: from }).sort({ _id: 1 }).lean<ChoiceList[]>()
  const open = await openRoundIds(lists.map(({ roundId }) => roundId))
  for (const list of lists) {
    if (!open.has(list.roundId)) {
      await ChoiceLists.updateOne({ _id: list._id }, { $set: { studentId: to } })
      continue
    }
    const moved = { ...list, _id: listId(list.roundId, to), unitId: to, studentId: to }
    await ChoiceLists.create(moved).catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error
    })
    await ChoiceLists.deleteOne({ _id: list._id })
  }
}

/** How many lists of choices a student has sent. */
export async function countChoicesOf(ctx: Ctx, schoolId: string, studentId: string): Promise<number> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  return ChoiceLists.countDocuments({ schoolId, studentId })
}
