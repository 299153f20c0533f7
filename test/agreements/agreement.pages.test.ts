import { beforeEach, describe, expect, test } from '@jest/globals'
import { AccessRecords } from '../../src/access-records/access-record.model.ts'
import { Agreements } from '../../src/agreements/agreement.model.ts'
import type { Agreement } from '../../src/agreements/agreement.rules.ts'
import { noHosting } from '../../src/partners/profile.rules.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { Schools } from '../../src/schools/school.model.ts'
import { useTestApp } from '../support/app.ts'
import { scan } from './office.ts'

const borgo = useTestApp()

const office = () => borgo.signIn('segreteria@borgo.example')
const host = () => borgo.signIn('ente@borgo.example')

const filled = {
  from: '14/9/2026',
  to: '30/6/2027',
  purpose: 'Robotica in laboratorio',
  seats: '4',
  safetyTraining: 'school',
  liability: 'Polizza 7',
  clauses: 'Prima clausola\nSeconda clausola',
}

beforeEach(async () => {
  const representative = { name: 'Łukasz Şerban', birthDay: null, birthPlace: null, taxCode: null }
  await Partners.updateOne({ _id: 'officine' }, { $set: { pec: null } })
  const qualification = { state: 'qualified', until: '2028-12-31', history: [] }
  await Partners.updateMany({}, { $set: { representative, qualification, hosting: noHosting } })
})

const storedId = async () =>
  (await Agreements.findOne({ 'terms.purpose': filled.purpose }).lean<Agreement>())?._id ?? ''

describe('an agreement from first to last', () => {
  test('is written, signed by the host on screen and by the principal on paper, and registered', async () => {
    const sara = await office()
    await sara.visit('/convenzioni')
    await sara.visit('/convenzioni/nuova?q=fablab')
    await sara.visit(`${sara.page.$('table a:contains("Scegli")').first().attr('href')}`)
    expect(sara.page.$('[name=liability]').val()).toBe('Assicurazioni del Borgo, polizza RC n. 2026/4471')
    const refused = await sara.press('Salva la bozza', { ...filled, to: '1/9/2026', seats: 'tanti' })
    expect(refused.status).toBe(422)
    expect(refused.$('[name=purpose]').val()).toBe(filled.purpose)
    const reversed = await sara.press('Salva la bozza', { ...filled, to: '1/9/2026' })
    expect(reversed.text).toContain('La fine viene prima dell’inizio.')
    await sara.press('Salva la bozza', filled)
    expect(sara.page.title).toBe('IIS Galileo Galilei · FabLab Borgo APS')
    expect(sara.page.text).toContain('Manda alla firma')
    expect(sara.page.text).toContain('Seconda clausola')
    await sara.press('Manda alla firma')
    expect(sara.page.html).toContain('La convenzione è alla firma')
    expect(sara.page.text).toContain('Manca la firma di: Scuola, Ente ospitante')

    const id = await storedId()
    const fabio = await host()
    expect((await fabio.visit('/convenzioni')).text).toContain('Alla firma')
    await fabio.visit(`/convenzioni/${id}`)
    expect(fabio.page.text).toContain('aspetta la tua firma')
    await fabio.visit(`/convenzioni/${id}/firma`)
    expect(fabio.page.text).toContain('Robotica in laboratorio')
    expect((await fabio.press('Firma la convenzione', { name: 'Fabio Fresa' })).text).toContain(
      'Spunta la dichiarazione',
    )
    expect(fabio.page.$('[name=name]').val()).toBe('Fabio Fresa')
    await fabio.press('Firma la convenzione', { declaration: 'yes' })
    expect(fabio.page.text).toContain('Firmata da Fabio Fresa il 25/11/2026')
    expect(fabio.page.text).toContain('Robotica in laboratorio')
    expect(fabio.page.$('button:contains("Firma la convenzione")')).toHaveLength(0)

    await sara.visit(`/convenzioni/${id}/firma-su-carta`)
    const paper = { on: '24/11/2026', collectedBy: 'Sara Segreteria' }
    const program = { name: 'firma.pdf', bytes: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(300)]) }
    const wrong = await sara.attach('Registra la firma', program, paper)
    expect([wrong.status, wrong.text.includes('è un programma')]).toEqual([422, true])
    expect(wrong.$('[name=collectedBy]').val()).toBe('Sara Segreteria')
    await sara.attach('Registra la firma', { name: 'firma.pdf', bytes: scan.bytes }, paper)
    expect(sara.page.text).toContain('su carta, raccolta da Sara Segreteria')
    const href = `${sara.page.$('a:contains("Scansione")').attr('href')}`
    const { headers, bytes } = await sara.download(href)
    expect([headers['content-type'], bytes.equals(scan.bytes)]).toEqual(['application/pdf', true])
    expect((await fabio.download(`/convenzioni/${id}/scansioni/altro`)).status).toBe(404)

    await sara.visit(`/convenzioni/${id}`)
    await sara.visit(`${sara.page.$('a:contains("Scrivi il numero di protocollo")').attr('href')}`)
    expect((await sara.press('Salva', { number: 'senza' })).text).toContain('per esempio 1234/2026')
    await sara.press('Salva', { number: '4500/2026', date: '25/11/2026' })
    expect(sara.page.text).toContain('n. 4500/2026 del 25/11/2026')
    expect(sara.page.text).toContain('In vigore')
  })

  test('with a number that is taken, says by which agreement', async () => {
    const sara = await office()
    const year = (await Agreements.findById('galilei-fablab').lean<Agreement>())?.protocol?.year
    await Agreements.updateOne({ _id: 'galilei-fablab' }, { $set: { 'protocol.number': '77' } })
    const date = (await Agreements.findById('galilei-officine').lean<Agreement>())?.protocol?.date
    expect(year).toBeDefined()
    await sara.visit('/convenzioni/galilei-officine/protocollo')
    const page = await sara.press('Salva', { number: '0077', date: `${date}` })
    expect(page.status).toBe(422)
    expect(page.text).toContain('è già della convenzione con FabLab Borgo APS')
    expect(page.$('a[href="/convenzioni/galilei-fablab"]')).toHaveLength(1)
    expect(page.$('[name=number]').val()).toBe('0077')
  })
})

describe('the page of an agreement', () => {
  test('of a draft says everything that is missing and where to write it', async () => {
    await Partners.updateOne({ _id: 'sartoria' }, { $set: { representative: null, 'qualification.state': 'none' } })
    await Schools.updateOne({ _id: 'galilei' }, { $set: { 'office.principal': null } })
    const sara = await office()
    const page = await sara.visit('/convenzioni/galilei-sartoria')
    expect(page.$('button:contains("Manda alla firma")').attr('disabled')).toBeDefined()
    expect(page.text).toContain('Manca il nome del dirigente scolastico')
    expect(page.text).toContain('Manca il legale rappresentante')
    expect(page.text).toContain('non è nell’elenco qualificato')
    expect(page.$('a[href="/istituti/galilei/impostazioni"]')).toHaveLength(1)
    const forced = await sara.post('/convenzioni/galilei-sartoria/alla-firma')
    expect(forced.location).toBe('/convenzioni/galilei-sartoria')
    expect((await sara.visit('/convenzioni/galilei-sartoria')).html).toContain('Manca il nome del dirigente')
  })

  test('is reopened with a reason, and says that the signatures are gone', async () => {
    const sara = await office()
    await sara.visit('/convenzioni/galilei-sartoria')
    await sara.press('Manda alla firma')
    await sara.visit('/convenzioni/galilei-sartoria/riapertura')
    expect((await sara.press('Salva')).status).toBe(422)
    await sara.press('Salva', { reason: 'Cambiano i posti' })
    expect(sara.page.html).toContain('di nuovo una bozza')
    expect(sara.page.text).toContain('Cambiano i posti')
  })

  test('changed by somebody else while a form was open, says why the form leads elsewhere', async () => {
    const sara = await office()
    await sara.visit('/convenzioni/galilei-sartoria/modifica')
    const corrado = await borgo.signIn('coordinatore@borgo.example')
    await corrado.visit('/convenzioni/galilei-sartoria')
    await corrado.press('Manda alla firma')
    await sara.press('Salva', filled)
    expect(sara.page.title).toContain('IIS Galileo Galilei ·')
    expect(sara.page.html).toContain('non è più una bozza')
    await sara.visit('/convenzioni/galilei-sartoria/firma-su-carta')
    // While either may have signed, nobody's name is filled in.
    expect(sara.page.$('[name=party]:checked')).toHaveLength(0)
    expect(sara.page.$('[name=name]').val() ?? '').toBe('')
    await corrado.visit('/convenzioni/galilei-sartoria/riapertura')
    await sara.visit('/convenzioni/galilei-sartoria/riapertura')
    await corrado.press('Salva', { reason: 'Cambiano i posti' })
    await sara.press('Salva', { reason: 'Anche a me' })
    expect(sara.page.html).toContain('Intanto la convenzione è cambiata')
  })

  test('is copied, ended early and cancelled', async () => {
    const sara = await office()
    await sara.visit('/convenzioni/galilei-fablab/chiusura')
    expect((await sara.press('Salva', { on: '1/1/2026', reason: 'x' })).text).toContain('può essere oggi o più avanti')
    await sara.press('Salva', { on: '31/12/2026', reason: 'Trasloco' })
    expect(sara.page.text).toContain('chiusa il 31/12/2026')
    await sara.press('Copia per l’anno dopo')
    expect(sara.page.html).toContain('Ecco la copia')
    expect(sara.page.text).toContain('Bozza')
    await sara.visit(`${sara.page.$('a:contains("Annulla la convenzione")').attr('href')}`)
    await sara.press('Salva', { reason: 'Doppia' })
    expect(sara.page.text).toContain('È stata annullata. Motivo: Doppia')
  })

  test('is read and printed by the host and the city, who change nothing', async () => {
    for (const person of ['ente@borgo.example', 'citta@borgo.example', 'docente@borgo.example']) {
      const visitor = await borgo.signIn(person)
      const page = await visitor.visit('/convenzioni/galilei-fablab')
      expect(page.text).toContain('In vigore')
      expect(page.$('main form')).toHaveLength(0)
      expect((await visitor.visit('/convenzioni/galilei-fablab/testo')).text).toContain('FabLab Borgo APS')
      expect((await visitor.visit('/convenzioni/galilei-fablab/modifica')).status).toBe(403)
    }
    const volta = await borgo.signIn('segreteria@volta.example')
    for (const path of ['', '/testo', '/pdf', '/modifica', '/protocollo', '/chiusura'])
      expect((await volta.visit(`/convenzioni/galilei-fablab${path}`)).status).toBe(404)
  })

  test('leaves as a PDF, which is written down', async () => {
    const sara = await office()
    const { status, headers, bytes } = await sara.download('/convenzioni/galilei-fablab/pdf')
    expect([status, headers['content-type'], bytes.subarray(0, 5).toString()]).toEqual([
      200,
      'application/pdf',
      '%PDF-',
    ])
    expect(headers['content-disposition']).toContain('convenzione-FabLab-Borgo-APS')
    expect(await AccessRecords.countDocuments({ what: 'agreement', about: 'galilei-fablab' })).toBe(1)
    await Partners.updateOne({ _id: 'fablab' }, { $set: { name: 'Altro nome' } })
    expect((await sara.download('/convenzioni/galilei-fablab/pdf')).bytes.equals(bytes)).toBe(true)
  })
})

describe('the list of agreements', () => {
  test('is filtered by where they stand, and leaves as a file', async () => {
    const sara = await office()
    expect((await sara.visit('/convenzioni')).text).toContain('1–3 di 3')
    expect((await sara.visit('/convenzioni?stato=draft')).text).toContain('Sartoria Sociale')
    expect((await sara.visit('/convenzioni?stato=ending')).text).toContain('55 giorni alla scadenza')
    expect((await sara.visit('/convenzioni?q=nessuna')).text).toContain('Nessuna convenzione trovata')
    const file = await sara.download('/convenzioni?formato=csv')
    expect(file.bytes.toString('utf8')).toContain('FabLab Borgo APS')
    const carla = await borgo.signIn('citta@borgo.example')
    expect((await carla.visit('/convenzioni')).text).toContain('Liceo Alessandro Volta')
    await Agreements.deleteMany({})
    expect((await sara.visit('/convenzioni')).text).toContain('Comincia dalla prima')
  })

  test('exists in English', async () => {
    const sara = await office()
    await sara.post('/lingua', { language: 'en', back: '/convenzioni' })
    expect((await sara.visit('/convenzioni/galilei-fablab')).text).toContain('In force')
  })
})

describe('the template of a school', () => {
  test('is tried with a real case, saved, and given up again', async () => {
    const sara = await office()
    const page = await sara.visit('/convenzioni/modello')
    expect(page.text).toContain('Usi il modello del programma')
    expect(page.text).toContain('ente.denominazione')
    const text = '# Convenzione breve\n\nTra {{scuola.denominazione}} e {{ente.denominazione}}, PEC {{ente.pec}}'
    const seen = await sara.press('Mostra l’anteprima', { text, example: 'p:officine' })
    expect(seen.text).toContain('Tra IIS Galileo Galilei e Officine Meccaniche Fratelli Bernasconi')
    expect(seen.text).toContain('restano da riempire a mano: ente.pec')
    expect(seen.$('[name=text]').val()).toBe(text)
    await sara.press('Salva il modello')
    expect(sara.page.text).toContain('Il modello del tuo istituto')
    await sara.visit('/convenzioni/galilei-sartoria/testo')
    expect(sara.page.text).toContain('Convenzione breve')
    await sara.visit('/convenzioni/modello')
    await sara.press('Torna al modello del programma')
    expect(sara.page.text).toContain('Usi il modello del programma')
    expect(sara.page.text).toContain('Versione 1')
  })

  test('with mistakes says the line and what was meant, and keeps the text', async () => {
    const sara = await office()
    await sara.visit('/convenzioni/modello')
    const text = '# T\n\n{{ente.denominzione}}\n{{#if x}}'
    const page = await sara.press('Salva il modello', { text: `${text}{{/if}}` })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Forse volevi dire ente.denominazione.')
    expect(page.text).toContain('Riga')
    expect(page.$('[name=text]').val()).toBe(`${text}{{/if}}`)
    expect((await sara.press('Mostra l’anteprima', { text })).text).toContain('non si chiudono come dovrebbero')
  })
})
