import { beforeAll, describe, expect, test } from '@jest/globals'
import { request as httpRequest, createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parse } from 'csv-parse/sync'
import type { Express } from 'express'
import { fillBorgo } from '../../scripts/demo/borgo.ts'
import { AccessRecords } from '../../src/access-records/access-record.model.ts'
import { demoPassword } from '../../src/accounts/demo-people.ts'
import { createApp } from '../../src/app.ts'
import { models } from '../../src/models.ts'
import { readConfig } from '../../src/platform/config.ts'
import { dayOf } from '../../src/platform/day.ts'
import { type ListSheet, mostRows } from '../../src/platform/list-sheet.ts'
import { log } from '../../src/platform/log.ts'
import { path } from '../../src/platform/path.ts'
import { exportLinks, sendList } from '../../src/web/export.ts'
import { get } from '../../src/web/route.ts'
import { readWorkbook } from '../registers/read-back.ts'
import { testNow } from '../support/borgo-database.ts'
import { type Visitor, visitorOf } from '../support/browser.ts'
import { testDatabaseName, useTestDatabase } from '../support/database.ts'

useTestDatabase(models, { empty: 'once' })

const columns: ListSheet['columns'] = [
  { header: 'Riga', kind: 'integer', width: 8 },
  { header: 'Testo', kind: 'text', width: 20 },
]

function* numbered(count: number): Generator<(string | number)[]> {
  for (let n = 1; n <= count; n++) yield [n, `riga ${n}`]
}

async function* endless(): AsyncGenerator<(string | number)[]> {
  for (let n = 1; ; n++) yield [n, 'x'.repeat(200)]
}

async function* broken(): AsyncGenerator<(string | number)[]> {
  yield [1, 'una']
  throw new Error('the database went away')
}

const sheet = (rows: ListSheet['rows'], total?: number): ListSheet => ({
  name: 'elenco di prova',
  title: 'Prova',
  columns,
  rows,
  ...(total === undefined ? {} : { total }),
})

const extraRoutes = [
  get(path('/prova/breve'), 'signedIn', (req, res) => sendList(req, res, sheet([[1, '=1+1']]))),
  get(path('/prova/lungo'), 'signedIn', (req, res) => sendList(req, res, sheet(numbered(mostRows + 5), mostRows + 5))),
  get(path('/prova/infinito'), 'signedIn', (req, res) => sendList(req, res, sheet(endless()))),
  get(path('/prova/rotto'), 'signedIn', (req, res) => sendList(req, res, sheet(broken(), 2))),
]

let app: Express | null = null
let office: Visitor | null = null
const visitor = (): Visitor => {
  if (!office) throw new Error('signed in by beforeAll')
  return office
}

beforeAll(async () => {
  log.level = 'silent'
  const config = readConfig({ DATABASE_NAME: testDatabaseName() })
  const sessionSecret = 'only for tests, only for tests, only'
  app = createApp({ config, sessionSecret, clock: () => testNow, extraRoutes, lazyViews: true })
  await fillBorgo(dayOf(testNow))
  office = visitorOf(app)
  await office.visit('/accedi')
  await office.press('Accedi', { identifier: 'segreteria@borgo.example', password: demoPassword })
})

describe('the links under a list', () => {
  test('keep the filters, and leave out the page and what is empty', () => {
    expect(exportLinks('/enti?q=a+b&tipo=&pagina=3&formato=csv').links).toEqual([
      { text: 'Excel', href: '/enti?q=a+b&formato=xlsx' },
      { text: 'CSV', href: '/enti?q=a+b&formato=csv' },
    ])
    expect(exportLinks('/enti').links[1]?.href).toBe('/enti?formato=csv')
  })
})

describe('a list as a file', () => {
  test('is called after the list and the day, and no cache keeps it', async () => {
    const csv = await visitor().download('/prova/breve?formato=csv')
    expect(csv.status).toBe(200)
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition':
        'attachment; filename="elenco-di-prova-2026-11-25.csv"; filename*=UTF-8\'\'elenco-di-prova-2026-11-25.csv',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    })
    expect(csv.bytes.toString('utf8')).toBe("\ufeffRiga;Testo\r\n1;'=1+1\r\n")
    const xlsx = await visitor().download('/prova/breve?formato=xlsx')
    expect(xlsx.headers['content-disposition']).toContain('elenco-di-prova-2026-11-25.xlsx')
    expect((await readWorkbook(xlsx.bytes)).worksheets[0]?.getCell('B2').value).toBe('=1+1')
  })

  test('leaves a line in the record of accesses: who, which list, how many rows', async () => {
    await AccessRecords.deleteMany({})
    await visitor().download('/prova/breve?formato=csv')
    const [record, ...others] = await AccessRecords.find({}).lean()
    expect(others).toEqual([])
    expect(record).toMatchObject({
      what: 'export',
      about: 'elenco di prova',
      name: 'elenco-di-prova-2026-11-25.csv',
      rows: 1,
      schoolId: 'galilei',
      by: { role: 'office' },
    })
  })

  test('of more rows than fit says so in either kind of file', async () => {
    const csv = await visitor().download('/prova/lungo?formato=csv')
    const rows = parse(csv.bytes, { bom: true, delimiter: ';' })
    expect(rows).toHaveLength(mostRows + 2)
    expect(rows.at(-1)?.[0]).toContain('le prime 20.000 righe di 20.005')
    expect(rows.at(-2)?.[0]).toBe(String(mostRows))
    const xlsx = await readWorkbook((await visitor().download('/prova/lungo?formato=xlsx')).bytes)
    const written = xlsx.worksheets[0]
    expect(written?.rowCount).toBe(mostRows + 2)
    expect(written?.getCell('A1').value).toContain('le prime 20.000 righe di 20.005')
    const last = await AccessRecords.find({}).sort({ at: -1, _id: -1 }).limit(1).lean()
    expect(last[0]?.rows).toBe(mostRows)
  })

  test.each(['csv', 'xlsx'])(
    'as %s breaks off when its rows do: half a list is not taken for a whole one',
    async (format) => {
      await expect(visitor().download(`/prova/rotto?formato=${format}`)).rejects.toThrow(/aborted|hang up|terminated/u)
    },
  )

  test.each(['csv', 'xlsx'])('as %s stops when nobody reads it any more', async (format) => {
    const { server, cookie, port } = await served()
    await new Promise<void>((resolve, reject) => {
      const asking = httpRequest({ port, path: `/prova/infinito?formato=${format}`, headers: { cookie } }, (answer) => {
        answer.once('data', () => {
          asking.destroy()
          resolve()
        })
      })
      asking.on('error', (error) => (asking.destroyed ? resolve() : reject(error)))
      asking.end()
    })
    await new Promise((resolve) => server.close(resolve))
  })
})

async function served(): Promise<{ server: Server; cookie: string; port: number }> {
  if (!app) throw new Error('started by beforeAll')
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const base = `http://127.0.0.1:${port}`
  const page = await fetch(`${base}/accedi`)
  const [first = ''] = page.headers.getSetCookie()
  const token = /name="_csrf" value="([^"]+)"/u.exec(await page.text())?.[1] ?? ''
  const body = new URLSearchParams({ _csrf: token, identifier: 'segreteria@borgo.example', password: demoPassword })
  const signed = await fetch(`${base}/accedi`, {
    method: 'POST',
    body,
    headers: { cookie: first.split(';')[0] ?? '' },
    redirect: 'manual',
  })
  const [session = ''] = signed.headers.getSetCookie()
  return { server, port, cookie: session.split(';')[0] ?? '' }
}
