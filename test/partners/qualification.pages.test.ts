import { describe, expect, test } from '@jest/globals'
import { Notices } from '../../src/notices/notice.model.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { useTestApp } from '../support/app.ts'

const borgo = useTestApp()
const city = () => borgo.signIn('citta@borgo.example')
const host = () => borgo.signIn('ente@borgo.example')
const url = '/enti/fablab/qualificazione'
const restart = (change: object) => Partners.updateOne({ _id: 'fablab' }, { $set: change })
const none = { qualification: { state: 'none', until: null, history: [] } }

describe('the standing of a host', () => {
  test('is read by every school, without what city and host write to each other', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    const page = await teacher.visit('/enti/sartoria/qualificazione')
    expect(page.text).toContain('Domanda in esame')
    expect(page.text).not.toContain('imparare a cucire')
    expect(page.$('main form')).toHaveLength(0)
    expect((await teacher.visit(url)).text).toContain('fino al 31/12/2027')
  })

  test('is not read by another host', async () => {
    expect((await (await host()).visit('/enti/sartoria/qualificazione')).status).toBe(404)
  })

  test('when it ended is said to have expired, and the host is told to apply again', async () => {
    const visitor = await host()
    borgo.setNow(new Date('2028-01-10T10:00:00+01:00'))
    const page = await visitor.visit(url)
    expect(page.text).toContain('Qualificazione scaduta il 31/12/2027')
    expect(page.text).toContain('manda una nuova domanda')
    expect((await visitor.visit('/enti/fablab')).text).toContain('Vai alla qualificazione')
  })

  test('shortly before its end says how many days are left', async () => {
    const visitor = await host()
    expect((await visitor.visit(url)).text).not.toContain('alla scadenza')
    borgo.setNow(new Date('2027-12-30T10:00:00+01:00'))
    expect((await visitor.visit(url)).text).toContain('1 giorno alla scadenza')
  })
})

describe('from the application to the decision', () => {
  test('the host says what it offers, the city asks, the host answers, the city qualifies', async () => {
    await restart(none)
    const fabio = await host()
    await fabio.visit(url)
    const refused = await fabio.press('Manda la domanda', { text: 'Da dieci anni con le scuole.' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('devi confermare la dichiarazione')
    expect(refused.$('[name=text]').val()).toBe('Da dieci anni con le scuole.')
    await fabio.press('Manda la domanda', { declaration: 'yes' })
    expect(fabio.page.$('.notifications').text()).toContain('La domanda è stata mandata')
    expect(fabio.page.text).toContain('Per ora non devi fare altro')
    expect(fabio.page.$('main form')).toHaveLength(0)

    const carla = await city()
    expect((await carla.visit('/enti/fablab')).text).toContain('L’ente ha chiesto di essere qualificato')
    await carla.visit(url)
    expect(carla.page.text).toContain('L’ente scrive: Da dieci anni con le scuole.')
    expect(carla.page.$('[name=until]').val()).toBe('2028-11-25')
    const silent = await carla.press('Registra la decisione', { kind: 'ask-more' })
    expect(silent.text).toContain('Scrivi all’ente che cosa manca')
    await carla.press('Registra la decisione', { kind: 'ask-more', text: 'Manca la polizza.' })
    expect(carla.page.text).toContain('Chiesti chiarimenti')
    expect(carla.page.$('input[value=ask-more]').attr('disabled')).toBeDefined()

    await fabio.visit(url)
    expect(fabio.page.text).toContain('L’ufficio del programma chiede: Manca la polizza.')
    const answer = 'Rispondi e manda di nuovo la domanda'
    expect((await fabio.press(answer, { declaration: 'yes' })).text).toContain('Scrivi una risposta')
    await fabio.press(answer, { declaration: 'yes', text: 'Caricata.' })

    await carla.visit(url)
    const late = await carla.press('Registra la decisione', { kind: 'qualify', until: '24/11/2026' })
    expect(late.text).toContain('Scegli un giorno da oggi in poi')
    await carla.press('Registra la decisione', { kind: 'qualify', until: '30/06/2028' })
    expect(carla.page.text).toContain('fino al 30/06/2028')
    expect(carla.page.text).toContain('Ente qualificato da Carla Comune fino al 30/06/2028')
    const letters = await Notices.find({ kind: 'qualification-decided' }).sort({ createdAt: 1 }).lean()
    expect(letters.map(({ data }) => data['decision'])).toEqual(expect.arrayContaining(['ask-more', 'qualify']))
  })

  test('with a profile that lacks something the button is there and says what is missing, each with its page', async () => {
    await restart({ ...none, works: [], representative: null })
    const page = await (await host()).visit(url)
    expect(page.$('.action-disabled').text()).toContain('Manca il legale rappresentante.')
    expect(page.$('main form')).toHaveLength(0)
    expect(page.$('a[href="/enti/fablab/rappresentante"]')).toHaveLength(1)
    expect(page.$('a[href="/enti/fablab/accoglienza/attivita"]')).toHaveLength(1)
    expect(page.$('a[href="/enti/fablab/accoglienza?modifica=1"]')).toHaveLength(0)
  })

  test('sent all the same, it is refused with what is missing', async () => {
    await restart({ ...none, works: [], tutors: [] })
    const visitor = await host()
    const page = await visitor.post(`${url}/domanda`, { declaration: 'yes', seen: '0' })
    expect(page.status).toBe(422)
    expect(page.$('.problem-summary li')).toHaveLength(2)
  })

  test('a second decision on the same page finds that somebody has decided', async () => {
    const visitor = await city()
    const decide = () =>
      visitor.post('/enti/sartoria/qualificazione/decisione', { kind: 'qualify', until: '2028-01-01', seen: '1' })
    expect((await decide()).status).toBe(303)
    const second = await decide()
    expect(second.status).toBe(422)
    expect(second.text).toContain('forse qualcuno ha già deciso')
    expect(second.text).toContain('Qualificato')
  })

  test('schools can neither apply nor decide', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    for (const address of ['domanda', 'decisione']) expect((await office.post(`${url}/${address}`)).status).toBe(403)
    expect((await (await host()).post(`${url}/decisione`)).status).toBe(403)
    expect((await (await city()).post(`${url}/domanda`)).status).toBe(403)
  })

  test('is told in English to who prefers it', async () => {
    const visitor = await city()
    await visitor.visit('/enti')
    await visitor.post('/lingua', { language: 'en' })
    expect((await visitor.visit('/enti/sartoria/qualificazione')).text).toContain('then decide below')
  })
})

describe('possible duplicates', () => {
  test('are shown to the city as pairs, with the page that merges them', async () => {
    const visitor = await city()
    expect((await visitor.visit('/enti/doppioni')).text).toContain('Nessun doppione')
    await Partners.create({
      ...(await Partners.findById('officine').lean()),
      _id: 'officine-bis',
      partnerId: 'officine-bis',
      name: 'F.lli Bernasconi officine meccaniche',
      identifiers: ['officine-bis'],
      createdAt: new Date('2026-10-01T08:00:00Z'),
    })
    const page = await visitor.visit('/enti/doppioni')
    expect(page.text).toContain('F.lli Bernasconi officine meccaniche')
    expect(page.text).toContain('1–1 di 1')
    expect(page.$('a[href="/enti/officine/unione?con=officine-bis"]')).toHaveLength(1)
    const file = await visitor.download('/enti/doppioni?formato=csv')
    expect(file.bytes.toString('utf8')).toContain('F.lli Bernasconi officine meccaniche')
    await Partners.updateOne({ _id: 'officine-bis' }, { $set: { mergedInto: 'officine' } })
    expect((await visitor.visit('/enti/doppioni')).text).toContain('Nessun doppione')
  })

  test('are not for schools', async () => {
    expect((await (await borgo.signIn('segreteria@borgo.example')).visit('/enti/doppioni')).status).toBe(403)
  })
})
