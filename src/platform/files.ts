import type { ObjectId } from 'mongodb'
import mongoose from 'mongoose'
import { createHash } from 'node:crypto'
import { type Readable, Transform, type Writable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import type { Indexed } from './database.ts'
import { newId } from './id.ts'

export interface StoredFile {
  name: string
  /** As it was found out from the content (document-kind.ts), never as the sender called it. */
  type: string
  bytes: number
  stream: Readable
}

interface FileFacts {
  type: string
  digest: string
}

type Bucket = mongoose.mongo.GridFSBucket

let current: { db: mongoose.mongo.Db; bucket: Bucket } | null = null

/** The files of the database we are connected to. One for all calls: a new one looks for its indexes again. */
function bucketOf(): Bucket {
  const { db } = mongoose.connection
  if (!db) throw new Error('There is no database connection yet.')
  if (current?.db !== db) current = { db, bucket: new mongoose.mongo.GridFSBucket(db, { writeConcern: { j: true } }) }
  return current.bucket
}

// GridFS takes an identifier of any type; the types of the driver know only its own.
const key = (id: string) => id as unknown as ObjectId

/** Keeps a file; its identifier. What is stored has been checked before, and never changes. */
export async function storeFile(bytes: Buffer, about: { name: string; type: string }): Promise<string> {
  const id = newId()
  const metadata: FileFacts = { type: about.type, digest: digestOf(bytes) }
  const stream = bucketOf().openUploadStreamWithId(key(id), about.name, { metadata })
  stream.end(bytes)
  await finished(stream)
  return id
}

/**
 * Keeps what a use case writes, as it writes it; its identifier and size. What was begun is taken away again when the
 * writing fails. `write` ends the stream.
 */
export async function storeWritten(
  about: { name: string; type: string },
  write: (out: Writable) => Promise<void>,
): Promise<{ id: string; bytes: number }> {
  const id = newId()
  const hash = createHash('sha256')
  let bytes = 0
  const metadata: FileFacts = { type: about.type, digest: '' }
  const measured = new Transform({
    transform(part: Buffer, _encoding, done) {
      hash.update(part)
      bytes += part.length
      done(null, part)
    },
    // GridFS writes the facts of a file down after its last part.
    flush(done) {
      metadata.digest = hash.digest('hex')
      done()
    },
  })
  const stored = pipeline(measured, bucketOf().openUploadStreamWithId(key(id), about.name, { metadata }))
  const written = write(measured).catch((error: unknown) => {
    measured.destroy(error instanceof Error ? error : new Error(String(error)))
    throw error
  })
  const ends = await Promise.allSettled([written, stored])
  const failed = ends.find((end) => end.status === 'rejected')
  if (!failed) return { id, bytes }
  await removeParts(id)
  throw failed.reason
}

/** Of a file that was never finished there is no record, only parts. */
async function removeParts(id: string): Promise<void> {
  await removeFile(id)
  await mongoose.connection.db?.collection('fs.chunks').deleteMany({ files_id: key(id) })
}

/** A file to be read once; null when there is none. Whoever does not read the stream destroys it. */
export async function openFile(id: string): Promise<StoredFile | null> {
  const found = await bucketOf()
    .find({ _id: key(id) })
    .next()
  if (!found) return null
  const { type } = found.metadata as unknown as FileFacts
  return { name: found.filename, type, bytes: found.length, stream: bucketOf().openDownloadStream(key(id)) }
}

/** The SHA-256 of a stored file, as it was written; null when there is none. */
export async function digestOfFile(id: string): Promise<string | null> {
  const found = await bucketOf()
    .find({ _id: key(id) })
    .next()
  return found ? (found.metadata as unknown as FileFacts).digest : null
}

/** Forgets a file; one that is not there, or that another forgets at the same time, is forgotten already. */
export async function removeFile(id: string): Promise<void> {
  const isThere = () =>
    bucketOf()
      .find({ _id: key(id) })
      .hasNext()
  if (!(await isThere())) return
  await bucketOf()
    .delete(key(id))
    .catch(async (error: unknown) => {
      if (await isThere()) throw error
    })
}

/** SHA-256 of the content, in hexadecimal: the same file is the same text. */
export function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The indexes that GridFS relies on, built at the start like those of the models. */
export const storedFiles: Indexed = {
  modelName: 'StoredFile',
  createIndexes,
  syncIndexes: async () => {
    await createIndexes()
    return []
  },
}

async function createIndexes(): Promise<void> {
  const { db } = mongoose.connection
  await db?.collection('fs.files').createIndex({ filename: 1, uploadDate: 1 })
  await db?.collection('fs.chunks').createIndex({ files_id: 1, n: 1 }, { unique: true })
}
