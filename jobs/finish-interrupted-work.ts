import { systemContext } from '../src/access/actor.ts'
import { resumeMerges } from '../src/partner-merges/partner-merge.service.ts'
import { resumeSuspensions } from '../src/suspensions/suspension.service.ts'
import type { JobContext } from './job.ts'

export const when = '*/10 * * * *'

/** Takes up again what several writes belong to and a process left in the middle: suspensions, merges of partners. */
export async function run({ now, log, site }: JobContext): Promise<void> {
  const ctx = systemContext(now)
  const suspensions = await reported('suspensions', log, () => resumeSuspensions(ctx, site.publicUrl))
  const merges = await reported('merges', log, () => resumeMerges(ctx))
  if (suspensions + merges > 0) log.warn({ suspensions, merges }, 'work left in the middle has been finished')
}

/** One kind that fails keeps the other from nothing. */
async function reported(what: string, log: JobContext['log'], resume: () => Promise<number>): Promise<number> {
  try {
    return await resume()
  } catch (error) {
    log.error({ err: error, what }, 'work left in the middle could not be finished')
    return 0
  }
}
