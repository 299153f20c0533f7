import { remindLabSessions } from '../src/reminders/lab-session-reminder.service.ts'
import type { JobContext, JobReport } from './job.ts'
import { remindAll } from './reminding.ts'

/** When school is over, early enough to prepare for the next day. */
export const when = '0 17 * * *'

/** Reminds of the sessions of tomorrow; at the start of a worker also of those of today that have not begun. */
export async function run(context: JobContext): Promise<JobReport> {
  return remindAll({ 'lab sessions': remindLabSessions }, context)
}
