import { describe, expect, test } from '@jest/globals'
import { MachineAuthorisations } from '../../src/machine-authorisations/machine-authorisation.model.ts'
import { useTestApp } from '../support/app.ts'
import type { Shown } from '../support/browser.ts'
import { readWorkbook } from '../registers/read-back.ts'

const borgo = useTestApp()
const list = '/abilitazioni'
const namesIn = (page: Shown) =>
  page
    .$('tbody th')
    .toArray()
    .map((cell) => page.$(cell).text().trim().replace(/\s+/gu, ' '))

describe('the list of a school', () => {
  test('shows its own students with class, machine, where and until when', async () => {
    const visitor = await borgo.signIn('segreteria@borgo.example')
    const page = await visitor.visit(list)
    expect(page.title).toBe('Abilitazioni alle macchine')
    expect(page.$('tbody tr')).toHaveLength(4)
    expect(page.text).toContain('Tagliatrice laser')
    expect(page.text).toContain('FabLab Borgo APS')
    expect(page.text).toContain('Ha lasciato la macchina accesa')
    expect(page.text).not.toContain('Verdi')
    expect(page.$('tbody a')).toHaveLength(0)
  })

  test('is filtered by state, class and name, and says when nothing matches', async () => {
    const visitor = await borgo.signIn('docente@borgo.example')
    const valid = await visitor.visit(`${list}?stato=valid`)
    expect(namesIn(valid)).toHaveLength(1)
    expect(namesIn(valid)[0]).toContain('Giulia')
    const third = await visitor.visit(`${list}?classe=galilei-3a`)
    expect(third.$('tbody tr')).toHaveLength(2)
    expect(namesIn(await visitor.visit(`${list}?q=giulia`))).toHaveLength(1)
    expect(namesIn(await visitor.visit(`${list}?classe=volta-3a`))).toHaveLength(4)
    const none = await visitor.visit(`${list}?macchina=cnc-mill`)
    expect(none.text).toContain('Nessuna abilitazione corrisponde.')
  })

  test('can be taken away as a file', async () => {
    const visitor = await borgo.signIn('segreteria@borgo.example')
    const file = await visitor.download(`${list}?formato=csv&stato=valid`)
    const text = file.bytes.toString('utf8')
    expect(text).toContain('Giulia')
    expect(text.split('\r\n').filter(Boolean)).toHaveLength(2)
    const excel = await visitor.download(`${list}?formato=xlsx`)
    const sheet = (await readWorkbook(excel.bytes)).worksheets[0]
    expect(sheet?.getSheetValues().flat()).toContain('Tagliatrice laser')
  })

  test('is empty at first, and says how to get one', async () => {
    await MachineAuthorisations.deleteMany({})
    const visitor = await borgo.signIn('segreteria@borgo.example')
    expect((await visitor.visit(list)).text).toContain('Iscrivi una classe a un laboratorio')
    const host = await borgo.signIn('ente@borgo.example')
    expect((await host.visit(list)).text).toContain('Apri un laboratorio completato')
  })
})

describe('what a student sees', () => {
  test('is what one may use, where, and until when', async () => {
    const visitor = await borgo.signIn('giulia.damico')
    const page = await visitor.visit(list)
    expect(page.title).toBe('Le mie abilitazioni')
    expect(page.text).toContain('Puoi usare: Tagliatrice laser.')
    expect(page.text).toContain('Puoi usarla fino a mercoledì 28 aprile 2027. Ogni volta che la usi in laboratorio')
    expect(page.text).toContain('FabLab Borgo APS e gli enti della stessa rete (Rete dei laboratori di quartiere)')
    expect(page.$('.cards article')).toHaveLength(1)
  })

  test('is why one may not use it any more, and what to do', async () => {
    const visitor = await borgo.signIn('giulia.damico')
    await MachineAuthorisations.updateOne({ _id: 'giulia-laser' }, { $set: { lastUsedOn: '2026-05-20' } })
    const idle = await visitor.visit(list)
    expect(idle.text).toContain('In questo momento non puoi usare nessuna macchina')
    expect(idle.text).toContain('Non l’hai usata per troppo tempo: valeva fino a venerdì 20 novembre 2026.')
    await MachineAuthorisations.updateOne({ _id: 'giulia-laser' }, { $set: { until: '2026-10-01' } })
    expect((await visitor.visit(list)).text).toContain('Valeva fino a giovedì 1 ottobre 2026.')
    await MachineAuthorisations.deleteMany({})
    expect((await visitor.visit(list)).text).toContain('Non hai ancora abilitazioni.')
  })
})

describe('the host', () => {
  test('sees those it gave, with the school instead of the class', async () => {
    const visitor = await borgo.signIn('ente@borgo.example')
    const page = await visitor.visit(list)
    expect(page.$('tbody tr')).toHaveLength(4)
    expect(namesIn(page)[0]).toContain('IIS Galileo Galilei')
    const other = await borgo.signIn('ente@officine.example')
    expect(namesIn(await other.visit(list))).toHaveLength(1)
  })

  test('takes one away with a reason, which the student reads', async () => {
    const visitor = await borgo.signIn('ente@borgo.example')
    const page = await visitor.visit(`${list}?q=giulia`)
    await visitor.visit(page.$('tbody a').attr('href') ?? '')
    expect(visitor.page.title).toBe('Togli l’abilitazione')
    const refused = await visitor.press('Togli l’abilitazione', { reason: ' ' })
    expect(refused.status).toBe(422)
    const after = await visitor.press('Togli l’abilitazione', { reason: 'Ha tolto la protezione.' })
    expect(after.html).toContain('L’abilitazione è stata tolta.')
    const again = await visitor.post(`${list}/giulia-laser/revoca`, { reason: 'x' })
    expect(again.status).toBe(422)
    expect(again.text).toContain('È già stata tolta')
    const student = await borgo.signIn('giulia.damico')
    expect((await student.visit(list)).text).toContain(
      'È stata tolta mercoledì 25 novembre 2026: Ha tolto la protezione.',
    )
  })

  test('has no hand on those of another host, and nobody else on any', async () => {
    const visitor = await borgo.signIn('ente@borgo.example')
    expect((await visitor.visit(`${list}/vanni-laser/revoca`)).status).toBe(404)
    expect((await visitor.post(`${list}/vanni-laser/revoca`, { reason: 'x' })).status).toBe(404)
    const office = await borgo.signIn('segreteria@borgo.example')
    expect((await office.post(`${list}/giulia-laser/revoca`, { reason: 'x' })).status).toBe(403)
    const city = await borgo.signIn('citta@borgo.example')
    expect((await city.visit(list)).status).toBe(403)
  })
})
