import { systemContext } from '../src/access/actor.ts'
import { resumeMerges } from '../src/partner-merges/partner-merge.service.ts'
import { resumeSuspensions } from '../src/suspensions/suspension.service.ts'
import type { JobContext } from './job.ts'

export const when = '*/10 * * * *'

/** Takes up again what several writes belong to and a process left in the middle: suspensions, merges of partners. */
export async function run({ now, log }: JobContext): Promise<void> {
  const ctx = systemContext(now)
  const suspensions = await resumeSuspensions(ctx)
  const merges = await resumeMerges(ctx)
  if (suspensions + merges > 0) log.warn({ suspensions, merges }, 'work left in the middle has been finished')
}
