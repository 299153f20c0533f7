import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Db } from 'mongodb'
import { BSONRegExp, Decimal128, Double, Int32, Long, MaxKey, Timestamp } from 'mongodb'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { checkDump, dumpDatabase, restoreDatabase } from '../../src/platform/dump.ts'
import { testDatabaseName, useTestDatabase } from '../support/database.ts'

const now = new Date('2026-11-22T02:30:00Z')

describe('a dump of the database', () => {
  const database = useTestDatabase()
  let folder = ''
  let source: Db
  let target: Db

  beforeEach(async () => {
    folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'bottega-dump-')), 'dump')
    source = database.current().client.db(`${testDatabaseName()}_source`)
    target = database.current().client.db(`${testDatabaseName()}_target`)
    await target.dropDatabase()
    await source.dropDatabase()
    await source.collection<{ _id: string }>('students').insertMany(
      Array.from({ length: 4500 }, (_, n) => ({
        _id: `s${n}`,
        name: `Zoë Città ${n}`,
        minutes: new Int32(n),
        ratio: new Double(n),
        sum: Long.fromNumber(n),
      })),
    )
    await source.collection('students').createIndexes([
      { key: { name: 1 }, unique: true, collation: { locale: 'it', strength: 1 } },
      { key: { minutes: 1, ratio: -1 }, partialFilterExpression: { minutes: { $gt: 9 } } },
      { key: { born: 1 }, expireAfterSeconds: 900 },
    ])
    await source.collection('odd / name').insertOne({
      at: new Timestamp({ t: 5, i: 6 }),
      pattern: new BSONRegExp('^a', 'i'),
      price: Decimal128.fromString('1.10'),
      last: new MaxKey(),
      nothing: null,
      'a.b': [{ $x: -0 }],
      bytes: Buffer.from('ciao'),
      day: now,
    })
    await source.createCollection('grown', { viewOn: 'students', pipeline: [{ $match: { minutes: { $gte: 4000 } } }] })
    await source.createCollection('checked', {
      validator: { $jsonSchema: { required: ['t'] } },
      capped: true,
      size: 4096,
    })
  })

  afterEach(async () => {
    await source.dropDatabase()
    await target.dropDatabase()
    fs.rmSync(path.dirname(folder), { recursive: true, force: true })
  })

  test('restored elsewhere gives the same documents, indexes, views and options', async () => {
    const sums = await dumpDatabase(source, folder, now)
    expect(sums.collections['students']?.documents).toBe(4500)
    expect(sums.at).toBe('2026-11-22T02:30:00.000Z')
    expect(await checkDump(folder)).toEqual(sums)
    await restoreDatabase(target, folder)
    const again = await dumpDatabase(target, `${folder}-again`, now)
    expect(again.collections).toEqual(sums.collections)
    expect(await indexesOf(target)).toEqual(await indexesOf(source))
    expect(await optionsOf(target)).toEqual(await optionsOf(source))
    expect(await target.collection('grown').countDocuments()).toBe(500)
  })

  test('is not put over documents unless they may be dropped', async () => {
    await dumpDatabase(source, folder, now)
    await target.collection<{ _id: string }>('newer').insertOne({ _id: 'kept' })
    await expect(restoreDatabase(target, folder)).rejects.toThrow('"newer" is not empty')
    expect(await target.collection('students').countDocuments()).toBe(0)
    await restoreDatabase(target, folder, { drop: true })
    expect(await target.collection('newer').countDocuments()).toBe(0)
    expect(await target.collection('students').countDocuments()).toBe(4500)
  })

  test('goes into a database whose collections exist but are empty', async () => {
    await dumpDatabase(source, folder, now)
    await target.createCollection('students')
    await restoreDatabase(target, folder)
    expect(await target.collection('students').countDocuments()).toBe(4500)
  })

  test.each([
    ['cut short inside a document', (file: string) => fs.truncateSync(file, 100_001), 'is cut short'],
    [
      'cut short between documents',
      (file: string) => fs.truncateSync(file, firstDocument(file)),
      '1 of 4500 documents',
    ],
    ['changed in one letter', (file: string) => overwrite(file, 'Zoë', 'Zoé'), 'the checksum differs'],
    ['overwritten', (file: string) => fs.writeFileSync(file, 'not a dump at all'), 'is not a dump'],
  ])('that was %s is refused before anything is touched', async (_what, damage, message) => {
    await dumpDatabase(source, folder, now)
    damage(path.join(folder, 'students.bson'))
    await target.collection<{ _id: string }>('newer').insertOne({ _id: 'kept' })
    await expect(checkDump(folder)).rejects.toThrow(message)
    await expect(restoreDatabase(target, folder, { drop: true })).rejects.toThrow(message)
    expect(await target.collection('newer').countDocuments()).toBe(1)
  })

  test('whose description of a collection is lost is refused', async () => {
    await dumpDatabase(source, folder, now)
    fs.rmSync(path.join(folder, 'students.metadata.json'))
    await expect(restoreDatabase(target, folder)).rejects.toThrow('its description is missing or changed')
  })

  test('that was never finished is refused', async () => {
    await dumpDatabase(source, folder, now)
    fs.rmSync(path.join(folder, 'checksums.json'))
    await expect(restoreDatabase(target, folder)).rejects.toThrow('holds no complete dump')
  })

  test('needs a folder of its own', async () => {
    await dumpDatabase(source, folder, now)
    await expect(dumpDatabase(source, folder, now)).rejects.toThrow('is not empty')
  })

  test('refuses a kind of collection it would lose', async () => {
    await source.createCollection('weather', { timeseries: { timeField: 'at' } })
    await expect(dumpDatabase(source, folder, now)).rejects.toThrow('"weather" is a timeseries, which cannot be dumped')
  })
})

async function indexesOf(db: Db) {
  return Promise.all(['students', 'odd / name', 'checked'].map((name) => db.collection(name).indexes()))
}

async function optionsOf(db: Db) {
  const all = await db.listCollections().toArray()
  const shown = all.map((one) => ({ name: one.name, type: one.type, options: 'options' in one ? one.options : null }))
  return shown.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

function firstDocument(file: string): number {
  return fs.readFileSync(file).readInt32LE(0)
}

function overwrite(file: string, from: string, to: string): void {
  const bytes = fs.readFileSync(file)
  bytes.write(to, bytes.indexOf(from))
  fs.writeFileSync(file, bytes)
}
