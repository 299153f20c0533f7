import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { type PersonRole, roles } from '../../src/access/actor.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { agree, fill, press } from './support/acts.ts'
import { barriers, barriersOnPhone, overflow, violations } from './support/axe.ts'
import { addFurtherAgreements, linkToSign } from './support/further-agreements.ts'
import { waitForFocus } from './support/keyboard.ts'
import { useSite } from './support/site.ts'

/** What no address shows by itself: refused forms, pages of errors, what unfolds. All as readable as the rest. */
const site = useSite({ fresh: 'once' })
const people = new Map<PersonRole | 'stranger', Page>()

beforeAll(async () => {
  for (const role of roles) people.set(role, await site.signIn(role))
  people.set('stranger', await site.newPage())
  await addFurtherAgreements()
  // Only a suspended host has a form to be readmitted by.
  await Partners.updateOne({ _id: 'tipografia' }, { $set: { 'qualification.state': 'suspended' } })
})

function pageOf(who: PersonRole | 'stranger'): Page {
  const page = people.get(who)
  if (!page) throw new Error(`${who} has not signed in.`)
  return page
}

/** Links of the summary that lead to no field. */
async function deadLinks(page: Page): Promise<string[]> {
  const dead: string[] = []
  for (const link of await page.getByRole('alert').getByRole('link').all()) {
    const href = (await link.getAttribute('href')) ?? ''
    if ((await page.locator(`[id="${href.slice(1)}"]`).count()) === 0) dead.push(href)
  }
  return dead
}

/** Forms are looked at in both widths where every page is (axe.test.ts); what is wrong in them is read on a phone here. */
async function expectRefusal(page: Page): Promise<void> {
  const summary = page.getByRole('alert')
  await summary.waitFor()
  await waitForFocus(page, summary)
  expect(await summary.getByRole('listitem').count()).toBeGreaterThan(0)
  expect(await deadLinks(page)).toEqual([])
  expect(await barriersOnPhone(page)).toEqual([])
  expect(site.complaints.all).toEqual([])
}

/** Who, where, the button, and what is typed where an empty form is a right one. */
type Form = [PersonRole | 'stranger', string, string, Record<string, string>?]

const forms: Form[] = [
  ['stranger', '/accedi', 'Accedi'],
  ['stranger', '/password-dimenticata', 'Invia il collegamento'],
  ['stranger', '/attiva', 'Continua'],
  ['city', '/istituti/importazione', 'Importa'],
  ['city', '/utenti/invito', 'Invia l’invito'],
  ['teacher', '/profilo', 'Cambia password'],
  ['office', '/elenchi', 'Carica e controlla'],
  ['office', '/istituti/galilei/impostazioni', 'Salva', { 'Codice fiscale dell’istituto': '12' }],
  ['coordinator', '/percorsi/nuovo?studente=bruno&ente=fablab', 'Salva la bozza'],
  ['coordinator', '/percorsi/giulia-fablab/variazioni/nuova?tipo=date', 'Registra la variazione'],
  ['coordinator', '/percorsi/giulia-fablab/chiusura', 'Annulla il percorso'],
  ['student', '/percorsi/giulia-fablab/ore', 'Registra i giorni selezionati'],
]

const cityForms: Form[] = [
  ['city', '/programma/importazione', 'Vedi l’anteprima'],
  ['city', '/programma/modifica/identity', 'Salva'],
  ['city', '/programma/modifica/norms', 'Salva'],
  ['city', '/programma/modifica/calendar', 'Salva', { 'Chiusure della città': 'ieri' }],
  ['city', '/programma/modifica/themes', 'Salva', { Temi: 'Un tema | A theme | Non È Una Sigla' }],
  ['city', '/programma/modifica/texts', 'Salva'],
  ['city', '/protocolli/nuovo', 'Inserisci il protocollo'],
  ['city', '/protocolli/intesa/impegni', 'Salva'],
  ['city', '/protocolli/intesa/progetti', 'Salva'],
  ['city', '/protocolli/intesa/rinnovi', 'Registra un rinnovo'],
  ['city', '/protocolli/intesa/allegati', 'Carica l’allegato'],
  ['city', '/attivita/nuova', 'Inserisci l’attività'],
  ['city', '/attivita/making-3a/stato', 'Annulla l’attività'],
  ['city', '/documenti/officine-dvr', 'Registra la decisione'],
  ['city', '/enti/fablab/sospensione', 'Sospendi l’ente'],
  ['city', '/enti/tipografia/riammissione', 'Riammetti l’ente'],
  ['city', '/enti/tipografia/collegamenti', 'Manda il collegamento'],
]

const partnerForms: Form[] = [
  ['office', '/enti/nuovo', 'Inserisci l’ente'],
  ['coordinator', '/enti/fablab/sedi', 'Salva'],
  ['coordinator', '/enti/fablab/tutor', 'Salva'],
  ['host', '/enti/fablab/modifica', 'Salva'],
  ['host', '/enti/fablab/rappresentante', 'Salva'],
  ['host', '/enti/fablab/referenti', 'Salva'],
  ['host', '/enti/fablab/luoghi/spazi', 'Salva'],
  ['host', '/enti/fablab/luoghi/chiusure', 'Salva'],
  ['host', '/enti/fablab/luoghi/orari?sede=fablab-1', 'Salva', { Lunedì: 'sempre' }],
  ['host', '/enti/fablab/documenti', 'Carica'],
  ['host', '/documenti/fablab-autodichiarazione', 'Carica'],
  ['office', '/contatti/contatto-galilei', 'Salva'],
]

const agreementForms: Form[] = [
  ['office', '/convenzioni/modello', 'Salva il modello'],
  ['office', '/convenzioni/nuova?ente=fablab', 'Salva la bozza'],
  ['office', '/convenzioni/galilei-sartoria/modifica', 'Salva'],
  ['office', '/convenzioni/da-firmare/collegamenti', 'Manda il collegamento'],
  ['office', '/convenzioni/da-firmare/firma-su-carta', 'Registra la firma'],
  ['office', '/convenzioni/da-firmare/riapertura', 'Salva'],
  ['host', '/convenzioni/da-firmare/firma', 'Firma la convenzione'],
  ['office', '/convenzioni/da-protocollare/protocollo', 'Salva'],
  ['office', '/convenzioni/galilei-fablab/chiusura', 'Salva'],
]

/** Empties what the form of this button holds already, and types what it is given instead. */
async function spoilForm(page: Page, button: string, typed: Record<string, string>): Promise<void> {
  const form = page.locator('main form').filter({ has: page.getByRole('button', { name: button, exact: true }) })
  for (const folded of await form.first().locator('details:not([open]) > summary').all()) await folded.click()
  for (const each of await form.first().locator('input.form-control:not([type=file]), textarea').all())
    await each.fill('')
  await fill(page, typed)
}

describe('a form that was sent empty, or wrong, says what is the matter, without barriers:', () => {
  const all = [...forms, ...cityForms, ...partnerForms, ...agreementForms]
  test.each(all)('%s at %s', async (who, url, button, ...typed) => {
    const page = pageOf(who)
    await page.goto(url)
    await spoilForm(page, button, typed[0] ?? {})
    await page.locator('main').getByRole('button', { name: button, exact: true }).first().click()
    const question = page.getByRole('dialog')
    if (await question.isVisible()) await question.getByRole('button', { name: 'Conferma' }).click()
    await expectRefusal(page)
  })

  test('a contact without what came of it, in a form that unfolds', async () => {
    const page = pageOf('office')
    await page.goto('/enti/fablab/contatti')
    await page.getByText('Scrivi un contatto').click()
    await page.getByRole('button', { name: 'Salva il contatto' }).click()
    await expectRefusal(page)
  })

  test('a file that is too large', async () => {
    const page = pageOf('office')
    await page.goto('/elenchi')
    const buffer = Buffer.alloc(5 * 1024 * 1024 + 1)
    await page.getByLabel('File dell’elenco').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer })
    await page.getByRole('button', { name: 'Carica e controlla' }).click()
    await expectRefusal(page)
    await page.getByText('Il file è troppo grande').first().waitFor()
  })

  test('a number that another agreement has', async () => {
    const page = pageOf('office')
    await page.goto('/convenzioni/da-protocollare/protocollo')
    await fill(page, { Numero: '1302', 'Data di registrazione': '2026-08-01' })
    await press(page, 'Salva')
    await expectRefusal(page)
  })

  test('a signature by somebody else than the link was sent to', async () => {
    const page = await site.newPage()
    await page.goto(linkToSign.address)
    await page.getByRole('link', { name: 'Leggi e firma' }).click()
    await fill(page, { 'Nome e cognome': 'Un Passante', Qualifica: 'Passante' })
    await page.getByLabel('Ho letto il testo').check()
    await press(page, 'Firma la convenzione')
    await expectRefusal(page)
  })

  test('hours at other times, that are not hours', async () => {
    const page = pageOf('student')
    await page.goto('/percorsi/giulia-fablab/ore')
    await page.getByText('Con un altro orario').click()
    await page.getByLabel('Dalle', { exact: true }).fill('18:00')
    await page.getByRole('button', { name: 'Registra questo giorno' }).click()
    await expectRefusal(page)
  })

  test('hours sent back without a reason', async () => {
    const page = pageOf('teacher')
    await page.goto('/ore/da-convalidare')
    await page.getByText('Qualcosa non va?').click()
    await page.getByRole('button', { name: 'Rimanda le righe selezionate' }).click()
    await expectRefusal(page)
  })
})

describe('the page of an error has no barriers when', () => {
  async function expectError(page: Page, title: string): Promise<void> {
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
    expect(await barriers(page)).toEqual([])
    expect(site.complaints.all).toEqual([])
  }

  test.each([
    ['student', '/istituti', 'Non puoi aprire questa pagina'],
    ['student', '/percorsi/vanni-officine', 'Pagina non trovata'],
    ['stranger', '/non-esiste', 'Pagina non trovata'],
  ] as const)('%s opens %s', async (who, url, title) => {
    await pageOf(who).goto(url)
    await expectError(pageOf(who), title)
  })

  test('the form is too old', async () => {
    const page = pageOf('host')
    await page.goto('/enti/fablab/modifica')
    await page.evaluate('document.querySelector("main input[name=_csrf]").value = "old"')
    await page.getByRole('button', { name: 'Salva' }).click()
    await expectError(page, 'Il modulo è scaduto')
  })

  test('somebody tries too often', async () => {
    const page = pageOf('stranger')
    for (let attempt = 0; attempt < 6; attempt++) {
      await page.goto('/password-dimenticata')
      await page.getByLabel('Indirizzo e-mail').fill('nessuno@borgo.example')
      await page.getByRole('button', { name: 'Invia il collegamento' }).click()
      await page.waitForLoadState()
    }
    await expectError(page, 'Troppi tentativi')
  })
})

describe('there are no barriers in', () => {
  test('the menu of a phone, and the own menu, when they are open', async () => {
    const page = await site.signIn('teacher', { viewport: { width: 360, height: 740 } })
    await page.locator('.menu-button').click()
    await page.locator('.user-menu summary').click()
    expect(await violations(page, 360)).toEqual([])
    expect(await overflow(page, 320)).toEqual([])
    expect(await violations(page, 1280)).toEqual([])
  })

  test('the lines that wait for the host, and the question before one is cancelled', async () => {
    const student = pageOf('student')
    await student.goto('/percorsi/giulia-fablab/ore')
    await student.getByLabel('lunedì 23 novembre 2026').check()
    await student.getByLabel('Attività svolta').first().fill('Montaggio della cornice')
    await press(student, 'Registra i giorni selezionati')
    await student.getByText('1 riga registrata').waitFor()
    expect(await barriers(student)).toEqual([])
    await press(student, 'Annulla')
    await student.getByRole('dialog').waitFor()
    expect(await violations(student, 360)).toEqual([])

    const host = pageOf('host')
    await host.goto('/ore/da-confermare')
    await host.getByText('Qualcosa non va?').click()
    expect(await barriers(host)).toEqual([])
    await host.goto('/percorsi/giulia-fablab/ore')
    expect(await barriers(host)).toEqual([])
  })

  test('a list before and after it is confirmed, and the slips', async () => {
    const page = pageOf('office')
    await page.goto('/elenchi')
    const rows = ['Cognome;Nome;Classe;Data di nascita', 'Nuovi;Nadia;3A;05/05/2010', 'Rossi;Luca;3A;', 'Nuovi;Nino;;']
    const buffer = Buffer.from(rows.join('\r\n'))
    await page.getByLabel('File dell’elenco').setInputFiles({ name: '3A.csv', mimeType: 'text/csv', buffer })
    await page.getByLabel('Sede delle classi').selectOption('ZZTF00101T')
    await press(page, 'Carica e controlla')
    await page.getByRole('heading', { name: 'Anteprima dell’elenco' }).waitFor()
    const preview = page.url()
    for (const view of ['', '?vista=joined', '?vista=left', '?vista=warnings']) {
      await page.goto(preview + view)
      expect(await barriers(page)).toEqual([])
    }
    await page.goto(preview)
    await press(page, 'Conferma e registra')
    await page.getByRole('heading', { name: 'Elenco registrato' }).waitFor()
    expect(await barriers(page)).toEqual([])
    await page.goto('/classi/galilei-4a')
    await press(page, 'Stampa i fogli di attivazione')
    await agree(page)
    await page.getByRole('heading', { level: 1, name: /^Fogli di attivazione/u }).waitFor()
    expect(await barriers(page)).toEqual([])
  })

  test('the pages in English', async () => {
    const page = await site.signIn('coordinator')
    await press(page, 'English')
    await page.locator('html[lang=en]').waitFor()
    for (const url of ['/', '/percorsi/giulia-fablab', '/ore/da-convalidare']) {
      await page.goto(url)
      expect(await violations(page, 1280)).toEqual([])
      expect(await overflow(page, 320)).toEqual([])
    }
    expect(site.complaints.all).toEqual([])
  })
})
