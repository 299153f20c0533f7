import { once } from 'node:events'
import { PassThrough, type Writable } from 'node:stream'
import { Zip, ZipDeflate } from 'fflate'

/** A file of an archive; its bytes are made when it is its turn. */
export interface ArchiveEntry {
  /** With folders: 'patti/firmato.pdf'. */
  name: string
  bytes: () => Promise<Uint8Array>
}

/**
 * Writes files into one ZIP archive, one after the other, and ends the stream: never more than one of them is in memory.
 * `at` is the time that the archive gives for all of them, so that the same files make the same archive.
 */
export async function writeArchive(
  out: Writable,
  entries: readonly ArchiveEntry[],
  { at, done }: { at: Date; done: () => Promise<void> },
): Promise<void> {
  const failure: { error: Error | null } = { error: null }
  const zip = new Zip((error, part) => {
    if (error) failure.error = error
    else out.write(part)
  })
  for (const { name, bytes } of entries) {
    const file = new ZipDeflate(name, { level: 6 })
    file.mtime = at
    zip.add(file)
    file.push(await bytes(), true)
    if (failure.error) throw failure.error
    if (out.writableNeedDrain) await once(out, 'drain')
    await done()
  }
  zip.end()
  out.end()
}

/** What is written, as bytes: for a file of an archive. */
export async function collected(write: (out: Writable) => Promise<void>): Promise<Uint8Array> {
  const out = new PassThrough()
  const parts: Buffer[] = []
  out.on('data', (part: Buffer) => parts.push(part))
  const ended = new Promise<void>((resolve, reject) => out.once('end', resolve).once('error', reject))
  await write(out)
  await ended
  return Buffer.concat(parts)
}
