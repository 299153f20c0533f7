import { beforeEach, describe, expect, test } from '@jest/globals'
import { Editions } from '../../src/labs/edition.model.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { Schools } from '../../src/schools/school.model.ts'
import { useTestApp } from '../support/app.ts'
import type { Visitor } from '../support/browser.ts'
import { anEdition, aGroup, aSession, inGroup } from './an-edition.ts'
import { fabio } from './a-plan.ts'

const borgo = useTestApp()
const plan = '/laboratori/prova/incontri'
const parts = [{ id: 'p1', title: 'Sensori', description: null, phase: 'teaching' as const, minutes: 1800 }]
const week = { 'time-3-2-from': '20:00', 'time-3-2-to': '23:00', from: '2026-12-02', to: '2027-03-31' }

async function store(given: Parameters<typeof anEdition>[0] = {}): Promise<void> {
  const group = aGroup('g', ['giulia', 'bruno'])
  await Editions.create(
    anEdition({
      roomIds: ['fablab-sala'],
      staff: [fabio],
      groups: [group],
      participants: inGroup(group),
      schoolIds: ['galilei'],
      taken: 2,
      ...given,
      module: { parts },
    }),
  )
}

const stored = async () => (await Editions.findById('prova').lean())?.sessions ?? []

describe('for the host', () => {
  let host: Visitor
  beforeEach(async () => {
    host = await borgo.signIn('ente@borgo.example')
  })

  test('thirty hours on Wednesdays become dates to look at, and are planned once confirmed', async () => {
    await store()
    const page = await host.visit(plan)
    expect(page.text).toContain('Mancano ancora 30:00 ore')
    expect(page.$('[name=minutes]').val()).toBe('30:00')
    const preview = await host.press('Proponi le date', week)
    expect(preview.title).toBe('Le date proposte')
    expect(preview.text).toContain('10 incontri, 30:00 ore')
    expect(preview.text).toContain('mercoledì 30 dicembre 2026: l’ente è chiuso: Chiusura natalizia')
    expect(preview.text).toContain('mercoledì 6 gennaio 2027: Epifania; l’ente è chiuso')
    expect(preview.text).toContain('L’orario è fuori da quello di apertura della sede il 02/12/2026, 09/12/2026')
    expect(await stored()).toEqual([])
    const after = await host.press('Conferma le date')
    expect(after.html).toContain('Le date sono in calendario.')
    expect(after.text).toContain('Tutte le ore del modulo sono in calendario.')
    expect(after.text).toContain('1. mercoledì 2 dicembre 2026')
    expect(after.text).toContain('Giorni saltati')
    expect(await stored()).toHaveLength(10)
  })

  test('what is wrong is said beside its field, and what was typed stays', async () => {
    await store()
    await host.visit(plan)
    const page = await host.press('Proponi le date', { 'time-3-2-from': '20:00', minutes: 'molte', to: '31/2/2027' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('Scrivi sia l’inizio sia la fine.')
    expect(page.$('[name=to]').val()).toBe('31/2/2027')
    expect(page.$('[name=minutes]').val()).toBe('molte')
    expect((await host.press('Proponi le date', { ...week, minutes: '3:00', ignore: 'yes' })).text).toContain(
      'Scrivi perché il laboratorio si tiene anche nei giorni chiusi.',
    )
  })

  test('from the preview one goes back to the form with all that was typed', async () => {
    await store()
    await host.visit(plan)
    await host.press('Proponi le date', week)
    const page = await host.press('Cambia i giorni')
    expect([page.status, page.$('[name=time-3-2-from]').val(), page.$('[name=from]').val()]).toEqual([
      200,
      '20:00',
      '2026-12-02',
    ])
  })

  test('what others have taken is told without their names, and cannot be confirmed', async () => {
    await store()
    const staff = [{ ...fabio, partnerId: 'officine' }]
    const theirs = { partnerId: 'officine', partnerIds: ['officine'], siteId: 'officine-1', staff }
    await Editions.create(anEdition({ _id: 'altrui', code: 'X', title: 'Segreto', ...theirs }))
    const city = await borgo.signIn('citta@borgo.example')
    await city.visit('/laboratori/altrui/incontri')
    await city.press('Proponi le date', { ...week, minutes: '3:00' })
    await city.press('Conferma le date')
    await host.visit(plan)
    const preview = await host.press('Proponi le date', { ...week, minutes: '6:00' })
    expect(preview.text).toContain(
      'mercoledì 02/12/2026, 20:00–23:00: Fabio Fresa è già impegnato, dalle 20:00 alle 23:00 per un altro laboratorio.',
    )
    expect(preview.text).not.toContain('Segreto')
    expect(preview.$('button').text()).not.toContain('Conferma')
  })

  test('a session is moved after a look at what changes', async () => {
    await store({ sessions: [aSession('s1', '2026-12-02'), aSession('s2', '2026-12-09')] })
    await host.visit(`${plan}/s1`)
    expect(host.page.title).toBe('1. mercoledì 2 dicembre 2026')
    const preview = await host.press('Vedi che cosa cambia', {
      day: '2026-12-03',
      scope: 'following',
      spaces: ['fablab-sala'],
      topic: 'Sensori',
      parts: 'p1',
    })
    expect(preview.$('tbody tr')).toHaveLength(2)
    expect(preview.text).toContain('giovedì 3 dicembre 2026, 14:00–17:00')
    const after = await host.press('Conferma')
    expect(after.html).toContain('Incontri aggiornati. Chi partecipa è stato avvisato.')
    expect((await stored()).map(({ day, roomIds, topic }) => [day, roomIds, topic])).toEqual([
      ['2026-12-03', ['fablab-sala'], 'Sensori'],
      ['2026-12-10', ['fablab-sala'], null],
    ])
  })

  test('a change that is none says so, and a wrong one is said beside the field', async () => {
    await store({ sessions: [aSession('s1', '2026-12-02')] })
    await host.visit(`${plan}/s1`)
    expect((await host.press('Vedi che cosa cambia')).text).toContain('Non cambia nulla')
    await host.press('Torna a modificare')
    const refused = await host.press('Vedi che cosa cambia', { from: '18:00', topic: 'Motori' })
    expect([refused.status, refused.$('[name=topic]').val()]).toEqual([422, 'Motori'])
    expect(refused.text).toContain('L’incontro finisce prima di cominciare')
  })

  test('two tabs: the second is told, and nothing is lost', async () => {
    await store({ sessions: [aSession('s1', '2026-12-02')] })
    await host.visit(`${plan}/s1/annullamento`)
    await Editions.updateOne({ _id: 'prova' }, { planVersion: 2 })
    const refused = await host.press('Annulla l’incontro', { reason: 'Sciopero dei mezzi' })
    expect([refused.status, refused.$('[name=reason]').val()]).toEqual([422, 'Sciopero dei mezzi'])
    expect(refused.text).toContain('Intanto qualcun altro ha cambiato gli incontri')
  })

  test('a session is cancelled with a reason, made up for, and given to somebody else', async () => {
    await store({ sessions: [{ ...aSession('s1', '2026-12-02'), staff: [fabio] }] })
    await host.visit(`${plan}/s1/annullamento`)
    expect((await host.press('Annulla l’incontro')).status).toBe(422)
    const cancelled = await host.press('Annulla l’incontro', { reason: 'Sciopero dei mezzi' })
    expect(cancelled.text).toContain('Motivo: Sciopero dei mezzi')
    await host.visit(`${plan}/s1/recupero`)
    expect(host.page.text).toContain('Ci sono 3:00 ore da recuperare')
    const tooLong = await host.press('Aggiungi il recupero', { day: '2026-12-12', to: '17:30' })
    expect(tooLong.text).toContain('Il recupero è più lungo delle ore perse')
    const recovered = await host.press('Aggiungi il recupero', { day: '2026-12-12', to: '17:00' })
    expect(recovered.text).toContain('Recuperato il 12/12/2026')
    const again = await host.visit(`${plan}/s1/recupero`)
    expect(again.text).toContain('non ci sono ore da recuperare')
    expect(again.$('main form')).toHaveLength(0)
    const made = (await stored()).find(({ recovers }) => recovers === 's1')?.id ?? ''
    await host.visit(`${plan}/${made}/sostituzione`)
    const given = await host.press('Salva', { insteadOf: 'fablab-fabio', tutor: 'fablab/fablab-marta' })
    expect(given.text).toContain('(al posto di Fabio Fresa)')
  })

  test('a cancelled session is restored by a button, or says what is in the way', async () => {
    const cancelled = { at: new Date(), by: { accountId: null, name: 'Carla' }, reason: 'Neve' }
    await store({ sessions: [{ ...aSession('s1', '2026-12-02', ['20:00', '22:00']), state: 'cancelled', cancelled }] })
    await host.visit(`${plan}/s1`)
    const page = await host.press('Ripristina l’incontro')
    expect(page.html).toContain('L’incontro si tiene di nuovo.')
    await host.post(`${plan}/s1/ripristino`, { planVersion: '2' })
    expect((await host.visit(`${plan}/s1`)).html).toContain('L’incontro non è annullato.')
  })

  test('of another partner the plan does not exist', async () => {
    await store({ partnerId: 'officine', partnerIds: ['officine'], sessions: [aSession('s1', '2026-12-02')] })
    expect((await host.visit(plan)).status).toBe(404)
    expect((await host.visit(`${plan}/s1/recupero`)).status).toBe(404)
    expect((await host.post(`${plan}/anteprima`, week)).status).toBe(404)
  })
})

describe('for those who read', () => {
  const pattern = [{ weekday: 3 as const, from: clockTime('14:00'), to: clockTime('17:00') }]
  const sessions = [aSession('s1', '2026-12-02'), aSession('s2', '2027-01-13')]

  test.each(['docente@borgo.example', 'segreteria@borgo.example', 'giulia.damico', 'segreteria@volta.example'])(
    '%s sees the sessions, and changes none',
    async (person) => {
      await store({ pattern, sessions })
      const visitor = await borgo.signIn(person)
      const page = await visitor.visit(plan)
      expect([page.status, page.$('main form').length]).toEqual([200, 0])
      expect(page.text).toContain('mercoledì 6 gennaio 2027: Epifania')
      const session = await visitor.visit(`${plan}/s1`)
      expect([session.status, session.text.includes('Annulla')]).toEqual([200, false])
      expect((await visitor.visit(`${plan}/s1/annullamento`)).status).toBe(403)
      expect((await visitor.post(plan, week)).status).toBe(403)
    },
  )

  test.each([
    ['docente@borgo.example', 'IIS Galileo Galilei, sospensione delle lezioni: Assemblea'],
    ['segreteria@volta.example', 'un istituto, sospensione delle lezioni: Assemblea'],
  ])('%s reads of a school without lessons: %s', async (person, sentence) => {
    const closures = [{ from: day('2026-12-09'), to: day('2026-12-09'), reason: 'Assemblea' }]
    await Schools.updateOne({ _id: 'galilei' }, { closures })
    await store({ pattern, sessions })
    expect((await (await borgo.signIn(person)).visit(plan)).text).toContain(sentence)
  })

  test.each([
    ['docente@borgo.example', true],
    ['segreteria@borgo.example', true],
    ['giulia.damico', true],
    ['segreteria@volta.example', false],
    ['ente@borgo.example', false],
    ['citta@borgo.example', false],
  ])('%s may announce an absence: %s', async (person, may) => {
    await store({ sessions })
    const visitor = await borgo.signIn(person)
    await visitor.visit(`${plan}/s1`)
    const link = visitor.page.$('main a:contains("Annuncia un’assenza")')
    expect(link).toHaveLength(may ? 1 : 0)
    if (may) expect((await visitor.visit(link.attr('href') ?? '')).title).toContain('mercoledì 2 dicembre 2026')
  })

  test('of a session that has begun or is cancelled, or of a lab that is over, nobody announces an absence', async () => {
    const cancelled = { at: new Date('2026-11-20T09:00:00Z'), by: { accountId: null, name: 'Carla' }, reason: 'Neve' }
    const begun = aSession('s3', '2026-11-25', ['08:00', '12:00'])
    await store({ sessions: [...sessions, begun, { ...aSession('s4', '2026-12-16'), state: 'cancelled', cancelled }] })
    const teacher = await borgo.signIn('docente@borgo.example')
    for (const id of ['s3', 's4'])
      expect((await teacher.visit(`${plan}/${id}`)).text).not.toContain('Annuncia un’assenza')
    await Editions.updateOne({ _id: 'prova' }, { state: 'cancelled' })
    expect((await teacher.visit(`${plan}/s1`)).text).not.toContain('Annuncia un’assenza')
  })

  test('what was done stands beside a session without a planned topic, for who may read the roll call', async () => {
    const held = '/laboratori/robotica-3a/incontri/robotica-3a-1'
    const topicOf = async (person: string) => {
      const visitor = await borgo.signIn(person)
      const { $ } = await visitor.visit(held)
      const listed = (await visitor.visit('/laboratori/robotica-3a/incontri')).text.includes('Sensori di distanza')
      const topic = $('dt:contains("Argomento svolto") + dd').text().trim()
      expect(listed).toBe(topic === 'Sensori di distanza')
      return topic
    }
    await RollCalls.updateOne({ _id: 'robotica-3a-1' }, { $set: { topic: 'Sensori di distanza' } })
    const first = { 'sessions.$[first].topic': null as string | null }
    const options = { arrayFilters: [{ 'first.id': 'robotica-3a-1' }] }
    await Editions.updateOne({ _id: 'robotica-3a' }, { $set: first }, options)
    for (const person of ['docente@borgo.example', 'ente@borgo.example', 'giulia.damico'])
      expect(await topicOf(person)).toBe('Sensori di distanza')
    for (const person of ['citta@borgo.example', 'segreteria@volta.example']) expect(await topicOf(person)).toBe('')
    await Editions.updateOne({ _id: 'robotica-3a' }, { $set: { 'sessions.$[first].topic': 'Motori' } }, options)
    expect(await topicOf('docente@borgo.example')).toBe('')
  })

  test('a draft does not exist for schools', async () => {
    await store({ state: 'draft', sessions })
    const teacher = await borgo.signIn('docente@borgo.example')
    expect([(await teacher.visit(plan)).status, (await teacher.visit(`${plan}/s1`)).status]).toEqual([404, 404])
  })
})

test('a session that is not there does not exist', async () => {
  await store()
  const host = await borgo.signIn('ente@borgo.example')
  for (const url of ['x', 'x/annullamento', 'x/recupero', 'x/sostituzione'])
    expect([url, (await host.visit(`${plan}/${url}`)).status]).toEqual([url, 404])
})
