// Streams a whole database into a folder and back, in the layout of mongodump (<collection>.bson and
// <collection>.metadata.json), so that a server's own mongorestore can read it. checksums.json is ours, is written last,
// and makes a dump that was cut short or damaged show before anything is restored from it.
import type { AnyBulkWriteOperation, Collection, Db, Document, IndexDescription } from 'mongodb'
import { BSON } from 'mongodb'
import crypto from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

interface CollectionSum {
  documents: number
  bytes: number
  sha256: string
}

export interface DumpSums {
  database: string
  at: string
  collections: Record<string, CollectionSum>
  /** SHA-256 of the description (options, indexes) of every collection and view. */
  metadata: Record<string, string>
}

interface Metadata {
  collectionName: string
  type: string
  options: Document
  indexes: Document[]
  uuid?: string
}

const sumsFile = 'checksums.json'
// Personal data: for whoever makes the dump alone.
const mode = 0o600
const longestDocument = 17 * 2 ** 20
const batchDocuments = 2000
const batchBytes = 8 * 2 ** 20

// Every value keeps its BSON type: an Int32 must not come back as a double.
const exact = { promoteValues: false, promoteLongs: false, promoteBuffers: false, bsonRegExp: true }

/**
 * Writes the database into a new or empty folder. Not a point in time across collections while others write.
 * Refuses a folder with files in it and kinds of collections it cannot carry.
 */
export async function dumpDatabase(db: Db, folder: string, now: Date): Promise<DumpSums> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (fs.readdirSync(folder).length > 0)
    throw new Error(`The folder ${folder} is not empty: a dump needs one of its own.`)
  const sums: DumpSums = { database: db.databaseName, at: now.toISOString(), collections: {}, metadata: {} }
  for (const listed of await listCollections(db)) {
    const text = await describe(db, listed)
    fs.writeFileSync(fileOf(folder, listed.name, '.metadata.json'), text, { mode })
    sums.metadata[listed.name] = sha256(text)
    if (listed.type === 'view') continue
    sums.collections[listed.name] = await dumpCollection(db.collection(listed.name), folder)
  }
  fs.writeFileSync(path.join(folder, sumsFile), JSON.stringify(sums, null, 2), { mode })
  return sums
}

async function listCollections(db: Db): Promise<Listed[]> {
  const all = await db.listCollections({}, { nameOnly: false }).toArray()
  return (all as Listed[]).filter(({ name }) => !name.startsWith('system.'))
}

interface Listed {
  name: string
  type: string
  options?: Document
  info?: { uuid?: BSON.Binary }
}

/** What mongodump writes beside the documents. */
async function describe(db: Db, { name, type, options, info }: Listed): Promise<string> {
  if (type !== 'collection' && type !== 'view') throw new Error(`"${name}" is a ${type}, which cannot be dumped.`)
  const indexes = type === 'collection' ? await db.collection(name).indexes() : []
  const uuid = info?.uuid?.toString('hex').replaceAll('-', '')
  const metadata: Metadata = { collectionName: name, type, options: options ?? {}, indexes, ...(uuid ? { uuid } : {}) }
  return BSON.EJSON.stringify(metadata, { relaxed: false })
}

async function dumpCollection(collection: Collection, folder: string): Promise<CollectionSum> {
  const sum = summing()
  const documents = collection.find(
    {},
    { raw: true, batchSize: 5000 },
  ) as AsyncIterable<unknown> as AsyncIterable<Buffer>
  async function* summed() {
    for await (const document of documents) {
      sum.add(document)
      yield document
    }
  }
  const file = fs.createWriteStream(fileOf(folder, collection.collectionName, '.bson'), { flush: true, mode })
  await pipeline(Readable.from(summed()), file)
  return sum.total()
}

/** Reads a dump through and compares it with its checksums; throws when it is incomplete or damaged. Needs no database. */
export async function checkDump(folder: string): Promise<DumpSums> {
  const sums = readSums(folder)
  for (const [name, wanted] of Object.entries(sums.metadata)) {
    const file = fileOf(folder, name, '.metadata.json')
    if (!fs.existsSync(file) || sha256(fs.readFileSync(file)) !== wanted) {
      throw new Error(`The dump of "${name}" is damaged: its description is missing or changed.`)
    }
  }
  for (const [name, wanted] of Object.entries(sums.collections)) {
    const sum = summing()
    for await (const document of documentsOf(fileOf(folder, name, '.bson'))) sum.add(document)
    const found = sum.total()
    if (found.sha256 !== wanted.sha256) {
      throw new Error(
        `The dump of "${name}" is damaged: ${found.documents} of ${wanted.documents} documents are readable, and the checksum differs.`,
      )
    }
  }
  return sums
}

function readSums(folder: string): DumpSums {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, sumsFile), 'utf8')) as DumpSums
  } catch (error) {
    throw new Error(`${folder} holds no complete dump: ${sumsFile} is missing or unreadable.`, { cause: error })
  }
}

/**
 * Puts a dump into a database that holds no documents; with `drop`, whatever the database holds is deleted first.
 * The dump is checked before anything is touched.
 */
export async function restoreDatabase(db: Db, folder: string, { drop = false } = {}): Promise<DumpSums> {
  const sums = await checkDump(folder)
  if (!drop) await refuseNonEmpty(db)
  await db.dropDatabase()
  for (const name of Object.keys(sums.metadata)) {
    const text = fs.readFileSync(fileOf(folder, name, '.metadata.json'), 'utf8')
    const metadata = BSON.EJSON.parse(text, { relaxed: true }) as Metadata
    await db.createCollection(metadata.collectionName, metadata.options)
    if (metadata.type === 'collection') await restoreCollection(db, folder, metadata)
  }
  return sums
}

async function refuseNonEmpty(db: Db): Promise<void> {
  for (const { name, type } of await listCollections(db)) {
    if (type === 'view' || !(await db.collection(name).findOne({}, { projection: { _id: 1 } }))) continue
    throw new Error(`"${name}" is not empty: restore into an empty database, or drop what this one holds.`)
  }
}

async function restoreCollection(db: Db, folder: string, { collectionName, indexes }: Metadata): Promise<void> {
  const collection = db.collection(collectionName)
  let batch: AnyBulkWriteOperation[] = []
  let bytes = 0
  const flush = async () => {
    if (batch.length > 0) await collection.bulkWrite(batch, { ordered: true, bypassDocumentValidation: true })
    batch = []
    bytes = 0
  }
  for await (const raw of documentsOf(fileOf(folder, collectionName, '.bson'))) {
    batch.push({ insertOne: { document: BSON.deserialize(raw, exact) } })
    bytes += raw.length
    if (batch.length >= batchDocuments || bytes > batchBytes) await flush()
  }
  await flush()
  // Built last, which is faster; the one on _id is there already.
  const missing = indexes.filter(({ name }) => name !== '_id_').map(({ v: _v, ns: _ns, ...index }) => index)
  if (missing.length > 0) await collection.createIndexes(missing as IndexDescription[])
}

async function* documentsOf(file: string): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of fs.createReadStream(file, { highWaterMark: 2 ** 20 })) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk as Buffer]) : (chunk as Buffer)
    let at = 0
    while (bytes.length - at >= 4) {
      const length = bytes.readInt32LE(at)
      if (length < 5 || length > longestDocument) throw new Error(`${file} is not a dump: its documents have no ends.`)
      if (bytes.length - at < length) break
      yield bytes.subarray(at, at + length)
      at += length
    }
    rest = bytes.subarray(at)
  }
  if (rest.length > 0) throw new Error(`${file} is cut short.`)
}

function sha256(content: string | Buffer): string {
  return crypto.createHash('sha256').update(content).digest('hex')
}

function summing(): { add: (document: Buffer) => void; total: () => CollectionSum } {
  const hash = crypto.createHash('sha256')
  let documents = 0
  let bytes = 0
  return {
    add: (document) => {
      documents++
      bytes += document.length
      hash.update(document)
    },
    total: () => ({ documents, bytes, sha256: hash.digest('hex') }),
  }
}

// As mongodump names them: a collection may have a name that is no file name.
function fileOf(folder: string, collection: string, extension: '.bson' | '.metadata.json'): string {
  return path.join(folder, encodeURIComponent(collection) + extension)
}
