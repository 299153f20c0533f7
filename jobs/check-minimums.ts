import { systemContext } from '../src/access/actor.ts'
import { checkMinimums } from '../src/labs/minimum.service.ts'
import type { JobContext } from './job.ts'

export const when = '0 7 * * *'

/** Warns of labs with too few people, and cancels them on the day where the city has chosen so. */
export async function run({ now, log, site }: JobContext): Promise<void> {
  const editions = await checkMinimums(systemContext(now), site.publicUrl)
  if (editions > 0) log.info({ editions }, 'labs with too few people')
}
