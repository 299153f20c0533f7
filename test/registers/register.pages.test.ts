import { describe, expect, test } from '@jest/globals'
import { makeExports } from '../../src/export-jobs/export-run.service.ts'
import { exportKinds } from '../../src/export-kinds.ts'
import { IssuedRegisters } from '../../src/registers/issued-register.model.ts'
import { useTestApp } from '../support/app.ts'
import { testNow } from '../support/borgo-database.ts'
import type { Shown } from '../support/browser.ts'
import { minutesIn, readWorkbook, rowOf } from './read-back.ts'

const borgo = useTestApp({ fresh: 'once' })

const figuresOf = (page: Shown) =>
  page
    .$('.figure-value')
    .toArray()
    .map((each) => page.$(each).text().trim())

const hoursText = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`

/** The three sums as the file has them, in the lines under the table. */
async function sumsIn(bytes: Buffer): Promise<string[]> {
  const [sheet] = (await readWorkbook(bytes)).worksheets
  if (!sheet) throw new Error('no sheet')
  return ['Ore registrate', 'Ore confermate', 'Ore convalidate'].map((label) => {
    const row = rowOf(sheet, label)
    let found = 0
    row.eachCell((cell, column) => {
      if (column > 1 && cell.value !== label) found = minutesIn(cell)
    })
    return hoursText(found)
  })
}

describe('the register of a placement', () => {
  test('is first a page that numbers nothing, with the same sums as the file', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    const hours = await teacher.visit('/percorsi/giulia-fablab/ore')
    const href = hours.$('a:contains("Registro")').filter('[href$="/registro"]').attr('href') ?? ''
    const before = await IssuedRegisters.countDocuments()
    const page = await teacher.visit(href)
    expect(page.status).toBe(200)
    expect(page.text).toContain('12:00 ore aspettano una firma')
    expect(page.$('a[href="/percorsi/giulia-fablab/ore"]').length).toBeGreaterThan(0)
    expect(await IssuedRegisters.countDocuments()).toBe(before)

    const file = await teacher.download(page.$('a:contains("Scarica Excel")').attr('href') ?? '')
    expect(file.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    expect(file.headers['content-disposition']).toMatch(
      /^attachment; filename="Registro-ore-D-Amico-Giulia-[\w-]+\.xlsx"; filename\*=/u,
    )
    expect(file.headers['cache-control']).toBe('private, no-store')
    expect(await sumsIn(file.bytes)).toEqual(figuresOf(page))
    const [sheet] = (await readWorkbook(file.bytes)).worksheets
    expect(sheet?.getCell('A2').value).toContain('BOZZA: 12:00 ore')
    expect(sheet?.headerFooter.oddHeader).toContain('BOZZA')

    const pdf = await teacher.download(page.$('a:contains("Scarica PDF")').attr('href') ?? '')
    expect([pdf.headers['content-type'], pdf.bytes.subarray(0, 8).toString()]).toEqual(['application/pdf', '%PDF-1.7'])
    expect(await IssuedRegisters.countDocuments()).toBe(before + 2)
  })

  test('leaves a line in the access records, which names no student', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    await teacher.download('/percorsi/giulia-fablab/registro?formato=xlsx')
    const office = await borgo.signIn('segreteria@borgo.example')
    await office.download('/classi/galilei-3a/registro?formato=pdf')
    const lines = (await office.visit('/registro-accessi?tipo=export')).$('tbody tr').toArray()
    const texts = lines.map((line) => office.page.$(line).text().replace(/\s+/gu, ' '))
    expect(texts[0]).toMatch(/Segreteria.*riepilogo-classe-\w{4}-\w{4}\.pdf/u)
    expect(texts[1]).toMatch(/Docente.*registro-ore-\w{4}-\w{4}\.xlsx/u)
    expect(texts.join(' ')).not.toContain('Giulia')
  })
})

describe('other registers', () => {
  test('that of a class has the sums of its students, and is for its school only', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    const page = await office.visit('/classi/galilei-3a/registro')
    const file = await office.download('/classi/galilei-3a/registro?formato=xlsx')
    expect(await sumsIn(file.bytes)).toEqual(figuresOf(page).slice(0, 3))
    expect((await readWorkbook(file.bytes)).worksheets.map((sheet) => sheet.name.split(' ')[0])).toEqual([
      'Riepilogo',
      'Percorsi',
    ])
    const far = await borgo.signIn('segreteria@volta.example')
    expect((await far.download('/classi/galilei-3a/registro')).status).toBe(404)
    expect((await far.download('/percorsi/giulia-fablab/registro')).status).toBe(404)
    const host = await borgo.signIn('ente@borgo.example')
    expect((await host.download('/percorsi/giulia-fablab/registro')).status).toBe(403)
  })

  test('that of a host’s month shows a school its own students, the host all of them, and others nothing', async () => {
    const host = await borgo.signIn('ente@borgo.example')
    const list = await host.visit('/registri')
    const first = list.$('tbody a').first().attr('href') ?? ''
    expect(first).toBe('/registri/enti/fablab/2026-11')
    expect((await host.visit(first)).status).toBe(200)
    const office = await borgo.signIn('segreteria@borgo.example')
    const found = (await office.visit('/registri?q=FABLAB')).text
    expect(found).toContain('Enti 1–1 di 1')
    expect(found).not.toContain('Officine')
    expect((await office.visit('/registri?q=nessuno(')).text).toContain('Nessun ente con questo nome')
    const own = await office.visit('/registri/enti/fablab/2026-11')
    expect(own.text).toContain('D’Amico')
    const file = await office.download('/registri/enti/fablab/2026-11?formato=xlsx')
    expect(await sumsIn(file.bytes)).toEqual(figuresOf(own))
    expect((await host.visit('/registri/enti/officine/2026-11')).status).toBe(404)
    expect((await office.visit('/registri/enti/fablab/2026-12')).status).toBe(404)
    expect((await office.visit('/registri/enti/fablab/2026-13')).status).toBe(404)
    const far = await borgo.signIn('segreteria@volta.example')
    const theirs = await far.visit('/registri/enti/fablab/2026-11')
    expect(theirs.text).not.toContain('D’Amico')
  })

  test('that of the school year is made by a job, numbered when it is written, and has the sums of its page', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    const page = await office.visit('/registri/anni/2026-27')
    const figures = figuresOf(page)
    const job = await office.press('Prepara Excel e PDF', {})
    expect(job.status).toBe(200)
    const made = await makeExports({ kinds: exportKinds, clock: () => testNow, publicUrl: 'http://localhost' })
    expect(made).toEqual({ made: 1, troubles: [] })
    const ready = await office.visit(job.$('a:contains("Aggiorna")').attr('href') ?? '')
    const links = ready
      .$('tbody a')
      .toArray()
      .map((link) => ready.$(link).attr('href') ?? '')
    expect(links).toHaveLength(2)
    const [excel = '', pdf = ''] = links
    expect(await sumsIn((await office.download(excel)).bytes)).toEqual(figures.slice(0, 3))
    expect((await office.download(pdf)).bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await IssuedRegisters.countDocuments({ kind: 'year', about: '2026/27' })).toBe(2)
    expect((await office.visit('/registri/anni/2027-28')).status).toBe(404)
  })

  test('the report of a protocol counts, for the city, and names nobody', async () => {
    const city = await borgo.signIn('citta@borgo.example')
    const page = await city.visit('/protocolli/intesa/relazione')
    expect(page.status).toBe(200)
    const file = await city.download('/protocolli/intesa/relazione?formato=xlsx')
    const sheets = (await readWorkbook(file.bytes)).worksheets
    expect(sheets.map(({ name }) => name)).toEqual(['Attività', 'Impegni', 'Istituti', 'Enti'])
    expect(JSON.stringify(sheets.map((sheet) => sheet.getSheetValues()))).not.toContain('D’Amico')
    const office = await borgo.signIn('segreteria@borgo.example')
    expect((await office.visit('/protocolli/intesa/relazione')).status).toBe(403)
  })
})
