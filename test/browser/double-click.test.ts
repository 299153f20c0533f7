import { describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { Accounts } from '../../src/accounts/account.model.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { day } from '../../src/platform/day.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { Enrolments } from '../../src/schools/enrolment.model.ts'
import { Students } from '../../src/schools/student.model.ts'
import { fill, press } from './support/acts.ts'
import { ways } from './support/impatience.ts'
import { chooseAnswers } from './support/lab-acts.ts'
import { useSite } from './support/site.ts'

/** Impatience, the back button, two tabs: nothing is stored twice. */
const site = useSite()

const secondTab = (page: Page): Promise<Page> => page.context().newPage()

async function mondayEntries(): Promise<number> {
  const found = await StudentDays.findOne({ studentId: 'giulia', day: day('2026-11-23') }).lean()
  return found?.entries.length ?? 0
}

async function writeMonday(page: Page, activity = 'Montaggio della cornice'): Promise<void> {
  await page.goto('/percorsi/giulia-fablab/ore')
  await page.getByLabel('lunedì 23 novembre 2026').check()
  await page.getByLabel('Attività svolta').first().fill(activity)
}

async function writeHost(page: Page): Promise<void> {
  await fill(page, { Denominazione: 'Falegnameria Tarlo', 'Partita IVA': '09900000010' })
  await page.getByLabel('Tipo', { exact: true }).selectOption({ label: 'Impresa' })
  await fill(page, { Indirizzo: 'Via delle Pialle 8', CAP: '24100', Comune: 'Borgo' })
}

describe.each(ways)('%s', (_, twice, options) => {
  test('logs hours once', async () => {
    const page = await site.signIn('student', options)
    await writeMonday(page)
    await twice(page, 'Registra i giorni selezionati')
    await page.getByRole('row', { name: /23\/11\/2026.*Montaggio della cornice/u }).waitFor()
    expect(await mondayEntries()).toBe(1)
  })

  test('approves hours once', async () => {
    const page = await site.signIn('teacher', options)
    await page.goto('/ore/da-convalidare')
    await page.getByRole('checkbox', { name: 'Ho letto e lo dichiaro' }).check()
    await twice(page, 'Convalida le righe selezionate')
    await page.getByText('Nessuna ora da convalidare').waitFor()
    const days = await StudentDays.find({
      studentId: { $in: ['giulia', 'bruno'] },
      day: { $gte: day('2026-11-16') },
    }).lean()
    const approved = days.flatMap(({ entries }) => entries).filter(({ state }) => state === 'approved')
    expect(approved).toHaveLength(6)
  })

  test('enters a host once', async () => {
    const page = await site.signIn('coordinator', options)
    await page.goto('/enti/nuovo')
    await writeHost(page)
    await twice(page, 'Inserisci l’ente')
    await page
      .getByRole('link', { name: /Falegnameria Tarlo/u })
      .or(page.getByText('Aggiungi un tutor'))
      .first()
      .waitFor()
    expect(await Partners.countDocuments({ vatNumber: '09900000010' })).toBe(1)
  })

  test('makes one draft of a placement, and proposes it once', async () => {
    const page = await site.signIn('coordinator', options)
    await page.goto('/percorsi/nuovo?studente=galilei-3a-5&ente=fablab')
    await fill(page, {
      'Titolo del percorso': 'Luci per il teatro',
      Attività: 'Disegno e montaggio.',
      'Primo giorno': '2026-11-30',
      'Ultimo giorno': '2026-12-18',
    })
    const times = page.getByRole('row', { name: 'lunedì' }).locator('input')
    await times.nth(2).fill('14:00')
    await times.nth(3).fill('17:00')
    await page.getByLabel('Sede', { exact: true }).selectOption({ label: 'Laboratorio, Via dei Mestieri 27/5, Borgo' })
    await page
      .getByLabel(/^\s*Tutor dell’ente/u)
      .first()
      .selectOption({ index: 1 })
    await page
      .getByLabel(/^\s*Tutor scolastico/u)
      .first()
      .selectOption({ label: 'Teresa Tutor' })
    await twice(page, 'Salva la bozza')
    await page.getByRole('heading', { level: 1, name: /Dos Santos/u }).waitFor()
    expect(await Placements.countDocuments({ studentId: 'galilei-3a-5' })).toBe(1)
    await twice(page, 'Proponi all’ente')
    await page.locator('.notifications').waitFor()
    const placement = await Placements.findOne({ studentId: 'galilei-3a-5' }).lean()
    expect(placement?.history.filter(({ event }) => event === 'proposed')).toHaveLength(1)
  })

  test('invites a person once', async () => {
    const page = await site.signIn('office', options)
    await page.goto('/utenti/invito')
    await fill(page, { 'Nome e cognome': 'Nora Nuova', 'Indirizzo e-mail': 'nora@borgo.example' })
    await page.getByLabel('Profilo', { exact: true }).selectOption({ label: 'Docente' })
    await twice(page, 'Invia l’invito')
    await page.locator('.notifications').waitFor()
    const account = await Accounts.findOne({ email: 'nora@borgo.example' }).lean()
    expect(account?.hats).toHaveLength(1)
    expect(await Notices.countDocuments({ 'to.email': 'nora@borgo.example' })).toBe(1)
  })

  test('puts a class on the waiting list of a lab once', async () => {
    const page = await site.signIn('teacher', options)
    await page.goto('/laboratori/making-aperto/iscrizione?classe=galilei-3a')
    await chooseAnswers(page)
    await twice(page, 'Metti tutti in lista d’attesa')
    await page.getByText('In lista d’attesa: 24 studenti.').first().waitFor()
    const edition = await Editions.findById('making-aperto').lean()
    expect(edition?.groups.filter(({ classIds }) => classIds.includes('galilei-3a'))).toHaveLength(1)
  })

  test('takes a roll call once', async () => {
    const page = await site.signIn('host', options)
    await page.goto('/laboratori/robotica-3a/incontri/robotica-3a-8/appello')
    await twice(page, 'Salva e firma')
    await page.getByText('24 presenti su 24').waitFor()
    const roll = await RollCalls.findById('robotica-3a-8').lean()
    expect([roll?.signatures.length, roll?.history, roll?.version]).toEqual([1, [], 1])
  })

  test('applies a class list once', async () => {
    const page = await site.signIn('office', options)
    await page.goto('/elenchi')
    const buffer = Buffer.from(
      'Cognome;Nome;Classe;Data di nascita\r\nNuovi;Nadia;2C;05/05/2011\r\nNuovi;Nino;2C;06/06/2011\r\n',
    )
    await page.getByLabel('File dell’elenco').setInputFiles({ name: '2C.csv', mimeType: 'text/csv', buffer })
    await page.getByLabel('Sede delle classi').selectOption('ZZTF00101T')
    await press(page, 'Carica e controlla')
    await page.getByRole('heading', { name: 'Anteprima dell’elenco' }).waitFor()
    await twice(page, 'Conferma e registra')
    await page.getByRole('heading', { name: 'Elenco registrato' }).waitFor()
    const students = await Students.find({ surname: 'Nuovi' }).lean()
    expect(students).toHaveLength(2)
    expect(await Enrolments.countDocuments({ studentId: { $in: students.map(({ _id }) => _id) } })).toBe(2)
  })
})

describe('the back button', () => {
  test('shows the page as it is now, so that hours are not offered again; and reloading sends nothing', async () => {
    const page = await site.signIn('student')
    await writeMonday(page)
    await press(page, 'Registra i giorni selezionati')
    await page.getByText('1 riga registrata').waitFor()
    await page.reload()
    expect(await page.getByText('1 riga registrata').count()).toBe(0)
    await page.goBack()
    await page.goForward()
    expect(await page.getByLabel('lunedì 23 novembre 2026').count()).toBe(0)
    expect(await mondayEntries()).toBe(1)
  })

  test('and sending the same host again leads to the host that is there', async () => {
    const page = await site.signIn('coordinator')
    await page.goto('/enti/nuovo')
    await writeHost(page)
    await press(page, 'Inserisci l’ente')
    await page.getByText('L’ente è stato inserito.').waitFor()
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Nuovo ente ospitante' }).waitFor()
    await writeHost(page)
    await press(page, 'Inserisci l’ente')
    await page.getByRole('alert').getByText('Questo numero è già di').waitFor()
    await page.getByRole('link', { name: 'Apri Falegnameria Tarlo' }).click()
    await page.getByRole('heading', { level: 1, name: 'Falegnameria Tarlo' }).waitFor()
    expect(await Partners.countDocuments({ vatNumber: '09900000010' })).toBe(1)
  })
})

describe('two tabs', () => {
  test('with the same hours store them once, and the second says why not', async () => {
    const first = await site.signIn('student')
    const second = await secondTab(first)
    await writeMonday(first)
    await writeMonday(second, 'La stessa giornata, detta in un altro modo')
    await press(first, 'Registra i giorni selezionati')
    await first.getByText('1 riga registrata').waitFor()
    await press(second, 'Registra i giorni selezionati')
    await second.getByRole('alert').waitFor()
    expect(await second.getByRole('alert').innerText()).toMatch(/già|non c’è orario/u)
    expect(await mondayEntries()).toBe(1)
  })

  test('that confirm and cancel the same hours do one of the two', async () => {
    const student = await site.signIn('student', { javaScriptEnabled: false })
    await writeMonday(student)
    await press(student, 'Registra i giorni selezionati')
    await student.getByText('1 riga registrata').waitFor()
    const host = await site.signIn('host')
    await host.goto('/ore/da-confermare')
    await press(host, 'Conferma le righe selezionate')
    await host.getByText('1 riga confermata.').waitFor()
    await student
      .getByRole('row', { name: /23\/11\/2026/u })
      .getByRole('button', { name: 'Annulla' })
      .click()
    await student.getByText('Questa riga non si può più annullare').waitFor()
    const found = await StudentDays.findOne({ studentId: 'giulia', day: day('2026-11-23') }).lean()
    expect(found?.entries.map(({ state }) => state)).toEqual(['confirmed'])
  })
})
