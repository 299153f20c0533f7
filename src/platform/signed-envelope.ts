// A .p7m file (firma digitale CAdES) is a CMS message (RFC 5652): ContentInfo { signedData, [0] SignedData { version,
// digestAlgorithms, encapContentInfo { type, [0] OCTET STRING the document }, … } } in BER, where a length may be left
// open and the octets may come in pieces. Only what is inside is looked for here; the signature is not verified.

const signedData = Buffer.from('06092a864886f70d010702', 'hex')
const octetString = 0x04
const sequence = 0x30
const constructed = 0x20
const leftOpen = 0x80
const deepest = 30
const mostPieces = 100_000

interface Element {
  tag: number
  /** The content is bytes from..to; the next element begins at `next`. */
  from: number
  to: number
  next: number
}

/** The message, when the bytes are one: in BER, or as base64 text with or without PEM lines; otherwise null. */
export function signedEnvelope(bytes: Buffer): Buffer | null {
  if (isSignedData(bytes)) return bytes
  const start = bytes.subarray(0, 200).toString('latin1')
  if (!/^\s*(?:-----BEGIN (?:PKCS7|CMS)-----\s*)?MI[A-Za-z0-9+/\r\n]{20}/u.test(start)) return null
  // Line by line, because a pattern over millions of blanks exhausts its stack; decoding takes no notice of blanks.
  const text = bytes.toString('latin1').split('\n')
  const decoded = Buffer.from(text.filter((line) => !line.startsWith('-----')).join(''), 'base64')
  return isSignedData(decoded) ? decoded : null
}

// The type comes right after the tag and the length, which takes one to five bytes.
function isSignedData(bytes: Buffer): boolean {
  const type = bytes.subarray(0, 6 + signedData.length).indexOf(signedData)
  return bytes[0] === sequence && type >= 2
}

/** The document inside a signed message; null when there is only the signature, or the message is cut short. */
export function envelopedDocument(message: Buffer): Buffer | null {
  const info = elementAt(message, 0)
  const wrapper = info && childrenOf(message, info)[1]
  const signed = wrapper && childrenOf(message, wrapper)[0]
  const encapsulated = signed && childrenOf(message, signed)[2]
  const content = encapsulated && childrenOf(message, encapsulated)[1]
  const octets = content && childrenOf(message, content)[0]
  return octets ? octetsOf(message, octets) : null
}

function octetsOf(bytes: Buffer, element: Element): Buffer | null {
  if ((element.tag & ~constructed) !== octetString) return null
  if (element.tag === octetString) return bytes.subarray(element.from, element.to)
  const pieces = childrenOf(bytes, element)
  return Buffer.concat(pieces.map(({ from, to }) => bytes.subarray(from, to)))
}

function childrenOf(bytes: Buffer, parent: Element): Element[] {
  const children: Element[] = []
  for (let at = parent.from; at < parent.to; ) {
    const child = elementAt(bytes, at)
    if (!child || children.length > mostPieces) return []
    children.push(child)
    at = child.next
  }
  return children
}

function elementAt(bytes: Buffer, at: number, depth = 0): Element | null {
  const tag = bytes[at]
  const first = bytes[at + 1]
  if (tag === undefined || first === undefined || depth > deepest) return null
  if (first === leftOpen) return openElement(bytes, { tag, from: at + 2 }, depth)
  if (first < leftOpen) return closedElement(bytes, { tag, from: at + 2 }, first)
  const lengthBytes = first - leftOpen
  const from = at + 2 + lengthBytes
  if (lengthBytes > 4 || from > bytes.length) return null
  return closedElement(bytes, { tag, from }, bytes.readUIntBE(at + 2, lengthBytes))
}

type Beginning = Pick<Element, 'tag' | 'from'>

function closedElement(bytes: Buffer, { tag, from }: Beginning, length: number): Element | null {
  const to = from + length
  return to <= bytes.length ? { tag, from, to, next: to } : null
}

/** An element whose length is left open ends with two zeros after its last child. */
function openElement(bytes: Buffer, { tag, from }: Beginning, depth: number): Element | null {
  let at = from
  while (bytes[at] !== 0 || bytes[at + 1] !== 0) {
    const child = elementAt(bytes, at, depth + 1)
    if (!child) return null
    at = child.next
  }
  return { tag, from, to: at, next: at + 2 }
}
