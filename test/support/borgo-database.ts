import { beforeAll, beforeEach } from '@jest/globals'
import type { Document } from 'mongodb'
import { models } from '../../src/models.ts'
import { dayOf } from '../../src/platform/day.ts'
import { forgetProgramme } from '../../src/programme/programme.service.ts'
import { testDatabaseName, useTestDatabase } from './database.ts'

/** A Wednesday morning in the middle of the autumn, when Borgo is at work. */
export const testNow = new Date('2026-11-25T10:00:00+01:00')

// The commands that change what a collection holds; other names are read as harmless.
const writing = new Set(['insert', 'update', 'delete', 'findAndModify', 'findandmodify', 'drop'])
// Our own way back is no change.
const restoring = 'restore Borgo'

interface Started {
  commandName: string
  command: Document
}

/**
 * A database with Borgo in it as it is at `testNow`, as new before each test (or once for a file that only reads). The
 * first file of a worker fills a copy, which the server keeps beside; afterwards only the collections that somebody has
 * written to are taken from it again.
 */
export function useBorgoDatabase({ fresh = 'each' }: { fresh?: 'each' | 'once' } = {}): void {
  const database = useTestDatabase(models, { empty: 'never', monitored: true })
  const changed = new Set<string>()
  let kept = new Set<string>()

  beforeAll(async () => {
    const { client } = database.current()
    client.on('commandStarted', ({ commandName, command }: Started) => {
      if (writing.has(commandName) && command['comment'] !== restoring) changed.add(String(command[commandName]))
    })
    kept = await keepBorgo(database)
    for (const name of await namesIn(database)) changed.add(name)
    if (fresh === 'once') await restore()
  })
  beforeEach(async () => {
    if (fresh === 'each') await restore()
  })

  async function restore(): Promise<void> {
    forgetProgramme()
    const names = [...changed]
    changed.clear()
    await Promise.all(names.map((name) => restoreOne(database, { name, isKept: kept.has(name) })))
  }
}

type Test = ReturnType<typeof useTestDatabase>

async function restoreOne(test: Test, { name, isKept }: { name: string; isKept: boolean }): Promise<void> {
  const { client, db } = test.current()
  await db.collection(name).deleteMany({}, { comment: restoring })
  if (!isKept) return
  const into = { $merge: { into: { db: db.databaseName, coll: name }, whenMatched: 'fail' } }
  await client.db(keptName()).collection(name).aggregate([into]).toArray()
}

const keptName = () => `${testDatabaseName()}_borgo`

/** The names of the collections of the copy, which is made first unless it is there from this run. */
async function keepBorgo(test: Test): Promise<Set<string>> {
  const { client, db } = test.current()
  const copy = client.db(keptName())
  const run = process.env['TEST_RUN'] ?? ''
  const made = await copy.collection<{ _id: string; names: string[] }>('made').findOne({ _id: run })
  if (made) return new Set(made.names)
  await copy.dropDatabase()
  await test.empty()
  // Only one file of a worker needs it: the others do without all that Borgo is made with.
  const { fillBorgo } = await import('../../scripts/demo/borgo.ts')
  await fillBorgo(dayOf(testNow))
  const names: string[] = []
  for (const name of await namesIn(test)) {
    const records = await db.collection(name).find().toArray()
    if (records.length === 0) continue
    await copy.collection(name).insertMany(records)
    names.push(name)
  }
  await copy.collection<{ _id: string; names: string[] }>('made').insertOne({ _id: run, names })
  return new Set(names)
}

async function namesIn(test: Test): Promise<string[]> {
  const all = await test.current().db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()
  return all.map(({ name }) => name).filter((name) => !name.startsWith('system.'))
}
