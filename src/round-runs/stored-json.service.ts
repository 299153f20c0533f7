import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { NotFound } from '../platform/errors.ts'
import { openFile, storeFile } from '../platform/files.ts'

const pack = promisify(gzip)
const unpack = promisify(gunzip)

/** Keeps a plain value as a file, since the largest do not fit into a record; its identifier. */
export async function storeJson(name: string, value: unknown): Promise<string> {
  return storeFile(await pack(JSON.stringify(value)), { name, type: 'application/gzip' })
}

/** What was kept, as it was. */
export async function readJson<Value>(fileId: string): Promise<Value> {
  const file = await openFile(fileId)
  if (!file) throw new NotFound('file of a round')
  return JSON.parse((await unpack(await buffer(file.stream))).toString('utf8'))
}
