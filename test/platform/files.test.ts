import { afterEach, describe, expect, test } from '@jest/globals'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { dumpDatabase, restoreDatabase } from '../../src/platform/dump.ts'
import { digestOf, openFile, removeFile, storedFiles, storeFile } from '../../src/platform/files.ts'
import { testDatabaseName, useTestDatabase } from '../support/database.ts'

const database = useTestDatabase([storedFiles])
const about = { name: 'Polizza à.pdf', type: 'application/pdf' }
// Several pieces of GridFS, the last one not full.
const large = Buffer.alloc(600_000, 'Bottega ')

async function read(id: string): Promise<Buffer | null> {
  const file = await openFile(id)
  return file && buffer(file.stream)
}

describe('a stored file', () => {
  test('comes back byte by byte, with its name and type', async () => {
    const id = await storeFile(large, about)
    const file = await openFile(id)
    expect(file).toMatchObject({ ...about, bytes: 600_000 })
    expect(file && (await buffer(file.stream)).equals(large)).toBe(true)
  })

  test('carries the digest of its content', async () => {
    const id = await storeFile(large, about)
    const kept = await database.current().db.collection<{ _id: string }>('fs.files').findOne({ _id: id })
    expect(kept).toMatchObject({ metadata: { type: 'application/pdf', digest: digestOf(large) } })
  })

  test('may be empty', async () => {
    const id = await storeFile(Buffer.alloc(0), about)
    expect(await read(id)).toEqual(Buffer.alloc(0))
  })

  test('is gone with all its pieces once removed; removing it again does no harm', async () => {
    const id = await storeFile(large, about)
    const other = await storeFile(Buffer.from('resta'), about)
    await removeFile(id)
    await removeFile(id)
    expect(await openFile(id)).toBeNull()
    expect(await database.current().db.collection('fs.chunks').countDocuments()).toBe(1)
    expect(await read(other)).toEqual(Buffer.from('resta'))
  })

  test('is not mixed up with others that are stored at the same time', async () => {
    const contents = Array.from({ length: 20 }, (_, n) => Buffer.alloc(300_000 + n, `${n} `))
    const ids = await Promise.all(contents.map((content) => storeFile(content, about)))
    expect(new Set(ids).size).toBe(20)
    for (const [n, id] of ids.entries()) expect((await read(id))?.equals(contents[n] ?? large)).toBe(true)
  })

  test('that does not exist is null', async () => {
    expect(await openFile('nobody-stored-this')).toBeNull()
  })

  test('is found by indexes, also in a database where nothing was stored yet', async () => {
    const indexes = await database.current().db.collection('fs.chunks').indexes()
    expect(indexes).toContainEqual(expect.objectContaining({ key: { files_id: 1, n: 1 }, unique: true }))
  })
})

describe('a dump of the database', () => {
  const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'bottega-files-')), 'dump')
  afterEach(() => fs.rmSync(path.dirname(folder), { recursive: true, force: true }))

  test('carries stored files, and puts them back as they were', async () => {
    const { db, client } = database.current()
    const id = await storeFile(large, about)
    const target = client.db(`${testDatabaseName()}_files`)
    try {
      await dumpDatabase(db, folder, new Date('2026-11-22T02:30:00Z'))
      await restoreDatabase(target, folder, { drop: true })
      const pieces = await target
        .collection('fs.chunks')
        .find({ files_id: id as never })
        .sort({ n: 1 })
        .toArray()
      expect(Buffer.concat(pieces.map(({ data }) => Buffer.from(data.buffer as Uint8Array))).equals(large)).toBe(true)
      expect(await target.collection('fs.chunks').indexes()).toEqual(await db.collection('fs.chunks').indexes())
      await db.collection('fs.files').deleteMany({})
      await db.collection('fs.chunks').deleteMany({})
      await restoreDatabase(db, folder, { drop: true })
      expect((await read(id))?.equals(large)).toBe(true)
    } finally {
      await target.dropDatabase()
    }
  })
})
