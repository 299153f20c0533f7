import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  name: string
  content: Buffer
  /** What the archive says of its size, when it lies. */
  declaredSize?: number
  encrypted?: boolean
}

/** A zip archive; with long, in the form (zip64) that some Java programs write even for small files. */
export function zipOf(entries: readonly ZipEntry[], { long = false } = {}): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const packed = deflateRawSync(entry.content)
    const name = Buffer.from(entry.name)
    const local = Buffer.concat([header(0x04034b50, 30, entry, packed.length), name, packed])
    local.writeUInt16LE(name.length, 26)
    directory.push(directoryLine({ entry, name, packed: packed.length, offset, long }))
    bodies.push(local)
    offset += local.length
  }
  const lines = Buffer.concat(directory)
  return Buffer.concat([...bodies, lines, ...ending(entries.length, lines.length, { offset, long })])
}

function header(signature: number, length: number, entry: ZipEntry, packed: number): Buffer {
  const at = signature === 0x02014b50 ? 2 : 0
  const bytes = Buffer.alloc(length)
  bytes.writeUInt32LE(signature, 0)
  bytes.writeUInt16LE(entry.encrypted ? 1 : 0, 6 + at)
  bytes.writeUInt16LE(8, 8 + at)
  bytes.writeUInt32LE(crc32(entry.content), 14 + at)
  bytes.writeUInt32LE(packed, 18 + at)
  bytes.writeUInt32LE(entry.declaredSize ?? entry.content.length, 22 + at)
  return bytes
}

interface Line {
  entry: ZipEntry
  name: Buffer
  packed: number
  offset: number
  long: boolean
}

function directoryLine({ entry, name, packed, offset, long }: Line): Buffer {
  const bytes = header(0x02014b50, 46, entry, packed)
  bytes.writeUInt16LE(name.length, 28)
  bytes.writeUInt32LE(offset, 42)
  if (!long) return Buffer.concat([bytes, name])
  const extra = Buffer.alloc(28)
  extra.writeUInt16LE(1, 0)
  extra.writeUInt16LE(24, 2)
  extra.writeBigUInt64LE(BigInt(bytes.readUInt32LE(24)), 4)
  extra.writeBigUInt64LE(BigInt(packed), 12)
  extra.writeBigUInt64LE(BigInt(offset), 20)
  bytes.writeUInt16LE(extra.length, 30)
  for (const place of [20, 24, 42]) bytes.writeUInt32LE(0xffffffff, place)
  return Buffer.concat([bytes, name, extra])
}

function ending(count: number, length: number, { offset, long }: { offset: number; long: boolean }): Buffer[] {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(long ? 0xffff : count, 8)
  end.writeUInt16LE(long ? 0xffff : count, 10)
  end.writeUInt32LE(length, 12)
  end.writeUInt32LE(long ? 0xffffffff : offset, 16)
  if (!long) return [end]
  const longEnd = Buffer.alloc(56)
  longEnd.writeUInt32LE(0x06064b50, 0)
  longEnd.writeBigUInt64LE(44n, 4)
  longEnd.writeBigUInt64LE(BigInt(count), 24)
  longEnd.writeBigUInt64LE(BigInt(count), 32)
  longEnd.writeBigUInt64LE(BigInt(length), 40)
  longEnd.writeBigUInt64LE(BigInt(offset), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(offset + length), 8)
  locator.writeUInt32LE(1, 16)
  return [longEnd, locator, end]
}
