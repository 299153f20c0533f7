import { randomBytes } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

function encode(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => alphabet[byte & 31]).join('')
}

let lastMoment = 0

/**
 * A text identifier that sorts by the moment it was made: 9 characters of time, 13 of chance. Of two made by this process
 * in the same millisecond the second counts as made a millisecond later, so that a list shows them as they were entered.
 */
export function newId(): string {
  lastMoment = Math.max(Date.now(), lastMoment + 1)
  const time = lastMoment.toString(32).padStart(9, '0')
  const sortable = Array.from(time, (digit) => alphabet[Number.parseInt(digit, 32)]).join('')
  return sortable + encode(randomBytes(13))
}

/** An unguessable text for links and sessions: 32 characters, 160 bits. */
export function newSecret(): string {
  return encode(randomBytes(32))
}

/** A short code that a person reads from paper and types: no letters that look alike, 40 bits. */
export function newCode(): string {
  const code = encode(randomBytes(8)).toUpperCase()
  return `${code.slice(0, 4)}-${code.slice(4)}`
}
