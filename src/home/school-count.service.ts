import { authorise } from '../access/access.ts'
import { contextFor, type Ctx } from '../access/actor.ts'
import { studentsAtRisk } from '../ledger/risk.service.ts'
import { previousSchoolYear, schoolYearOf } from '../norms/school-year.rules.ts'
import { inTurn } from '../platform/in-turn.ts'
import { log } from '../platform/log.ts'
import { schoolsWithClasses } from '../schools/school-class.service.ts'
import { isBlocking } from '../submissions/return-check.rules.ts'
import { gatherReturn } from '../submissions/return.service.ts'
import { submittedYears } from '../submissions/submission.service.ts'
import { SchoolCounts } from './school-count.model.ts'
import type { SchoolCount } from './school-count.rules.ts'

/**
 * Counts again for every school that has classes this year or had some last year, and keeps what came out; gives of how
 * many schools, and of how many it could not. For jobs only.
 */
export async function countForSchools(ctx: Ctx): Promise<{ counted: number; failed: number }> {
  authorise(ctx.actor, 'reminder.send', {})
  const year = schoolYearOf(ctx.today)
  const schoolIds = await schoolsWithClasses([year, previousSchoolYear(year)])
  let failed = 0
  // One after the other: it is night, and nobody waits.
  await inTurn(schoolIds, async (schoolId) => {
    try {
      const { _id, ...count } = await countOf(ctx, schoolId)
      await SchoolCounts.updateOne({ _id }, { $set: count }, { upsert: true })
    } catch (error) {
      failed++
      log.error({ err: error, schoolId }, 'what waits for a school could not be counted')
    }
  })
  return { counted: schoolIds.length - failed, failed }
}

async function countOf({ now, today }: Ctx, schoolId: string): Promise<SchoolCount> {
  // As its coordinator would count.
  const ctx = contextFor({ role: 'coordinator', accountId: 'jobs', schoolId }, now)
  const { students } = await studentsAtRisk(ctx)
  const perClass = new Map<string, number>()
  for (const { schoolClass } of students) perClass.set(schoolClass._id, (perClass.get(schoolClass._id) ?? 0) + 1)
  const atRisk = [...perClass].map(([classId, count]) => ({ classId, students: count }))
  const schoolYear = previousSchoolYear(schoolYearOf(today))
  return { _id: schoolId, at: now, atRisk, toSubmit: await toSubmit(ctx, { schoolId, schoolYear }) }
}

async function toSubmit(ctx: Ctx, which: Parameters<typeof gatherReturn>[2]): Promise<SchoolCount['toSubmit']> {
  const { schoolId, schoolYear } = which
  if ((await submittedYears(ctx, schoolId)).includes(schoolYear)) return null
  const { lines, findings } = await gatherReturn(ctx, 'return.view', which)
  return lines.length === 0 ? null : { schoolYear, blocking: findings.filter(isBlocking).length }
}

/** What was last counted for the school of this actor; null before the first night. */
export async function countedForSchool(schoolId: string): Promise<SchoolCount | null> {
  return SchoolCounts.findById(schoolId).lean<SchoolCount>()
}
