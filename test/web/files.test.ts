import { describe, expect, test } from '@jest/globals'
import express from 'express'
import { Readable } from 'node:stream'
import request from 'supertest'
import { sendFile } from '../../src/web/files.ts'

const bytes = Buffer.from('%PDF-1.4 …')

function serving(file: { name: string; type: string }, as: 'attachment' | 'inline') {
  const app = express()
  const stream = Readable.from([bytes])
  app.get('/', (_req, res) => sendFile(res, { ...file, bytes: bytes.length, stream }, { as }))
  return { app, stream }
}

describe('a stored file is sent', () => {
  test.each([
    ['application/pdf', 'attachment', 'application/pdf', 'attachment'],
    ['application/pdf', 'inline', 'application/pdf', 'inline'],
    ['image/jpeg', 'inline', 'image/jpeg', 'inline'],
    ['application/pkcs7-mime', 'inline', 'application/pkcs7-mime', 'attachment'],
    ['text/html', 'inline', 'application/octet-stream', 'attachment'],
    ['image/svg+xml', 'inline', 'application/octet-stream', 'attachment'],
    ['text/html; charset=utf-8', 'attachment', 'application/octet-stream', 'attachment'],
  ] as const)('%s, wanted %s, as %s, %s', async (type, as, sentAs, disposition) => {
    const answer = await request(serving({ name: 'a.pdf', type }, as).app)
      .get('/')
      .buffer(true)
    expect(answer.headers['content-type']).toBe(sentAs)
    expect(answer.headers['content-disposition']).toMatch(new RegExp(`^${disposition};`, 'u'))
    expect(answer.headers['content-security-policy']).toBe("sandbox; default-src 'none'")
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  })

  test.each([
    ['Città di Łódź.pdf', `filename="Citta di _odz.pdf"; filename*=UTF-8''Citt%C3%A0%20di%20%C5%81%C3%B3d%C5%BA.pdf`],
    ['a"b\\c.pdf', `filename="a_b_c.pdf"; filename*=UTF-8''a%22b%5Cc.pdf`],
    ["l'altro (2)*.pdf", `filename="l'altro (2)*.pdf"; filename*=UTF-8''l%27altro%20%282%29%2A.pdf`],
    [
      'x\r\nSet-Cookie: a=b.pdf',
      `filename="x__Set-Cookie: a=b.pdf"; filename*=UTF-8''x%0D%0ASet-Cookie%3A%20a%3Db.pdf`,
    ],
    ['50%.pdf', `filename="50_.pdf"; filename*=UTF-8''50%25.pdf`],
  ])('with its name for old and new programs: %j', async (name, expected) => {
    const answer = await request(serving({ name, type: 'application/pdf' }, 'attachment').app).get('/')
    expect(answer.headers['content-disposition']).toBe(`attachment; ${expected}`)
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  test('whole, with its length', async () => {
    const answer = await request(serving({ name: 'a.pdf', type: 'application/pdf' }, 'attachment').app)
      .get('/')
      .buffer(true)
      .parse((res, done) => {
        const parts: Buffer[] = []
        res.on('data', (part: Buffer) => parts.push(part))
        res.on('end', () => done(null, Buffer.concat(parts)))
      })
    expect(answer.body).toEqual(bytes)
    expect(answer.headers['content-length']).toBe(String(bytes.length))
  })

  test('without its content to who asks for the headers alone, and is closed', async () => {
    const { app, stream } = serving({ name: 'a.pdf', type: 'application/pdf' }, 'attachment')
    const answer = await request(app).head('/')
    expect(answer.status).toBe(200)
    expect(answer.headers['content-length']).toBe(String(bytes.length))
    expect(stream.destroyed).toBe(true)
  })
})
