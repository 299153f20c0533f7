import { clockTime } from '../src/platform/clock-time.ts'
import { reviewRetention } from '../src/reminders/retention-reminder.service.ts'
import type { JobContext, JobReport } from './job.ts'
import { lastRound, remindAll } from './reminding.ts'

/** Before the working day; after the nightly verification of the ledger. */
export const when = '30 5 * * *'

/** Lists what has come to the end of its term, and tells the schools. Deletes nothing. */
export async function run(context: JobContext): Promise<JobReport> {
  const asOf = lastRound(context.now, clockTime('05:30'))
  return remindAll({ retention: reviewRetention }, context, asOf)
}
