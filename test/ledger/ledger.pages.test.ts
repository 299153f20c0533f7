import { describe, expect, test } from '@jest/globals'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { AccessRecords } from '../../src/access-records/access-record.model.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { LedgerEntries } from '../../src/ledger/ledger.model.ts'
import { PriorHoursLines } from '../../src/ledger/prior-hours.model.ts'
import { sealedSheets } from '../../src/registers/seal.sheet.ts'
import { useTestApp } from '../support/app.ts'
import { writtenAndRead } from '../registers/read-back.ts'

const borgo = useTestApp({ fresh: 'once' })

const certificate = { name: 'Certificato.pdf', bytes: demoPdf(['Ore: 42']) }

describe('the control ledger on screen', () => {
  test('says that everything agrees, then what somebody altered by hand, here and on the first page', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    const before = await office.visit('/registro-verificato')
    expect(before.text).toContain('Tutto coincide')
    expect((await office.visit('/')).text).toContain('righe nel registro di controllo')
    const line = await StudentDays.findOne({ schoolId: 'galilei', 'entries.state': 'approved' }).sort({ day: 1 }).lean()
    const minutes = line?.entries[0]?.minutes ?? 0
    const alter = (to: number) => StudentDays.updateOne({ _id: line?._id ?? '' }, { $set: { 'entries.0.minutes': to } })
    await alter(600)
    await office.visit('/registro-verificato')
    const after = await office.press('Verifica adesso')
    expect(after.text).toContain('ha trovato una differenza')
    expect(after.text).toContain('durata')
    const placementId = line?.entries[0]?.placementId ?? ''
    expect(after.$(`a[href="/percorsi/${placementId}/ore"]`).length).toBeGreaterThan(0)
    expect((await office.visit('/')).text).toContain('Il registro di controllo ha trovato una differenza')
    await alter(minutes)
    await office.visit('/registro-verificato')
    expect((await office.press('Verifica adesso')).html).toContain('Verifica fatta: tutto coincide.')
  })

  test('is a list by year and kind, without names, and a file', async () => {
    const coordinator = await borgo.signIn('coordinatore@borgo.example')
    const page = await coordinator.visit('/registro-verificato?tipo=register')
    expect(page.$('table').last().text()).toContain('Registro B0RG-2026')
    expect(page.text).not.toMatch(/D’Amico|Tutor/u)
    const none = await coordinator.visit('/registro-verificato?tipo=rectification')
    expect(none.text).toContain('Nessuna riga con questi filtri')
    const file = await coordinator.download('/registro-verificato?formato=csv')
    const [first] = await LedgerEntries.find({ schoolId: 'galilei' }).sort({ seq: -1 }).lean()
    expect(file.bytes.toString('utf8')).toContain(first?.digest)
    expect((await (await borgo.signIn('docente@borgo.example')).visit('/registro-verificato')).status).toBe(403)
  })
})

describe('verifying a register without an account', () => {
  test('asks for the code, forgives how it is typed, and says what is known without names', async () => {
    const stranger = borgo.visitor()
    expect((await stranger.visit('/verifica')).title).toBe('Verifica di un registro')
    const sent = await stranger.visit(`/verifica?codice=${encodeURIComponent(' borg 2026 ')}`)
    const page = await stranger.visit(sent.location ?? '')
    expect(page.title).toBe('Registro B0RG-2026')
    expect(page.text).toContain('Autentico, ma era una bozza')
    expect(page.text).toContain('IIS Galileo Galilei')
    expect(page.html).not.toMatch(/Giulia|D’Amico|Segreteria|giulia-fablab/u)
    expect((await stranger.visit('/verifica?codice=abc')).status).toBe(422)
    const unknown = await stranger.visit('/verifica/ZZZZ-9999')
    expect(unknown.status).toBe(404)
    expect(unknown.text).toContain('Nessun registro emesso qui ha questo codice')
  })

  test('refuses who tries codes', async () => {
    const guesser = borgo.visitor()
    const tried = []
    for (let n = 0; n < 34; n++) tried.push((await guesser.visit(`/verifica/AAAA-10${10 + n}`)).status)
    expect(tried.slice(0, 20).every((status) => status === 404)).toBe(true)
    expect(tried.at(-1)).toBe(429)
    // The paper of somebody who has one is still answered for.
    expect((await guesser.visit('/verifica/B0RG-2026')).status).toBe(200)
  })

  test('the file carries the code as a picture and in words', async () => {
    const empty = {
      notice: null,
      header: [],
      rows: [],
      lines: [],
      signatures: ['Tutor'],
      footnote: '',
      totalLabel: 'T',
    }
    const columns = ['a', 'b', 'c'].map((key) => ({ key, header: key, kind: 'text' as const, width: 14 }))
    const address = { code: 'B0RG-2026', publicUrl: 'https://borgo.example' }
    const [sheet] = await writtenAndRead(sealedSheets([{ name: 'Ore', title: 'Registro', columns, ...empty }], address))
    expect(sheet?.getImages()).toHaveLength(1)
    const texts = JSON.stringify(sheet?.getSheetValues())
    expect(texts).toContain('Codice di verifica: B0RG-2026')
    expect(texts).toContain('https://borgo.example/verifica')
  })
})

describe('the hours of a student', () => {
  test('stand by year of the course on the page of the student, of the class and of the first page', async () => {
    const coordinator = await borgo.signIn('coordinatore@borgo.example')
    const page = await coordinator.visit('/studenti/carlo')
    const rows = page.$('caption:contains("Ore per anno di corso")').closest('table').find('tbody tr')
    expect(rows.toArray().map((row) => page.$(row).text().replace(/\s+/gu, ' ').trim())).toEqual([
      '3° anno 2025/26 0:00 0:00 0:00 0:00 38:00',
      '4° anno 2026/27 0:00 0:00 0:00 0:00 0:00',
      '5° anno 0:00 0:00 0:00 0:00 0:00',
    ])
    expect(page.text).toContain('38:00 convalidate o certificate di 150:00 dovute')
    expect(page.text).toContain('È in ritardo per l’anno che frequenta')
    const ofClass = await coordinator.visit('/classi/galilei-4a')
    expect(ofClass.text).toContain('38:00 convalidate o certificate di 150:00 dovute')
    const student = await borgo.signIn('giulia.damico')
    const home = await student.visit('/')
    expect(home.text).toContain('su 150:00 richieste in tre anni')
    expect(home.text).toContain('ore previste, con i giorni già concordati')
    expect((await student.visit('/studenti/giulia')).text).toContain('Tre quarti di ogni percorso')
  })

  test('the list of who is at risk says why and what to do, narrows, and is a file', async () => {
    const coordinator = await borgo.signIn('coordinatore@borgo.example')
    const page = await coordinator.visit('/a-rischio')
    expect(page.$('tbody tr').first().text()).toContain('Mancano ore e non c’è nulla in programma')
    expect(page.$('tbody').text()).toContain('5B')
    expect(page.$('tbody').text()).not.toContain('D’Amico Giulia')
    expect(page.$('tbody a[href^="/percorsi/nuovo?studente="]').length).toBeGreaterThan(0)
    const narrow = await coordinator.visit('/a-rischio?classe=galilei-4a&motivo=behind')
    expect(narrow.$('tbody').text()).toContain('4A INF')
    expect(narrow.$('tbody').text()).not.toContain('5B')
    const file = await coordinator.download('/a-rischio?classe=galilei-4a&formato=csv')
    expect(file.bytes.toString('utf8').split('\n').length).toBeGreaterThan(20)
    const teacher = await (await borgo.signIn('docente@borgo.example')).visit('/a-rischio')
    expect(teacher.$('select[name=classe]').text()).toContain('3A INF')
    expect(teacher.text).not.toMatch(/5B|4A/u)
  })
})

describe('hours of another school', () => {
  test('are entered with their certificate, count at once, and are taken back', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    await office.visit('/studenti/dora/ore-precedenti')
    const typed = { schoolYear: '2024/2025', year: '3', minutes: '42:30', fromSchool: 'Liceo Fibonacci' }
    const added = await office.attach('Aggiungi le ore', certificate, typed)
    expect(added.text).toContain('42:30')
    expect((await office.visit('/studenti/dora')).text).toContain('42:30')
    const line = await PriorHoursLines.findOne({ studentId: 'dora' }).lean()
    const file = await office.download(`/studenti/dora/ore-precedenti/${line?._id}/certificato`)
    expect(file.bytes.equals(certificate.bytes)).toBe(true)
    expect(await AccessRecords.countDocuments({ name: line?._id ?? '' })).toBe(1)
    await office.visit('/studenti/dora/ore-precedenti')
    const twice = await office.attach('Aggiungi le ore', certificate, typed)
    expect(twice.status).toBe(422)
    expect(twice.text).toContain('Per questo anno ci sono già ore certificate')
    await office.visit('/studenti/dora/ore-precedenti')
    expect((await office.press('Togli')).text).toContain('Nessuna ora di un’altra scuola')
    expect(await PriorHoursLines.countDocuments({ studentId: 'dora', removed: { $ne: null } })).toBe(1)
  })

  test('are refused without a paper, and to everybody but office and coordinator', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    await office.visit('/studenti/dora/ore-precedenti')
    const program = { name: 'a.pdf', bytes: Buffer.from('MZ this is a program') }
    const typed = { schoolYear: '2030/31', year: '3', minutes: 'tante', fromSchool: '' }
    expect((await office.attach('Aggiungi le ore', program, typed)).status).toBe(422)
    const good = { schoolYear: '2024/25', year: '3', minutes: '10:00', fromSchool: 'Liceo' }
    expect((await office.attach('Aggiungi le ore', program, good)).text).toContain('non si può caricare')
    expect(await PriorHoursLines.countDocuments({ studentId: 'dora', removed: null })).toBe(0)
    const student = await borgo.signIn('giulia.damico')
    expect((await student.visit('/studenti/giulia/ore-precedenti')).text).not.toContain('Aggiungi le ore')
    expect((await student.visit('/studenti/carlo/ore-precedenti')).status).toBe(404)
  })
})
