import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'

/** Why an archive is not opened. */
type ZipProblem = 'broken' | 'password-protected' | 'zip-bomb'

export interface ZipLimits {
  maxEntries: number
  maxBytes: number
}

interface Entry {
  name: string
  encrypted: boolean
  method: number
  packed: number
  unpacked: number
  offset: number
}

type Checked = { ok: true; names: string[] } | { ok: false; reason: ZipProblem }

const inflate = promisify(inflateRaw)
const END_SIGNATURE = 0x06054b50
const DIRECTORY_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const LONG_LOCATOR_SIGNATURE = 0x07064b50
const LONG_END_SIGNATURE = 0x06064b50
const LONG_LOCATOR_LENGTH = 20
const LONG_FIELD = 1
const LONG_SIZE = 0xffffffff
const END_LENGTH = 22
const LONGEST_COMMENT = 65_535
const STORED = 0
const DEFLATED = 8

/**
 * The names in a zip archive, once every entry has really been unpacked within the limits: the sizes an archive
 * declares are read first, since they are cheap, but a hostile one lies about them.
 */
export async function checkZip(bytes: Buffer, limits: ZipLimits): Promise<Checked> {
  const entries = readDirectory(bytes)
  if (!entries) return { ok: false, reason: 'broken' }
  if (entries.some((entry) => entry.encrypted)) return { ok: false, reason: 'password-protected' }
  const declared = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  if (entries.length > limits.maxEntries || declared > limits.maxBytes) return { ok: false, reason: 'zip-bomb' }
  let left = limits.maxBytes
  for (const entry of entries) {
    const size = await unpackedSize(bytes, entry, left)
    if (typeof size !== 'number') return { ok: false, reason: size }
    left -= size
  }
  return { ok: true, names: entries.map((entry) => entry.name) }
}

function readDirectory(bytes: Buffer): Entry[] | null {
  const start = findDirectory(bytes)
  if (!start) return null
  let at = start.offset
  const entries: Entry[] = []
  for (let n = 0; n < start.count; n++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== DIRECTORY_SIGNATURE) return null
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30)
    const [unpacked = 0, packed = 0, offset = 0] = longSizes(
      [bytes.readUInt32LE(at + 24), bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 42)],
      bytes.subarray(nameEnd, extraEnd),
    )
    entries.push({
      name: bytes.toString('utf8', at + 46, nameEnd),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      packed,
      unpacked,
      offset,
    })
    at = extraEnd + bytes.readUInt16LE(at + 32)
  }
  return entries
}

// Java programs write the long form of zip (zip64) even for small files: the sizes are then in a field of their own.
function longSizes(sizes: number[], extra: Buffer): number[] {
  let at = 0
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== LONG_FIELD) at += 4 + extra.readUInt16LE(at + 2)
  let next = at + 4
  return sizes.map((size) => {
    if (size !== LONG_SIZE || next + 8 > extra.length) return size
    next += 8
    return Number(extra.readBigUInt64LE(next - 8))
  })
}

function findDirectory(bytes: Buffer): { offset: number; count: number } | null {
  const end = findEnd(bytes)
  if (end === null) return null
  const locator = end - LONG_LOCATOR_LENGTH
  if (locator < 0 || bytes.readUInt32LE(locator) !== LONG_LOCATOR_SIGNATURE) {
    return { count: bytes.readUInt16LE(end + 10), offset: bytes.readUInt32LE(end + 16) }
  }
  const long = Number(bytes.readBigUInt64LE(locator + 8))
  if (long + 56 > bytes.length || bytes.readUInt32LE(long) !== LONG_END_SIGNATURE) return null
  return { count: Number(bytes.readBigUInt64LE(long + 32)), offset: Number(bytes.readBigUInt64LE(long + 48)) }
}

function findEnd(bytes: Buffer): number | null {
  const last = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT)
  for (let at = bytes.length - END_LENGTH; at >= last; at--) {
    if (bytes.readUInt32LE(at) === END_SIGNATURE) return at
  }
  return null
}

async function unpackedSize(bytes: Buffer, entry: Entry, most: number): Promise<number | ZipProblem> {
  const packed = packedBytes(bytes, entry)
  if (!packed) return 'broken'
  if (entry.method === STORED) return packed.length <= most ? packed.length : 'zip-bomb'
  if (entry.method !== DEFLATED) return 'broken'
  try {
    return (await inflate(packed, { maxOutputLength: Math.max(1, most) })).length
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'zip-bomb' : 'broken'
  }
}

function packedBytes(bytes: Buffer, { offset, packed }: Entry): Buffer | null {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL_SIGNATURE) return null
  const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  return from + packed <= bytes.length ? bytes.subarray(from, from + packed) : null
}
