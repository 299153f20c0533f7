import { describe, expect, test } from '@jest/globals'
import { demoPdf } from '../../scripts/demo/pdf.ts'
import { useTestApp } from '../support/app.ts'
import type { Visitor } from '../support/browser.ts'

const borgo = useTestApp()
const city = () => borgo.signIn('citta@borgo.example')

const milano = {
  title: 'Protocollo d’intesa Comune di Milano e MIUR',
  subject: 'Integrare l’offerta formativa delle scuole, percorsi di cittadinanza attiva, scuola digitale.',
  'party-0-name': 'Comune di Milano',
  'party-0-signedBy': 'il Sindaco',
  'party-1-name': 'MIUR',
  'party-1-signedBy': 'la Ministra',
  signedOn: '05/09/2017',
  expiresOn: '5/9/2020',
}

async function entered(visitor: Visitor, changes: Record<string, string> = {}): Promise<string> {
  await visitor.visit('/protocolli/nuovo')
  const page = await visitor.press('Inserisci il protocollo', { ...milano, ...changes })
  const link = page.$('a:contains("Modifica i dati")').attr('href') ?? ''
  return link.replace('/modifica', '')
}

const problems = (visitor: Visitor) =>
  visitor.page
    .$('.problem-summary li')
    .toArray()
    .map((line) => visitor.page.$(line).text())

describe('the page of a protocol', () => {
  test('shows the city parties, term, commitments counted from the activities, projects and annexes', async () => {
    const visitor = await city()
    await visitor.visit('/protocolli')
    expect(visitor.page.text).toContain('Protocollo d’intesa Comune di Borgo e Ministero')
    const page = await visitor.visit('/protocolli/intesa')
    expect(page.text).toContain('In vigore')
    expect(page.text).toMatch(/mancano \d+ giorni/u)
    // 24 of 3A Galilei and 18 of 3A Volta; the placements of Giulia, Bruno and Vanni are of the same, Dora is of
    // 5B and somebody whose placement is suspended of 4A.
    expect(page.text).toContain('Studenti 44 di circa 60')
    expect(page.text).toContain('In programma: 20 in più. Con questi si arriva a 64.')
    expect(page.text).toContain('Alla firma: 32 (anno scolastico prima della firma). Non si somma')
    expect(page.text).toContain('Scuole 2 di 2')
    expect(page.text).toContain('Classi 2 di 4')
    // Approved of the linked robotics lab: 23, 24 and 22 present for three hours each, less a quarter of one.
    expect(page.text).toContain('Ore 206:45 di 1.500')
    expect(page.text).toContain('In programma: 2.177:30 in più. Con questi si arriva a 2.384:15.')
    expect(page.text).toContain('Chi lascia non è contato')
    expect(page.text).toContain('Chi lascia è contato')
    expect(page.text).toContain('B41J26000120006')
    expect(page.text).toMatch(/33\.456,78\s€/u)
    expect(page.text).toContain('Programma delle attività.pdf')
    expect(page.$('a[href="/attivita/making-3a"]').length).toBeGreaterThan(0)
  })

  test('shows the schools the same figures, without the buttons of the city, and links only their own activities', async () => {
    const visitor = await borgo.signIn('coordinatore@volta.example')
    const page = await visitor.visit('/protocolli/intesa')
    expect(page.text).toContain('Studenti 44 di circa 60')
    expect(page.text).not.toContain('Modifica')
    expect(page.text).not.toContain('Che cosa è successo')
    expect(page.text).toContain('Taglio laser di primavera')
    expect(page.$('a[href="/attivita/laser-primavera"]')).toHaveLength(0)
    expect(page.$('a[href="/attivita/making-3a"]').length).toBeGreaterThan(0)
    expect((await visitor.visit('/protocolli/intesa/modifica')).status).toBe(403)
    expect((await visitor.visit('/protocolli/nessuno')).status).toBe(404)
  })

  test('is closed to hosts and students', async () => {
    expect((await (await borgo.signIn('ente@borgo.example')).visit('/protocolli/intesa')).status).toBe(403)
    expect((await (await borgo.signIn('giulia.damico')).visit('/protocolli')).status).toBe(403)
  })

  test('speaks English to who prefers it', async () => {
    const visitor = await city()
    await visitor.visit('/protocolli')
    await visitor.post('/lingua', { language: 'en' })
    expect((await visitor.visit('/protocolli/intesa')).text).toContain('Leavers are counted')
  })
})

describe('entering a protocol', () => {
  test('keeps what was typed and says what is wrong beside each field', async () => {
    const visitor = await city()
    await visitor.visit('/protocolli/nuovo')
    const page = await visitor.press('Inserisci il protocollo', {
      ...milano,
      title: '',
      signedOn: '31/02/2017',
      'party-1-name': '',
    })
    expect(page.status).toBe(422)
    expect(problems(visitor)).toEqual([
      expect.stringContaining('Titolo'),
      expect.stringContaining('Scrivi una data'),
      expect.stringContaining('Scrivi come si chiama questa parte'),
    ])
    expect(page.$('[name=signedOn]').val()).toBe('31/02/2017')
    expect(page.$('[name=party-1-signedBy]').val()).toBe('la Ministra')
    await visitor.press('Inserisci il protocollo', { ...milano, expiresOn: '4/9/2017' })
    expect(visitor.page.text).toContain('La scadenza viene prima della firma')
    await visitor.press('Inserisci il protocollo', { ...milano, 'party-1-name': '', 'party-1-signedBy': '' })
    expect(visitor.page.text).toContain('almeno due parti')
  })

  test('pressed twice makes one', async () => {
    const visitor = await city()
    const page = await visitor.visit('/protocolli/nuovo')
    const id = String(page.$('[name=id]').val())
    const sent = { ...milano, id }
    const [first, second] = [
      await visitor.post('/protocolli/nuovo', sent),
      await visitor.post('/protocolli/nuovo', sent),
    ]
    expect([first.status, second.status]).toEqual([303, 303])
    expect((await visitor.visit('/protocolli?q=milano')).text).toContain('1–1 di 1')
  })

  test('by two people at once keeps what the second typed, and stores it when it is sent again', async () => {
    const [first, second] = [await city(), await city()]
    await first.visit('/protocolli/intesa/modifica')
    await second.visit('/protocolli/intesa/modifica')
    await first.press('Salva', { title: 'Prima' })
    const late = await second.press('Salva', { title: 'Dopo' })
    expect(late.status).toBe(422)
    expect(late.text).toContain('Intanto qualcun altro ha modificato il protocollo')
    expect(late.$('[name=title]').val()).toBe('Dopo')
    expect(late.$('a[href="/protocolli/intesa"]').length).toBeGreaterThan(0)
    expect((await second.press('Salva')).title).toBe('Dopo')
  })

  test('leads on: first commitment, first activity, then the renewal of what has ended', async () => {
    const visitor = await city()
    const url = await entered(visitor)
    expect(visitor.page.text).toContain('Scaduto')
    expect(visitor.page.text).toContain('Se è stato rinnovato, registra il rinnovo')
    await visitor.visit(`${url}/rinnovi`)
    await visitor.press('Registra un rinnovo', { until: '5/9/2019', on: '1/8/2020' })
    expect(visitor.page.text).toContain('Il rinnovo deve finire dopo la scadenza attuale')
    await visitor.press('Registra un rinnovo', { until: '5/9/2030', on: '1/8/2020', note: 'delibera 12' })
    expect(visitor.page.text).toContain('Rinnovato, in vigore')
    expect(visitor.page.text).toContain('scadenza firmata: 05/09/2020')
    expect(visitor.page.text).toContain('Aggiungi il primo impegno')
    await visitor.visit(`${url}/modifica`)
    expect((await visitor.press('Salva', { expiresOn: '' })).text).toContain('Il protocollo è stato rinnovato')
    await visitor.visit(url)
    expect((await visitor.press('Togli')).text).toContain('Scaduto')
  })
})

describe('commitments', () => {
  test('refuse a target that is no whole number above zero, and days outside the protocol', async () => {
    const visitor = await city()
    const url = await entered(visitor)
    await visitor.visit(`${url}/impegni`)
    const filled = { text: 'Studenti', measure: 'students', leavers: 'counted' }
    for (const [target, said] of [
      ['0', 'un numero maggiore di zero'],
      ['-5', 'un numero maggiore di zero'],
      ['12,5', 'Scrivi un numero intero'],
      ['mille', 'Scrivi un numero intero'],
    ] as const) {
      const page = await visitor.press('Salva', { ...filled, target })
      expect([page.status, page.text]).toEqual([422, expect.stringContaining(said)])
      expect(page.$('[name=target]').val()).toBe(target)
    }
    await visitor.press('Salva', { ...filled, target: '1.000', from: '1/1/2030', to: '1/1/2029' })
    expect(visitor.page.text).toContain('L’ultimo giorno viene prima del primo')
    await visitor.press('Salva', { ...filled, target: '1.000', from: '', to: '1/1/2029' })
    expect(visitor.page.text).toContain('fuori dalla durata del protocollo')
    await visitor.press('Salva', { ...filled, target: '1.000', to: '', measure: 'hours', about: 'yes' })
    expect(visitor.page.text).toContain('Ore 0 di circa 1.000')
    const edit = visitor.page.$('a:contains("Modifica l’impegno")').attr('href') ?? ''
    await visitor.visit(edit)
    expect(visitor.page.$('[name=target]').val()).toBe('1000')
    await visitor.press('Salva', { target: '2 000' })
    expect(visitor.page.text).toContain('Ore 0 di circa 2.000')
    await visitor.press('Togli l’impegno')
    expect(visitor.page.text).toContain('Nessun impegno')
  })
})

describe('funded projects', () => {
  test('read amounts as Italians write them, and check the CUP', async () => {
    const visitor = await city()
    const url = await entered(visitor)
    await visitor.visit(`${url}/progetti`)
    const filled = { title: 'PN Scuola e competenze', fund: 'PN', from: '1/10/2017', to: '30/6/2019' }
    const page = await visitor.press('Salva', {
      ...filled,
      cup: 'B41J2600012000',
      'line-0-name': 'Esperti',
      'line-0-planned': '1.234,567',
      'line-1-planned': '10',
    })
    expect(page.status).toBe(422)
    expect(problems(visitor)).toEqual([
      expect.stringContaining('Il CUP ha 15 caratteri'),
      expect.stringContaining('Scrivi un importo'),
      expect.stringContaining('Scrivi come si chiama questa voce'),
    ])
    await visitor.press('Salva', {
      ...filled,
      cup: 'b41j 26000120006',
      'line-0-planned': '1.234,56 €',
      'line-0-committed': '2000',
      'line-1-planned': '',
    })
    expect(visitor.page.text).toMatch(/1\.234,56\s€/u)
    expect(visitor.page.text).toContain('Impegnato oltre il previsto')
    expect(visitor.page.text).toContain('B41J26000120006')
    const edit = visitor.page.$('a:contains("Modifica il progetto")').attr('href') ?? ''
    await visitor.visit(edit)
    expect(visitor.page.$('[name=line-0-planned]').val()).toBe('1234,56')
    await visitor.press('Salva', { to: '1/1/2017' })
    expect(visitor.page.text).toContain('L’ultimo giorno viene prima del primo')
  })

  test('stay while a commitment or an activity needs them', async () => {
    const visitor = await city()
    await visitor.visit('/protocolli/intesa')
    expect((await visitor.press('Togli il progetto')).html).toContain('ci sono attività che ne fanno parte')
  })
})

describe('annexes', () => {
  test('are uploaded, downloaded by who sees the protocol, and removed', async () => {
    const visitor = await city()
    await visitor.visit('/protocolli/intesa/allegati')
    const refused = await visitor.attach('Carica l’allegato', { name: 'testo.pdf', bytes: Buffer.from('MZ not a pdf') })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('programma')
    expect((await visitor.attach('Carica l’allegato', { name: 'x.pdf', bytes: Buffer.alloc(0) })).status).toBe(422)
    await visitor.attach('Carica l’allegato', { name: '../Testo firmato.pdf.exe', bytes: demoPdf(['Testo']) })
    expect(visitor.page.text).toContain('Testo firmato.pdf')
    const href = visitor.page.$('a:contains("Testo firmato.pdf")').attr('href') ?? ''
    const teacher = await borgo.signIn('docente@volta.example')
    const file = await teacher.download(href)
    expect(file.status).toBe(200)
    expect(file.headers['content-disposition']).toContain('attachment')
    expect(file.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await teacher.post(href)).status).toBe(403)
    await visitor.post(href)
    expect((await teacher.download(href)).status).toBe(404)
    expect((await visitor.visit('/protocolli/intesa')).text).toContain('Allegato tolto: Testo firmato.pdf')
  })
})
