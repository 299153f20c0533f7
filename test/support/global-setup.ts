import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { startEmbedded } from '../../src/platform/embedded-database/start-embedded.ts'

/** One database process for the whole run, unless the environment names a server. */
// oxlint-disable-next-line import/no-default-export -- jest asks for one
export default async function startTestDatabase(): Promise<void> {
  process.env['TEST_RUN'] = randomUUID()
  const given = process.env['MONGODB_URI']
  if (given) {
    process.env['TEST_MONGODB_URI'] = given
    return
  }
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bottega-test-'))
  const database = await startEmbedded(folder, { settings: { journal: false, cacheMb: 64 } })
  process.env['TEST_MONGODB_URI'] = database.uri
  Object.assign(globalThis, {
    stopTestDatabase: async () => {
      await database.stop()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  })
}
