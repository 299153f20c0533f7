// MongoDB's wire protocol, as much of it as a listener in front of the engine needs.
// A message: length, request id, id answered, kind (four 32-bit numbers), then flags and sections.
import { BSON } from 'mongodb'

const headerLength = 16
const longestMessage = 48_000_000 + 16_384
const kindMsg = 2013
const kindReply = 1
const flagMoreToCome = 2

/** What the engine, or the guard in its place, answers to one message. */
export interface Answer {
  requestId: number
  /** The client wants no reply. */
  moreToCome: boolean
  /** The question was in the old form, as a driver's first greeting is. */
  legacy: boolean
  response: Uint8Array
}

/** One command as a message. */
export function opMsg(body: Uint8Array): Buffer {
  const message = Buffer.alloc(headerLength + 5 + body.length)
  message.writeInt32LE(message.length, 0)
  message.writeInt32LE(kindMsg, 12)
  message.set(body, headerLength + 5)
  return message
}

/** The name of the command in a message; null when the message is of another kind or malformed. */
export function commandName(message: Buffer): string | null {
  if (message.length < 26 || message.readInt32LE(12) !== kindMsg) return null
  // Drivers send the body first, but the format lets document sequences precede it.
  let at = 20
  while (at + 5 <= message.length && message[at] === 1) {
    const length = message.readInt32LE(at + 1)
    if (length < 4) return null
    at += 1 + length
  }
  const from = at + 6
  const end = from < message.length ? message.indexOf(0, from) : -1
  return end < 0 ? null : message.toString('latin1', from, end)
}

/** The answer the guard gives instead of the engine. */
export function ownAnswer(message: Buffer, reply: Record<string, unknown>): Answer {
  return {
    requestId: message.readInt32LE(4),
    moreToCome: (message.readUInt32LE(16) & flagMoreToCome) !== 0,
    legacy: false,
    response: BSON.serialize(reply),
  }
}

/** The bytes that go before an answer's document. */
export function answerHead(answer: Answer, replyId: number): Buffer {
  const head = Buffer.alloc(answer.legacy ? 36 : 21)
  head.writeInt32LE(head.length + answer.response.length, 0)
  head.writeInt32LE(replyId, 4)
  head.writeInt32LE(answer.requestId, 8)
  head.writeInt32LE(answer.legacy ? kindReply : kindMsg, 12)
  if (answer.legacy) head.writeInt32LE(1, 32)
  return head
}

/** Cuts the bytes of one connection into messages; false when they cannot be messages. */
export function messageCutter(take: (message: Buffer) => void): (chunk: Buffer) => boolean {
  let parts: Buffer[] = []
  let have = 0
  return (chunk) => {
    parts.push(chunk)
    have += chunk.length
    while (have >= 4) {
      const first = parts[0] as Buffer
      if (first.length < 4) parts = [Buffer.concat(parts)]
      const need = (parts[0] as Buffer).readInt32LE(0)
      if (need < headerLength || need > longestMessage) return false
      if (have < need) return true
      const all = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts, have)
      have -= need
      parts = have > 0 ? [all.subarray(need)] : []
      take(all.subarray(0, need))
    }
    return true
  }
}
