import { systemContext } from '../src/access/actor.ts'
import { newId } from '../src/platform/id.ts'
import { freezeDueRounds } from '../src/round-runs/freeze.service.ts'
import { executeLeftRuns } from '../src/round-runs/run-execution.service.ts'
import { startFirstRun } from '../src/round-runs/run.service.ts'
import type { JobContext } from './job.ts'
import { failWith } from './reminding.ts'

export const when = '*/2 * * * *'

/**
 * Freezes the rounds whose lists have closed and tries their matching once, so that a result waits for whoever opens the
 * desk; takes up runs that a process left in the middle.
 */
export async function run({ now, log }: JobContext): Promise<void> {
  const ctx = systemContext(now)
  const { frozen, contradictory, troubles } = await freezeDueRounds(ctx)
  for (const roundId of frozen) await startFirstRun(ctx, roundId, newId())
  const left = await executeLeftRuns(now)
  if (frozen.length + contradictory + left > 0)
    log.info({ frozen: frozen.length, contradictory, left }, 'rounds closed')
  failWith(troubles)
}
