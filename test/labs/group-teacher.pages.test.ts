import { beforeEach, describe, expect, test } from '@jest/globals'
import { Accounts } from '../../src/accounts/account.model.ts'
import { takeAll } from '../../src/bookings/booking.service.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import { useTestApp } from '../support/app.ts'
import { testNow } from '../support/borgo-database.ts'
import { aGroup, aSession, inGroup, stored, storedEdition } from './an-edition.ts'
import { morePeople } from './other-teachers.ts'

const borgo = useTestApp()
const here = '/laboratori/prova/gruppi/ours/docente'
const people = '/laboratori/prova/partecipanti'

beforeEach(async () => {
  const ours = aGroup('ours', ['giulia', 'bruno'])
  const fourth = aGroup('fourth', ['carlo'], { classIds: ['galilei-4a'], label: '4A INF' })
  const sessions = [aSession('s1', '2026-12-02', ['20:00', '22:00']), aSession('s2', '2026-12-09', ['20:00', '22:00'])]
  const participants = [...inGroup(ours), ...inGroup(fourth)]
  await storedEdition({ groups: [ours, fourth], participants, taken: 3, schoolIds: ['galilei'], sessions })
})

describe('the page on which the accompanying teacher is changed', () => {
  test('is reached from the group, and says who comes along from now on', async () => {
    await morePeople(['ada'])
    const teacher = await borgo.signIn('docente@borgo.example')
    const list = await teacher.visit(people)
    const links = list.$('a:contains("Cambia docente accompagnatore")')
    // Of the group of another class a teacher changes nothing.
    expect([links.length, links.attr('href')]).toEqual([1, here])
    const form = await teacher.visit(here)
    expect(form.title).toBe('Cambia docente accompagnatore: 3A INF')
    expect(form.text).toContain('2, il primo il 02/12/2026')
    expect(form.$('select option').text()).not.toContain('Teresa')
    expect((await teacher.press('Cambia docente')).status).toBe(422)
    const done = await teacher.press('Cambia docente', { teacher: 'ada' })
    expect(done.title).toBe('Partecipanti: Laboratorio di prova')
    expect(done.html).toContain('Da ora accompagna Ada.')
    expect(done.text).toContain('3A INF: accompagna Ada al posto di Teresa Tutor')
    expect((await stored()).groups[0]?.teacher).toEqual({ accountId: 'ada', name: 'Ada' })
  })

  test('tells all that is in the way at once, with the name, and keeps the choice', async () => {
    await morePeople(['ada', 'berta'])
    const claims = ['2026-12-02', '2026-12-09'].map((on, n) => ({
      resource: 'person:ada',
      mode: 'exclusive' as const,
      editionId: 'altro',
      sessionId: `altro-${n}`,
      day: day(on),
      from: clockTime('21:00'),
      to: clockTime('23:00'),
    }))
    await takeAll({ holdId: 'altro', at: testNow, claims })
    const teacher = await borgo.signIn('docente@borgo.example')
    await teacher.visit(here)
    const refused = await teacher.press('Cambia docente', { teacher: 'ada' })
    expect([refused.status, refused.$('select option[selected]').attr('value')]).toEqual([422, 'ada'])
    const said = refused.$('.problem-summary').text()
    expect(said).toContain('mercoledì 02/12/2026, 20:00–22:00: Ada è già impegnato, dalle 21:00 alle 23:00')
    expect(said).toContain('mercoledì 09/12/2026')
    expect((await stored()).groups[0]?.teacher?.accountId).toBe('docente')
  })

  test('tells the second of two windows who comes along by now', async () => {
    await morePeople(['ada', 'berta'])
    const [one, two] = [await borgo.signIn('docente@borgo.example'), await borgo.signIn('coordinatore@borgo.example')]
    await one.visit(here)
    await two.visit(here)
    await one.press('Cambia docente', { teacher: 'ada' })
    const late = await two.press('Cambia docente', { teacher: 'berta' })
    expect([late.status, late.text.includes('Intanto qualcuno ha già cambiato il docente')]).toEqual([422, true])
    expect(late.$('dd').first().text()).toContain('Ada')
    await two.press('Cambia docente')
    expect((await stored()).groups[0]?.teacher?.accountId).toBe('berta')
  })

  test('says what to do where there is nobody else, and that a lab that is over does not change', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    await Accounts.updateMany({ _id: { $ne: 'docente' } }, { $set: { closedAt: testNow } })
    const alone = await teacher.visit(here)
    const advice = 'La segreteria del tuo istituto può invitare un docente'
    expect([alone.text.includes(advice), alone.$('select').length]).toEqual([true, 0])
    await morePeople(['ada'])
    await Editions.updateOne({ _id: 'prova' }, { $set: { state: 'completed' } })
    const over = await teacher.visit(here)
    expect([over.text.includes('il docente accompagnatore non cambia più'), over.$('select').length]).toEqual([true, 0])
    expect((await teacher.visit(people)).text).not.toContain('Cambia docente accompagnatore')
  })

  test.each([
    ['citta@borgo.example', 403],
    ['ente@borgo.example', 403],
    ['giulia.damico', 403],
    ['segreteria@volta.example', 404],
  ])('is not for %s: %i', async (person, status) => {
    const visitor = await borgo.signIn(person)
    expect([(await visitor.visit(here)).status, (await visitor.post(here, { teacher: 'docente' })).status]).toEqual([
      status,
      status,
    ])
  })
})
