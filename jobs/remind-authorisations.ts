import { clockTime } from '../src/platform/clock-time.ts'
import { remindAuthorisations } from '../src/reminders/authorisation-reminder.service.ts'
import type { JobContext, JobReport } from './job.ts'
import { lastRound, remindAll } from './reminding.ts'

/** With the other reminders of what is about to end. */
export const when = '30 7 * * *'

/** Tells students of authorisations about to end, as of the last half past seven. */
export async function run(context: JobContext): Promise<JobReport> {
  return remindAll({ authorisations: remindAuthorisations }, context, lastRound(context.now, clockTime('07:30')))
}
