import { describe, expect, test } from '@jest/globals'
import { ResourceDays } from '../../src/bookings/booking.model.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { day } from '../../src/platform/day.ts'
import { useTestApp } from '../support/app.ts'
import type { Visitor } from '../support/browser.ts'

const borgo = useTestApp()
const citta = () => borgo.signIn('citta@borgo.example')
const fabio = () => borgo.signIn('ente@borgo.example')
const corrado = () => borgo.signIn('coordinatore@borgo.example')
const said = ({ page }: Visitor) => page.$('.notifications').text()

describe('a new edition', () => {
  const typed = {
    siteId: 'fablab-1',
    from: '2027-02-03',
    to: '2027-05-26',
    'slot-1-weekday': '3',
    'slot-1-from': '14:00',
    'slot-1-to': '17:00',
    rooms: ['fablab-sala'],
    'staff-1-id': 'fablab-fabio',
    'staff-1-part': 'trainer',
    seats: '12',
    minimum: '6',
  }

  test('is made by the partner from a module, and leads on to its sessions', async () => {
    const host = await fabio()
    await host.visit('/laboratori/nuovo?modulo=rob-1')
    expect(host.page.text).toContain('FabLab Borgo APS')
    expect(host.page.text).toContain('Lascia vuoto per quello proposto: ROB-1/26-B.')
    await host.press('Crea il laboratorio', typed)
    const made = await Editions.findOne({ code: 'ROB-1/26-B' }).lean()
    expect(made).toMatchObject({
      partnerId: 'fablab',
      seats: 12,
      pattern: [{ weekday: 3, from: '14:00', to: '17:00' }],
    })
    expect(said(host)).toContain('Ora metti in calendario gli incontri')
    expect(host.page.title).toContain('Incontri')
  })

  test('takes no forged id that would be no address', async () => {
    const host = await fabio()
    for (const id of ['nuovo', 'a b', '../x']) {
      await host.visit('/laboratori/nuovo?modulo=rob-1')
      expect((await host.press('Crea il laboratorio', { ...typed, id })).status).toBe(422)
    }
    expect(await Editions.countDocuments({ code: 'ROB-1/26-B' })).toBe(0)
  })

  test('keeps everything that was typed when it is refused, and says what is wrong beside it', async () => {
    const host = await fabio()
    await host.visit('/laboratori/nuovo?modulo=rob-1')
    const wrong = { ...typed, title: 'Robot!', seats: '13', to: '2027-01-01', 'slot-2-from': '10:00' }
    const refused = await host.press('Crea il laboratorio', wrong)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Completa la riga')
    expect(refused.$('[name=title]').val()).toBe('Robot!')
    expect(refused.$('[name=rooms][value=fablab-sala]').attr('checked')).toBeDefined()
    const again = await host.press('Crea il laboratorio', { ...wrong, 'slot-2-from': '' })
    expect(again.text).toContain('La fine viene prima dell’inizio')
    expect(again.text).toContain('non possono seguire così tanti studenti')
    expect(again.$('[name="slot-1-from"]').val()).toBe('14:00')
    expect(again.$('[name="staff-1-id"]').val()).toBe('fablab-fabio')
    await host.press('Crea il laboratorio', { ...wrong, 'slot-2-from': '', to: '2027-05-26', seats: '12' })
    expect(await Editions.countDocuments({ title: 'Robot!' })).toBe(1)
  })

  test('is made by the city at a partner it looks for', async () => {
    const city = await citta()
    await city.visit('/laboratori/nuovo?cerca=borgo')
    expect(city.page.$('.field-problem')).toHaveLength(1)
    expect(city.page.$('.tasks a')).toHaveLength(0)
    await city.visit('/laboratori/nuovo?modulo=rob-1&cerca=borgo')
    const found = city.page.$('a:contains("FabLab Borgo APS")').attr('href') ?? ''
    expect((await city.visit(found)).title).toBe('Nuovo laboratorio')
    expect(city.page.$('[name=partnerId]').val()).toBe('fablab')
    expect((await city.visit('/laboratori/nuovo?modulo=rob-1&cerca=zzz')).text).toContain('Nessun ente trovato')
    expect((await city.visit('/laboratori/nuovo?modulo=cod-1&ente=fablab')).text).toContain('Scegli prima quale e dove')
  })

  test('is not for schools', async () => {
    const school = await corrado()
    expect((await school.visit('/laboratori/nuovo')).status).toBe(403)
    expect((await school.visit('/laboratori/robotica-3a/modifica')).status).toBe(403)
    expect((await (await borgo.signIn('ente@officine.example')).visit('/laboratori/robotica-3a/modifica')).status).toBe(
      404,
    )
  })
})

describe('changing an edition', () => {
  test('says whose the seats are when they would be fewer than those taken', async () => {
    const host = await fabio()
    await host.visit('/laboratori/making-aperto/modifica')
    const refused = await host.press('Salva', { seats: '11' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('I posti già occupati sono 12: lascia almeno 12 posti')
    expect(refused.text).toContain('4A INF, IIS Galileo Galilei: 12')
    expect(refused.$('main .actions a').attr('href')).toBe('/laboratori/making-aperto/partecipanti')
    expect(refused.$('[name=seats]').val()).toBe('11')
    await host.press('Salva', { seats: '12' })
    expect(said(host)).toContain('Le modifiche sono salvate.')
  })

  test('says to the city of which schools the seats are, and no class', async () => {
    await Editions.updateOne({ _id: 'making-aperto' }, { $set: { 'groups.0.state': 'offered' } })
    const city = await citta()
    await city.visit('/laboratori/making-aperto/modifica')
    const { text, $ } = await city.press('Salva', { seats: '11' })
    expect(text).toContain('IIS Galileo Galilei: 12, offerti e in attesa di risposta')
    expect([text.includes('4A INF'), $('main a[href$="/partecipanti"]').length]).toEqual([false, 0])
  })

  test('says how to mend a minimum above the seats, with both numbers', async () => {
    const host = await fabio()
    await host.visit('/laboratori/making-aperto/modifica')
    const refused = await host.press('Salva', { seats: '13', minimum: '15' })
    expect(refused.status).toBe(422)
    expect(refused.$('#f-minimum-problem').text()).toContain(
      'Il minimo (15) è più alto dei posti (13): abbassa il minimo a 13 o meno, oppure porta i posti ad almeno 15.',
    )
    await Editions.updateOne({ _id: 'making-aperto' }, { $set: { state: 'running', minimum: 14, taken: 5 } })
    await host.visit('/laboratori/making-aperto/modifica')
    const begun = await host.press('Salva', { seats: '13' })
    expect(begun.$('#f-seats-problem').text()).toContain('lascia almeno 14 posti')
  })

  test('tells the second of two windows, and keeps what it typed', async () => {
    const [one, two] = [await fabio(), await citta()]
    await one.visit('/laboratori/making-aperto/modifica')
    await two.visit('/laboratori/making-aperto/modifica')
    await one.press('Salva', { title: 'Making uno' })
    const late = await two.press('Salva', { title: 'Making due' })
    expect(late.status).toBe(422)
    expect(late.text).toContain('Intanto qualcuno ha modificato il laboratorio')
    expect(late.$('[name=title]').val()).toBe('Making due')
    await two.press('Salva')
    expect((await Editions.findById('making-aperto').lean())?.title).toBe('Making due')
  })

  test('of a running one touches only what does not move the sessions', async () => {
    const host = await fabio()
    await host.visit('/laboratori/robotica-3a/modifica')
    expect(host.page.$('[name=from]')).toHaveLength(0)
    await host.press('Salva', { title: 'Robot in gara' })
    expect(host.page.title).toBe('Robot in gara')
  })

  test('of the people asks whether the sessions to come follow', async () => {
    const host = await fabio()
    await host.visit('/laboratori/robotica-3a/personale')
    expect(host.page.text).toContain('Cambia anche i 4 incontri ancora da fare')
    const refused = await host.press('Salva', { 'staff-1-id': 'fablab-marta' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('La stessa persona c’è due volte')
    await host.press('Salva', { 'staff-1-id': 'fablab-marta', 'staff-2-id': 'fablab-fabio' })
    expect(said(host)).toContain('anche negli incontri ancora da fare')
    const { staff = [], sessions = [] } = (await Editions.findById('robotica-3a').lean()) ?? {}
    const written = (people: typeof staff) => people.map(({ id, part }) => `${id} ${part}`).join(', ')
    expect(written(staff)).toBe('fablab-marta trainer, fablab-fabio co-trainer')
    const trainers = sessions
      .filter(({ state }) => state === 'planned')
      .map((session) => [session.day, written(session.staff)])
    const [before, after] = ['fablab-fabio trainer, fablab-marta co-trainer', written(staff)]
    // That of this morning has begun.
    expect(trainers.every(([on = '', people]) => people === (on > '2026-11-25' ? after : before))).toBe(true)
  })

  test('of the people leaves the sessions as they are when one of them is busy elsewhere', async () => {
    const [fabioThere] = (await Partners.findById('fablab').lean())?.tutors ?? []
    const tito = { ...fabioThere, id: 'fablab-tito', name: 'Tito Tornio', email: null, accountId: null }
    await Partners.updateOne({ _id: 'fablab' }, { $push: { tutors: tito } })
    const elsewhere = {
      editionId: 'making-aperto',
      sessionId: 'making-aperto-1',
      holdId: 'h',
      mode: 'exclusive' as const,
      startMinute: 600,
      endMinute: 660,
      at: new Date(),
    }
    const resource = 'person:fablab-tito'
    await ResourceDays.create({
      _id: `${resource}|2026-12-02`,
      resource,
      day: day('2026-12-02'),
      bookings: [elsewhere],
    })
    const host = await fabio()
    await host.visit('/laboratori/robotica-3a/personale')
    await host.press('Salva', { 'staff-2-id': 'fablab-tito' })
    expect(said(host)).toContain('quelli in calendario non cambiano')
    expect(said(host)).toContain('Tito Tornio')
    const { staff, sessions } = (await Editions.findById('robotica-3a').lean()) ?? {}
    expect(staff?.map(({ id }) => id)).toEqual(['fablab-fabio', 'fablab-tito'])
    expect(sessions?.every((session) => session.staff[1]?.id === 'fablab-marta')).toBe(true)
    expect((await ResourceDays.findById(`${resource}|2026-12-02`).lean())?.bookings).toHaveLength(1)
  })

  test('of the people can leave the sessions alone', async () => {
    const host = await fabio()
    await host.visit('/laboratori/robotica-3a/personale')
    await host.press('Salva', { 'staff-1-id': 'fablab-marta', 'staff-2-id': 'fablab-fabio', future: '' })
    expect(said(host)).toContain('salvate per i nuovi incontri')
    const sessions = (await Editions.findById('robotica-3a').lean())?.sessions ?? []
    expect(sessions.every(({ staff }) => staff[0]?.id === 'fablab-fabio')).toBe(true)
  })
})
