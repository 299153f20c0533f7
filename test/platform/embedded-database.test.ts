import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { MongoClient } from 'mongodb'
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import readline from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { explainTrouble } from '../../src/platform/embedded-database/directory.ts'
import { launchDatabase } from '../../src/platform/embedded-database/launch.ts'
import { layout } from '../../src/platform/embedded-database/layout.ts'
import type { DatabaseSettings } from '../../src/platform/embedded-database/settings.ts'
import { defaultSettings } from '../../src/platform/embedded-database/settings.ts'
import type { EmbeddedDatabase } from '../../src/platform/embedded-database/start-embedded.ts'
import { startEmbedded } from '../../src/platform/embedded-database/start-embedded.ts'

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'bottega-embedded-'))
let folder = ''
const endings: (() => Promise<unknown>)[] = []

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(root, 'db-'))
})
afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end()
})
afterAll(() => fs.rmSync(root, { recursive: true, force: true }))

async function open(settings: Partial<DatabaseSettings> = {}, events: string[] = []): Promise<EmbeddedDatabase> {
  const database = await startEmbedded(folder, { settings, onEvent: ({ event }) => events.push(event) })
  endings.push(() => database.stop())
  return database
}

function connect({ uri }: EmbeddedDatabase): MongoClient {
  const client = new MongoClient(uri)
  endings.push(() => client.close())
  return client
}

/** Another process that uses the database; gives the lines it says. */
function user(task: 'join' | 'write'): { child: ChildProcess; lines: AsyncIterableIterator<string> } {
  const script = fileURLToPath(new URL('./database-user.ts', import.meta.url))
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const child = spawn(process.execPath, ['--import', tsx, script, folder, task], { stdio: ['pipe', 'pipe', 'inherit'] })
  endings.push(async () => child.kill('SIGKILL'))
  return { child, lines: readline.createInterface({ input: child.stdout })[Symbol.asyncIterator]() }
}

async function said<T>(lines: AsyncIterableIterator<string>): Promise<T> {
  return JSON.parse((await lines.next()).value as string) as T
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 25_000; !(await holds()); ) {
    if (Date.now() > end) throw new Error('It did not happen within 25 s.')
    await sleep(20)
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

describe('the processes that use a data directory', () => {
  test('share one database process, though they start at the same moment', async () => {
    const users = [user('join'), user('join'), user('join')]
    const pids = await Promise.all(users.map(async ({ lines }) => (await said<{ pid: number }>(lines)).pid))
    expect(new Set(pids).size).toBe(1)
    const [pid] = pids as [number]
    users.forEach(({ child }) => child.kill('SIGKILL'))
    await until(() => !isRunning(pid))
    expect(fs.readdirSync(layout(folder).run)).toEqual([])
  })

  test('keep the database when the one that started it goes', async () => {
    const starter = user('join')
    const { pid } = await said<{ pid: number }>(starter.lines)
    const database = await open()
    const client = connect(database)
    expect(database.pid()).toBe(pid)
    starter.child.kill('SIGKILL')
    await once(starter.child, 'exit')
    await sleep(500)
    expect(await client.db('app').command({ ping: 1 })).toEqual({ ok: 1 })
    expect(isRunning(pid)).toBe(true)
  })

  test('lose no acknowledged write to kill -9, and go on under the same address', async () => {
    const events: string[] = []
    const database = await open({}, events)
    const { uri } = database
    const writers = [user('write'), user('write')]
    const acknowledged: string[] = []
    for (const { lines } of writers) {
      await said(lines)
      void (async () => {
        for await (const line of lines) acknowledged.push((JSON.parse(line) as { id: string }).id)
      })()
    }
    const first = database.pid()
    await until(() => acknowledged.length > 100)
    process.kill(first, 'SIGKILL')
    await until(() => events.includes('restarted'))
    const after = acknowledged.length
    await until(() => acknowledged.length > after)
    expect(database.pid()).not.toBe(first)
    expect(database.uri).toBe(uri)
    writers.forEach(({ child }) => child.kill('SIGKILL'))
    const marks = connect(database).db('crash').collection<{ _id: string }>('marks')
    expect(await marks.countDocuments({ _id: { $in: acknowledged } })).toBe(acknowledged.length)
  })

  test('stop starting a database that keeps ending', async () => {
    const events: string[] = []
    const database = await open({}, events)
    await until(() => {
      if (isRunning(database.pid())) process.kill(database.pid(), 'SIGKILL')
      return events.includes('gave-up')
    })
    expect(events.filter((event) => event === 'restarted')).toHaveLength(5)
  })
})

describe('a data directory', () => {
  const settings = () => ({ ...defaultSettings, dir: folder })
  const launch = () => launchDatabase(layout(folder), settings(), { timeoutMs: 20_000, onEvent: () => {} })

  test('is not opened a second time: the second is told where the first is', async () => {
    const database = await open()
    await expect(launch()).rejects.toMatchObject({
      code: 'IN_USE',
      message: expect.stringMatching(
        new RegExp(
          `^The database directory .* is already open in another process \\(${database.pid()}, since .*mongodb://`,
        ),
      ),
    })
  })

  test('may have a path too long for a socket', async () => {
    folder = path.join(folder, 'a-long-name-'.repeat(12))
    const database = await open()
    const client = connect(database)
    expect(await client.db('app').command({ ping: 1 })).toEqual({ ok: 1 })
    const { run } = layout(folder)
    expect(run.startsWith(folder)).toBe(false)
    await client.close()
    await database.stop()
    fs.rmSync(run, { recursive: true })
  })

  test('that is a file is refused', async () => {
    fs.rmSync(folder, { recursive: true })
    fs.writeFileSync(folder, 'a file')
    await expect(launch()).rejects.toMatchObject({
      code: 'DIR',
      message: expect.stringContaining('is not a directory'),
    })
  })

  test.each([
    ['EACCES', 'is not writable'],
    ['EROFS', 'is on a read-only file system'],
    ['ENOSPC', 'is on a full disk'],
    ['EIO', 'cannot be used (EIO)'],
  ])('with the trouble %s is refused in words, with its owner', (code, words) => {
    const { message } = explainTrouble(Object.assign(new Error(code), { code, path: folder }), layout(folder))
    expect(message).toContain(`The database directory ${words}: ${folder}. It belongs to user id`)
  })

  test('without its turtle file is refused, instead of being opened empty', async () => {
    fs.mkdirSync(path.join(folder, 'engine'))
    fs.writeFileSync(path.join(folder, 'engine', 'collection-0.wt'), 'a collection')
    await expect(launch()).rejects.toMatchObject({
      code: 'DAMAGED',
      message: expect.stringContaining('WiredTiger.turtle is missing'),
    })
  })

  test('with damaged files is refused, and the last backup is named as the way out', async () => {
    await (await open()).stop()
    fs.writeFileSync(path.join(folder, 'engine', 'WiredTiger.turtle'), 'nonsense')
    await expect(launch()).rejects.toMatchObject({
      code: 'DAMAGED',
      message: expect.stringContaining('restore the last backup'),
    })
  })
})

describe('the built-in database', () => {
  test('answers the session commands that would end it', async () => {
    const client = connect(await open())
    const admin = client.db('admin')
    for (const name of [
      'startSession',
      'refreshSessions',
      'killSessions',
      'killAllSessions',
      'killAllSessionsByPattern',
    ]) {
      await expect(admin.command({ [name]: name === 'startSession' ? 1 : [] })).rejects.toMatchObject({ code: 59 })
    }
    expect(await admin.command({ endSessions: [] })).toEqual({ ok: 1 })
    expect(await client.withSession(async () => admin.command({ ping: 1 }))).toEqual({ ok: 1 })
  })

  test('refuses writes on an almost full disk, but reads and deletes go on', async () => {
    const first = await open()
    const client = connect(first)
    await client.db('app').collection<{ _id: string }>('people').insertOne({ _id: 'ada' })
    await client.close()
    await first.stop()
    const full = connect(await open({ minFreeMb: 1e9 }))
      .db('app')
      .collection<{ _id: string }>('people')
    await expect(full.insertOne({ _id: 'eva' })).rejects.toMatchObject({ code: 14031 })
    expect(await full.countDocuments()).toBe(1)
    expect(await full.deleteOne({ _id: 'ada' })).toMatchObject({ deletedCount: 1 })
  })

  test('deletes what has expired, and closes cursors nobody reads', async () => {
    const db = connect(await open({ housekeepingMs: 100, cursorIdleMs: 200 })).db('app')
    const links = db.collection<{ _id: number; until: Date }>('links')
    await links.createIndex({ until: 1 }, { expireAfterSeconds: 0 })
    await db.collection('numbers').insertMany(Array.from({ length: 300 }, (_, n) => ({ n })))
    const cursor = db.collection('numbers').find({}, { batchSize: 10 })
    await cursor.next()
    await links.insertMany([
      { _id: 1, until: new Date(Date.now() - 1000) },
      { _id: 2, until: new Date(Date.now() + 60_000) },
    ])
    await until(async () => (await links.countDocuments()) === 1)
    await sleep(500)
    await expect(cursor.toArray()).rejects.toMatchObject({ code: 43 })
  })

  test('is unlocked when whoever locked it for a copy vanishes', async () => {
    const database = await open()
    const people = connect(database).db('app').collection('people')
    const copier = new MongoClient(database.uri)
    await copier.db('admin').command({ fsync: 1, lock: true })
    await copier.close()
    expect(await people.insertOne({ name: 'Ada' })).toMatchObject({ acknowledged: true })
  })
})
