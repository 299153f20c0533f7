import { makeExports } from '../src/export-jobs/export-run.service.ts'
import { exportKinds } from '../src/export-kinds.ts'
import type { JobContext } from './job.ts'
import { failWith } from './reminding.ts'

/** Writes the exports that somebody has asked for; normally the request itself has called this job. */
export async function run({ log, site }: JobContext): Promise<void> {
  // A lease is renewed while an export is written: the time at which the run began would not do.
  const { made, troubles } = await makeExports({
    kinds: exportKinds,
    clock: () => new Date(),
    publicUrl: site.publicUrl,
  })
  if (made > 0) log.info({ made }, 'exports written')
  failWith(troubles)
}
