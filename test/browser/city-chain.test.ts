import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { institute, registerText } from '../support/school-register.ts'
import { agree, arrive, expectTitle, factOf, fill, openMenu, press } from './support/acts.ts'
import { useSite } from './support/site.ts'

/** One story of the city, told in order by clicking: from its programme to the target of its protocol. */
const site = useSite({ fresh: 'once' })

let city: Page
let coordinator: Page

beforeAll(async () => {
  city = await site.signIn('city')
  coordinator = await site.signIn('coordinator')
})

const protocol = 'Protocollo d’intesa Comune di Milano e MIUR'
const activity = 'Making nelle scuole'

/** How far the students have come, beside the bar. */
async function expectProgress(page: Page, text: string): Promise<void> {
  await page.locator('.progress-line strong').getByText(text, { exact: true }).first().waitFor()
}

describe('the programme', () => {
  test('the city imports the pack of Milan after a look at what would change', async () => {
    await openMenu(city, 'Programma')
    await city.getByRole('link', { name: 'Importa un pacchetto' }).click()
    await press(city, 'Anteprima: Milano')
    await expectTitle(city, 'Anteprima dell’importazione')
    await city.getByText('Non è ancora cambiato nulla.').waitFor()
    await arrive(city)
    expect(await city.getByRole('row', { name: /^Zone della città 9 / }).count()).toBe(1)
    await press(city, 'Conferma e metti in vigore')
    await agree(city)
    await city.getByRole('heading', { name: 'Il programma della città' }).waitFor()
    expect(await factOf(city, 'Programma')).toBe('Mi Generation Lab')
    expect(await factOf(city, 'Città')).toBe('Milano')
    await city.getByRole('row', { name: /Sant’Ambrogio/u }).waitFor()

    await openMenu(city, 'Enti')
    expect(await city.getByLabel('Quartiere').locator('option').count()).toBe(10)
    await coordinator.reload()
    await coordinator.getByText('Mi Generation Lab').first().waitFor()
  })

  test('the schools are there, once their register is imported', async () => {
    await openMenu(city, 'Istituti')
    await city.getByRole('link', { name: 'Importa il registro' }).click()
    const rows = institute('BGIS90100A', ['BGTF901011'], { DENOMINAZIONEISTITUTORIFERIMENTO: 'I.I.S. ADA NEGRONI' })
    const register = { name: 'scuole.csv', mimeType: 'text/csv', buffer: Buffer.from(registerText(rows)) }
    await city.getByLabel('File del registro').setInputFiles(register)
    await press(city, 'Importa')
    await expectTitle(city, 'Registro importato')
    await openMenu(city, 'Istituti')
    const schools = await city.getByRole('table').getByRole('link').allInnerTexts()
    expect(schools).toEqual(expect.arrayContaining(['I.I.S. ADA NEGRONI', 'IIS Galileo Galilei']))
  })
})

describe('the protocol of 5 September 2017', () => {
  test('is entered with its parties', async () => {
    await openMenu(city, 'Protocolli')
    await city.getByRole('link', { name: 'Nuovo protocollo' }).click()
    await fill(city, { Titolo: protocol, Oggetto: 'Iniziative comuni per le scuole della città.' })
    await fill(city, {
      'Parte, riga 1': 'Comune di Milano',
      'Firmato da, riga 1': 'il Sindaco',
      'Parte, riga 2': 'MIUR',
      'Firmato da, riga 2': 'la Ministra',
      'Firmato il': '2017-09-05',
    })
    await press(city, 'Inserisci il protocollo')
    await expectTitle(city, protocol)
    expect(await factOf(city, 'Firmato il')).toBe('05/09/2017')
    for (const party of ['Comune di Milano', 'MIUR'])
      expect(await city.getByRole('rowheader', { name: party }).count()).toBe(1)
  })

  test('says to how many students it commits, and where it began', async () => {
    await city.getByRole('link', { name: 'Aggiungi un impegno' }).first().click()
    await fill(city, { Impegno: 'Studenti nelle attività del Comune', Obiettivo: '1.000' })
    await city.getByLabel('Il protocollo dice “circa”').check()
    await fill(city, { 'Quanti erano già': '700', 'A che cosa si riferisce': 'anno scolastico 2016/17' })
    await press(city, 'Salva')
    await expectTitle(city, protocol)
    await expectProgress(city, '0 di circa 1.000')
    await city.getByText('700 (anno scolastico 2016/17)').waitFor()
  })

  test('counts nobody as long as no class takes part in its activity', async () => {
    await city.getByRole('link', { name: 'Nuova attività sotto questo protocollo' }).click()
    await fill(city, { Titolo: activity })
    await city.getByLabel('Tipo', { exact: true }).selectOption({ label: 'Modulo di laboratorio' })
    await fill(city, { Dal: '2026-11-20', Al: '2026-12-20', 'Ore per classe': '30' })
    await fill(city, { 'Cerca un istituto': 'galilei' })
    await press(city, 'Cerca istituti')
    await city.getByLabel(/^IIS Galileo Galilei/u).check()
    await press(city, 'Inserisci l’attività')
    await expectTitle(city, activity)
    await press(city, 'Avvia l’attività')
    await city.getByText('L’attività è avviata.').waitFor()

    await openProtocol(city)
    await expectProgress(city, '0 di circa 1.000')
  })

  test('moves towards its target when a school brings in a class, on its page and on the city’s first page', async () => {
    await openMenu(coordinator, 'Attività')
    await coordinator.getByRole('link', { name: activity }).click()
    await coordinator.getByLabel(/^3A INF/u).check()
    await press(coordinator, 'Iscrivi le classi')
    await coordinator.getByText('Le classi scelte partecipano.').waitFor()
    await openProtocol(coordinator)
    await expectProgress(coordinator, '24 di circa 1.000')

    await openProtocol(city)
    await expectProgress(city, '24 di circa 1.000')
    await city.locator('#menu').getByText('Oggi', { exact: true }).click()
    await expectTitle(city, /^Ciao, /u)
    await expectProgress(city, '24 di circa 1.000')
    expect(site.complaints.all).toEqual([])
  })
})

async function openProtocol(page: Page): Promise<void> {
  await openMenu(page, 'Protocolli')
  await page.getByRole('link', { name: protocol }).click()
  await expectTitle(page, protocol)
}
