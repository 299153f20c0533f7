import { afterAll, beforeAll, beforeEach } from '@jest/globals'
import type { Database, Indexed } from '../../src/platform/database.ts'
import { connectDatabase, ensureIndexes } from '../../src/platform/database.ts'
import { forgetProgramme } from '../../src/programme/programme.service.ts'
import './unsorted.ts'

/** The MongoDB of this test run: the one the environment names, or a built-in one of its own. */
export function testDatabaseUri(): string {
  const uri = process.env['TEST_MONGODB_URI']
  if (!uri) throw new Error('The test database is not running: tests are started by npm test.')
  return uri
}

/** The same, for a client that tells of its commands. */
export function monitoredUri(): string {
  const uri = testDatabaseUri()
  return `${uri}${uri.includes('?') ? '&' : '?'}monitorCommands=true`
}

/** The database name of this jest worker, so that workers do not disturb each other. */
export function testDatabaseName(): string {
  return `bottega_test_${process.env['JEST_WORKER_ID'] ?? '1'}`
}

interface TestDatabase {
  current(): Database
  /** Takes everything out. */
  empty(): Promise<void>
}

interface TestDatabaseOptions {
  /** Before each test, once, or by somebody else. */
  empty?: 'each' | 'once' | 'never'
  /** The client tells of its commands. */
  monitored?: boolean
}

/** Connects the tests of a file to a database with the indexes of these models, empty before each test (or once). */
export function useTestDatabase(
  models: readonly Indexed[] = [],
  { empty = 'each', monitored = false }: TestDatabaseOptions = {},
): TestDatabase {
  let database: Database | null = null
  const current = () => {
    if (!database) throw new Error('The test database is connected in beforeAll.')
    return database
  }
  beforeAll(async () => {
    database = await connectDatabase({
      mongodbUri: monitored ? monitoredUri() : testDatabaseUri(),
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
  return { current, empty: () => emptyDatabase(current()) }
}

async function emptyDatabase({ db }: Database): Promise<void> {
  forgetProgramme()
  const collections = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()
  await Promise.all(
    collections.filter(({ name }) => !name.startsWith('system.')).map(({ name }) => db.collection(name).deleteMany({})),
  )
}
