import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { demoSchools } from '../../scripts/demo/schools.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { schoolYear } from '../../src/norms/school-year.rules.ts'
import { Schools } from '../../src/schools/school.model.ts'
import { arrive, chooseIn, download, enterPassword, expectTitle, fill, openMenu, press } from './support/acts.ts'
import {
  type Draft,
  prepareAgreement,
  recordPaper,
  sendLinkToSign,
  signOnScreen,
  typeNumber,
} from './support/agreement-acts.ts'
import { apply, completeProfile, followLink, openTab, qualify } from './support/host-acts.ts'
import { useSite } from './support/site.ts'

/** One story of a firm, told in order by clicking: from the link it is sent to three agreements, and its suspension. */
const site = useSite({ fresh: 'once' })

type Cast = Record<'city' | 'galilei' | 'volta' | 'negri' | 'coordinator' | 'gaia' | 'guest', Page>
let cast: Cast

const firm = 'Stamperia Nuova S.r.l.'
const gaia = { name: 'Gaia Grafica', email: 'gaia@stamperia.example' }
const owner = { name: 'Ottavio Olivetti', email: 'ottavio@stamperia.example' }
const ownerAs = { name: owner.name, role: 'Legale rappresentante' }
const terms = { host: firm, from: '2026-11-25', to: '2027-08-31', liability: 'Assicurazioni del Borgo n. 12' }
const draft = (purpose: string, change: Partial<Draft> = {}): Draft => ({ ...terms, purpose, ...change })

/** A third school, with an office that signs in as those of Borgo do. */
async function addThirdSchool(): Promise<void> {
  const [, volta] = demoSchools(schoolYear('2026/27'))
  const vito = await Accounts.findById('segreteria-volta').lean()
  if (!volta || !vito) throw new Error('Borgo has no second school.')
  const negri = { schoolId: 'negri', name: 'Liceo Ada Negri' }
  await Schools.create({
    ...volta,
    ...negri,
    _id: 'negri',
    code: 'ZZPS00300N',
    searchText: 'liceo ada negri',
    sites: volta.sites.map((site) => ({ ...site, code: 'ZZPS00300N', name: 'LICEO ADA NEGRI' })),
  })
  const hats = vito.hats.map((hat) => ({ ...hat, schoolId: 'negri', place: negri.name }))
  await Accounts.create({
    ...vito,
    _id: 'segreteria-negri',
    name: 'Nina Negri',
    email: 'segreteria@negri.example',
    hats,
  })
}

async function signIn(identifier: string): Promise<Page> {
  const page = await site.newPage()
  await page.goto('/accedi')
  await enterPassword(page, identifier)
  await page.getByRole('heading', { level: 1, name: 'Ciao, ' }).waitFor()
  return page
}

beforeAll(async () => {
  await addThirdSchool()
  cast = {
    city: await site.signIn('city'),
    galilei: await site.signIn('office'),
    volta: await signIn('segreteria@volta.example'),
    negri: await signIn('segreteria@negri.example'),
    coordinator: await site.signIn('coordinator'),
    gaia: await site.newPage(),
    guest: await site.newPage(),
  }
})

async function openFirm(page: Page): Promise<void> {
  await openMenu(page, 'Enti')
  await page.getByRole('link', { name: firm, exact: true }).click()
  await expectTitle(page, firm)
}

describe('a firm comes in', () => {
  test('the city adds it, and sends a link to somebody there', async () => {
    const { city } = cast
    await openMenu(city, 'Enti')
    await city.getByRole('link', { name: 'Nuovo ente' }).click()
    await fill(city, { Denominazione: firm, 'Partita IVA': '09900000010' })
    await city.getByLabel('Tipo', { exact: true }).selectOption({ label: 'Impresa' })
    await fill(city, { Indirizzo: 'Via dei Torchi 8', CAP: '20100', Comune: 'Borgo' })
    await press(city, 'Inserisci l’ente')
    await expectTitle(city, firm)
    await openTab(city, 'Collegamenti')
    await fill(city, { 'Nome e cognome': gaia.name, 'E-mail': gaia.email })
    await press(city, 'Manda il collegamento')
    await city.getByText(`parte entro un minuto per ${gaia.email}`).waitFor()
  })

  test('she opens it without an account, and completes the profile', async () => {
    const { city, gaia: page } = cast
    await followLink(city, page, gaia)
    await page.getByRole('link', { name: 'Vai alla qualificazione' }).click()
    await completeProfile(page, {
      representative: owner.name,
      seats: '3',
      work: 'Legatoria e stampa',
      risk: 'alto',
      contact: { ...gaia, role: 'Rapporti con le scuole' },
      tutor: { ...gaia, role: 'Stampatrice' },
    })
    await openTab(page, 'Sedi e spazi')
    await page.getByRole('link', { name: 'Aggiungi una sede' }).click()
    await fill(page, { 'Nome della sede': 'Magazzino', Indirizzo: 'Via dei Torchi 10', CAP: '20100', Comune: 'Borgo' })
    await press(page, 'Salva')
    await page.getByRole('heading', { level: 2, name: 'Magazzino' }).waitFor()
  })

  test('she uploads a document, and applies', async () => {
    const { gaia: page } = cast
    await openTab(page, 'Documenti')
    await page.getByLabel('Tipo', { exact: true }).selectOption({ label: 'Visura camerale' })
    await fill(page, { 'Data del documento': '2026-10-01' })
    const buffer = demoPdf(['Visura camerale'])
    await page.locator('input[type=file]').setInputFiles({ name: 'visura.pdf', mimeType: 'application/pdf', buffer })
    await press(page, 'Carica')
    await page.getByText('Il documento è stato caricato.').waitFor()
    await openTab(page, 'Qualificazione')
    await apply(page, 'Stampiamo con caratteri di legno.')
    expect(site.complaints.all).toEqual([])
  })

  test('the city reviews the document, and puts the firm on its list', async () => {
    const { city } = cast
    await openMenu(city, 'Documenti')
    const line = city.getByRole('row').filter({ hasText: firm })
    await line.getByRole('link', { name: 'Visura camerale' }).click()
    const { bytes } = await download(city, 'Scarica (1 kB)')
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    await city.getByLabel('Accetta').check()
    await press(city, 'Registra la decisione')
    await city.getByText('La versione è stata accettata').waitFor()
    await qualify(city, firm)
  })
})

describe('three schools agree with it', () => {
  test('the first by link: both sign on the screen', async () => {
    const { city, galilei, guest } = cast
    await prepareAgreement(galilei, draft('Tipografia'))
    await sendLinkToSign(galilei, 'host', owner)
    await followLink(city, guest, owner)
    await guest.getByRole('link', { name: 'Leggi e firma' }).click()
    await signOnScreen(guest, ownerAs)

    const principal = { name: 'Prudenza Preside', email: 'prudenza@galilei.example' }
    await galilei.reload()
    await sendLinkToSign(galilei, 'school', principal)
    const office = await site.newPage()
    await followLink(city, office, principal)
    await office.getByRole('link', { name: 'Leggi e firma' }).click()
    await signOnScreen(office, { name: principal.name, role: 'Dirigente scolastica' })

    await galilei.reload()
    await typeNumber(galilei, '900/2026', '2026-11-25')
    await galilei.getByText('È in vigore fino al 31/08/2027.').waitFor()
  })

  test('the second on paper, with scans', async () => {
    const { volta } = cast
    await prepareAgreement(volta, draft('Legatoria'))
    const on = { on: '2026-11-24', collectedBy: 'Vito Volta' }
    await recordPaper(volta, 'host', { ...ownerAs, ...on })
    await recordPaper(volta, 'school', { name: 'Placido Preside', role: 'Dirigente scolastico', ...on })
    expect(await volta.getByRole('link', { name: 'Scansione' }).count()).toBe(2)
    // Every school has a register of its own: the same number is free here.
    await typeNumber(volta, '900/2026', '2026-11-25')
    await volta.getByText('È in vigore fino al 31/08/2027.').waitFor()
  })

  test('the third with the host on paper, and the principal by link', async () => {
    const { city, negri, guest } = cast
    await prepareAgreement(negri, draft('Incisione'))
    await recordPaper(negri, 'host', { ...ownerAs, on: '2026-11-25', collectedBy: 'Nina Negri' })
    const principal = { name: 'Placido Preside', email: 'placido@negri.example' }
    await sendLinkToSign(negri, 'school', principal)
    await followLink(city, guest, principal)
    await guest.getByRole('link', { name: 'Leggi e firma' }).click()
    await signOnScreen(guest, { name: principal.name, role: 'Dirigente scolastico' })
    await negri.reload()
    await typeNumber(negri, '31', '2026-11-25')
    await negri.getByText('È in vigore fino al 31/08/2027.').waitFor()
  })

  test('a number that the school has given already is refused, and leads to the agreement that has it', async () => {
    const { galilei } = cast
    const on = { on: '2026-11-25', collectedBy: 'Sara Segreteria' }
    await prepareAgreement(galilei, draft('Taglio laser', { host: 'FabLab Borgo APS' }))
    await recordPaper(galilei, 'host', { name: 'Paola Presidente', role: 'Presidente', ...on })
    await recordPaper(galilei, 'school', { name: 'Prudenza Preside', role: 'Dirigente scolastica', ...on })
    await typeNumber(galilei, '900/2026', '2026-11-25')
    await galilei.getByRole('alert').waitFor()
    await galilei.getByText(`Questo numero è già della convenzione con ${firm}.`).waitFor()
    await galilei.getByRole('link', { name: 'Aprila' }).click()
    await expectTitle(galilei, `IIS Galileo Galilei · ${firm}`)
  })

  test('the signed text can be had as a PDF', async () => {
    const { galilei, guest } = cast
    for (const page of [galilei, guest]) {
      const { name, bytes } = await download(page, 'Scarica il PDF')
      expect(name).toMatch(/\.pdf$/u)
      expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    }
    expect(site.complaints.all).toEqual([])
  })
})

describe('the city suspends the firm', () => {
  test('after a look at the three schools that it touches', async () => {
    const { city } = cast
    await openFirm(city)
    await openTab(city, 'Qualificazione')
    await city.getByRole('link', { name: 'Sospendi l’ente' }).click()
    await expectTitle(city, `Sospendi ${firm}`)
    for (const school of ['IIS Galileo Galilei', 'Liceo Alessandro Volta', 'Liceo Ada Negri'])
      expect(await city.getByRole('row', { name: new RegExp(`^${school}.*31/08/2027`, 'u') }).count()).toBe(1)
    await city.getByLabel('Proseguono fino al loro ultimo giorno').check()
    await fill(city, { Motivo: 'Un controllo sulla sicurezza.' })
    await press(city, 'Sospendi l’ente')
    await city.getByText('L’ente è sospeso. Percorsi interrotti: 0').waitFor()
  })

  test('a coordinator cannot propose a placement there, and reads why', async () => {
    const { coordinator } = cast
    await openMenu(coordinator, 'Percorsi')
    await coordinator.getByRole('link', { name: 'Nuovo percorso' }).first().click()
    await coordinator.getByRole('searchbox').fill('rossi')
    await press(coordinator, 'Cerca')
    await chooseIn(coordinator, /^Rossi Luca/u)
    await chooseIn(coordinator, /^Stamperia/u)
    await fill(coordinator, { 'Titolo del percorso': 'Stampa a mano', Attività: 'Composizione e stampa.' })
    await fill(coordinator, { 'Primo giorno': '2026-11-30', 'Ultimo giorno': '2026-12-18' })
    const times = coordinator.getByRole('row', { name: 'lunedì' }).locator('input')
    await times.nth(2).fill('14:00')
    await times.nth(3).fill('17:00')
    await coordinator.getByLabel('Sede', { exact: true }).selectOption({ index: 1 })
    await coordinator
      .getByLabel(/^\s*Tutor dell’ente/u)
      .first()
      .selectOption({ index: 1 })
    await coordinator
      .getByLabel(/^\s*Tutor scolastico/u)
      .first()
      .selectOption({ label: 'Teresa Tutor' })
    await press(coordinator, 'Salva la bozza')
    await coordinator.getByText('L’ente è sospeso dal programma').first().waitFor()
    await arrive(coordinator)
    expect(await coordinator.getByRole('button', { name: 'Proponi all’ente' }).isEnabled()).toBe(false)
  })

  test('the schools and the host were told', async () => {
    const { city } = cast
    await openMenu(city, 'Avvisi')
    for (const address of [gaia.email, 'segreteria@negri.example'])
      await city.getByRole('row', { name: 'Ente sospeso' }).filter({ hasText: address }).waitFor()
    expect(site.complaints.all).toEqual([])
  })
})
