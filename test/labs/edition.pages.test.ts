import { describe, expect, test } from '@jest/globals'
import { Editions } from '../../src/labs/edition.model.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { useTestApp } from '../support/app.ts'
import type { Visitor } from '../support/browser.ts'

const borgo = useTestApp()
const citta = () => borgo.signIn('citta@borgo.example')
const fabio = () => borgo.signIn('ente@borgo.example')
const corrado = () => borgo.signIn('coordinatore@borgo.example')
const giulia = () => borgo.signIn('giulia.damico')

const panel = ({ page }: Visitor) => page.$('.panel').text().replace(/\s+/gu, ' ')
const said = ({ page }: Visitor) => page.$('.notifications').text()
const buttons = ({ page }: Visitor) =>
  page
    .$('.panel .btn')
    .toArray()
    .map((button) => page.$(button).text().trim())
const tabs = ({ page }: Visitor) =>
  page
    .$('nav.tabs a')
    .toArray()
    .map((tab) => page.$(tab).text())

describe('the page of an edition', () => {
  test('asks the partner to open a draft, which nobody else sees', async () => {
    const visitor = await fabio()
    await visitor.visit('/laboratori/laser-bozza')
    expect(panel(visitor)).toContain('Quando è pronto, apri le iscrizioni')
    expect(panel(visitor)).toContain('si iscriveranno senza sapere le date')
    expect(buttons(visitor)).toEqual(['Metti in calendario gli incontri', 'Apri le iscrizioni'])
    expect(tabs(visitor)).toEqual(['Panoramica', 'Incontri'])
    await visitor.press('Apri le iscrizioni')
    expect(said(visitor)).toContain('ora gli istituti vedono il laboratorio')
    const school = await corrado()
    expect((await school.visit('/laboratori/laser-bozza')).status).toBe(200)
  })

  test('is a stranger to schools while it is a draft, and to other partners always', async () => {
    for (const who of ['coordinatore@borgo.example', 'docente@volta.example', 'ente@officine.example', 'giulia.damico'])
      expect((await (await borgo.signIn(who)).visit('/laboratori/laser-bozza')).status).toBe(404)
    expect((await (await borgo.signIn('ente@officine.example')).visit('/laboratori/robotica-3a')).status).toBe(404)
    expect((await (await giulia()).visit('/laboratori/coding-volta')).status).toBe(404)
  })

  test('says what is missing before it starts, and names students to their own school alone', async () => {
    const city = await citta()
    await city.visit('/laboratori/making-aperto')
    expect(city.page.text).toContain('Che cosa manca per avviarlo')
    expect(city.page.text).toContain('Manca per 12 studenti.')
    expect(city.page.$('.action-disabled').text()).toContain('Manca l’informativa firmata')
    expect(city.page.$('.tasks a')).toHaveLength(0)
    const named = (await Editions.findById('making-aperto').lean())?.participants[0]
    const school = await corrado()
    await school.visit('/laboratori/making-aperto')
    expect(school.page.text).toContain('Manca per: ')
    expect(school.page.$('.tasks a').attr('href')).toBe('/laboratori/making-aperto/partecipanti/informativa')
    expect(school.page.text).not.toContain('Manca per 12 studenti')
    const other = await borgo.signIn('coordinatore@volta.example')
    await other.visit('/laboratori/making-aperto')
    expect(other.page.text).not.toContain('Che cosa manca')
    expect(other.page.text).toContain('Altri 12 partecipanti di un altro istituto.')
    expect(other.page.html).not.toContain(named?.studentId ?? 'nobody')
  })

  test('leads whoever takes roll calls to the oldest that is missing, the partner as long as it may take it', async () => {
    await Editions.updateOne({ _id: 'robotica-3a', 'sessions.id': 'robotica-3a-7' }, { 'sessions.$.day': '2026-11-10' })
    const host = await fabio()
    await host.visit('/laboratori/robotica-3a')
    expect(panel(host)).toContain('A un incontro manca l’appello')
    const teacher = await borgo.signIn('docente@borgo.example')
    await teacher.visit('/laboratori/robotica-3a')
    expect(panel(teacher)).toContain('A 2 incontri manca l’appello')
    expect(buttons(teacher)).toContain('Fai l’appello (10/11/2026)')
    expect(buttons(host).filter((text) => text.startsWith('Fai l’appello'))).toEqual(['Fai l’appello'])
    const city = await citta()
    await city.visit('/laboratori/robotica-3a')
    expect(buttons(city).join()).not.toContain('Fai l’appello')
  })

  test('leads the city to the attendance, where it reads how many and no button to name anybody', async () => {
    const city = await citta()
    await city.visit('/laboratori/robotica-3a')
    expect(tabs(city)).toEqual(['Panoramica', 'Incontri', 'Presenze'])
    const page = await city.visit('/laboratori/robotica-3a/presenze')
    expect(page.text).toContain('23 su 24')
    expect(page.text).not.toContain('Azioni')
  })

  test('gives each role its own next step', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    await teacher.visit('/laboratori/making-aperto')
    expect(buttons(teacher)[0]).toBe('Iscrivi una classe o un gruppo')
    await Editions.updateOne({ _id: 'making-aperto' }, { $set: { taken: 20 } })
    await teacher.visit('/laboratori/making-aperto')
    expect(buttons(teacher)[0]).toBe('Iscrivi in lista d’attesa')
    const student = await giulia()
    await student.visit('/laboratori/robotica-3a')
    expect(panel(student)).toContain('mercoledì 25 novembre 2026, 09:00–12:00')
    expect(tabs(student)).toEqual(['Panoramica', 'Incontri', 'Presenze', 'Attestati'])
    expect(student.page.text).not.toContain('Chi partecipa')
    const host = await fabio()
    await host.visit('/laboratori/robotica-3a')
    expect(panel(host)).toContain('Oggi c’è un incontro, 09:00–12:00')
    expect(buttons(host)[0]).toBe('Fai l’appello')
    expect(tabs(host)).toEqual(['Panoramica', 'Incontri', 'Partecipanti', 'Presenze', 'Registro'])
  })

  test('starts below the minimum by the city, with a reason that stays in the history', async () => {
    await Editions.updateOne(
      { _id: 'making-aperto' },
      { $set: { minimum: 15, 'participants.$[].privacyOn': '2026-11-20' } },
    )
    const city = await citta()
    await city.visit('/laboratori/making-aperto')
    const start = city.page.$('a:contains("Avvia sotto il minimo")').attr('href') ?? ''
    await city.visit(start)
    await city.press('Avvia il laboratorio', { reason: 'Ultima occasione dell’anno' })
    expect(said(city)).toContain('Il laboratorio è avviato.')
    expect(city.page.text).toContain('Motivo: Ultima occasione dell’anno')
    expect((await Editions.findById('making-aperto').lean())?.state).toBe('running')
  })

  test('cancels only with a reason, keeps what was typed, and tells the school', async () => {
    const host = await fabio()
    await host.visit('/laboratori/making-aperto/stato?azione=cancel')
    const refused = await host.press('Annulla il laboratorio', { reason: '   ' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Scrivi il motivo.')
    await host.press('Annulla il laboratorio', { reason: 'Il laser è rotto' })
    expect(said(host)).toContain('Il laboratorio è annullato')
    expect(await Notices.countDocuments({ kind: 'lab-cancelled' })).toBe(4)
    expect(buttons(host)).toEqual([])
    expect(tabs(host)).toEqual(['Panoramica', 'Incontri', 'Partecipanti'])
    const again = await host.post('/laboratori/making-aperto/stato', { event: 'open', version: '9' })
    expect(again.location).toBe('/laboratori/making-aperto')
    await host.visit('/laboratori/making-aperto')
    expect(said(host)).toContain('lo stato del laboratorio è cambiato')
  })

  test('is concluded once the sessions are behind and the roll calls are there', async () => {
    const host = await fabio()
    await host.visit('/laboratori/robotica-3a')
    expect(buttons(host)).not.toContain('Concludi')
    await Editions.updateOne(
      { _id: 'robotica-3a' },
      { $set: { 'sessions.$[late].day': '2026-11-18' } },
      {
        arrayFilters: [{ 'late.day': { $gt: '2026-11-18' } }],
      },
    )
    await host.visit('/laboratori/robotica-3a')
    expect(host.page.$('.action-disabled').text()).toContain('manca l’appello')
    const first = { 'sessions.0.state': 'planned', 'module.minutes': 180 }
    await Editions.updateOne({ _id: 'robotica-3a' }, { $set: { 'sessions.$[].state': 'cancelled' } })
    await Editions.updateOne({ _id: 'robotica-3a' }, { $set: first })
    await host.visit('/laboratori/robotica-3a')
    expect(panel(host)).toContain('puoi concludere il laboratorio')
    await host.press('Concludi')
    expect(said(host)).toContain('Il laboratorio è concluso')
    const { state, finishedBy } = (await Editions.findById('robotica-3a').lean()) ?? {}
    expect(state).toBe('completed')
    expect(finishedBy?.length).toBeGreaterThan(0)
  })
})

describe('the list of labs', () => {
  test('shows a school what is open and what is theirs, and more when asked', async () => {
    const teacher = await borgo.signIn('docente@volta.example')
    await teacher.visit('/laboratori')
    expect(teacher.page.text).toContain('Making: progetta, taglia, monta')
    expect(teacher.page.text).toContain('Coding: il primo programma')
    expect(teacher.page.text).not.toContain('Robotica: dal sensore')
    await teacher.visit('/laboratori?quali=tutti&q=robot')
    expect(teacher.page.text).toContain('Robotica: dal sensore')
    expect(teacher.page.$('a:contains("Nuovo laboratorio")')).toHaveLength(0)
    await teacher.visit('/laboratori?q=zzz')
    expect(teacher.page.text).toContain('Nessun laboratorio trovato')
  })

  test('is filtered by the district of the site', async () => {
    const city = await citta()
    await city.visit('/laboratori?quartiere=isola')
    expect(city.page.text).toContain('Taglio laser di primavera')
    expect(city.page.text).not.toContain('Coding: il primo programma')
  })

  test('is taken away as a file', async () => {
    const city = await citta()
    const { status, bytes } = await city.download('/laboratori?formato=csv')
    expect(status).toBe(200)
    expect(bytes.toString('utf8')).toContain('ROB-1/26-A')
    expect(bytes.toString('utf8')).not.toContain('D’Amico')
  })

  test('is for a student what the student takes part in', async () => {
    const student = await giulia()
    await student.visit('/laboratori')
    expect(student.page.$('table a, .table a').toArray()).toHaveLength(1)
    expect(student.page.text).toContain('Robotica: dal sensore')
  })
})
