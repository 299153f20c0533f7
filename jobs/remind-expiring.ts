import { clockTime } from '../src/platform/clock-time.ts'
import { remindExpiringAgreements } from '../src/reminders/agreement-reminder.service.ts'
import { remindExpiringDocuments } from '../src/reminders/document-reminder.service.ts'
import { remindEndingProtocols } from '../src/reminders/protocol-reminder.service.ts'
import type { JobContext, JobReport } from './job.ts'
import { lastRound, type Remind, remindAll } from './reminding.ts'

/** With the other reminders, early enough to be read before the working day. */
export const when = '30 7 * * *'

const reminders: Record<string, Remind> = {
  agreements: remindExpiringAgreements,
  documents: remindExpiringDocuments,
  protocols: remindEndingProtocols,
}

/** Warns of agreements, documents and protocols about to end, as of the last half past seven. */
export async function run(context: JobContext): Promise<JobReport> {
  return remindAll(reminders, context, lastRound(context.now, clockTime('07:30')))
}
