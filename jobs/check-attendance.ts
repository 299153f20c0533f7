import { systemContext } from '../src/access/actor.ts'
import { checkAttendance } from '../src/roll-calls/low-attendance.service.ts'
import type { JobContext } from './job.ts'

export const when = '30 6 * * *'

/** Rings the alarm of labs to which too few people came; normally each roll call has done so already. */
export async function run({ now, log, site }: JobContext): Promise<void> {
  const notices = await checkAttendance(systemContext(now), site.publicUrl)
  if (notices > 0) log.info({ notices }, 'labs with low attendance')
}
