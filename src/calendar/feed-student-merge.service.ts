import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { hatKey } from '../accounts/account.rules.ts'
import type { StudentWay } from '../schools/student-merge.rules.ts'
import { CalendarFeeds } from './feed.model.ts'

/** Lets the calendars that one record of a student follows go on for the other. Twice is once. */
export async function moveStudentFeeds(ctx: Ctx, { schoolId, from, to }: StudentWay): Promise<void> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  const hatOf = (studentId: string) => hatKey({ role: 'student', schoolId, partnerId: null, studentId })
  await CalendarFeeds.updateMany({ hat: hatOf(from) }, { $set: { hat: hatOf(to) } })
}
