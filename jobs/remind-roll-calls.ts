import { clockTime } from '../src/platform/clock-time.ts'
import { remindRollCalls } from '../src/reminders/lab-roll-call-reminder.service.ts'
import type { JobContext, JobReport } from './job.ts'
import { lastRound, remindAll } from './reminding.ts'

export const when = '0 8 * * *'

/** Reminds of roll calls that nobody has taken, as of the last eight in the morning. */
export async function run(context: JobContext): Promise<JobReport> {
  return remindAll({ 'roll calls': remindRollCalls }, context, lastRound(context.now, clockTime('08:00')))
}
