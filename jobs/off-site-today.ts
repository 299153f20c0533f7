import { tellWhoIsOffSite } from '../src/reminders/off-site.service.ts'
import type { JobContext, JobReport } from './job.ts'
import { remindAll } from './reminding.ts'

/** Before the first bell, from Monday to Saturday. */
export const when = '0 7 * * 1-6'

/** Tells the school offices who is off site today; late in the day only as long as somebody still is. */
export async function run(context: JobContext): Promise<JobReport> {
  return remindAll({ 'off site': tellWhoIsOffSite }, context)
}
