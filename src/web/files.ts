import type { Response } from 'express'
import { pipeline } from 'node:stream/promises'
import type { StoredFile } from '../platform/files.ts'

const known = new Set([
  'application/pdf',
  'image/jpeg',
  'image/png',
  'application/pkcs7-mime',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'text/csv; charset=utf-8',
  'application/zip',
])
// Seen in the browser; the rest is always saved.
const shown = new Set(['application/pdf', 'image/jpeg', 'image/png'])

/**
 * Answers with a stored file. Whatever somebody has put into it, it runs nothing here: the type is the one found out
 * when it was stored, no browser guesses another, and it has neither scripts nor our origin. `inline` shows a PDF or a
 * picture in the browser; everything else is saved.
 */
export async function sendFile(
  res: Response,
  file: StoredFile,
  { as }: { as: 'attachment' | 'inline' },
): Promise<void> {
  const type = known.has(file.type) ? file.type : 'application/octet-stream'
  const disposition = as === 'inline' && shown.has(type) ? 'inline' : 'attachment'
  res.set({
    'Content-Type': type,
    'Content-Length': String(file.bytes),
    'Content-Disposition': `${disposition}; ${fileNames(file.name)}`,
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    // no-transform: compressing again what is compressed takes time and loses the length.
    'Cache-Control': 'no-store, no-transform',
  })
  if (res.req.method === 'HEAD') {
    file.stream.destroy()
    res.end()
    return
  }
  await pipeline(file.stream, res).catch((error: unknown) => {
    // Whoever asked has gone away in the meantime.
    if (!isClosedEarly(error)) throw error
  })
}

/** The name twice (RFC 6266, 8187): for old programs in ASCII, and as it is. */
function fileNames(name: string): string {
  const ascii = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]|["\\%]/gu, '_')
  const exact = encodeURIComponent(name).replaceAll(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `filename="${ascii}"; filename*=UTF-8''${exact}`
}

function isClosedEarly(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}
