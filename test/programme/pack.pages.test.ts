import { describe, expect, test } from '@jest/globals'
import { Programmes } from '../../src/programme/programme.model.ts'
import { packText } from '../../src/programme/programme-pack.rules.ts'
import { forgetProgramme } from '../../src/programme/programme.service.ts'
import { useTestApp } from '../support/app.ts'
import { anEntry, aProgramme } from './a-programme.ts'

const borgo = useTestApp()
const city = 'citta@borgo.example'
const fileOf = (text: string) => ({ name: 'pacchetto.json', bytes: Buffer.from(text) })

describe('importing a pack', () => {
  test('Turin starts from the pack that comes with Bottega: choose, look, confirm', async () => {
    const visitor = await borgo.signIn(city)
    await visitor.visit('/programma/importazione')
    expect(visitor.page.text).toContain('Attività: Percorso triennale, Stage in azienda, Seminario')
    await visitor.press('Anteprima: Torino')
    expect(visitor.page.title).toBe('Anteprima dell’importazione')
    expect(visitor.page.text).toContain('Pacchetto torino 2026/27, dal file torino.json. Non è ancora cambiato nulla.')
    expect(visitor.page.text).toContain('16/5 San Fabbro')
    expect(visitor.page.text).toContain('24/6 San Giovanni Battista')
    expect(visitor.page.text).toMatch(/voci di adesso non saranno più proposte: restano leggibili/u)
    await visitor.press('Conferma e metti in vigore')
    expect(visitor.page.html).toContain('Il pacchetto è in vigore')
    expect(visitor.page.text).toContain('San Giovanni Battista Santo patrono')
    expect(visitor.page.text).toContain('Percorso triennale, Stage in azienda, Seminario')
    expect(visitor.page.text).toContain('Importato il pacchetto torino 2026/27, Carla Comune')
    expect((await borgo.visitor().visit('/accedi')).$('.slim-city').text()).toBe('Torino · Makers’ School')
  })

  test('the preview counts by part, shows one part alone, and goes on to another page', async () => {
    const visitor = await borgo.signIn(city)
    await visitor.visit('/programma/importazione')
    await visitor.press('Anteprima: Milano')
    const address = String(visitor.page.$('form[action^="/programma/importazione/"]').attr('action'))
    expect(visitor.page.text).toContain('1–50 di')
    expect((await visitor.visit(`${address}?pagina=2`)).text).toContain('51–')
    const districts = await visitor.visit(`${address}?parte=districts`)
    expect(districts.text).toContain('1–12 di 12')
    expect(districts.text).toContain('Municipio 9 | District 9 | 45.514, 9.189 | municipio-9')
    expect(districts.text).not.toContain('Sant’Ambrogio')
  })

  test('what was exported here imports again, and changes nothing', async () => {
    const visitor = await borgo.signIn(city)
    const { headers, bytes } = await visitor.download('/programma/pacchetto')
    expect(headers['content-disposition']).toBe('attachment; filename=programma-borgo.json')
    await visitor.visit('/programma/importazione')
    await visitor.attach('Vedi l’anteprima', fileOf(bytes.toString()))
    expect(visitor.page.text).toContain('Il programma è già come dice questo pacchetto')
    expect(visitor.page.text).not.toContain('Conferma e metti in vigore')
  })

  test.each([
    ['a file that is no pack', 'ciao', '(tutto il file) Il file non è un JSON valido'],
    ['another format', '{"format": 9}', 'qui si legge il formato 1'],
    [
      'a code that is there twice',
      packText(aProgramme({ themes: [anEntry('a'), anEntry('a')] })),
      'themes[1].code “a” c’è due volte.',
    ],
    [
      'an agreement that asks for what nobody knows',
      packText(aProgramme({ texts: { welcome: null, agreement: '# Atto\n\nTra {{scuola.motto}}' } })),
      'texts.agreement Riga 3: “scuola.motto”: Questo nome non esiste.',
    ],
  ])('%s is refused with its place', async (_, text, sentence) => {
    const visitor = await borgo.signIn(city)
    await visitor.visit('/programma/importazione')
    const page = await visitor.attach('Vedi l’anteprima', fileOf(text))
    expect([page.status, page.text]).toEqual([422, expect.stringContaining(sentence)])
    expect((await visitor.visit('/programma')).text).toContain('San Fabbro')
  })

  test('without a file, or with a pack nobody has, asks for one', async () => {
    const visitor = await borgo.signIn(city)
    expect((await visitor.postFile('/programma/importazione')).text).toContain('Scegli il file da caricare')
    const page = await visitor.post('/programma/pacchetto', { pack: 'atlantide' })
    expect([page.status, page.text]).toEqual([422, expect.stringContaining('Questo pacchetto non c’è')])
  })

  test('confirmed twice by an impatient finger is done once', async () => {
    const visitor = await borgo.signIn(city)
    await visitor.visit('/programma/importazione/torino-draft')
    const sent = { revision: String(visitor.page.$('[name=revision]').val()) }
    const all = await Promise.all([1, 2, 3].map(() => visitor.post('/programma/importazione/torino-draft', sent)))
    expect(all.map(({ status, location }) => [status, location])).toEqual(Array(3).fill([303, '/programma']))
    expect((await visitor.visit('/programma')).$('.history li')).toHaveLength(2)
  })

  test('that is not there any more is not found, whatever was sent', async () => {
    const visitor = await borgo.signIn(city)
    for (const sent of [{}, { revision: '1' }, { revision: '1', discard: '1' }])
      expect((await visitor.post('/programma/importazione/nessuna', sent)).status).toBe(404)
  })

  test('of a programme that has changed meanwhile shows the preview anew', async () => {
    const [visitor, colleague] = [await borgo.signIn(city), await borgo.signIn(city)]
    await visitor.visit('/programma/importazione/torino-draft')
    await colleague.visit('/programma/modifica/norms')
    await colleague.press('Salva', { agreementMonths: '12' })
    await visitor.press('Conferma e metti in vigore')
    expect(visitor.page.html).toContain('ecco l’anteprima aggiornata')
    await visitor.press('Conferma e metti in vigore')
    expect(visitor.page.html).toContain('Il pacchetto è in vigore')
  })

  test('a preview waits where it was left, and can be thrown away', async () => {
    const visitor = await borgo.signIn(city)
    await visitor.visit('/programma/importazione')
    expect(visitor.page.text).toMatch(/Hai un’anteprima che aspetta conferma ?torino\.json/u)
    await visitor.visit('/programma/importazione/torino-draft')
    await visitor.press('Butta via l’anteprima')
    expect(visitor.page.text).not.toContain('Hai un’anteprima')
    expect((await visitor.visit('/programma/importazione/torino-draft')).status).toBe(404)
  })
})

describe('before any pack', () => {
  test('the page says where to begin', async () => {
    const visitor = await borgo.signIn(city)
    await Programmes.deleteMany({})
    forgetProgramme()
    const page = await visitor.visit('/programma')
    expect(page.text).toContain('Non c’è ancora un programma della città')
    expect(page.text).toContain('Comincia da un pacchetto')
    expect(page.$('.slim-city').text()).toBe('Borgo · Programma scuola-lavoro')
  })
})
