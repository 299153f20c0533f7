import { describe, expect, test } from '@jest/globals'
import { AccessRecords } from '../../src/access-records/access-record.model.ts'
import { exportKinds } from '../../src/export-kinds.ts'
import { makeExports } from '../../src/export-jobs/export-run.service.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { PlacementPapers } from '../../src/paperwork/papers.model.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { Students } from '../../src/schools/student.model.ts'
import { Submissions } from '../../src/submissions/submission.model.ts'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { minutesIn, readWorkbook } from '../registers/read-back.ts'
import { testNow } from '../support/borgo-database.ts'
import { useTestApp } from '../support/app.ts'
import type { Shown } from '../support/browser.ts'

const page = '/istituti/volta/rendiconto/2026-27'
const work = () => makeExports({ kinds: exportKinds, clock: () => testNow, publicUrl: 'http://localhost' })
const mark = { accountId: 'docente-volta', name: 'Valerio Volta', role: 'teacher', at: testNow }

async function mendVolta(): Promise<void> {
  const signed = { 'entries.$[].state': 'approved', 'entries.$[].approvedBy': mark }
  await StudentDays.updateMany({ schoolId: 'volta' }, { $set: signed })
  await RollCalls.updateMany({ 'lines.schoolId': 'volta' }, { $set: { 'lines.$[].approved': true } })
  await Students.updateOne({ _id: 'volta-3a-9' }, { $set: { taxCode: 'RSSMRA80A01H501U' } })
}

/** The figures of a page, by their labels. */
const figuresOf = ({ $ }: Shown) =>
  Object.fromEntries(
    $('.figures li')
      .toArray()
      .map((line) => [$(line).find('.figure-label').text(), $(line).find('.figure-value').text()]),
  )
const minutesOf = (text = '') => {
  const [hours = '0', minutes = '0'] = text.split(':')
  return Number(hours) * 60 + Number(minutes)
}

describe('the return to the Ministry', () => {
  const borgo = useTestApp()

  test('names hours logged by an exception of the head as long as papers are missing, with the way to the papers', async () => {
    const office = await borgo.signIn('segreteria@volta.example')
    const title = 'Ore registrate in deroga, con documenti mancanti (1)'
    expect((await office.visit(page)).text).not.toContain(title)
    const by = { accountId: 'segreteria-volta', name: 'Silvia' }
    const given = { head: 'La preside', reason: 'Urgenza', protocol: '12/2026', on: '2026-11-02' }
    const exception = { ...given, scan: { fileId: 'f', name: 'deroga.pdf' }, at: testNow, by }
    const papers = (change: object) => PlacementPapers.updateOne({ _id: 'vanni-officine' }, { $set: change })
    await papers({ exception })
    expect((await office.visit(page)).text).not.toContain(title)
    await papers({ signatures: [], complete: null })
    const shown = await office.visit(page)
    expect(shown.text).toContain(title)
    expect(shown.$('main a[href="/percorsi/vanni-officine/documenti"]')).toHaveLength(1)
  })

  test('from what there is to mend to the submission and its difference, with files that say the same as the page', async () => {
    const office = await borgo.signIn('segreteria@volta.example')
    await office.visit('/rendiconto')
    const first = await office.visit(page)
    expect(first.title).toBe('Rendiconto 2026/2027')
    expect(first.text).toContain('Ci sono 3 righe da sistemare prima dell’invio.')
    expect(first.text).toContain('Studente senza codice fiscale (1)')
    const links = first
      .$('main table.list a')
      .toArray()
      .map((link) => first.$(link).attr('href'))
    expect(links).toEqual(
      expect.arrayContaining([
        '/studenti/volta-3a-9',
        '/percorsi/vanni-officine/ore',
        '/laboratori/coding-volta/presenze',
      ]),
    )
    const list = await office.download(`${page}?formato=csv`)
    expect(list.bytes.toString()).toContain('Fumagalli Giosuè;Studente senza codice fiscale;Blocca l’invio')
    expect((await office.visit(`${page}/invio`)).text).toContain('non accetterebbe')
    await mendVolta()

    // The files, by a job that the page goes on without.
    const mended = await office.visit(page)
    expect(mended.text).toContain('Niente blocca l’invio')
    const waiting = await office.press('Prepara Excel e CSV')
    expect([waiting.title, waiting.$('[data-live]').length]).toEqual(['Rendiconto 2026/2027', 1])
    expect(waiting.text).toContain('In attesa')
    expect((await work()).made).toBe(1)
    const found = await office.visit('/esportazioni')
    expect(found.$('tbody tr').length).toBe(1)
    const ready = await office.visit(found.$('tbody a').first().attr('href') ?? '')
    expect(ready.text).toContain('si eliminano da soli il 02/12/2026')
    const files = ready
      .$('tbody a')
      .toArray()
      .map((link) => ({ name: ready.$(link).text(), href: ready.$(link).attr('href') ?? '' }))
    expect(files.map(({ name }) => name)).toEqual([
      'FSL-consuntivo-ZZPS00200V-2026-2027.xlsx',
      'FSL-consuntivo-ZZPS00200V-2026-2027-Percorsi.csv',
      'FSL-consuntivo-ZZPS00200V-2026-2027-Strutture.csv',
      'FSL-consuntivo-ZZPS00200V-2026-2027-Alunni.csv',
      'FSL-consuntivo-ZZPS00200V-2026-2027-Ore-per-anno.csv',
    ])
    await AccessRecords.deleteMany({})
    const [xlsx, , , csv] = await Promise.all(files.map(({ href }) => office.download(href)))
    const figures = figuresOf(mended)
    const workbook = await readWorkbook(xlsx?.bytes ?? Buffer.alloc(0))
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Percorsi', 'Strutture', 'Alunni', 'Ore per anno'])
    const students = workbook.getWorksheet('Alunni')
    let inWorkbook = 0
    students?.eachRow((row, at) => (inWorkbook += at === 1 ? 0 : minutesIn(row.getCell(8))))
    expect(inWorkbook).toBe(minutesOf(figures['Ore svolte nell’anno']))
    const text = csv?.bytes.toString() ?? ''
    expect(text.startsWith('\uFEFFCF;cognome;nome;classe;sezione;id_percorso;ore_previste;ore_svolte;esito_75;')).toBe(
      true,
    )
    const inCsv = text
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => minutesOf(line.split(';')[7]))
    expect(inCsv.reduce((sum, minutes) => sum + minutes, 0)).toBe(inWorkbook)
    const records = await AccessRecords.find({}).sort({ _id: 1 }).lean()
    expect(records).toHaveLength(5)
    expect(records[0]).toMatchObject({ what: 'export', about: 'return', schoolId: 'volta' })
    // Nobody else finds them.
    const coordinator = await borgo.signIn('coordinatore@volta.example')
    for (const { href } of files.slice(0, 1)) {
      expect((await coordinator.download(href)).status).toBe(404)
      expect((await coordinator.visit(href.replace(/\/file\/.*/u, ''))).status).toBe(404)
    }

    // The submission.
    await office.visit(`${page}/invio`)
    const paper = { name: 'ricevuta.pdf', bytes: demoPdf(['Ricevuta']) }
    const without = await office.attach('Registra l’invio', paper, { receiptOn: '2026-11-26' })
    expect(without.status).toBe(422)
    expect(without.text).toContain('non può avere una data futura')
    const sent = await office.attach('Registra l’invio', paper, { receiptNumber: 'A-1', receiptOn: '2026-11-25' })
    expect(sent.html).toContain('Invio n. 1 registrato.')
    expect(sent.text).toContain('Dall’ultimo invio non è cambiato nulla.')
    const one = await office.visit(`${page}/invii/1`)
    expect(one.text).toContain('n. A-1 del 25/11/2026')
    expect(figuresOf(one)).toEqual(figures)
    expect((await office.download(`${page}/invii/1/ricevuta`)).headers['content-type']).toBe('application/pdf')

    // Something changes: the files made before are out of date, and only the difference is left to send.
    await Students.updateOne({ _id: 'vanni' }, { $set: { givenName: 'Vanni Maria' } })
    const [file] = files
    const old = await office.visit(file?.href ?? '')
    expect(old.location).toMatch(/^\/esportazioni\//u)
    const stale = await office.visit(old.location ?? '')
    expect(stale.text).toContain('Superata')
    expect(stale.$('tbody a').length).toBe(0)
    const changes = await office.visit(`${page}/differenze`)
    expect(changes.text).toContain('nome: Vanni → Vanni Maria')
    expect((await office.download(`${page}/differenze?formato=csv`)).bytes.toString()).toContain(
      'nome: Vanni → Vanni Maria',
    )
    await office.visit(page)
    await office.press('Prepara solo le differenze')
    expect((await work()).made).toBe(1)
    const mine = await office.visit('/esportazioni')
    const of = mine
      .$('tbody a')
      .toArray()
      .find((link) => mine.$(link).text() === 'Differenze del rendiconto 2026/2027')
    const job = await office.visit(mine.$(of).attr('href') ?? '')
    const changed = await office.download(job.$('tbody a').eq(3).attr('href') ?? '')
    expect(
      changed.bytes
        .toString()
        .split('\r\n')
        .map((line) => line.split(';').slice(0, 4).join(';')),
    ).toEqual([
      '\uFEFFvariazione;CF;cognome;nome',
      expect.stringMatching(/^modificata: prima;.*;Verdi;Vanni$/u),
      expect.stringMatching(/^modificata: dopo;.*;Verdi;Vanni Maria$/u),
      expect.stringMatching(/^modificata: prima;.*;Verdi;Vanni$/u),
      expect.stringMatching(/^modificata: dopo;.*;Verdi;Vanni Maria$/u),
      '',
    ])
  })

  test('the coordinator sees it and submits nothing; other years and schools are not there', async () => {
    await Submissions.deleteMany({})
    const coordinator = await borgo.signIn('coordinatore@borgo.example')
    const own = await coordinator.visit('/istituti/galilei/rendiconto/2026-27')
    expect(own.status).toBe(200)
    expect(own.text).not.toContain('Registra l’invio')
    expect(own.text).toContain('Nessun invio ancora')
    expect((await coordinator.visit('/istituti/galilei/rendiconto/2026-27/invio')).status).toBe(403)
    for (const url of [
      '/istituti/volta/rendiconto/2026-27',
      '/istituti/galilei/rendiconto/2027-28',
      '/istituti/galilei/rendiconto/202627',
    ])
      expect([url, (await coordinator.visit(url)).status]).toEqual([url, 404])
    const empty = await coordinator.visit('/istituti/galilei/rendiconto/2019-20')
    expect(empty.text).toContain('non ci sono ancora percorsi avviati')
    const teacher = await borgo.signIn('docente@borgo.example')
    expect((await teacher.visit('/rendiconto')).status).toBe(403)
  })
})
