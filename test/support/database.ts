import { afterAll, beforeAll, beforeEach } from '@jest/globals'
import type { Database, Indexed } from '../../src/platform/database.ts'
import { connectDatabase, ensureIndexes } from '../../src/platform/database.ts'
import { forgetProgramme } from '../../src/programme/programme.service.ts'

/** The MongoDB of this test run: the one the environment names, or a built-in one of its own. */
export function testDatabaseUri(): string {
  const uri = process.env['TEST_MONGODB_URI']
  if (!uri) throw new Error('The test database is not running: tests are started by npm test.')
  return uri
}

/** The database name of this jest worker, so that workers do not disturb each other. */
export function testDatabaseName(): string {
  return `bottega_test_${process.env['JEST_WORKER_ID'] ?? '1'}`
}

/** Connects the tests of a file to a database with the indexes of these models, empty before each test (or once). */
export function useTestDatabase(
  models: readonly Indexed[] = [],
  { empty = 'each' }: { empty?: 'each' | 'once' } = {},
): { current(): Database } {
  let database: Database | null = null
  const current = () => {
    if (!database) throw new Error('The test database is connected in beforeAll.')
    return database
  }
  beforeAll(async () => {
    database = await connectDatabase({
      mongodbUri: testDatabaseUri(),
      dataDir: 'unused',
      databaseName: testDatabaseName(),
    })
    await ensureIndexes(models)
    if (empty === 'once') await emptyDatabase(database)
  })
  beforeEach(async () => {
    if (empty === 'each') await emptyDatabase(current())
  })
  afterAll(() => database?.close())
  return { current }
}

async function emptyDatabase({ db }: Database): Promise<void> {
  forgetProgramme()
  const collections = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()
  await Promise.all(
    collections.filter(({ name }) => !name.startsWith('system.')).map(({ name }) => db.collection(name).deleteMany({})),
  )
}
