import { type Ctx, systemContext } from '../src/access/actor.ts'
import { remindExpiringAgreements } from '../src/reminders/agreement-reminder.service.ts'
import { remindExpiringDocuments } from '../src/reminders/document-reminder.service.ts'
import { remindEndingProtocols } from '../src/reminders/protocol-reminder.service.ts'
import type { Made, Round } from '../src/reminders/round.service.ts'
import type { JobContext } from './job.ts'
import { lastRound } from './remind-unconfirmed-hours.ts'

/** With the other reminders, early enough to be read before the working day. */
export const when = '30 7 * * *'

type Remind = (ctx: Ctx, round: Round) => Promise<Made>

const reminders: Record<string, Remind> = {
  agreements: remindExpiringAgreements,
  documents: remindExpiringDocuments,
  protocols: remindEndingProtocols,
}

/** Warns of agreements, documents and protocols about to end, as of the last half past seven. */
export async function run(context: JobContext): Promise<void> {
  await warnOf(reminders, context)
}

/** Makes the warnings of each kind; a kind that fails keeps none of the others waiting. */
export async function warnOf(kinds: Record<string, Remind>, { now, log, site }: JobContext): Promise<void> {
  const ctx = systemContext(now)
  const round = { asOf: lastRound(now), publicUrl: site.publicUrl }
  for (const [what, remind] of Object.entries(kinds)) {
    try {
      const warned = { what, ...(await remind(ctx, round)) }
      if (warned.skipped > 0) log.error(warned, 'warnings of what is about to end: some could not be made')
      else if (warned.enqueued > 0) log.info(warned, 'warnings of what is about to end')
    } catch (error) {
      log.error({ err: error, what }, 'warnings of what is about to end could not be made')
    }
  }
}
