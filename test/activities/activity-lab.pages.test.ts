import { describe, expect, test } from '@jest/globals'
import { Activities } from '../../src/activities/activity.model.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp()
const city = () => borgo.signIn('citta@borgo.example')
const office = () => borgo.signIn('segreteria@borgo.example')
const url = '/attivita/mi-generation-lab'

describe('the labs of an activity', () => {
  test('show the city numbers, never a class or a student', async () => {
    const page = await (await city()).visit(url)
    expect(page.text).toContain('Laboratori collegati')
    expect(page.$('a[href="/laboratori/robotica-3a"]').length).toBeGreaterThan(0)
    expect(page.text).toContain('In corso 1 1 24 5 15:00 206:45')
    expect(page.text).toContain('IIS Galileo Galilei 1 24 24')
    expect(page.text).toContain('Un laboratorio è collegato: ROB-1/26-A · Robotica: dal sensore al robot')
    expect(page.text).not.toMatch(/3A|D’Amico|Classi già scritte a mano/u)
  })

  test('show a school its class by name, without asking to type it', async () => {
    const page = await (await office()).visit(url)
    expect(page.text).toContain('3A INF nel laboratorio ROB-1/26-A 24 24')
    expect(page.text).toContain('già nel laboratorio ROB-1/26-A: conta da sola')
    expect(page.text).not.toContain('Scollega')
    expect(page.text).not.toContain('Iscrivi le classi della tua scuola che partecipano.')
  })

  test('show a host its own', async () => {
    const page = await (await borgo.signIn('ente@borgo.example')).visit(url)
    expect(page.text).toContain('In corso 1 1 24 5 15:00 206:45')
    expect(page.text).not.toMatch(/Galilei|Collega un laboratorio|Scollega/u)
    const none = await (await borgo.signIn('ente@borgo.example')).visit('/attivita/making-3a')
    expect(none.text).not.toContain('Laboratori collegati')
  })

  test('have no place where a kind is not counted by them', async () => {
    const visitor = await city()
    expect((await visitor.visit('/attivita/percorsi-autunno')).text).not.toContain('Laboratori collegati')
    expect((await visitor.visit('/attivita/percorsi-autunno/laboratori')).location).toBe('/attivita/percorsi-autunno')
    expect((await visitor.visit('/attivita/making-3a')).text).toContain('Nessun laboratorio collegato')
  })

  test('say what became of one that changed afterwards', async () => {
    const visitor = await city()
    await Editions.updateOne({ _id: 'robotica-3a' }, { $set: { to: '2027-05-01', partnerId: 'officine' } })
    const page = await visitor.visit(url)
    expect(page.text).toContain('Le sue date non sono più dentro il periodo dell’attività')
    expect(page.text).toContain('un ente che non è tra quelli dell’attività')
    await Editions.updateOne({ _id: 'robotica-3a' }, { $set: { state: 'cancelled' } })
    expect((await visitor.visit(url)).text).toContain('Annullato: non conta.')
    expect(visitor.page.text).toContain('Totale 0 0 0')
  })
})

describe('linking and unlinking', () => {
  test('moves the protocol, the home of the city and the list at once', async () => {
    const visitor = await city()
    expect((await visitor.visit('/protocolli/intesa')).text).toContain('Ore 206:45 di 1.500')
    expect((await visitor.visit('/')).text).toContain('206:45 di 1.500')
    expect((await visitor.visit('/attivita?q=generation')).text).toContain('In corso 1 1')
    await visitor.visit(`${url}/laboratori/robotica-3a`)
    expect((await visitor.press('Scollega il laboratorio', { reason: ' ' })).status).toBe(422)
    await visitor.press('Scollega il laboratorio', { reason: 'Era di un altro progetto' })
    expect(visitor.page.text).toContain('Nessun laboratorio collegato')
    expect(visitor.page.text).toContain('Motivo: Era di un altro progetto')
    expect((await visitor.visit('/protocolli/intesa')).text).toContain('Ore 0 di 1.500')
    expect((await visitor.visit('/')).text).toContain('0 di 1.500')
    expect((await visitor.visit('/attivita?q=generation')).text).toContain('In corso 1 0')
    expect((await visitor.visit('/laboratori/robotica-3a')).text).not.toContain('Conta per l’attività')
    expect((await visitor.visit(`${url}/laboratori/robotica-3a`)).location).toBe(url)

    await visitor.visit(`${url}/laboratori?q=robotica`)
    expect(visitor.page.text).toContain('FabLab Borgo APS')
    await visitor.press('Collega')
    expect(visitor.page.html).toContain('Il laboratorio è collegato')
    expect(visitor.page.text).toContain('Nessun laboratorio trovato')
    expect((await visitor.visit('/protocolli/intesa')).text).toContain('Ore 206:45 di 1.500')
  })

  test('of a lab that does not fit, or counts elsewhere, is refused with the way to mend it', async () => {
    const visitor = await city()
    await visitor.post('/attivita/making-3a/laboratori', { editionId: 'robotica-3a' })
    expect((await visitor.visit('/attivita/making-3a')).html).toContain('allarga il periodo nei dati dell’attività')
    await Activities.updateOne({ _id: 'making-3a' }, { $set: { from: '2026-10-01' } })
    await visitor.post('/attivita/making-3a/laboratori', { editionId: 'robotica-3a' })
    expect((await visitor.visit('/attivita/making-3a')).html).toContain(
      'può contare per una sola: scollegalo prima da lì',
    )
    expect(visitor.page.text).toContain('Nessun laboratorio collegato')
  })

  test('is offered while there is something to link, and says why there is not', async () => {
    const visitor = await city()
    const page = await visitor.visit('/attivita/laser-primavera/laboratori')
    expect(page.text).toContain('Nessun laboratorio da collegare')
    expect(page.text).toContain('non in bozza né annullato')
    expect((await (await office()).visit('/attivita/laser-primavera/laboratori')).status).toBe(403)
  })
})

describe('a class that is typed and in a linked lab', () => {
  test('is counted once, and everybody reads why', async () => {
    const school = await office()
    await school.visit(url)
    await school.press('Iscrivi le classi', { classes: ['galilei-3a'] })
    expect(school.page.text).toContain('IIS Galileo Galilei 1 24 24')
    expect(school.page.text).toContain(
      '3A INF: è anche nel laboratorio ROB-1/26-A. Dal 14/10/2026 vale il laboratorio.',
    )
    const visitor = await city()
    const page = await visitor.visit(url)
    expect(page.text).toContain('IIS Galileo Galilei: 1 classe è anche nel laboratorio ROB-1/26-A.')
    expect(page.text).toContain('conta una volta sola')
    expect(page.text).not.toContain('3A INF')
    expect((await visitor.visit('/protocolli/intesa')).text).toContain('Ore 206:45 di 1.500')
    await Editions.updateOne({ _id: 'robotica-3a' }, { $set: { from: '2026-12-01' } })
    expect((await visitor.visit(url)).text).toContain('Fino al 01/12/2026 vale la classe')
    await Editions.updateOne({ _id: 'robotica-3a' }, { $set: { state: 'open' } })
    expect((await visitor.visit(url)).text).toContain('Vale la classe finché il laboratorio non è avviato')
  })
})

describe('the page of an edition', () => {
  test.each([
    ['citta@borgo.example', 1],
    ['coordinatore@borgo.example', 1],
    ['coordinatore@volta.example', 0],
    ['giulia.damico', 0],
  ])('leads %s to the activity that it counts for: %d', async (identifier, links) => {
    const page = await (await borgo.signIn(identifier)).visit('/laboratori/robotica-3a')
    expect(page.status).toBe(200)
    expect(page.$(`a[href="${url}"]`)).toHaveLength(links)
    expect(page.text.includes('Conta per l’attività')).toBe(links > 0)
  })
})
