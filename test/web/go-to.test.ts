import { expect, test } from '@jest/globals'
import express from 'express'
import session from 'express-session'
import { type IncomingMessage, createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { goTo } from '../../src/web/show.ts'

/** A store that takes its time, and says when it is done. */
class SlowStore extends session.MemoryStore {
  stored = 0
  override set(id: string, data: session.SessionData, done?: (error?: unknown) => void): void {
    void sleep(50).then(() => {
      this.stored += 1
      super.set(id, data, done)
    })
  }
}

test('a redirect leaves only when the session is stored: a browser follows it at its first bytes', async () => {
  const store = new SlowStore()
  const app = express()
  app.use(session({ store, secret: 'only for tests', resave: false, saveUninitialized: false }))
  app.get('/', (req, res) => {
    req.session.hat = 'host:fablab'
    goTo(res, '/next')
  })
  const server = createServer(app).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const storedAtHeaders = await new Promise<number>((resolve, reject) => {
    get({ host: '127.0.0.1', port }, (answer: IncomingMessage) => {
      resolve(store.stored)
      answer.resume()
    }).once('error', reject)
  })
  await new Promise((resolve) => server.close(resolve))
  expect(storedAtHeaders).toBe(1)
})
