import { describe, expect, test } from '@jest/globals'
import { useTestApp } from '../support/app.ts'
import type { Shown } from '../support/browser.ts'

const borgo = useTestApp({ fresh: 'once' })
const city = () => borgo.signIn('citta@borgo.example')
const teacher = () => borgo.signIn('docente@borgo.example')
const host = () => borgo.signIn('ente@borgo.example')

const links = (page: Shown) =>
  page
    .$('main a')
    .toArray()
    .map((link) => `${page.$(link).text().trim()} > ${page.$(link).attr('href')}`)

describe('the catalogue', () => {
  test('is searched in the address, and says what to do when nothing is found', async () => {
    const visitor = await city()
    expect((await visitor.visit('/catalogo')).text).toContain('1–3 di 3')
    expect((await visitor.visit('/catalogo?tema=making&anno=5')).text).toContain('1–1 di 1')
    expect((await visitor.visit('/catalogo?q=ROB-1')).text).toContain('Robotica educativa')
    expect((await visitor.visit('/catalogo?macchina=laser-cutter')).text).toContain('Making: dall’idea')
    expect((await visitor.visit('/catalogo?stato=draft')).text).toContain('Coding con Python')
    expect((await visitor.visit('/catalogo?eta=9')).text).not.toContain('Robotica educativa')
    expect((await visitor.visit('/catalogo?q=astronomia')).text).toContain('Togli qualche filtro')
    expect((await visitor.visit('/catalogo?anno=9&eta=x&livello=mah&pagina=zz')).text).toContain('1–3 di 3')
  })

  test('shows schools and hosts what is published, and no states', async () => {
    for (const visitor of [await teacher(), await host()]) {
      const page = await visitor.visit('/catalogo?stato=draft')
      expect(page.text).toContain('1–2 di 2')
      expect(page.text).not.toContain('Coding con Python')
      expect(page.$('[name=stato]')).toHaveLength(0)
      expect(page.text).not.toContain('Nuovo modulo')
      expect((await visitor.visit('/catalogo/cod-1')).status).toBe(404)
      expect((await visitor.visit('/catalogo/rob-1/modifica')).status).toBe(403)
    }
    expect((await (await borgo.signIn('giulia.damico')).visit('/catalogo')).status).toBe(403)
  })

  test('leaves as a file with the same rows', async () => {
    const text = async (visitor: Awaited<ReturnType<typeof city>>) =>
      (await visitor.download('/catalogo?formato=csv')).bytes.toString()
    const all = await text(await city())
    expect(all).toContain('Coding con Python')
    expect(all).toContain('B41B26000010001')
    expect(await text(await teacher())).not.toContain('Coding con Python')
  })
})

describe('the page of a module', () => {
  test('tells a teacher what it is, for whom, and what to do', async () => {
    const page = await (await teacher()).visit('/catalogo/rob-1')
    for (const said of [
      'ROB-1 · Robotica',
      'Anni di corso: 3, 4, 5; 15–19 anni',
      'da 9 a 24',
      'Kit di robotica, Stampante 3D',
      'Conoscere il fablab',
      'Accoglienza',
      'Niente: può partecipare chiunque',
      'PN CUP B41B26000010001',
      'Ogni istituto decide, quando iscrive, se le ore valgono',
    ])
      expect(page.text).toContain(said)
    expect(page.text).toMatch(/Totale.*30:00/u)
    expect(page.text).not.toContain('Carla Comune')
    expect(page.text).not.toContain('Coding con Python')
  })

  test('leads a teacher to the one lab that takes enrolments, and a host to preparing one', async () => {
    const enrolment = await (await teacher()).visit('/catalogo/mak-1')
    expect(links(enrolment)).toContain('Iscrivi una classe > /laboratori/making-aperto/iscrizione')
    expect(links(enrolment).filter((link) => link.includes('laser-bozza'))).toEqual([])
    expect(links(await (await host()).visit('/catalogo/mak-1'))).toContain(
      'Prepara un laboratorio > /laboratori/nuovo?modulo=mak-1',
    )
  })

  test('says what each version changed, and shows the old one', async () => {
    const visitor = await city()
    const page = await visitor.visit('/catalogo/rob-1')
    expect(page.text).toContain('Versione 2 in vigore')
    expect(page.text).toContain('Contenuti, Partecipanti, al massimo Carla Comune')
    expect(page.text).toContain('Partecipanti, al massimo 20 24')
    const old = await visitor.visit('/catalogo/rob-1?versione=1')
    expect(old.text).toContain('Adesso è in vigore la versione 2')
    expect(old.text).toContain('da 9 a 20')
    expect(old.$('button').text()).not.toContain('Ritira')
    for (const none of ['0', '3', 'x', '1.0e0x']) {
      expect((await visitor.visit(`/catalogo/rob-1?versione=${none}`)).status).toBe(404)
    }
  })
})

describe('the form of a module', () => {
  test('with prerequisites that go round says how', async () => {
    const visitor = await city()
    await visitor.visit('/catalogo/rob-1/modifica')
    const page = await visitor.press('Salva la nuova versione', { requiredModules: ['COD-1'] })
    expect(page.status).toBe(422)
    expect(page.text).toContain('I requisiti girano in tondo: ROB-1 → COD-1 → ROB-1')
    expect(page.$('input[name=requiredModules][value=COD-1]').attr('checked')).toBeDefined()
  })

  test.each([
    [{ minimum: '30' }, 'Il minimo supera il massimo'],
    [{ countable: '31' }, 'Non possono valere più ore di quelle del modulo'],
    [{ cup: '123' }, 'Un CUP ha quindici caratteri'],
    [{ ageFrom: '', ageTo: '18' }, 'Scrivi tutte e due le età'],
    [{ ageFrom: '20' }, 'L’età massima viene prima della minima'],
    [{ 'part-0-hours': '' }, 'Compila questo campo'],
    [{ grants: ['laser-cutter'], requiredMachines: ['laser-cutter'] }, 'non può richiedere un’abilitazione che dà'],
  ])('with %j says: %s', async (typed, sentence) => {
    const visitor = await city()
    await visitor.visit('/catalogo/rob-1/modifica')
    const page = await visitor.press('Salva la nuova versione', typed)
    expect([page.status, page.text]).toEqual([422, expect.stringContaining(sentence)])
  })

  test.each(['segreteria@borgo.example', 'docente@borgo.example', 'ente@borgo.example'])(
    'is not for %s',
    async (identifier) => {
      const visitor = await borgo.signIn(identifier)
      for (const url of ['/catalogo/nuovo', '/catalogo/rob-1/copia']) {
        expect((await visitor.visit(url)).status).toBe(403)
        expect((await visitor.post(url, { code: 'X-1' })).status).toBe(403)
      }
      expect((await visitor.post('/catalogo/rob-1/stato', { move: 'retire', revision: '3' })).status).toBe(403)
    },
  )
})
