import { clockTime } from '../src/platform/clock-time.ts'
import { remindMissingChoices } from '../src/reminders/choice-reminder.service.ts'
import { remindEvaluations } from '../src/reminders/evaluation-reminder.service.ts'
import { remindWaitingMonths } from '../src/reminders/month-reminder.service.ts'
import { remindPapers } from '../src/reminders/papers-reminder.service.ts'
import { remindSilentHosts } from '../src/reminders/silent-host-reminder.service.ts'
import type { JobContext, JobReport } from './job.ts'
import { lastRound, type Remind, remindAll } from './reminding.ts'

/** With the other reminders, early enough to be read before the working day. */
export const when = '30 7 * * *'

const reminders: Record<string, Remind> = {
  'silent hosts': remindSilentHosts,
  papers: remindPapers,
  evaluations: remindEvaluations,
  months: remindWaitingMonths,
  choices: remindMissingChoices,
}

/** Reminds of papers, evaluations and hours of placements, and of choices that have not come, as of the last half past seven. */
export async function run(context: JobContext): Promise<JobReport> {
  return remindAll(reminders, context, lastRound(context.now, clockTime('07:30')))
}
