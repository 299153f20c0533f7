import { describe, expect, test } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { minutesIn, readWorkbook, rowOf } from '../registers/read-back.ts'
import { dayFirst, inventedStudents } from '../support/invented-class.ts'
import { arrive, download, enterPassword, expectTitle, factOf, fill, openMenu, press } from './support/acts.ts'
import { signOnScreen } from './support/agreement-acts.ts'
import { addFurtherAgreements, linkToSign } from './support/further-agreements.ts'
import { apply, completeProfile, openTab } from './support/host-acts.ts'
import { chooseAnswers, lineOf } from './support/lab-acts.ts'
import { useSite } from './support/site.ts'

/** Everything works with scripts switched off; they only make it more comfortable. */
const site = useSite()
const scriptless: BrowserContextOptions = { javaScriptEnabled: false }

/** Three new students of a class that the school does not have yet. */
function classList(): Buffer {
  const rows = inventedStudents
    .slice(0, 3)
    .map(({ surname, givenName, taxCode, birthDate }) => [surname, givenName, taxCode, dayFirst(birthDate), '2C'])
  const lines = [['Cognome', 'Nome', 'Codice fiscale', 'Data di nascita', 'Classe'], ...rows]
  return Buffer.from(lines.map((cells) => cells.join(';')).join('\r\n'))
}

async function logMonday(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Registra', exact: true }).click()
  await page.getByLabel('lunedì 23 novembre 2026').check()
  await page.getByLabel('Attività svolta').first().fill('Montaggio della cornice')
  await press(page, 'Registra i giorni selezionati')
}

describe('without JavaScript', () => {
  test('one signs in, changes language and hat, and signs out', async () => {
    const page = await site.newPage(scriptless)
    await page.goto('/accedi')
    await enterPassword(page, 'docente@borgo.example')
    await expectTitle(page, 'Ciao, Teresa Tutor')
    await press(page, 'English')
    await page.locator('html[lang=en]').waitFor()
    await press(page, 'Italiano')
    await page.locator('html[lang=it]').waitFor()
    await page.locator('.user-menu summary').click()
    await press(page, 'Ente ospitante · FabLab Borgo APS')
    await openMenu(page, 'Ore da confermare')
    await page.locator('.user-menu summary').click()
    await press(page, 'Esci')
    await expectTitle(page, 'Accedi')
  })

  test('a wrong form says what is wrong, and the summary leads to the field', async () => {
    const page = await site.newPage(scriptless)
    await page.goto('/accedi')
    await enterPassword(page, 'docente@borgo.example', '')
    await page.getByRole('alert').getByRole('link').click()
    expect(page.url()).toMatch(/#f-password$/u)
    expect(await page.locator('.show-password').count()).toBe(0)
  })

  test('the menu of a phone is there', async () => {
    const page = await site.signIn('office', { ...scriptless, viewport: { width: 360, height: 740 } })
    await page.locator('.menu-button').click()
    await openMenu(page, 'Classi')
  })

  test('the office uploads a class list, looks at each part of the preview, and confirms', async () => {
    const page = await site.signIn('office', scriptless)
    await openMenu(page, 'Classi')
    await page.getByRole('link', { name: 'Carica un elenco' }).first().click()
    const file = { name: 'elenco 2C.csv', mimeType: 'text/csv', buffer: classList() }
    await page.getByLabel('File dell’elenco').setInputFiles(file)
    await page.getByLabel('Sede delle classi').selectOption('ZZTF00101T')
    await press(page, 'Carica e controlla')
    expect(await factOf(page, 'File')).toBe('elenco 2C.csv')
    await page.getByRole('link', { name: 'Entrano (3)' }).click()
    await page.getByText('Abbadini Marta Lucia').waitFor()
    await page.getByRole('link', { name: 'Riepilogo' }).click()
    await press(page, 'Conferma e registra')
    await expectTitle(page, 'Elenco registrato')
    await page.getByRole('link', { name: '2C', exact: true }).click()
    await arrive(page)
    expect(await page.getByRole('table').first().getByRole('row').count()).toBe(4)
    await press(page, 'Stampa i fogli di attivazione')
    await arrive(page)
    expect(await page.locator('.slips > li').count()).toBe(3)
  })

  test('hours are logged, confirmed, approved, and leave in a register', async () => {
    const student = await site.signIn('student', scriptless)
    await logMonday(student)
    await student.getByText('1 riga registrata: 4:00 ore.').waitFor()

    const host = await site.signIn('host', scriptless)
    await openMenu(host, 'Ore da confermare')
    await press(host, 'Conferma le righe selezionate')
    await host.getByText('1 riga confermata.').waitFor()

    const teacher = await site.signIn('teacher', scriptless)
    await openMenu(teacher, 'Ore da convalidare')
    await teacher.getByRole('checkbox', { name: 'Ho letto e lo dichiaro' }).check()
    await press(teacher, 'Convalida le righe selezionate')
    await teacher.getByText('7 righe convalidate.').waitFor()
    await teacher.goto('/percorsi/giulia-fablab/registro')
    const { bytes } = await download(teacher, 'Scarica Excel')
    await teacher.goto('/percorsi/giulia-fablab/ore')
    const [sheet] = (await readWorkbook(bytes)).worksheets
    if (!sheet) throw new Error('The workbook has no sheet.')
    expect(await teacher.locator('.figure-value').first().innerText()).toBe('40:00')
    expect(minutesIn(rowOf(sheet, 'Totale ore convalidate').getCell(9))).toBe(40 * 60)
  })

  test('the host sends hours back with a reason, and the student logs them again', async () => {
    const student = await site.signIn('student', scriptless)
    await logMonday(student)
    const host = await site.signIn('host', scriptless)
    await openMenu(host, 'Ore da confermare')
    await host.getByText('Qualcosa non va?').click()
    await fill(host, { 'Motivo del rimando': 'Quel giorno si è finito prima.' })
    await press(host, 'Rimanda le righe selezionate')
    await host.getByText('1 riga rimandata.').waitFor()

    await student.goto('/percorsi/giulia-fablab/ore')
    await student.getByText('Quel giorno si è finito prima.').waitFor()
    await student.getByText('Con un altro orario').click()
    await student.getByLabel('Giorno', { exact: true }).fill('2026-11-23')
    await fill(student, { Dalle: '14:00', Alle: '16:30' })
    await student.getByLabel('Attività svolta').last().fill('Montaggio della cornice')
    await press(student, 'Registra questo giorno')
    await student.getByText('1 riga registrata: 2:30 ore.').waitFor()
  })

  test('a host qualifies itself by a link', async () => {
    const page = await site.newPage(scriptless)
    await page.goto('/invito/prova-tipografia')
    await page.getByRole('link', { name: 'Vai alla qualificazione' }).click()
    const anselmo = { name: 'Anselmo Gutenberghi', email: 'anselmo@tipografia.example' }
    await completeProfile(page, {
      representative: anselmo.name,
      seats: '2',
      work: 'Composizione a mano',
      risk: 'basso',
      contact: { ...anselmo, role: 'Tutto' },
      tutor: { ...anselmo, role: 'Titolare' },
    })
    await openTab(page, 'Documenti')
    await page.getByLabel('Tipo', { exact: true }).selectOption({ label: 'Visura camerale' })
    await fill(page, { 'Data del documento': '2026-10-01' })
    const file = { name: 'visura.pdf', mimeType: 'application/pdf', buffer: demoPdf(['Visura camerale']) }
    await page.locator('input[type=file]').setInputFiles(file)
    await press(page, 'Carica')
    await page.getByText('Il documento è stato caricato.').waitFor()
    await openTab(page, 'Qualificazione')
    await apply(page, 'Stampiamo a mano da tre generazioni.')
  })

  test('a host reads an agreement, signs it by a link, and takes the text along', async () => {
    await addFurtherAgreements()
    const page = await site.newPage(scriptless)
    await page.goto(linkToSign.address)
    await page.getByRole('link', { name: 'Leggi e firma' }).click()
    await signOnScreen(page, { name: linkToSign.name, role: 'Presidente' })
    const { bytes } = await download(page, 'Scarica il PDF')
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    await page.getByRole('button', { name: 'Esci' }).first().click()
    await page.getByText('Hai chiuso il collegamento su questo dispositivo.').waitFor()
  })

  test('an office opens an agreement for signing without being asked twice', async () => {
    const page = await site.signIn('office', scriptless)
    await page.goto('/convenzioni/nuova?ente=fablab')
    await press(page, 'Salva la bozza')
    await press(page, 'Manda alla firma')
    await page.getByText('La convenzione è alla firma').waitFor()
  })

  test('the hosts of the map are a list, with the filters beside it', async () => {
    const page = await site.signIn('coordinator', scriptless)
    await openMenu(page, 'Enti')
    await page.getByRole('link', { name: 'Mappa', exact: true }).click()
    await page.getByLabel('Tema').selectOption({ label: 'Stampa 3D' })
    await press(page, 'Cerca')
    await page.locator('.map-list').getByRole('link', { name: 'FabLab Borgo APS' }).first().click()
    await expectTitle(page, 'FabLab Borgo APS')
  })

  test('a host plans a lab, and takes a roll call with somebody absent and somebody late', async () => {
    const page = await site.signIn('host', scriptless)
    await page.goto('/laboratori/laser-bozza/incontri')
    await press(page, 'Proponi le date')
    await expectTitle(page, 'Le date proposte')
    await press(page, 'Cambia i giorni')
    await page.getByRole('button', { name: 'Proponi le date' }).waitFor()
    await page.goto('/laboratori/robotica-3a/incontri/robotica-3a-8/appello')
    await lineOf(page, 'Rossi Luca').getByText('Assente').click()
    const late = lineOf(page, 'D’Amico Giulia')
    await late.getByText('In ritardo o uscito prima').click()
    await late.getByLabel('Minuti di ritardo').fill('20')
    await press(page, 'Salva e firma')
    await page.getByText('23 presenti su 24').waitFor()
    await page.getByText('in ritardo di 20 min').first().waitFor()
  })

  test('a teacher puts a class on the waiting list, and looks at the calendar of the next month', async () => {
    const page = await site.signIn('teacher', scriptless)
    await page.goto('/laboratori/making-aperto/iscrizione?classe=galilei-3a')
    await chooseAnswers(page)
    await press(page, 'Metti tutti in lista d’attesa')
    await page.getByText('In lista d’attesa: 24 studenti.').waitFor()
    await openMenu(page, 'Calendario')
    await page.getByRole('link', { name: 'Mese successivo' }).click()
    await page.getByRole('heading', { level: 2, name: 'dicembre 2026' }).waitFor()
  })
})
