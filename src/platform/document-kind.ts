import { jpegSize, type PictureSize, pngSize } from './picture-size.ts'
import { envelopedDocument, signedEnvelope } from './signed-envelope.ts'

// What an uploaded document is, found out from its content: its name and what the browser says of it may be anything.
// Taken are PDF, JPEG, PNG and what was signed digitally (.p7m) with one of these inside; the rest is refused with a reason
// of its own, so that the person knows what to send instead.

export type DocumentType = 'application/pdf' | 'image/jpeg' | 'image/png' | 'application/pkcs7-mime'

export const documentRefusals = [
  'empty',
  'executable',
  'archive',
  'office-document',
  'web-page',
  'other-picture',
  'cut-short',
  'active-pdf',
  'too-small',
  'too-many-pixels',
  'signature-alone',
  'not-a-document',
] as const
export type DocumentRefusal = (typeof documentRefusals)[number]

/** `extension` without the dot: 'pdf', 'jpg', 'png', 'pdf.p7m'. */
export type DocumentKind = { ok: true; type: DocumentType; extension: string } | { ok: false; reason: DocumentRefusal }

/** What a form's file field may say that it accepts. */
export const acceptedDocuments = '.pdf,.jpg,.jpeg,.png,.p7m'

/** Tells a document by its content. */
export function documentKind(bytes: Buffer): DocumentKind {
  const signed = signedEnvelope(bytes)
  if (!signed) return plainKind(bytes)
  const inside = envelopedDocument(signed)
  if (!inside) return refused('signature-alone')
  const again = signedEnvelope(inside)
  // Signed by two people, one after the other: no need to go further down.
  const kind = again ? plainKind(envelopedDocument(again) ?? Buffer.alloc(0)) : plainKind(inside)
  return kind.ok ? { ...kind, type: 'application/pkcs7-mime', extension: `${kind.extension}.p7m` } : kind
}

function plainKind(bytes: Buffer): DocumentKind {
  if (bytes.every((byte) => byte === 0 || isSpace(byte))) return refused('empty')
  const foreign = foreignKind(bytes)
  if (foreign) return refused(foreign)
  if (startsWith(bytes, 'ffd8ff')) return picture(jpegSize(bytes), 'image/jpeg')
  if (startsWith(bytes, '89504e470d0a1a0a')) return picture(pngSize(bytes), 'image/png')
  // Some scanners write lines of their own before the document.
  const beginning = bytes.subarray(0, 1024).indexOf('%PDF-')
  if (beginning < 0) return refused('not-a-document')
  return isMarkup(bytes.toString('latin1', 0, beginning)) ? refused('web-page') : pdf(bytes)
}

/** A page that hides a PDF is a page to whoever opens it. */
function isMarkup(text: string): boolean {
  return /<(?:!--|!doctype|[a-z]+[\s/>])/iu.test(text)
}

const beginnings: readonly (readonly [start: string, DocumentRefusal])[] = [
  ['4d5a', 'executable'], // Windows
  ['7f454c46', 'executable'], // Linux
  ['cafebabe', 'executable'], // Java, macOS
  ['feedface', 'executable'],
  ['feedfacf', 'executable'],
  ['cffaedfe', 'executable'],
  ['2321', 'executable'], // #! script
  ['4c00000001140200', 'executable'], // Windows shortcut
  ['1f8b', 'archive'], // gzip
  ['377abcaf271c', 'archive'], // 7z
  ['526172211a07', 'archive'], // rar
  ['425a68', 'archive'], // bzip2
  ['fd377a585a00', 'archive'], // xz
  ['4d534346', 'archive'], // cab
  ['d0cf11e0a1b11ae1', 'office-document'], // Word and Excel of before 2007
  ['7b5c727466', 'office-document'], // rtf
  ['47494638', 'other-picture'],
  ['424d', 'other-picture'],
  ['49492a00', 'other-picture'], // tiff
  ['4d4d002a', 'other-picture'],
]

function foreignKind(bytes: Buffer): DocumentRefusal | null {
  const known = beginnings.find(([start]) => startsWith(bytes, start))
  if (known) return known[1]
  const start = bytes.toString('latin1', 0, 4096)
  if (start.startsWith('PK'))
    return /\[Content_Types\]\.xml|mimetypeapplication\/vnd\./u.test(start) ? 'office-document' : 'archive'
  if (start.slice(257, 262) === 'ustar') return 'archive'
  // The phones of Apple keep photographs so.
  if (/^RIFF....WEBP|^....ftyp(?:hei|hev|mif|msf|avi)/su.test(start)) return 'other-picture'
  const text = start
    .replace(/^\u00ef\u00bb\u00bf/u, '')
    .trimStart()
    .toLowerCase()
  if (/^(?:@echo|<\?php|<%|powershell|rem\s)/u.test(text)) return 'executable'
  return /^<(?:\?xml|[a-z!])/u.test(text) ? 'web-page' : null
}

const endOfPdf = 64 * 1024

function pdf(bytes: Buffer): DocumentKind {
  if (!bytes.subarray(-endOfPdf).includes('%%EOF')) return refused('cut-short')
  if (actsByItself(withSingleBlanks(bytes))) return refused('active-pdf')
  return { ok: true, type: 'application/pdf', extension: 'pdf' }
}

/** The text with one blank for each run of them. Not by a pattern: millions of blanks would exhaust its stack. */
function withSingleBlanks(bytes: Buffer): string {
  const text = Buffer.alloc(bytes.length)
  let length = 0
  let afterBlank = false
  for (const byte of bytes) {
    const isBlank = byte === 0x20 || byte === 0 || (byte >= 0x09 && byte <= 0x0d)
    if (!isBlank) text[length++] = byte
    else if (!afterBlank) text[length++] = 0x20
    afterBlank = isBlank
  }
  return text.toString('latin1', 0, length)
}

/**
 * Whether it starts a program, or a script as soon as it is opened. Scripts that only check the fields of a form are
 * common in official forms and do no harm. What is compressed is not looked into: it is sent as a download, and never
 * shown as part of our pages.
 */
function actsByItself(text: string): boolean {
  if (/\/S ?\/Launch\b/u.test(text)) return true
  const openings = [...text.matchAll(/\/OpenAction ?(?:(\d{1,10}) (\d{1,5}) R\b|<<([^>]{0,400}))/gu)]
  if (openings.some(([, , , inline]) => inline !== undefined && isScript(inline))) return true
  const opened = new Set(openings.map(([, object, generation]) => `${object} ${generation}`))
  return openings.length > 0 && text.split('endobj').some((object) => isScript(object) && isOneOf(opened, object))
}

function isScript(text: string): boolean {
  return /\/(?:JavaScript|JS)\b/u.test(text)
}

/** A document that was changed holds an object more than once, and a false one may stand before the real one. */
function isOneOf(wanted: ReadonlySet<string>, text: string): boolean {
  const headings = text.matchAll(/(?<!\d)(\d{1,10}) (\d{1,5}) obj\b/gu)
  return [...headings].some(([, object, generation]) => wanted.has(`${object} ${generation}`))
}

// Nobody can read a document of so few pixels; nobody scans one of so many, but a picture made to choke programs has them.
const fewestPixels = 200
const mostPixels = 150_000_000

function picture(size: PictureSize | null, type: 'image/jpeg' | 'image/png'): DocumentKind {
  if (!size || size.width === 0 || size.height === 0) return refused('cut-short')
  if (Math.max(size.width, size.height) < fewestPixels) return refused('too-small')
  if (size.width * size.height > mostPixels) return refused('too-many-pixels')
  return { ok: true, type, extension: type === 'image/jpeg' ? 'jpg' : 'png' }
}

function refused(reason: DocumentRefusal): DocumentKind {
  return { ok: false, reason }
}

function startsWith(bytes: Buffer, hexadecimal: string): boolean {
  const start = Buffer.from(hexadecimal, 'hex')
  return bytes.subarray(0, start.length).equals(start)
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)
}

const longestName = 100

/**
 * A safe name for a stored document: the last part of the path, without signs that control the display or that file
 * systems refuse, with the extension of what it really is; 'documento' when nothing is left.
 */
export function documentName(sent: string, extension: string): string {
  const last = sent.normalize('NFC').split(/[/\\]/u).at(-1) ?? ''
  const clean = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}<>:"|?*]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .replace(/(?:\.(?:pdf|jpe?g|png|p7m|exe|com|bat|cmd|scr|js|vbs|html?|svg|docx?|xlsx?|zip))+$/iu, '')
    .replaceAll(/^[.\s]+|[.\s]+$/gu, '')
  return `${
    clean
      .slice(0, longestName)
      .replace(/[\ud800-\udbff]$/u, '')
      .trim() || 'documento'
  }.${extension}`
}
