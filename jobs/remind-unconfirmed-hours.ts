import { systemContext } from '../src/access/actor.ts'
import { clockTime } from '../src/platform/clock-time.ts'
import { addDays, type Day, dayOf, instantOf } from '../src/platform/day.ts'
import { remindUnconfirmedHours } from '../src/reminders/reminder.service.ts'
import type { JobContext } from './job.ts'

/** When reminders leave: early enough to be read before the working day. */
const hour = clockTime('07:30')
export const when = '30 7 * * *'

/** Reminds hosts of hours that wait for their confirmation, as of the last half past seven. */
export async function run({ now, log, site }: JobContext): Promise<void> {
  const reminded = await remindUnconfirmedHours(systemContext(now), { asOf: lastRound(now), publicUrl: site.publicUrl })
  if (reminded.skipped > 0) log.error(reminded, 'reminders of unconfirmed hours: some placements could not be read')
  else if (reminded.enqueued > 0) log.info(reminded, 'reminders of unconfirmed hours')
}

/** A worker that starts in the middle of the night makes up for the day before, and does not begin the next one. */
export function lastRound(now: Date): Day {
  const today = dayOf(now)
  return now < instantOf(today, hour) ? addDays(today, -1) : today
}
