import { systemContext } from '../src/access/actor.ts'
import { promoteWaiting } from '../src/labs/waiting-list.service.ts'
import type { JobContext } from './job.ts'

export const when = '*/10 * * * *'

/** Offers free seats of labs to those who wait, and takes back offers that nobody answered. */
export async function run({ now, log, site }: JobContext): Promise<void> {
  const groups = await promoteWaiting(systemContext(now), site.publicUrl)
  if (groups > 0) log.info({ groups }, 'waiting lists: groups asked or passed over')
}
