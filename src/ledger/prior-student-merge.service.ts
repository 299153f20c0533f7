import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import { authorOf } from '../partners/author.service.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import type { StudentWay } from '../schools/student-merge.rules.ts'
import { PriorHoursLines } from './prior-hours.model.ts'
import { priorHoursOf } from './prior-hours.service.ts'

/** The school years of which both records of a student hold certified hours that count. */
export async function priorClashes(ctx: Ctx, { schoolId, from, to }: StudentWay): Promise<SchoolYear[]> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  const lines = await priorHoursOf([from, to])
  const kept = new Set((lines.get(to) ?? []).map(({ schoolYear }) => schoolYear))
  return (lines.get(from) ?? []).map(({ schoolYear }) => schoolYear).filter((year) => kept.has(year))
}

/**
 * Brings the certified hours of one record of a student under the other; a line of a year of which there has come to be
 * one in the meantime counts no longer. Twice is once. For the merge of two records only.
 */
export async function moveStudentPriorHours(ctx: Ctx, { schoolId, from, to }: StudentWay): Promise<void> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  const lines = await PriorHoursLines.find({ schoolId, studentId: from }, { _id: 1 }).sort({ _id: 1 }).lean()
  for (const { _id } of lines) {
    try {
      await PriorHoursLines.updateOne({ _id, studentId: from }, { $set: { studentId: to } })
    } catch (error) {
      if (!isDuplicateKey(error)) throw error
      const removed = { ...(await authorOf(ctx)), at: ctx.now }
      await PriorHoursLines.updateOne({ _id, studentId: from }, { $set: { studentId: to, removed } })
    }
  }
}

/** How many lines of certified hours that count a student has. */
export async function countPriorHoursOf(ctx: Ctx, schoolId: string, studentId: string): Promise<number> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  return (await priorHoursOf([studentId])).get(studentId)?.length ?? 0
}
