import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { StudentWay } from '../schools/student-merge.rules.ts'
import { StudentFiles } from './student-file.model.ts'
import { emptyFile, joinedFile, type StudentFile } from './student-file.rules.ts'

/**
 * Puts what the school recorded of one record of a student into the file of the other: of two notices or trainings the
 * earlier holds, and the history has all lines. Twice is once. For the merge of two records only.
 */
export async function moveStudentFile(ctx: Ctx, { schoolId, from, to }: StudentWay): Promise<void> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  const gone = await StudentFiles.findById(from).lean<StudentFile>()
  if (!gone) return
  const { _id, ...empty } = emptyFile(to, schoolId)
  await StudentFiles.updateOne({ _id }, { $setOnInsert: empty }, { upsert: true, setDefaultsOnInsert: false })
  const kept = (await StudentFiles.findById(to).lean<StudentFile>()) ?? { _id, ...empty }
  await StudentFiles.updateOne(
    { _id: to },
    { $set: joinedFile(kept, gone), $addToSet: { history: { $each: gone.history } } },
  )
  await StudentFiles.deleteOne({ _id: from })
}

/** How many things are recorded in the file of a student. */
export async function countFileLinesOf(ctx: Ctx, schoolId: string, studentId: string): Promise<number> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  const file = await StudentFiles.findById(studentId).lean<StudentFile>()
  return [file?.familyNotice ?? null, file?.generalSafety ?? null].filter((each) => each !== null).length
}
