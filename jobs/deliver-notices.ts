import { deliverNotices } from '../src/notices/delivery.service.ts'
import type { JobContext } from './job.ts'

/** Sends the e-mails that wait in the outbox. */
export async function run({ now, log, mailer, site }: JobContext): Promise<void> {
  const delivered = await deliverNotices(now, mailer, site)
  if (delivered.failed + delivered.postponed > 0) log.warn(delivered, 'some notices could not be sent')
  else if (delivered.sent + delivered.kept > 0) log.info(delivered, 'notices delivered')
}
