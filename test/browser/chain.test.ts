import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { minutesIn, readWorkbook, rowOf } from '../registers/read-back.ts'
import { institute, registerText } from '../support/school-register.ts'
import {
  agree,
  arrive,
  choosePassword,
  downloadRegister,
  expectTitle,
  factOf,
  fill,
  followInvitation,
  invite,
  openMenu,
  press,
} from './support/acts.ts'
import { prepareAgreement, recordPaper, signOnScreen, typeNumber } from './support/agreement-acts.ts'
import { apply, completeProfile, openTab, qualify } from './support/host-acts.ts'
import {
  coverStudents,
  handInRisks,
  openPapers,
  openPlacement,
  recordForClass,
  signAll,
  writeProject,
} from './support/paper-acts.ts'
import { classList, draftPlacement, logAfternoons } from './support/placement-acts.ts'
import { useSite } from './support/site.ts'

/** One story, told in order by clicking: from the register of schools to the hour registers of a class. */
const site = useSite({ fresh: 'once' })

type Cast = Record<'city' | 'office' | 'coordinator' | 'teacher' | 'host' | 'student', Page>
let cast: Cast

beforeAll(async () => {
  cast = {
    city: await site.signIn('city'),
    office: await site.newPage(),
    coordinator: await site.newPage(),
    teacher: await site.newPage(),
    host: await site.newPage(),
    student: await site.newPage(),
  }
})

const school = 'I.I.S. ADA NEGRONI'
const workshop = 'Falegnameria Tarlo S.r.l.'
const slip = { username: '', code: '' }

describe('a school comes in', () => {
  test('the city imports the register of schools, and invites the office of a school', async () => {
    const { city } = cast
    await openMenu(city, 'Istituti')
    await city.getByRole('link', { name: 'Importa il registro' }).click()
    const rows = institute('BGIS90100A', ['BGTF901011'], { DENOMINAZIONEISTITUTORIFERIMENTO: school })
    const register = { name: 'scuole.csv', mimeType: 'text/csv', buffer: Buffer.from(registerText(rows)) }
    await city.getByLabel('File del registro').setInputFiles(register)
    await press(city, 'Importa')
    await expectTitle(city, 'Registro importato')

    await openMenu(city, 'Istituti')
    await city.getByRole('searchbox').fill('negroni')
    await press(city, 'Cerca')
    await city.getByRole('link', { name: school }).click()
    await city.getByRole('link', { name: 'Invita una persona della scuola' }).click()
    await invite(city, { name: 'Ines Ingresso', email: 'ines@negroni.example', role: 'Segreteria' })
  })

  test('the office follows the invitation, and invites coordinator and teacher', async () => {
    const { city, office, coordinator, teacher } = cast
    await followInvitation(city, office, 'ines@negroni.example')
    for (const [name, role] of [
      ['Cora', 'Coordinamento'],
      ['Dino', 'Docente'],
    ] as const) {
      await openMenu(office, 'Utenti')
      await office.getByRole('link', { name: 'Invita una persona' }).click()
      await invite(office, { name: `${name} Negroni`, email: `${name}@negroni.example`, role })
    }
    await followInvitation(city, coordinator, 'cora@negroni.example')
    await followInvitation(city, teacher, 'dino@negroni.example')
  })
})

describe('a class comes in', () => {
  test('the office uploads its list, sees what would happen, and confirms', async () => {
    const { office } = cast
    await openMenu(office, 'Classi')
    await office.getByRole('link', { name: 'Carica un elenco' }).first().click()
    const buffer = Buffer.from(await classList())
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    await office.getByLabel('File dell’elenco').setInputFiles({ name: '3A.xlsx', mimeType, buffer })
    await press(office, 'Carica e controlla')
    await expectTitle(office, 'Anteprima dell’elenco')
    expect(await factOf(office, 'Righe con studenti')).toBe('5')
    expect(await factOf(office, 'Colonne scartate perché delicate')).toBe('DSA')
    await office.getByRole('link', { name: 'Entrano (5)' }).click()
    await office.getByRole('row', { name: /D.Ambrogi Nicolò/u }).waitFor()
    await office.getByRole('link', { name: 'Riepilogo' }).click()
    await press(office, 'Conferma e registra')
    await expectTitle(office, 'Elenco registrato')
  })

  test('the office gives the class its teacher, and prints the activation slips', async () => {
    const { office } = cast
    await office.getByRole('link', { name: '3A', exact: true }).click()
    await expectTitle(office, 'Classe 3A')
    await office.getByLabel('Dino Negroni').check()
    await press(office, 'Salva i docenti')
    await office.getByText('Docenti della classe salvati.').waitFor()
    await press(office, 'Stampa i fogli di attivazione')
    await agree(office)
    await expectTitle(office, /^Fogli di attivazione · /u)
    const slips = office.locator('.slips > li')
    expect(await slips.count()).toBe(5)
    const [username = '', code = ''] = await slips.filter({ hasText: 'Abbadini' }).locator('.code').allInnerTexts()
    Object.assign(slip, { username, code })
  })

  test('a student activates the access with the slip', async () => {
    const { student } = cast
    await student.goto('/accedi')
    await student.getByRole('link', { name: 'Ho un foglio di attivazione' }).click()
    await fill(student, { 'Nome utente': slip.username, Codice: slip.code })
    await press(student, 'Continua')
    await choosePassword(student)
    await expectTitle(student, 'Ciao, Marta Lucia Abbadini')
  })
})

describe('a host comes in', () => {
  test('the coordinator enters a host with its site and its tutor, and the city invites the tutor', async () => {
    const { city, coordinator, host } = cast
    await openMenu(coordinator, 'Enti')
    await coordinator.getByRole('link', { name: 'Nuovo ente' }).click()
    await fill(coordinator, { Denominazione: workshop, 'Partita IVA': '09900000010' })
    await coordinator.getByLabel('Tipo', { exact: true }).selectOption({ label: 'Impresa' })
    await fill(coordinator, { Indirizzo: 'Via delle Pialle 8', CAP: '24100', Comune: 'Borgo' })
    await press(coordinator, 'Inserisci l’ente')
    await expectTitle(coordinator, workshop)
    await coordinator.getByRole('link', { name: 'Aggiungi un tutor' }).first().click()
    await fill(coordinator, {
      'Nome e cognome': 'Tina Tarlo',
      'Ruolo nell’ente': 'Titolare',
      'E-mail': 'tina@tarlo.example',
    })
    await press(coordinator, 'Salva')
    await coordinator.getByText('Il tutor è stato salvato.').waitFor()

    await openMenu(city, 'Enti')
    await city.getByRole('link', { name: workshop }).click()
    await press(city, 'Invita ad accedere')
    await city.getByText('L’invito è partito.').waitFor()
    await followInvitation(city, host, 'tina@tarlo.example')
  })

  test('the host says what it offers and applies, and the city puts it on its list', async () => {
    const { city, host } = cast
    await openMenu(host, 'Il mio ente', workshop)
    await openTab(host, 'Qualificazione')
    await completeProfile(host, {
      representative: 'Tina Tarlo',
      seats: '2',
      work: 'Costruzione di una sedia',
      risk: 'medio',
      contact: { name: 'Tina Tarlo', role: 'Tutto', email: 'tina@tarlo.example' },
      tutor: null,
    })
    await apply(host, 'Insegniamo a piallare dal 1954.')
    await qualify(city, workshop)
  })

  test('school and host sign their agreement, the one on paper and the other on the screen', async () => {
    const { office, host } = cast
    // The slips, as they were printed, have no menu.
    await office.goto('/')
    await openMenu(office, 'Istituto', school)
    await office.getByRole('link', { name: 'Impostazioni' }).click()
    await fill(office, { 'Nome e cognome': 'Prisca Preside' })
    await press(office, 'Salva')
    await prepareAgreement(office, {
      host: workshop,
      from: '2026-11-30',
      to: '2027-08-31',
      purpose: 'Falegnameria',
      liability: 'Assicurazioni del Borgo n. 12',
    })
    const principal = { name: 'Prisca Preside', role: 'Dirigente scolastica' }
    await recordPaper(office, 'school', { ...principal, on: '2026-11-25', collectedBy: 'Ines Ingresso' })

    await openMenu(host, 'Convenzioni')
    await host.getByRole('link', { name: school }).click()
    await host.getByRole('link', { name: 'Firma', exact: true }).click()
    await signOnScreen(host, { name: 'Tina Tarlo', role: 'Titolare' })

    await office.reload()
    await typeNumber(office, '812/2026', '2026-11-25')
    await office.getByText('Il numero di protocollo è registrato.').waitFor()
    await office.getByText('Sarà in vigore dal 30/11/2026.').waitFor()
  })
})

describe('a placement begins', () => {
  test('the coordinator drafts period, timetable and tutors', async () => {
    const { coordinator } = cast
    await draftPlacement(coordinator)
    await coordinator.getByText('Bozza', { exact: true }).first().waitFor()
    // Six afternoons of three hours: the holiday of 8 December is a Tuesday.
    expect(await factOf(coordinator, 'Monte ore previsto')).toContain('18:00')
  })

  test('the host is asked without being told who it is, and says yes', async () => {
    const { coordinator, host } = cast
    await press(coordinator, 'Proponi all’ente')
    await coordinator.getByText('La proposta è stata mandata all’ente.').waitFor()
    await openMenu(host, 'Proposte', 'Proposte di percorso')
    await host.getByRole('row').filter({ hasText: 'Una sedia' }).getByRole('link').first().click()
    await arrive(host)
    expect(await host.locator('main').innerText()).not.toMatch(/Abbadini|Marta/u)
    await press(host, 'Accetta')
    await host.getByText('Grazie: la scuola ora prepara i documenti.').waitFor()
  })

  test('the office notes cover, notices and training; then the documents begin', async () => {
    const { office, coordinator } = cast
    await coverStudents(office, school)
    await recordForClass(office, '3A')
    await coordinator.reload()
    await press(coordinator, 'Avvia i documenti')
    await coordinator.getByText('I documenti sono avviati').waitFor()
  })

  test('project and pact are written and signed, by a parent too, the host says it is safe: it starts', async () => {
    const { city, coordinator, host } = cast
    await handInRisks(host, city, workshop)
    await openPapers(coordinator)
    await writeProject(coordinator)
    await signAll({ ...cast, parent: await site.newPage() })
    await coordinator.getByText('Non manca nulla.').waitFor()
    await openPlacement(coordinator, 'Abbadini Marta Lucia')
    await press(coordinator, 'Avvia il percorso')
    await coordinator.getByText('Il percorso è avviato').waitFor()
  })
})

describe('hours are done', () => {
  test('the student logs two afternoons, the host confirms them, the teacher approves them', async () => {
    site.setNow(new Date('2026-12-02T18:00:00+01:00'))
    const { student, host, teacher } = cast
    await logAfternoons(student)

    await openMenu(host, 'Ore da confermare')
    await press(host, 'Conferma le righe selezionate')
    await host.getByText('2 righe confermate.').waitFor()

    await openMenu(teacher, 'Ore da convalidare')
    await teacher.getByLabel('Seleziona mer 02/12/2026').uncheck()
    await teacher.getByRole('checkbox', { name: 'Ho letto e lo dichiaro' }).check()
    await press(teacher, 'Convalida le righe selezionate')
    await teacher.getByText('1 riga convalidata.').waitFor()
  })

  test('the register of the placement holds what its page shows', async () => {
    site.setNow(new Date('2026-12-02T18:30:00+01:00'))
    const { teacher } = cast
    await openMenu(teacher, 'Percorsi')
    await teacher.getByRole('link', { name: 'Abbadini Marta Lucia' }).click()
    await teacher.getByRole('link', { name: 'Apri il registro delle ore' }).click()
    await arrive(teacher)
    const shown = await teacher.locator('.figure-value').allInnerTexts()
    expect(shown.slice(0, 2)).toEqual(['3:00', '3:00'])
    const { name, bytes } = await downloadRegister(teacher, 'Registro (Excel e PDF)')
    expect(name).toMatch(/^Registro-ore-Abbadini-Marta-Lucia-.*\.xlsx$/u)
    const [sheet] = (await readWorkbook(bytes)).worksheets
    if (!sheet) throw new Error('The workbook has no sheet.')
    expect(minutesIn(rowOf(sheet, 'Totale ore convalidate').getCell(9))).toBe(180)
    expect(sheet.getCell('A2').value).toContain('BOZZA: 3:00 ore')
    const line = sheet.getRow(rowOf(sheet, 'N.').number + 1)
    expect(line.getCell(11).value).toBe('=Taglio delle gambe')
  })

  test('the register of the class holds the same hours', async () => {
    site.setNow(new Date('2026-12-02T18:45:00+01:00'))
    const { teacher } = cast
    await openMenu(teacher, 'Classi')
    await teacher.getByRole('link', { name: '3A', exact: true }).click()
    const { bytes } = await downloadRegister(teacher, 'Registro della classe')
    const [summary] = (await readWorkbook(bytes)).worksheets
    if (!summary) throw new Error('The workbook has no sheet.')
    const total = rowOf(summary, 'Totale della classe')
    expect([9, 11].map((column) => minutesIn(total.getCell(column)))).toEqual([360, 180])

    await teacher.getByRole('link', { name: 'Abbadini Marta Lucia' }).click()
    await teacher.locator('strong', { hasText: '3:00 convalidate di 150:00 dovute' }).waitFor()
    expect(site.complaints.all).toEqual([])
  })
})
