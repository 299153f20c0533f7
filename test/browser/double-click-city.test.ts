import { describe, expect, test } from '@jest/globals'
import type { Page } from 'playwright-core'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { Activities } from '../../src/activities/activity.model.ts'
import { Agreements } from '../../src/agreements/agreement.model.ts'
import { PartnerDocuments } from '../../src/documents/document.model.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { notQualified } from '../../src/partners/qualification.rules.ts'
import { Protocols } from '../../src/protocols/protocol.model.ts'
import { expectTitle, fill, press } from './support/acts.ts'
import { addFurtherAgreements, linkToSign } from './support/further-agreements.ts'
import { ways } from './support/impatience.ts'
import { useSite } from './support/site.ts'

/** Impatience of the city, of schools and of hosts: protocols, activities, agreements and documents are there once. */
const site = useSite()

async function chooseDocument(page: Page): Promise<void> {
  await page.goto('/enti/fablab/documenti')
  await page.getByLabel('Tipo', { exact: true }).selectOption({ label: 'Polizza assicurativa' })
  await fill(page, { Titolo: 'Polizza nuova', 'Data del documento': '2026-09-01', Scadenza: '2027-09-01' })
  const buffer = demoPdf(['Polizza nuova'])
  await page.locator('input[type=file]').setInputFiles({ name: 'p.pdf', mimeType: 'application/pdf', buffer })
}

describe.each(ways)('%s', (_, twice, options) => {
  test('enters a protocol once', async () => {
    const page = await site.signIn('city', options)
    await page.goto('/protocolli/nuovo')
    const parties = { 'Parte, riga 1': 'Comune di Borgo', 'Parte, riga 2': 'Camera di commercio' }
    await fill(page, { Titolo: 'Patto per i mestieri', Oggetto: 'Botteghe aperte.', 'Firmato il': '2026-11-20' })
    await fill(page, parties)
    await twice(page, 'Inserisci il protocollo')
    await expectTitle(page, 'Patto per i mestieri')
    expect(await Protocols.countDocuments({ title: 'Patto per i mestieri' })).toBe(1)
  })

  test('enters an activity once', async () => {
    const page = await site.signIn('city', options)
    await page.goto('/attivita/nuova')
    await fill(page, { Titolo: 'Botteghe aperte', Dal: '2026-12-01', Al: '2026-12-20', 'Ore per classe': '6' })
    await page.getByLabel('Tipo', { exact: true }).selectOption({ label: 'Visita in fablab' })
    await fill(page, { 'Cerca un istituto': 'galilei' })
    await press(page, 'Cerca istituti')
    await page.getByLabel(/^IIS Galileo Galilei/u).check()
    await twice(page, 'Inserisci l’attività')
    await expectTitle(page, 'Botteghe aperte')
    expect(await Activities.countDocuments({ title: 'Botteghe aperte' })).toBe(1)
  })

  test('prepares one agreement', async () => {
    const page = await site.signIn('office', options)
    await page.goto('/convenzioni/nuova?ente=fablab')
    await fill(page, { Scopo: 'Luci per il teatro' })
    await twice(page, 'Salva la bozza')
    await expectTitle(page, 'IIS Galileo Galilei · FabLab Borgo APS')
    expect(await Agreements.countDocuments({ 'terms.purpose': 'Luci per il teatro' })).toBe(1)
  })

  test('signs an agreement once', async () => {
    await addFurtherAgreements()
    const page = await site.newPage(options)
    await page.goto(linkToSign.address)
    await page.getByRole('link', { name: 'Leggi e firma' }).click()
    await fill(page, { 'Nome e cognome': linkToSign.name, Qualifica: 'Presidente' })
    await page.getByLabel('Ho letto il testo').check()
    await twice(page, 'Firma la convenzione')
    await page.getByText(`Firmata da ${linkToSign.name}`).waitFor()
    const agreement = await Agreements.findById('da-firmare').lean()
    expect(agreement?.signatures.map(({ party }) => party)).toEqual(['host'])
    expect(agreement?.history.filter(({ event }) => event === 'signed-host')).toHaveLength(1)
  })

  test('applies for qualification once', async () => {
    await Partners.updateOne({ _id: 'fablab' }, { qualification: notQualified })
    const page = await site.signIn('host', options)
    await page.goto('/enti/fablab/qualificazione')
    await page.getByLabel('Dichiaro che i dati del profilo').check()
    await twice(page, 'Manda la domanda')
    await page.getByText('Domanda in esame').first().waitFor()
    const partner = await Partners.findById('fablab').lean()
    expect(partner?.qualification.history.map(({ event }) => event)).toEqual(['applied'])
  })

  test('uploads a document once', async () => {
    const page = await site.signIn('host', options)
    await chooseDocument(page)
    await twice(page, 'Carica')
    await page.getByRole('link', { name: 'Polizza nuova' }).or(page.getByText('Polizza nuova')).first().waitFor()
    const documents = await PartnerDocuments.find({ title: 'Polizza nuova' }).lean()
    expect(documents.map(({ versions }) => versions.length)).toEqual([1])
  })
})
