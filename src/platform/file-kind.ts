/** What the bytes of an uploaded file are, or why no table can be read from them. */
export type FileKind = 'zip' | 'text' | 'empty' | 'broken' | 'password-protected' | 'old-xls' | 'not-a-table'

const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const BARE_XLS_VERSIONS = [0x00, 0x02, 0x04, 0x08]
const NOT_TABLES = [
  [0x25, 0x50, 0x44, 0x46], // pdf
  [0x89, 0x50, 0x4e, 0x47], // png
  [0xff, 0xd8, 0xff], // jpeg
  [0x47, 0x49, 0x46, 0x38], // gif
  [0x4d, 0x5a], // exe
  [0x7f, 0x45, 0x4c, 0x46], // elf
  [0x1f, 0x8b], // gzip
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x52, 0x61, 0x72, 0x21], // rar
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // rtf
]
const SAMPLE = 4096

/** Tells a file by its content: what people call .xls may be a web page, and a .csv may be a workbook. */
export function kindOfFile(bytes: Uint8Array): FileKind {
  if (bytes.every(isBlank)) return 'empty'
  if (startsWith(bytes, [0x50, 0x4b])) return 'zip'
  if (startsWith(bytes, COMPOUND_FILE)) return kindOfCompoundFile(bytes)
  if (isBareXls(bytes)) return 'old-xls'
  if (NOT_TABLES.some((magic) => startsWith(bytes, magic))) return 'not-a-table'
  const start = Buffer.from(bytes.subarray(0, SAMPLE))
    .toString('latin1')
    .replace(/^(ï»¿|ÿþ|þÿ)/, '')
    .replaceAll('\0', '')
  if (/progid="Excel\.Sheet"|urn:schemas-microsoft-com:office:spreadsheet/.test(start)) return 'old-xls'
  if (/^\s*(<!doctype|<html|<head|<body|<table|<meta|<style|<\?xml|<svg)/i.test(start)) return 'not-a-table'
  return hasControlCharacters(start) || isMostlyZeros(bytes) ? 'not-a-table' : 'text'
}

// An encrypted workbook and an xls of before 2007 are both compound files, told apart by the streams they hold.
function kindOfCompoundFile(bytes: Uint8Array): FileKind {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const holds = (stream: string) => content.includes(Buffer.from(stream, 'utf16le'))
  if (holds('EncryptedPackage')) return 'password-protected'
  return holds('Workbook') || holds('Book') ? 'old-xls' : 'not-a-table'
}

function isBareXls(bytes: Uint8Array): boolean {
  return bytes[0] === 0x09 && BARE_XLS_VERSIONS.includes(bytes[1] ?? -1) && bytes[3] === 0
}

function startsWith(bytes: Uint8Array, magic: number[]): boolean {
  return magic.every((byte, n) => bytes[n] === byte)
}

function isBlank(byte: number): boolean {
  return [0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf, 0xff, 0xfe, 0x00].includes(byte)
}

function hasControlCharacters(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  return /[\u0001-\u0008\u000e-\u001f]/.test(text)
}

function isMostlyZeros(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, SAMPLE)
  return start.filter((byte) => byte === 0).length > start.length * 0.6
}
