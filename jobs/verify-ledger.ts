import { systemContext } from '../src/access/actor.ts'
import { verifyLedgers } from '../src/ledger/ledger-check.service.ts'
import { ledgerSources } from '../src/ledger-sources.ts'
import type { JobContext } from './job.ts'

/** In the night, when nobody approves hours. */
export const when = '30 3 * * *'

/** Verifies what was approved, rectified, sent and issued; what it finds stands on the pages of the school. */
export async function run({ now, log }: JobContext): Promise<void> {
  const { chains, odd } = await verifyLedgers(systemContext(now), ledgerSources)
  if (odd > 0) log.error({ chains, odd }, 'control ledgers that do not agree with what is stored')
  else if (chains > 0) log.info({ chains }, 'control ledgers verified')
}
