import { clockTime } from '../src/platform/clock-time.ts'
import { remindUnconfirmedHours } from '../src/reminders/reminder.service.ts'
import type { JobContext, JobReport } from './job.ts'
import { lastRound, remindAll } from './reminding.ts'

/** When reminders leave: early enough to be read before the working day. */
export const when = '30 7 * * *'

/** Reminds hosts of hours that wait for their confirmation, as of the last half past seven. */
export async function run(context: JobContext): Promise<JobReport> {
  const asOf = lastRound(context.now, clockTime('07:30'))
  return remindAll({ 'unconfirmed hours': remindUnconfirmedHours }, context, asOf)
}
