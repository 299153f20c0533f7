import { beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { AccessRecords } from '../src/access-records/access-record.model.ts'
import { relationOf } from '../src/access/permissions.ts'
import { type PersonRole, roles } from '../src/access/actor.ts'
import { StudentDays } from '../src/hours/student-day.model.ts'
import { enqueueNotice } from '../src/notices/notice.service.ts'
import { routes } from '../src/routes.ts'
import { UploadedClassLists } from '../src/schools/class-list-import.model.ts'
import { readWorkbook } from './registers/read-back.ts'
import { useTestApp } from './support/app.ts'
import { testNow } from './support/borgo-database.ts'
import { people } from './support/borgo-ids.ts'
import type { Shown, Visitor } from './support/browser.ts'
import { aClassList } from './support/class-list.ts'

/** Every list can be taken away as a file, by everybody who may see it, with the rows that the page shows. */
const borgo = useTestApp({ fresh: 'once' })

/** Lists below a record, and lists as a search leaves them; those with an address of their own are found by themselves. */
const searches = [
  '/classi/galilei-3a',
  '/classi?q=ros',
  '/percorsi/giulia-fablab/ore',
  '/percorsi/giulia-fablab/assenze',
  '/percorsi?stato=active',
  '/percorsi?q=controllo+numerico',
  '/percorsi/gruppi?q=settimane',
  '/enti-trovati?stato=open',
  '/enti?tipo=fablab',
  '/enti?q=borgo&posti=1',
  '/enti?dal=2027-03-01&al=2027-03-31',
  '/utenti?q=viola',
  '/avvisi?stato=waiting',
  '/istituti?q=galilei',
  '/enti/fablab/contatti',
  '/enti/fablab/collegamenti',
  '/contatti?miei=si',
  '/catalogo?tema=robotica',
  '/laboratori/robotica-3a/partecipanti',
  '/laboratori/robotica-3a/attestati',
  '/presenze?stato=all',
  '/offerte?q=laser',
  '/tornate?stato=open',
  '/tornate/tornata-primavera/scelte',
  '/tornate/tornata-primavera/scelte/galilei-3a',
  '/tornate/tornata-quinte/prove/prova-quinte?parte=studenti',
  '/tornate/tornata-quinte/prove/prova-quinte?parte=offerte',
  '/tornate/tornata-citta-chiusa/prove/prova-citta-chiusa?parte=studenti',
  '/tornate/tornata-inverno/esito',
]

/** Lists that must be among those found; and those that were. */
const expected = [
  '/a-rischio',
  '/abilitazioni',
  '/attivita',
  '/avvisi',
  '/catalogo',
  '/classi',
  '/conservazione',
  '/contatti',
  '/convenzioni',
  '/documenti',
  '/elenchi',
  '/enti',
  '/enti-trovati',
  '/istituti',
  '/laboratori',
  '/mesi',
  '/offerte',
  '/ore/da-confermare',
  '/ore/da-convalidare',
  '/percorsi',
  '/percorsi/gruppi',
  '/presenze',
  '/protocolli',
  '/registro-verificato',
  '/tornate',
  '/utenti',
]
const taken = new Set<string>()

/** Grows with every file that is taken away: tested by itself below. */
const growing = '/registro-accessi'

const lists = routes
  .filter(({ method, pattern }) => method === 'get' && !pattern.includes(':') && pattern !== growing)
  .flatMap(({ pattern, gate }) => ({ pattern, gate }))

const visitors = new Map<PersonRole, Visitor>()
const visitorOf = (role: PersonRole): Visitor => {
  const visitor = visitors.get(role)
  if (!visitor) throw new Error(`${role} has not signed in`)
  return visitor
}

beforeAll(async () => {
  for (const role of roles) visitors.set(role, await borgo.signIn(people[role]))
  await UploadedClassLists.insertMany([aClassList('own-list', 'galilei'), aClassList('other-list', 'volta')])
  const confirmed = { entries: { $elemMatch: { placementId: 'giulia-fablab', state: 'confirmed' } } }
  const unsigned = { 'entries.$.state': 'logged', 'entries.$.confirmedBy': null }
  await StudentDays.updateOne(confirmed, { $set: unsigned })
  for (const n of [1, 2, 3]) {
    await enqueueNotice({
      key: `export ${n}`,
      kind: 'invitation',
      to: { name: `Persona ${n}`, email: `persona${n}@borgo.example`, language: 'it' },
      data: { place: 'Borgo', role: 'office', link: 'http://localhost/', expires: '' },
      now: testNow,
    })
  }
})

/** The links to files of a page that shows a list; null for other pages, and for a list without rows. */
function exportsOf({ $ }: Shown): string[] | null {
  const hasRows = $('main table.list')
    .toArray()
    .some((table) => $(table).find('tbody tr').length > 0)
  const isList = $('main .pager').length > 0 || $('main .exports').length > 0
  if (!hasRows || !isList) return null
  return $('main .exports')
    .first()
    .find('a')
    .toArray()
    .map((link) => $(link).attr('href') ?? '')
}

/** The name of each row of the tables above the links: what stands in its heading. */
function rowsOf({ $ }: Shown): string[] {
  return $('main .exports')
    .first()
    .prevAll('table.list')
    .add($('main .exports').first().parent().find('form table.list'))
    .toArray()
    .flatMap((table) => $(table).find('tbody th').toArray())
    .map((heading) => $(heading).text().replaceAll(/\s+/gu, ' ').trim())
}

async function csvRows(visitor: Visitor, url: string): Promise<string[][]> {
  const file = await visitor.download(url)
  expect([url, file.status, file.headers['content-type']]).toEqual([url, 200, 'text/csv; charset=utf-8'])
  return parse(file.bytes, { bom: true, delimiter: ';' })
}

async function workbookRows(visitor: Visitor, url: string): Promise<number> {
  const file = await visitor.download(url)
  expect([url, file.status, file.headers['content-type']]).toEqual([url, 200, expect.stringContaining('spreadsheetml')])
  const [sheet] = (await readWorkbook(file.bytes)).worksheets
  return sheet?.rowCount ?? 0
}

/** Words of a name: a file writes first names and surnames, days and notes into columns of their own. */
const wordsOf = (name: string) => name.split(/[\s·(),–]+/u).filter((word) => word.length > 3)

async function compare(visitor: Visitor, page: Shown, [xlsx = '', csv = '']: string[]): Promise<void> {
  const names = rowsOf(page)
  const [headings, ...rows] = await csvRows(visitor, csv)
  expect(headings?.every(Boolean)).toBe(true)
  expect([csv, rows.length]).toEqual([csv, names.length])
  expect(await workbookRows(visitor, xlsx)).toBe(names.length + 1)
  const written = rows.map((row) => row.join(' '))
  for (const name of names) {
    const found = written.some((row) => wordsOf(name).every((word) => row.includes(word)))
    expect([csv, name, found]).toEqual([csv, name, true])
  }
}

describe.each(roles)('%s', (role) => {
  const mayOpen = ({ gate }: (typeof lists)[number]) =>
    gate === 'signedIn' || (gate !== 'anyone' && relationOf(gate, role) !== null)

  test.each(lists.filter(mayOpen).map(({ pattern }) => pattern))(
    'takes away what %s shows, if it is a list',
    async (url) => {
      const visitor = visitorOf(role)
      const page = await visitor.visit(url)
      const links = page.status === 200 ? exportsOf(page) : null
      if (links === null) return
      expect([url, links.length]).toEqual([url, 2])
      taken.add(url)
      await compare(visitor, page, links)
    },
  )

  test.each(searches)('takes away what %s shows', async (url) => {
    const visitor = visitorOf(role)
    const page = await visitor.visit(url)
    const file = await visitor.download(`${url}${url.includes('?') ? '&' : '?'}formato=csv`)
    // Whoever may not see the page gets the same answer for the file.
    if (page.status !== 200) return expect(file.status).toBe(page.status)
    const links = exportsOf(page)
    if (links) await compare(visitor, page, links)
  })
})

test('the lists of the site were among them', () => {
  expect([...taken]).toEqual(expect.arrayContaining(expected))
})

test('every file that left is in the record of accesses', async () => {
  const visitor = visitorOf('coordinator')
  await AccessRecords.deleteMany({})
  await visitor.download('/enti?tipo=fablab&formato=xlsx')
  await visitor.download('/percorsi?formato=csv')
  const records = await AccessRecords.find({}).sort({ _id: 1 }).lean()
  expect(records.map(({ about, name, schoolId }) => [about, name, schoolId])).toEqual([
    ['enti', 'enti-2026-11-25.xlsx', 'galilei'],
    ['percorsi', 'percorsi-2026-11-25.csv', 'galilei'],
  ])
})

test('the record of accesses is taken away too, which is recorded in its turn', async () => {
  await AccessRecords.deleteMany({})
  const office = visitorOf('office')
  await office.download('/enti?formato=csv')
  const page = await office.visit(growing)
  expect(exportsOf(page)).toEqual([`${growing}?formato=xlsx`, `${growing}?formato=csv`])
  expect((await csvRows(office, `${growing}?formato=csv`)).slice(1).map((row) => row[4])).toEqual([
    'enti-2026-11-25.csv',
  ])
  const names = (await AccessRecords.find({}).sort({ _id: 1 }).lean()).map(({ name }) => name)
  expect(names).toEqual(['enti-2026-11-25.csv', 'registro-accessi-2026-11-25.csv'])
  // Its own office reads it, not that of another school.
  expect(await AccessRecords.countDocuments({ schoolId: 'volta' })).toBe(0)
})
