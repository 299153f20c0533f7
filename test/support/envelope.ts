// What a program for digital signatures writes, without the signatures themselves.

const signedData = Buffer.from('06092a864886f70d010702', 'hex')
const plainData = Buffer.from('06092a864886f70d010701', 'hex')
const version = Buffer.from('020101', 'hex')
const algorithms = Buffer.from('310f300d06096086480165030402010500', 'hex')

/** A signed message (.p7m) in DER around a document; null: the signature alone. */
export function anEnvelope(document: Buffer | null): Buffer {
  const content = document ? [der(0xa0, der(0x04, document))] : []
  const signed = der(0x30, version, algorithms, der(0x30, plainData, ...content), der(0x31))
  return der(0x30, signedData, der(0xa0, signed))
}

/** The same in BER: lengths left open, and the document in pieces. */
export function openEnvelope(document: Buffer, piece = 100): Buffer {
  const pieces = Array.from({ length: Math.ceil(document.length / piece) }, (_, index) =>
    der(0x04, document.subarray(index * piece, (index + 1) * piece)),
  )
  const content = open(0xa0, open(0x24, ...pieces))
  const signed = open(0x30, version, algorithms, open(0x30, plainData, content), der(0x31))
  return open(0x30, signedData, open(0xa0, signed))
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content])
  const bytes = length < 0x10000 ? 2 : 4
  const written = Buffer.alloc(bytes)
  written.writeUIntBE(length, 0, bytes)
  return Buffer.concat([Buffer.from([tag, 0x80 + bytes]), written, content])
}

function open(tag: number, ...parts: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([tag, 0x80]), ...parts, Buffer.from([0, 0])])
}
