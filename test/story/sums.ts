import { expect } from '@jest/globals'
import { makeExports } from '../../src/export-jobs/export-run.service.ts'
import { exportKinds } from '../../src/export-kinds.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import type { Shown, Visitor } from '../support/browser.ts'
import { classId } from './cast.ts'
import { filesIn, minutesOf, pdfText, readCsv, sheetNamed } from './files.ts'
import { cast, type Expected, hoursText, lookedAt, plan, plannedOf } from './plan.ts'

type Placed = ReadonlyMap<string, Placement>
type Files = ReadonlyMap<string, Buffer>

/** The figures at the head of a page, by what they are called. */
function figuresOf({ $ }: Shown): Record<string, string> {
  const all = $('.figures li').toArray()
  return Object.fromEntries(
    all.map((line) => [$(line).find('.figure-label').text().trim(), $(line).find('.figure-value').text().trim()]),
  )
}

const signed = (minutes: number) => {
  const hours = hoursText(minutes)
  return { 'Ore registrate': hours, 'Confermate dall’ente': hours, 'Convalidate dalla scuola': hours }
}

/** The buttons of a page that has its files made by the worker, and the files. */
export async function madeFiles(visitor: Visitor, { url, button, now }: { url: string; button: string; now: Date }) {
  await visitor.visit(url)
  await visitor.press(button)
  const made = await makeExports({ kinds: exportKinds, clock: () => now, publicUrl: 'http://localhost' })
  expect(made).toEqual({ made: 1, troubles: [] })
  const list = await visitor.visit('/esportazioni')
  const job = await visitor.visit(list.$('tbody a').first().attr('href') ?? '')
  const files = new Map<string, Buffer>()
  for (const link of job.$('tbody a[href*="/file/"]').toArray()) {
    const { bytes } = await visitor.download(job.$(link).attr('href') ?? '')
    files.set(job.$(link).text().trim(), bytes)
  }
  return files
}

/** The one file whose name ends so. */
export function fileOf(files: Files, ending: RegExp): Buffer {
  const found = [...files].filter(([name]) => ending.test(name))
  expect([ending.source, [...files.keys()], found.length]).toEqual([ending.source, expect.any(Array), 1])
  return found[0]?.[1] ?? Buffer.alloc(0)
}

/** Students on the own page by year of the course, and in the register of the placement. */
export async function expectStudents(office: Visitor, placed: Placed, standing: Standing): Promise<void> {
  const { totals, submitted, only } = standing
  for (const studentId of only ? [only] : lookedAt) {
    const hours = hoursText(totals.ofStudent(studentId))
    const page = await office.visit(`/studenti/${studentId}`)
    const table = page.$('caption:contains("Ore per anno di corso")').closest('table')
    const row = table.find('tbody tr').filter((_, each) => page.$(each).text().includes('4° anno'))
    const cells = row.find('td').toArray()
    const sent = hoursText(submitted.ofStudent(studentId))
    expect([studentId, cells.map((cell) => page.$(cell).text().trim()).slice(-5)]).toEqual([
      studentId,
      [hours, hours, hours, sent, '0:00'],
    ])
    const register = await office.visit(`/percorsi/${placed.get(studentId)?._id}/registro`)
    expect([studentId, figuresOf(register)]).toEqual([studentId, signed(totals.ofStudent(studentId))])
    expect(register.text).not.toContain('BOZZA')
  }
}

interface Standing {
  totals: Expected
  /** What the Ministry has been told. */
  submitted: Expected
  /** When nothing has changed of the others; everybody is in the files all the same. */
  only?: string
}

/** The register of one placement as Excel and as PDF. */
export async function expectRegisterFiles(office: Visitor, placementId: string, minutes: number): Promise<void> {
  const url = `/percorsi/${placementId}/registro`
  const xlsx = await office.download(`${url}?formato=xlsx`)
  const hours = (await sheetNamed(xlsx.bytes, /^Ore /u)).minutes('Ore')
  expect(sum(hours)).toBe(minutes)
  const pdf = await office.download(`${url}?formato=pdf`)
  expect(pdfText(pdf.bytes)).toContain(`Ore convalidate: ${hoursText(minutes)}`)
}

/** The archive for the final exam: registers and account. */
export async function expectDossier(office: Visitor, studentId: string, { minutes, now }: Dossier): Promise<void> {
  const url = `/studenti/${studentId}/fascicolo-esame`
  const files = await madeFiles(office, { url, button: 'Prepara il fascicolo', now })
  const within = filesIn(fileOf(files, /\.zip$/u))
  const xlsx = fileOf(within, /\.xlsx$/u)
  expect(sum((await sheetNamed(xlsx, /^Ore$/u)).minutes('Ore'))).toBe(minutes)
  expect((await sheetNamed(xlsx, /^Percorsi$/u)).minutes('Convalidate')).toEqual([minutes])
  expect((await sheetNamed(xlsx, /^Ore per anno$/u)).minutes('Convalidate')).toEqual([0, minutes, 0])
  const account = pdfText(fileOf(within, /^2-.*\.pdf$/u))
  expect(account).toContain(`${hoursText(minutes)} ore convalidate su 48:00 previste`)
}

interface Dossier {
  minutes: number
  now: Date
}

/** The summary of the class: on screen, in Excel line by line, in PDF. Who left is in it; the page of the class has who stayed. */
export async function expectClass(office: Visitor, { totals, submitted }: Standing): Promise<void> {
  const url = `/classi/${classId}/registro`
  const summary = await office.visit(url)
  expect(figuresOf(summary)).toMatchObject(signed(totals.total))
  const gone = summary.$('caption:contains("Chi non è più in classe")').closest('table').find('tbody tr')
  expect([gone.length, gone.text()]).toEqual([1, expect.stringContaining('fino al 12/02/2027')])
  expect(gone.text()).toContain(hoursText(totals.ofStudent(cast.transferred)))
  const ofClass = await office.visit(`/classi/${classId}`)
  const rows = ofClass.$('caption:contains("Ore della classe")').closest('table').find('tbody tr').toArray()
  const counted = (column: number) =>
    sum(rows.map((row) => minutesOf(ofClass.$(row).find('td').eq(column).text().trim())))
  expect([rows.length, ...[0, 1, 2, 3].map(counted)]).toEqual([
    23,
    ...Array.from({ length: 3 }, () => totals.classTotal),
    submitted.classTotal,
  ])
  const { bytes } = await office.download(`${url}?formato=xlsx`)
  const sheet = await sheetNamed(bytes, /^Riepilogo/u)
  const each = (of: Expected) => inOrder(plan.map(({ studentId }) => of.ofStudent(studentId)))
  for (const column of ['Ore 4° anno', 'Ore totali registrate', 'Ore confermate', 'Ore convalidate'])
    expect([column, inOrder(sheet.minutes(column))]).toEqual([column, each(totals)])
  expect(inOrder(sheet.minutes('Ore trasmesse'))).toEqual(each(submitted))
  expect(sheet.texts('Esito').at(-1)).toBe('in classe fino al 12/02/2027')
  const pdf = await office.download(`${url}?formato=pdf`)
  expect(pdfText(pdf.bytes)).toContain(`Ore convalidate: ${hoursText(totals.total)}`)
}

/** The months of the hosts of those students, on screen; one of them as files. */
export async function expectHostMonths(office: Visitor, { totals, only }: Standing): Promise<void> {
  const hosts = new Set((only ? [only] : lookedAt).map((studentId) => plannedOf(studentId).hostId))
  for (const hostId of hosts)
    for (const month of ['2027-01', '2027-02']) {
      const figures = figuresOf(await office.visit(`/registri/enti/${hostId}/${month}`))
      expect([hostId, month, figures]).toEqual([hostId, month, signed(totals.ofHostInMonth(hostId, month))])
    }
  if (only) return
  const february = totals.ofHostInMonth('lab-nord', '2027-02')
  const url = '/registri/enti/lab-nord/2027-02'
  const { bytes } = await office.download(`${url}?formato=xlsx`)
  expect(sum((await sheetNamed(bytes, /./u)).minutes('Ore convalidate'))).toBe(february)
  expect(pdfText((await office.download(`${url}?formato=pdf`)).bytes)).toContain(hoursText(february))
}

/** The register of the school year, made by the worker. */
export async function expectYear(office: Visitor, { totals }: Standing, now: Date): Promise<void> {
  const url = '/registri/anni/2026-27'
  expect(figuresOf(await office.visit(url))).toMatchObject(signed(totals.total))
  const files = await madeFiles(office, { url, button: 'Prepara Excel e PDF', now })
  const xlsx = fileOf(files, /\.xlsx$/u)
  const ofStudents = (await sheetNamed(xlsx, /^Studenti$/u)).minutes('Ore convalidate')
  expect(inOrder(ofStudents)).toEqual(inOrder(plan.map(({ studentId }) => totals.ofStudent(studentId))))
  expect(sum((await sheetNamed(xlsx, /^Percorsi$/u)).minutes('Ore convalidate'))).toBe(totals.total)
  const months = (await sheetNamed(xlsx, /^Mesi$/u)).minutes('Ore convalidate').filter((minutes) => minutes > 0)
  expect(months).toEqual([totals.ofMonth('2027-01'), totals.ofMonth('2027-02')])
  expect(pdfText(fileOf(files, /\.pdf$/u))).toContain(`Ore convalidate: ${hoursText(totals.total)}`)
}

/** The files of the return read back: paths, hosts, students, hours by year, each also as CSV. */
export async function expectReturn(files: Files, { totals }: Standing): Promise<void> {
  const xlsx = fileOf(files, /\.xlsx$/u)
  const csv = (name: string) => readCsv(fileOf(files, new RegExp(`${name}\\.csv$`, 'u')))
  const students = await sheetNamed(xlsx, /^Alunni$/u)
  expect(inOrder(students.minutes('ore_svolte'))).toEqual(inOrder(plan.map((each) => totals.ofStudent(each.studentId))))
  expect(inOrder(students.minutes('ore_previste'))).toEqual(inOrder(plan.map(({ planned }) => planned)))
  expect(new Set(students.texts('esito_75'))).toEqual(new Set(['SI']))
  const certified = students.texts('certificazione').filter((text) => text === 'intermedia')
  expect([certified.length, students.texts('certificazione').length]).toEqual([23, 24])
  expect(csv('Alunni').map((line) => minutesOf(line['ore_svolte'] ?? ''))).toEqual(students.minutes('ore_svolte'))
  expect(csv('Alunni').map(({ CF }) => CF)).toEqual(students.texts('CF'))
  const years = await sheetNamed(xlsx, /^Ore per anno$/u)
  expect(inOrder(years.minutes('ore_4'))).toEqual(inOrder(students.minutes('ore_svolte')))
  expect(sum(years.minutes('totale'))).toBe(totals.total)
  expect(sum(years.minutes('residuo'))).toBe(24 * 150 * 60 - totals.total)
  expect(csv('Ore-per-anno').map((line) => minutesOf(line['totale'] ?? ''))).toEqual(years.minutes('totale'))
  const [path, ...others] = csv('Percorsi')
  expect(path).toMatchObject({
    codice_meccanografico: 'ZZTF00300C',
    anno_scolastico: '2026/2027',
    tipologia: 'FSL',
    durata_ore: '48:00',
    ore_struttura: '48:00',
    anni_di_corso: '4',
  })
  expect(others).toEqual([])
  const hosts = csv('Strutture')
  expect(new Set(hosts.map((line) => line['n_prot_convenzione'])).size).toBe(16)
  expect(hosts.map((line) => line['P.IVA'] !== '' && line['id_percorso'] === path?.['id_percorso'])).toEqual(
    Array.from({ length: 16 }, () => true),
  )
}

function inOrder(list: readonly number[]): number[] {
  return list.toSorted((a, b) => a - b)
}

function sum(list: readonly number[]): number {
  return list.reduce((all, each) => all + each, 0)
}
