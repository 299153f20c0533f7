import { sendLabWeeks } from '../src/reminders/lab-week.service.ts'
import type { JobContext, JobReport } from './job.ts'
import { remindAll } from './reminding.ts'

/** On Friday, while there is still somebody to ask. */
export const when = '0 15 * * 5'

/** Sends the partners their sessions of the week that follows; until the end of Monday it may be made up for. */
export async function run(context: JobContext): Promise<JobReport> {
  return remindAll({ 'weeks of labs': sendLabWeeks }, context)
}
