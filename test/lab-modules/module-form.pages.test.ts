import { describe, expect, test } from '@jest/globals'
import { LabModules } from '../../src/lab-modules/lab-module.model.ts'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp()
const city = () => borgo.signIn('citta@borgo.example')
const teacher = () => borgo.signIn('docente@borgo.example')
const host = () => borgo.signIn('ente@borgo.example')

const filled = {
  code: 'ele-1',
  title: 'Elettronica di base',
  theme: 'elettronica',
  funding: 'city',
  hours: '10',
  countable: '10:00',
  'part-0-title': 'Prime saldature',
  'part-0-hours': '4',
  'part-1-title': 'Un circuito',
  'part-1-hours': '6:00',
}

describe('preparing a module', () => {
  test('keeps what was typed while rows are added, and says by how much the parts miss', async () => {
    const visitor = await city()
    await visitor.visit('/catalogo/nuovo')
    expect(visitor.page.$('[name=part-3-title]')).toHaveLength(1)
    await visitor.press('Aggiungi righe', { ...filled, years: ['1', '2'] })
    expect([visitor.page.status, visitor.page.$('[name=part-8-title]').length]).toEqual([200, 1])
    expect(visitor.page.$('[name=title]').val()).toBe('Elettronica di base')
    expect(visitor.page.$('input[name=years][checked]')).toHaveLength(2)
    expect(visitor.page.$('[data-remaining]').text()).toBe('nessuna, le parti danno le ore del modulo')
    const refused = await visitor.press('Salva come bozza', { 'part-1-hours': '5:15' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Le parti non arrivano alle ore del modulo: mancano 0:45')
    expect(refused.$('[data-remaining]').text()).toBe('0:45')
    expect(refused.$('.problems a, [href="#parti"]').length).toBeGreaterThan(0)
    await visitor.press('Salva come bozza', { 'part-1-hours': '7' })
    expect(visitor.page.text).toContain('Le parti superano le ore del modulo di 1:00')
    const saved = await visitor.press('Salva come bozza', { 'part-1-hours': '6' })
    expect([saved.status, saved.title]).toEqual([200, 'Elettronica di base'])
    expect(saved.html).toContain('Rileggila e, quando è pronta, pubblicala')
    const published = await visitor.press('Pubblica')
    expect(published.html).toContain('Il modulo è nel catalogo')
    expect((await (await teacher()).visit('/catalogo')).text).toContain('Elettronica di base')
  })

  test('with a code that is taken keeps what was typed', async () => {
    const visitor = await city()
    await visitor.visit('/catalogo/nuovo')
    const taken = await visitor.press('Salva come bozza', { ...filled, code: 'rob-1' })
    expect(taken.status).toBe(422)
    expect(taken.text).toContain('Un altro modulo ha già questa sigla')
    expect(taken.$('[name=code]').val()).toBe('rob-1')
  })
})

describe('changing a module', () => {
  test('from two tabs refuses the second and keeps what was typed there', async () => {
    const [one, other] = [await city(), await city()]
    await one.visit('/catalogo/rob-1/modifica')
    await other.visit('/catalogo/rob-1/modifica')
    await one.press('Salva la nuova versione', { title: 'Robotica per tutti' })
    expect(one.page.html).toContain('La nuova versione è in vigore')
    const page = await other.press('Salva la nuova versione', { title: 'Robotica mia' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Intanto qualcun altro ha modificato il modulo')
    expect(page.$('[name=title]').val()).toBe('Robotica mia')
    expect((await other.press('Salva la nuova versione')).title).toBe('Robotica mia')
  })

  test('saved as it is makes no version', async () => {
    const visitor = await city()
    await visitor.visit('/catalogo/rob-1/modifica')
    expect((await visitor.press('Salva la nuova versione')).html).toContain('Non c’era nulla da cambiare')
    expect((await LabModules.findById('rob-1').lean())?.versions).toHaveLength(2)
  })

  test('is no more once it is retired, and can be taken up again', async () => {
    const visitor = await city()
    await visitor.visit('/catalogo/mak-1')
    expect((await visitor.press('Ritira')).html).toContain('Il modulo è stato ritirato')
    expect((await visitor.visit('/catalogo/mak-1/modifica')).location).toBe('/catalogo/mak-1')
    expect((await (await host()).visit('/catalogo/mak-1')).text).toContain('Ritirato')
    expect((await (await host()).visit('/catalogo')).text).not.toContain('Making: dall’idea')
    await visitor.visit('/catalogo/mak-1')
    expect((await visitor.press('Rimetti nel catalogo')).html).toContain('Il modulo è nel catalogo')
  })

  test('back to a draft is a button that says why it cannot be pressed', async () => {
    const visitor = await city()
    const page = await visitor.visit('/catalogo/rob-1')
    expect(page.text).toContain('Ha laboratori aperti o in corso')
    await visitor.post('/catalogo/rob-1/stato', { move: 'redraft', revision: '3' })
    expect((await visitor.visit('/catalogo/rob-1')).$('.notification, [role=alert], [role=status]').text()).toContain(
      'può solo essere ritirato',
    )
    expect((await LabModules.findById('rob-1').lean())?.state).toBe('published')
  })

  test('copied asks for a code and goes on to the form', async () => {
    const visitor = await city()
    await visitor.visit('/catalogo/rob-1/copia')
    expect((await visitor.press('Crea la copia', { code: 'ROB-1' })).text).toContain('ha già questa sigla')
    expect((await visitor.press('Crea la copia', { code: '?' })).text).toContain('Scrivi una sigla di lettere e cifre')
    const page = await visitor.press('Crea la copia', { code: 'rob-2' })
    expect([page.status, page.title]).toEqual([200, 'Modifica: Robotica educativa'])
    expect(page.$('[name=part-4-title]').val()).toBe('Gara e consegna')
  })
})
