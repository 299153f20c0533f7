import { systemContext } from '../src/access/actor.ts'
import { keepFreedPlaces } from '../src/assignments/freed-places.service.ts'
import type { JobContext } from './job.ts'

export const when = '*/10 * * * *'

/** Lets go the places that nobody answered for in time, and offers what is free to who comes next. */
export async function run({ now, log, site }: JobContext): Promise<void> {
  const steps = await keepFreedPlaces(systemContext(now), site.publicUrl)
  if (steps > 0) log.info({ steps }, 'freed places: steps made')
}
