import { clearExports } from '../src/export-jobs/export-run.service.ts'
import type { JobContext } from './job.ts'

/** In the night, when nobody downloads. */
export const when = '15 4 * * *'

/** Takes away the files of exports that are a week old, or that newer data have overtaken. */
export async function run({ now, log }: JobContext): Promise<void> {
  const files = await clearExports(now)
  if (files > 0) log.info({ files }, 'files of exports removed')
}
