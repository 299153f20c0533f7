import { describe, expect, test } from '@jest/globals'
import { crc32, inflateSync } from 'node:zlib'
import { pngSize } from '../../src/platform/picture-size.ts'
import { sections } from '../../src/programme/programme.rules.ts'
import { useTestApp } from '../support/app.ts'
import { png } from './a-programme.ts'

const borgo = useTestApp()
const city = 'citta@borgo.example'

describe('the page of the programme', () => {
  test('says what holds, with the calendar of the school year and the lists', async () => {
    const { text } = await (await borgo.signIn(city)).visit('/programma')
    expect(text).toContain('Obbligatoria prima di convenzioni e percorsi; dura 24 mesi.')
    expect(text).toContain('60, 30, 7 giorni prima.')
    expect(text).toContain('domenica 16 maggio 2027 San Fabbro Santo patrono')
    expect(text).toContain('Natale Festa nazionale')
    expect(text).toContain('Fiera di primavera Chiusura della città')
    expect(text).toContain('Isola, Porta Vecchia, Ferriere')
    expect(text).toContain('Importato il pacchetto borgo 2026/27, Carla Comune')
  })

  test.each(['segreteria@borgo.example', 'docente@borgo.example', 'ente@borgo.example', 'giulia.damico'])(
    'is not for %s',
    async (identifier) => {
      const visitor = await borgo.signIn(identifier)
      for (const url of ['/programma', '/programma/pacchetto', '/programma/importazione', '/programma/modifica/themes'])
        expect((await visitor.visit(url)).status).toBe(403)
      const forms = ['/programma/modifica/themes', '/programma/pacchetto', '/programma/importazione/torino-draft']
      for (const url of forms) expect((await visitor.post(url, { pack: 'torino', revision: '1' })).status).toBe(403)
      expect((await visitor.postFile('/logo')).status).toBe(403)
    },
  )
})

describe('editing a section', () => {
  test.each([...sections])('%s saved as it is changes nothing but the revision', async (section) => {
    const visitor = await borgo.signIn(city)
    const before = await visitor.download('/programma/pacchetto')
    await visitor.visit(`/programma/modifica/${section}`)
    expect((await visitor.press('Salva')).html).toContain('Le modifiche sono state salvate')
    const after = await visitor.download('/programma/pacchetto')
    expect(JSON.parse(after.bytes.toString())).toEqual(JSON.parse(before.bytes.toString()))
    expect((await visitor.visit('/programma')).text).toContain('revisione 2')
  })

  test('keeps what was typed and says which line is wrong, and how it is written', async () => {
    const visitor = await borgo.signIn(city)
    await visitor.visit('/programma/modifica/tracks')
    const entries = 'Informatica | Computing | tecnico\nModa | Fashion | sartoria\n | Nobody | liceo'
    const page = await visitor.press('Salva', { entries })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Riga 2: scrivi liceo, tecnico, professionale o altro. Riga 3: manca il nome italiano.')
    expect(page.$('textarea').val()).toBe(entries)
  })

  test('retires what is taken off a list, gives new lines a code and keeps the codes there are', async () => {
    const visitor = await borgo.signIn(city)
    await visitor.visit('/programma/modifica/themes')
    const lines = 'Robotica educativa | Educational robotics | robotica\nMaglieria circolare\nMaking | Making | making'
    await visitor.press('Salva', { entries: lines })
    const page = await visitor.visit('/programma/modifica/themes')
    expect(page.$('textarea').val()).toBe(
      'Robotica educativa | Educational robotics | robotica\nMaglieria circolare | Maglieria circolare | maglieria-circolare\nMaking | Making | making',
    )
    expect(page.text).toContain('Voci ritirate')
    expect(page.text).toContain('Stampa 3D | 3D printing')
    await visitor.press('Salva', { entries: `${lines}\nStampa 3D` })
    const again = await visitor.visit('/programma/modifica/themes')
    expect(again.$('textarea').val()).toContain('Stampa 3D | Stampa 3D | stampa-3d')
    expect(again.text).not.toContain('Stampa 3D | 3D printing')
  })

  test('of what somebody else has changed meanwhile is refused, and what was typed stays', async () => {
    const [one, other] = [await borgo.signIn(city), await borgo.signIn(city)]
    await one.visit('/programma/modifica/norms')
    await other.visit('/programma/modifica/calendar')
    await one.press('Salva', { agreementMonths: '24' })
    const page = await other.press('Salva', { patronDay: '24/6', patronName: 'San Giovanni' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Intanto qualcun altro ha modificato il programma')
    expect(page.$('[name=patronName]').val()).toBe('San Giovanni')
    expect((await one.visit('/programma')).text).toContain('San Fabbro')
  })

  test.each([
    ['calendar', { patronDay: '29/2' }, 'Scrivi giorno e mese'],
    ['calendar', { patronDay: '' }, 'Servono il giorno e il nome del patrono'],
    ['calendar', { closures: '31/02/2027 | Mai' }, 'Riga 1: scrivi il giorno come'],
    ['calendar', { closures: '10/02/2027 - 08/02/2027 | Mai' }, 'Riga 1: l’ultimo giorno viene prima'],
    ['norms', { expiryWarnings: '7, 30' }, 'ciascuno minore del precedente'],
    ['norms', { qualificationMonths: '0' }, 'Scrivi un numero intero'],
    ['labs', { offerHours: '337' }, 'Scrivi un numero intero da 1 a 336.'],
    ['labs', { authorisationMonths: '0' }, 'Scrivi un numero intero da 1 a 120.'],
    ['labs', { rollCallDays: '' }, 'Compila questo campo'],
    ['machines', { entries: 'Tornio | Lathe | forse' }, 'Riga 1: scrivi abilitazione o libera.'],
    ['identity', { mapCentre: 'al centro' }, 'Scrivi latitudine e longitudine'],
    ['identity', { code: 'Borgo!' }, 'Usa solo lettere minuscole'],
    ['texts', { agreement: ' ' }, 'Il modello è vuoto'],
    ['texts', { agreement: '# Titolo\nTra {{scuola.nome}}' }, 'Riga 2: “scuola.nome”'],
    ['texts', { welcomeEn: 'Welcome', welcomeIt: '' }, 'Compila questo campo'],
  ])('%s with %j says: %s', async (section, typed, sentence) => {
    const visitor = await borgo.signIn(city)
    await visitor.visit(`/programma/modifica/${section}`)
    const page = await visitor.press('Salva', typed)
    expect([page.status, page.text]).toEqual([422, expect.stringContaining(sentence)])
  })
})

describe('the rules for the labs', () => {
  test('are said in sentences, and months left empty mean no end', async () => {
    const visitor = await borgo.signIn(city)
    expect((await visitor.visit('/programma')).text).toContain('Durano 24 mesi. Decadono dopo 6 mesi senza usare')
    await visitor.visit('/programma/modifica/labs')
    const page = await visitor.press('Salva', {
      authorisationMonths: '',
      authorisationIdleMonths: '1',
      lowAttendanceBelow: '0',
      enrolmentLockPercent: '40',
      minimumAction: 'cancel',
    })
    expect(page.text).toContain('Chiuse oltre il 40% delle ore.')
    expect(page.text).toContain('Nessun allarme.')
    expect(page.text).toContain('Il laboratorio si annulla e si avvisano tutti. Avviso 7 giorni prima.')
    expect(page.text).toContain('Non scadono. Decadono dopo un mese senza usare la macchina.')
  })

  test('stay as they are when the other rules change', async () => {
    const visitor = await borgo.signIn(city)
    await visitor.visit('/programma/modifica/labs')
    await visitor.press('Salva', { offerHours: '48' })
    await visitor.visit('/programma/modifica/norms')
    const page = await visitor.press('Salva', { agreementMonths: '24' })
    expect(page.text).toContain('Il posto offerto resta riservato 48 ore.')
    expect(page.text).toContain('Durano al massimo 24 mesi.')
  })

  test('a kind of machine says whether it asks for an authorisation', async () => {
    const visitor = await borgo.signIn(city)
    await visitor.visit('/programma/modifica/machines')
    expect(visitor.page.$('textarea').val()).toContain('Tagliatrice laser | Laser cutter | abilitazione | laser-cutter')
    expect(visitor.page.$('textarea').val()).toContain('Stampante 3D | 3D printer | libera | 3d-printer')
    await visitor.press('Salva', {
      entries: 'Pressa | Press | Abilitazione\nStampante 3D | 3D printer | free | 3d-printer',
    })
    const page = await visitor.visit('/programma/modifica/machines')
    expect(page.$('textarea').val()).toBe(
      'Pressa | Press | abilitazione | pressa\nStampante 3D | 3D printer | libera | 3d-printer',
    )
    expect(page.text).toContain('Tagliatrice laser | Laser cutter | abilitazione')
  })
})

describe('name, welcome and logo', () => {
  test('stand at the top of the pages, also for a stranger', async () => {
    const visitor = await borgo.signIn(city)
    await visitor.visit('/programma/modifica/identity')
    await visitor.press('Salva', { cityName: 'Borgo Nuovo', nameIt: 'Officina aperta', nameEn: 'Open workshop' })
    const page = await borgo.visitor().visit('/accedi')
    expect(page.$('.slim-city').text()).toBe('Borgo Nuovo · Officina aperta')
    expect(page.text).toContain('Borgo Lab porta le classi nei laboratori della città')
    expect((await visitor.visit('/')).text).toContain('Borgo Lab porta le classi nei laboratori della città')
  })

  test('are those of Borgo, with a logo that any browser can draw', async () => {
    const stranger = borgo.visitor()
    const address = String((await stranger.visit('/accedi')).$('.brand-link img').attr('src'))
    const { status, headers, bytes } = await stranger.download(address)
    expect([status, headers['content-type']]).toEqual([200, 'image/png'])
    expect(pngSize(bytes)).toEqual({ width: 96, height: 96 })
    const pixels = bytes.indexOf('IDAT')
    const length = bytes.readUInt32BE(pixels - 4)
    // Each row begins with its filter, then come four bytes for every point.
    expect(inflateSync(bytes.subarray(pixels + 4, pixels + 4 + length))).toHaveLength(96 * (1 + 96 * 4))
    expect(bytes.readUInt32BE(pixels + 4 + length)).toBe(crc32(bytes.subarray(pixels, pixels + 4 + length)))
  })

  test('a logo is uploaded, shown to everybody as what it is, and taken away', async () => {
    const visitor = await borgo.signIn(city)
    await visitor.visit('/programma/modifica/identity')
    await visitor.press('Togli il logo')
    expect((await visitor.visit('/logo')).status).toBe(404)
    await visitor.visit('/programma/modifica/identity')
    await visitor.attach('Carica il logo', { name: 'logo.png', bytes: png })
    expect(visitor.page.html).toContain('Il logo è stato caricato')
    const stranger = borgo.visitor()
    const address = String((await stranger.visit('/accedi')).$('.brand-link img').attr('src'))
    expect(address).toMatch(/^\/logo\?v=/u)
    const { status, headers, bytes } = await stranger.download(address)
    expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([200, 'image/png', 'nosniff'])
    expect(headers['etag']).toBeTruthy()
    expect(bytes).toEqual(png)
    await visitor.press('Togli il logo')
    expect((await stranger.visit('/logo')).status).toBe(404)
  })

  test.each([
    ['a drawing that could carry a script', Buffer.from('<svg onload="alert(1)"/>'), 'Il file non è un’immagine'],
    ['a picture that is too large', Buffer.concat([png, Buffer.alloc(201 * 1024)]), 'pesa più di 200 kB'],
  ])('%s is refused', async (_, bytes, sentence) => {
    const visitor = await borgo.signIn(city)
    await visitor.visit('/programma/modifica/identity')
    const page = await visitor.attach('Carica il logo', { name: 'logo.png', bytes })
    expect([page.status, page.text]).toEqual([422, expect.stringContaining(sentence)])
  })
})
