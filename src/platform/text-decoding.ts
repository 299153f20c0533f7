// Text from the offices' programs: nothing in the file says how it is encoded, so the bytes themselves are asked.

const UTF8 = new TextDecoder('utf-8', { fatal: true })
// Where windows-1252 differs from Latin 1: 0x80 to 0x9f. TextDecoder knows it, but not in every release of Node 20.
const WINDOWS_ONLY = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const BYTE_OF = new Map(Array.from({ length: 128 }, (_, n) => [windowsLetter(n + 128), n + 128]))

// The accented letters of Italian in the old Macintosh set and in windows-1252.
const MAC_ACCENTS = new Set([0x88, 0x8f, 0x8e, 0x93, 0x98, 0x9d])
const WINDOWS_ACCENTS = new Set([0xe0, 0xe8, 0xe9, 0xec, 0xf2, 0xf9, 0xc0, 0xc8, 0xc9, 0xcc, 0xd2, 0xd9])

/** The text of a file: by its byte order mark, else UTF-16 or UTF-8 if it is, else windows-1252 or Macintosh. */
export function decodeText(bytes: Uint8Array): string {
  const wide = wideEncoding(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  try {
    return UTF8.decode(bytes)
  } catch {
    return isMacintosh(bytes) ? new TextDecoder('macintosh').decode(bytes) : Array.from(bytes, windowsLetter).join('')
  }
}

/** Letters of UTF-8 once read as windows-1252 put right: NicolÃ² becomes Nicolò. Text that is right stays as it is. */
export function repairMojibake(text: string): string {
  if (!/[\u00c2-\u00f4]/.test(text)) return text
  const runs = text.replace(/[\u0080-\uffff]+/g, (run) => decodedTwice(run) ?? run)
  // The second half of à is a no-break space, which programs turn into a plain one or trim away.
  return runs.replace(/(?<=\p{L})Ã(?=\s|$)/gu, 'à')
}

function decodedTwice(run: string): string | null {
  const bytes: number[] = []
  for (const char of run) {
    const byte = BYTE_OF.get(char)
    if (byte === undefined) return null
    bytes.push(byte)
  }
  try {
    return UTF8.decode(Uint8Array.from(bytes))
  } catch {
    return null
  }
}

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const start = bytes.subarray(0, 400)
  const zeros = [0, 0]
  start.forEach((byte, n) => {
    if (byte === 0) zeros[n % 2] = (zeros[n % 2] ?? 0) + 1
  })
  const most = start.length / 3
  if ((zeros[1] ?? 0) > most) return 'utf-16le'
  return (zeros[0] ?? 0) > most ? 'utf-16be' : null
}

function isMacintosh(bytes: Uint8Array): boolean {
  let mac = 0
  let windows = 0
  for (const byte of bytes) {
    if (MAC_ACCENTS.has(byte)) mac += 1
    if (WINDOWS_ACCENTS.has(byte)) windows += 1
  }
  return mac > 0 && windows === 0
}

function windowsLetter(byte: number): string {
  return WINDOWS_ONLY[byte - 0x80] ?? String.fromCharCode(byte)
}
