// A photograph without what cameras write into it: place, moment, device, the owner's name, a second picture behind the
// first. What is left is the picture itself, and which way up it is held. Nothing is decoded: parts are kept or left out.

/** The same picture without its metadata; null when it is not whole. Only JPEG and PNG. */
export function withoutMetadata(bytes: Buffer, type: 'image/jpeg' | 'image/png'): Buffer | null {
  return type === 'image/jpeg' ? cleanJpeg(bytes) : cleanPng(bytes)
}

const marker = { filling: 0xff, end: 0xd9, scan: 0xda, comment: 0xfe, app0: 0xe0, app1: 0xe1, adobe: 0xee, app15: 0xef }

function cleanJpeg(bytes: Buffer): Buffer | null {
  if (!bytes.subarray(0, 2).equals(startOfJpeg)) return null
  const parts: Buffer[] = []
  let orientation = 1
  let at = 2
  while (at < bytes.length) {
    const kind = bytes[at] === 0xff ? bytes[at + 1] : undefined
    if (kind === undefined) return null
    if (kind === marker.end) return Buffer.concat([startOfJpeg, heldAs(orientation), ...parts, endOfJpeg])
    const end = endOfPart(bytes, at, kind)
    if (end > bytes.length) return null
    const part = bytes.subarray(at, end)
    if (kind === marker.app1) orientation = orientationOf(part) ?? orientation
    if (isPicture(kind, part)) parts.push(part)
    at = end
  }
  return null
}

/** Where a part ends: a segment says how long it is, and behind a scan come its data. */
function endOfPart(bytes: Buffer, at: number, kind: number): number {
  // A marker may be preceded by any number of filling bytes.
  if (kind === marker.filling) return at + 1
  const end = at + 2 + short(bytes, at + 2)
  return kind === marker.scan ? endOfScan(bytes, end) : end
}

/** A number of two bytes; one that would lie beyond the end leads beyond the end. */
function short(bytes: Buffer, at: number, isLittle = false): number {
  if (at + 2 > bytes.length) return bytes.length
  return isLittle ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)
}

function long(bytes: Buffer, at: number, isLittle = false): number {
  if (at + 4 > bytes.length) return bytes.length
  return isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)
}

const startOfJpeg = Buffer.from('ffd8', 'hex')
const endOfJpeg = Buffer.from('ffd9', 'hex')

/** JFIF and Adobe say how colours and sizes are meant; every other application segment and comment is left out. */
function isPicture(kind: number, segment: Buffer): boolean {
  if (kind === marker.app0) return segment.toString('latin1', 4, 9) === 'JFIF\0' && segment.length === 18
  if (kind === marker.adobe) return segment.toString('latin1', 4, 9) === 'Adobe'
  return kind !== marker.filling && kind !== marker.comment && !(kind >= marker.app0 && kind <= marker.app15)
}

/** Where the data of a scan end: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = from
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7) && next !== 0xff) return at
    at += 1
  }
  return bytes.length
}

/** Which way up the camera was held, 1 to 8; null when the segment does not say. */
function orientationOf(segment: Buffer): number | null {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return null
  const tiff = segment.subarray(10)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const directory = long(tiff, 4, isLittle)
  const entries = short(tiff, directory, isLittle)
  for (let index = 0; index < entries; index++) {
    const entry = directory + 2 + index * 12
    // A broken note about the picture does not break the picture.
    if (entry + 12 > tiff.length) return null
    if (short(tiff, entry, isLittle) === 0x0112) return validOrientation(short(tiff, entry + 8, isLittle))
  }
  return null
}

function validOrientation(value: number): number | null {
  return value >= 1 && value <= 8 ? value : null
}

/** A segment that says only which way up the picture is; nothing for a picture that stands upright. */
function heldAs(orientation: number): Buffer {
  if (orientation === 1) return Buffer.alloc(0)
  const segment = Buffer.from(
    'ffe10022457869660000' + '4d4d002a00000008' + '0001' + '011200030000000100000000' + '00000000',
    'hex',
  )
  segment.writeUInt16BE(orientation, 10 + 8 + 2 + 8)
  return segment
}

const chunksOfPictures = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'sBIT',
  'bKGD',
  'pHYs',
])

function cleanPng(bytes: Buffer): Buffer | null {
  const parts = [bytes.subarray(0, 8)]
  let at = 8
  while (at < bytes.length) {
    const end = at + 12 + long(bytes, at)
    if (end > bytes.length) return null
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (chunksOfPictures.has(name)) parts.push(bytes.subarray(at, end))
    if (name === 'IEND') return Buffer.concat(parts)
    at = end
  }
  return null
}
