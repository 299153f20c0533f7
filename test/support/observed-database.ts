import { afterAll, beforeAll } from '@jest/globals'
import { BSON, type Document } from 'mongodb'
import { explainAll, type QueryUse } from '../../scripts/bench/queries.ts'
import { connectDatabase, type Database, ensureIndexes } from '../../src/platform/database.ts'
import { monitoredUri } from './database.ts'

interface Observed {
  /** Ends the name of the database: test files run side by side. */
  name: string
  models: Parameters<typeof ensureIndexes>[0]
  /** Puts in what is asked of. */
  fill: () => Promise<unknown>
  timeoutMs?: number
}

/** A database of its own for the tests of a file, which tells how it answers what a use case asks. */
export function useObservedDatabase({ name, models, fill, timeoutMs }: Observed): {
  usesOf(ask: () => Promise<unknown>): Promise<QueryUse[]>
} {
  let database: Database
  let commands: Document[] = []

  beforeAll(async () => {
    const databaseName = `bottega_test_${name}_${process.env['JEST_WORKER_ID'] ?? '1'}`
    database = await connectDatabase({ mongodbUri: monitoredUri(), dataDir: 'unused', databaseName })
    await database.db.dropDatabase()
    await ensureIndexes(models)
    await fill()
    database.client.on('commandStarted', ({ command }) => {
      commands.push(BSON.deserialize(BSON.serialize(command, { ignoreUndefined: true })))
    })
  }, timeoutMs)

  afterAll(async () => {
    await database.db.dropDatabase()
    await database.close()
  })

  return {
    async usesOf(ask) {
      commands = []
      await ask()
      return explainAll(database.db, commands.splice(0))
    },
  }
}
