import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../../src/platform/database.ts'
import {
  connectDatabase,
  databaseIsUp,
  databaseName,
  ensureIndexes,
  isDatabaseDown,
} from '../../src/platform/database.ts'
import { startEmbedded } from '../../src/platform/embedded-database/start-embedded.ts'
import { testDatabaseName, testDatabaseUri } from '../support/database.ts'

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'bottega-database-'))
const Apprentices = mongoose.model(
  'Apprentice',
  new mongoose.Schema({ _id: String, name: String }, { versionKey: false, strict: 'throw' }),
)
let open: Database | null = null
const servers: { stop(): Promise<void> }[] = []

afterEach(async () => {
  await open?.close()
  open = null
  for (const server of servers.splice(0)) await server.stop()
})
afterAll(() => fs.rmSync(root, { recursive: true, force: true }))

async function connect(given: { mongodbUri?: string; dataDir?: string }): Promise<Database> {
  open = await connectDatabase({ mongodbUri: null, dataDir: root, databaseName: testDatabaseName(), ...given })
  return open
}

/** A database of its own that can be taken away. */
async function startServer(name: string) {
  const server = await startEmbedded(path.join(root, name), { settings: { drainMs: 0 } })
  servers.push(server)
  return server
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries++) {
    if (tries > 150) throw new Error('It did not happen within 3 s.')
    await sleep(20)
  }
}

describe('a MONGODB_URI', () => {
  test('is used', async () => {
    const { kind, db } = await connect({ mongodbUri: testDatabaseUri() })
    expect(kind).toBe('server')
    expect(await db.command({ ping: 1 })).toMatchObject({ ok: 1 })
    expect([databaseIsUp(), databaseName()]).toEqual([true, testDatabaseName()])
  })

  test('that does not answer stops the program: no other database, and no password on the screen', async () => {
    const dataDir = path.join(root, 'unused')
    const mongodbUri = 'mongodb://anna:se%40greto@localhost:1/?serverSelectionTimeoutMS=200'
    const error = await connect({ mongodbUri, dataDir }).catch((reason: Error) => reason)
    expect((error as Error).message).toMatch(
      /^The database in MONGODB_URI \(mongodb:\/\/\*\*\*@localhost:1\/.*\) cannot be used: .*The built-in database is not used instead/u,
    )
    expect((error as Error).message).not.toMatch(/anna|greto/u)
    expect(fs.existsSync(dataDir)).toBe(false)
    expect(databaseIsUp()).toBe(false)
  })

  test('that cannot be read is not repeated with its password', async () => {
    const mongodbUri = 'mongodb://anna:se/gre@to?x@db.example.org/bottega?authMechanismProperties=TOKEN:abc'
    const error = await connect({ mongodbUri }).catch((reason: Error) => reason)
    const { message, cause } = error as Error
    expect(message).toContain('The database in MONGODB_URI (mongodb://***@db.example.org/bottega) cannot be used')
    expect(message).not.toMatch(/anna|gre@to|abc/u)
    expect(cause).toBeUndefined()
  })

  test('that is no address at all is refused', async () => {
    await expect(connect({ mongodbUri: 'localhost' })).rejects.toThrow('The database in MONGODB_URI (localhost)')
  })
})

describe('without MONGODB_URI', () => {
  test('the built-in database is used, and writes wait for the journal', async () => {
    const { kind, client } = await connect({})
    expect(kind).toBe('embedded')
    expect(client.options.writeConcern?.journal).toBe(true)
    await Apprentices.create({ _id: 'ada', name: 'Ada' })
    expect(await Apprentices.countDocuments({ name: 'Ada' })).toBe(1)
  })

  test('a data directory that cannot be used stops the program', async () => {
    const dataDir = path.join(root, 'a-file')
    fs.writeFileSync(dataDir, '')
    await expect(connect({ dataDir })).rejects.toThrow(
      /^No database: MONGODB_URI is not set, and the built-in database cannot be used\. .* is not a directory/u,
    )
  })
})

describe('a database that goes away', () => {
  test('gives only errors that say so, until it has started again by itself', async () => {
    const server = await startServer('killed')
    await connect({ mongodbUri: server.uri })
    await Apprentices.create({ _id: 'ada', name: 'Ada' })
    process.kill(server.pid(), 'SIGKILL')
    for (let found: unknown = null; !found; ) {
      found = await Apprentices.findById('ada').catch((error: unknown) => {
        expect(isDatabaseDown(error)).toBe(true)
      })
    }
    await until(databaseIsUp)
  })

  test('gives an error within three seconds, and is used again when it is back', async () => {
    const server = await startServer('away')
    await connect({ mongodbUri: server.uri })
    await Apprentices.create({ _id: 'ada', name: 'Ada' })
    await server.stop()
    const from = Date.now()
    const error = await Apprentices.findById('ada').catch((reason: unknown) => reason)
    expect(Date.now() - from).toBeLessThan(3500)
    expect(isDatabaseDown(error)).toBe(true)
    await until(() => !databaseIsUp())
    await startServer('away')
    expect(await Apprentices.findById('ada').lean()).toEqual({ _id: 'ada', name: 'Ada' })
    await until(databaseIsUp)
  })

  test('is told apart from a mistake, also as the cause of another error', async () => {
    await connect({ mongodbUri: testDatabaseUri() })
    const mistake = await Apprentices.find({ height: 180 }).catch((reason: unknown) => reason)
    expect((mistake as Error).name).toBe('StrictModeError')
    expect(isDatabaseDown(mistake)).toBe(false)
    expect(isDatabaseDown('nothing')).toBe(false)
    const lost = new mongoose.mongo.MongoNetworkError('connection closed')
    expect(isDatabaseDown(new Error('the session cannot be read', { cause: lost }))).toBe(true)
    expect(isDatabaseDown(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }))).toBe(true)
    expect(isDatabaseDown(new mongoose.mongo.MongoServerError({ code: 91, message: 'shutting down' }))).toBe(true)
    expect(isDatabaseDown(new mongoose.mongo.MongoServerError({ code: 11000, message: 'duplicate' }))).toBe(false)
  })
})

describe('indexes', () => {
  const define = (fields: Record<string, 1 | -1>, unique: boolean) => {
    const schema = new mongoose.Schema({ _id: String, name: String, born: String }, { collection: 'apprentices' })
    schema.index(fields, { name: 'by-name', unique })
    mongoose.deleteModel('Indexed')
    return mongoose.model('Indexed', schema)
  }
  mongoose.model('Indexed', new mongoose.Schema({}))

  test('are built where missing, and replaced when their definition has changed', async () => {
    const { db } = await connect({ mongodbUri: testDatabaseUri() })
    await db.dropCollection('apprentices')
    await ensureIndexes([define({ name: 1 }, false)])
    await ensureIndexes([define({ name: 1 }, false)])
    await ensureIndexes([define({ name: 1, born: -1 }, true)])
    const [, index, ...others] = await db.collection('apprentices').indexes()
    expect(index).toMatchObject({ name: 'by-name', key: { name: 1, born: -1 }, unique: true })
    expect(others).toEqual([])
  })

  test('that the documents contradict stop the start, with the name of the model', async () => {
    const { db } = await connect({ mongodbUri: testDatabaseUri() })
    await db.dropCollection('apprentices')
    await db.collection('apprentices').insertMany([{ name: 'Ada' }, { name: 'Ada' }])
    await expect(ensureIndexes([define({ name: 1 }, true)])).rejects.toThrow(
      /^The indexes of Indexed cannot be built: .*E11000/u,
    )
    await db.dropCollection('apprentices')
  })
})
