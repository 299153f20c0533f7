import { clockTime } from '../src/platform/clock-time.ts'
import { remindUnconfirmedHours } from '../src/reminders/reminder.service.ts'
import type { JobContext } from './job.ts'
import { lastRound, remindAll } from './reminding.ts'

/** When reminders leave: early enough to be read before the working day. */
export const when = '30 7 * * *'

/** Reminds hosts of hours that wait for their confirmation, as of the last half past seven. */
export async function run(context: JobContext): Promise<void> {
  const asOf = lastRound(context.now, clockTime('07:30'))
  await remindAll({ 'unconfirmed hours': remindUnconfirmedHours }, context, asOf)
}
