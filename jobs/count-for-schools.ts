import { systemContext } from '../src/access/actor.ts'
import { countForSchools } from '../src/home/school-count.service.ts'
import type { JobContext } from './job.ts'

/** In the night, after the ledgers. */
export const when = '30 4 * * *'

/** Counts what the first page of a school says and no page has the time to count. */
export async function run({ now, log }: JobContext): Promise<void> {
  const { counted, failed } = await countForSchools(systemContext(now))
  if (failed > 0) throw new Error(`${failed} schools could not be counted`)
  if (counted > 0) log.info({ schools: counted }, 'what waits for schools was counted')
}
