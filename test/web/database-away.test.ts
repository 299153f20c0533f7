import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Express } from 'express'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fillBorgo } from '../../scripts/demo/borgo.ts'
import { demoPassword } from '../../src/accounts/demo-people.ts'
import { createApp } from '../../src/app.ts'
import { models } from '../../src/models.ts'
import { readConfig } from '../../src/platform/config.ts'
import { type Database, connectDatabase, ensureIndexes } from '../../src/platform/database.ts'
import { day } from '../../src/platform/day.ts'
import { startEmbedded } from '../../src/platform/embedded-database/start-embedded.ts'
import { log } from '../../src/platform/log.ts'
import { type Visitor, visitorOf } from '../support/browser.ts'
import { testNow } from '../support/borgo-database.ts'

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'bottega-away-'))
const databaseName = 'bottega_away'
const start = () => startEmbedded(path.join(root, 'db'), { settings: { drainMs: 0 } })

let server: Awaited<ReturnType<typeof start>>
let database: Database
let app: Express

beforeAll(async () => {
  log.level = 'silent'
  server = await start()
  database = await connectDatabase({ mongodbUri: server.uri, dataDir: root, databaseName })
  await ensureIndexes(models)
  await fillBorgo(day('2026-11-25'))
  const config = readConfig({ DATABASE_NAME: databaseName })
  const sessionSecret = 'only for tests, only for tests, only for tests'
  app = createApp({ config, sessionSecret, clock: () => testNow, lazyViews: true })
})

afterAll(async () => {
  await database.close()
  await server.stop()
  fs.rmSync(root, { recursive: true, force: true })
})

async function statusOf(visitor: Visitor, url: string): Promise<number> {
  return (await visitor.visit(url)).status
}

test('while the database is away pages say so with 503, and come back by themselves', async () => {
  const giulia = visitorOf(app)
  await giulia.visit('/accedi')
  await giulia.press('Accedi', { identifier: 'giulia.damico', password: demoPassword })
  expect(await statusOf(giulia, '/')).toBe(200)

  await server.stop()
  for (const url of ['/', '/percorsi/giulia-fablab/ore']) {
    const away = await giulia.visit(url)
    expect(away.status).toBe(503)
    expect(away.text).toContain('Riprova tra un minuto')
  }
  expect(await statusOf(visitorOf(app), '/accedi')).toBe(503)
  expect(await statusOf(giulia, '/salute')).toBe(503)
  expect(await statusOf(giulia, '/app.css')).toBe(200)

  server = await start()
  for (let tries = 0; (await statusOf(giulia, '/')) !== 200; tries++) {
    if (tries > 100) throw new Error('It did not come back within 10 s.')
    await sleep(100)
  }
  expect(await statusOf(giulia, '/percorsi/giulia-fablab/ore')).toBe(200)
  expect(await statusOf(giulia, '/salute')).toBe(200)
})
