import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { BSON } from 'mongodb'
import { heavyGate, refusal } from '../../src/platform/embedded-database/guard.ts'
import { answerHead, commandName, messageCutter, opMsg, ownAnswer } from '../../src/platform/embedded-database/wire.ts'

const message = (command: BSON.Document) => opMsg(BSON.serialize(command))

/** A message whose documents come before its body, as the format allows. */
function documentsFirst(command: BSON.Document, document: BSON.Document): Buffer {
  const plain = message(command)
  const content = Buffer.concat([Buffer.from('documents\0'), BSON.serialize(document)])
  const section = Buffer.alloc(5 + content.length)
  section[0] = 1
  section.writeInt32LE(4 + content.length, 1)
  section.set(content, 5)
  const whole = Buffer.concat([plain.subarray(0, 20), section, plain.subarray(20)])
  whole.writeInt32LE(whole.length, 0)
  return whole
}

describe('the name of a command', () => {
  test('is the first field of its body', () => {
    expect(commandName(message({ find: 'students', $db: 'app' }))).toBe('find')
  })

  test('is found behind the documents that may precede the body', () => {
    expect(commandName(documentsFirst({ killAllSessions: [], $db: 'admin' }, { killer: true }))).toBe('killAllSessions')
  })

  test('is unknown in malformed messages and in those of another kind', () => {
    const other = message({ find: 'students' })
    other.writeInt32LE(2004, 12)
    expect(commandName(other)).toBeNull()
    expect(commandName(message({ find: 'x' }).subarray(0, 20))).toBeNull()
    expect(commandName(message({}))).toBeNull()
  })

  test('never fails, whatever the bytes', () => {
    const anything = fc.uint8Array({ minLength: 16, maxLength: 80 }).map((bytes) => {
      const buffer = Buffer.from(bytes)
      buffer.writeInt32LE(2013, 12)
      return buffer
    })
    fc.assert(fc.property(anything, (bytes) => ['string', 'object'].includes(typeof commandName(bytes))))
  })
})

describe('the bytes of a connection', () => {
  test('become the same messages, however they are cut', () => {
    const names = fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 40 }), { minLength: 1, maxLength: 5 })
    const cuts = fc.array(fc.nat(300), { maxLength: 12 })
    fc.assert(
      fc.property(names, cuts, (texts, at) => {
        const stream = Buffer.concat(texts.map((text) => message({ insert: text })))
        const places = [0, ...at.filter((place) => place < stream.length).toSorted((a, b) => a - b), stream.length]
        const taken: string[] = []
        const cut = messageCutter((one) => taken.push(String(BSON.deserialize(one.subarray(21))['insert'])))
        places.slice(1).forEach((end, i) => expect(cut(stream.subarray(places[i], end))).toBe(true))
        expect(taken).toEqual(texts)
      }),
    )
  })

  test.each([0, 15, -1, 100_000_000])('that announce a message of %i bytes are refused', (length) => {
    const head = Buffer.alloc(16)
    head.writeInt32LE(length, 0)
    expect(messageCutter(() => {})(head)).toBe(false)
  })
})

test('an answer of our own is addressed to the question', () => {
  const question = message({ startSession: 1 })
  question.writeInt32LE(77, 4)
  const answer = ownAnswer(question, { ok: 0 })
  const head = answerHead(answer, 5)
  expect(answer.moreToCome).toBe(false)
  expect([head.readInt32LE(0), head.readInt32LE(4), head.readInt32LE(8)]).toEqual([21 + answer.response.length, 5, 77])
})

describe('what does not reach the engine', () => {
  test.each([
    ['startSession', 59],
    ['refreshSessions', 59],
    ['killSessions', 59],
    ['killAllSessions', 59],
    ['killAllSessionsByPattern', 59],
  ])('%s, which would end it', (name, code) => {
    expect(refusal(name, false)).toMatchObject({ ok: 0, code })
  })

  test('the goodbye of a driver, which is answered politely', () => {
    expect(refusal('endSessions', false)).toEqual({ ok: 1 })
  })

  test.each(['insert', 'update', 'findAndModify', 'createIndexes', 'bulkWrite'])('%s on a full disk', (name) => {
    expect(refusal(name, true)).toMatchObject({ ok: 0, code: 14031 })
    expect(refusal(name, false)).toBeNull()
  })

  test.each(['find', 'delete', 'aggregate', 'drop', null])('but %s does, even on a full disk', (name) => {
    expect(refusal(name, true)).toBeNull()
  })
})

describe('heavy commands', () => {
  test('run a few at a time, in order, and a failure frees its place', async () => {
    const gate = heavyGate(2)
    const started: number[] = []
    const finish: ((failed: boolean) => void)[] = []
    const run = (n: number) =>
      gate('aggregate', () => {
        started.push(n)
        return new Promise<number>((done, fail) => {
          finish[n] = (failed) => (failed ? fail(new Error('cut off')) : done(n))
        })
      })
    const runs = Promise.allSettled([run(0), run(1), run(2), run(3)])
    await Promise.resolve()
    expect(started).toEqual([0, 1])
    finish[1]?.(true)
    await new Promise(setImmediate)
    expect(started).toEqual([0, 1, 2])
    finish[0]?.(false)
    await new Promise(setImmediate)
    expect(started).toEqual([0, 1, 2, 3])
    finish[2]?.(false)
    finish[3]?.(false)
    expect((await runs).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
  })

  test('do not hold up the others', async () => {
    const gate = heavyGate(1)
    const busy = gate('aggregate', () => new Promise(() => {}))
    expect(await gate('find', async () => 'found')).toBe('found')
    expect(await Promise.race([busy, Promise.resolve('still running')])).toBe('still running')
  })
})
