import { describe, expect, test } from '@jest/globals'
import { Editions } from '../../src/labs/edition.model.ts'
import { day } from '../../src/platform/day.ts'
import { useTestApp } from '../support/app.ts'
import { aGroup, aSession, inGroup, stored, storedEdition } from './an-edition.ts'

const borgo = useTestApp()
const people = '/laboratori/prova/partecipanti'

const ours = aGroup('ours', ['giulia', 'bruno'], {
  kind: 'class',
  history: [
    {
      at: new Date('2026-11-20T09:00:00Z'),
      by: { accountId: 'segreteria', name: 'Sara Segreteria' },
      to: 'enrolled',
      reason: 'Visita medica',
      studentId: 'bruno',
      joined: false,
    },
  ],
})
const theirs = aGroup('theirs', ['vanni'], { schoolId: 'volta', classIds: ['volta-3a'], label: '3A Volta' })
const offered = aGroup('offered', ['carlo'], {
  classIds: ['galilei-4a'],
  label: '4A INF',
  state: 'offered',
  offeredUntil: new Date('2026-11-27T10:00:00Z'),
})

async function edition(given: Parameters<typeof storedEdition>[0] = {}): Promise<void> {
  const participants = [...inGroup(ours), ...inGroup(theirs)]
  const common = { groups: [ours, theirs, offered], participants, taken: 4, schoolIds: ['galilei', 'volta'] }
  await storedEdition({ ...common, sessions: [aSession('prova-1', '2026-12-02', ['20:00', '22:00'])], ...given })
}

describe('who sees which participants', () => {
  test('a school its own by name, of others the number', async () => {
    await edition()
    const teacher = await borgo.signIn('docente@borgo.example')
    const { text } = await teacher.visit(people)
    expect(text).toContain('D’Amico Giulia')
    expect(text).toContain('Partecipa anche 1 studente di altri istituti.')
    expect(text).toContain('Motivo: Visita medica')
    expect(text).not.toContain('Verdi')
    expect(text).not.toContain('3A Volta')
  })

  test('the host all of them with class and school, but no reason and no privacy document', async () => {
    await edition()
    const host = await borgo.signIn('ente@borgo.example')
    const { text, $ } = await host.visit(people)
    for (const word of ['D’Amico Giulia', 'Verdi Vanni', '3A INF', 'Liceo Alessandro Volta'])
      expect(text).toContain(word)
    for (const word of ['Visita medica', 'Informativa', 'Ritira', 'Manca']) expect(text).not.toContain(word)
    expect($('main a[href^="/studenti"]')).toHaveLength(0)
  })

  test.each([
    ['citta@borgo.example', 403],
    ['giulia.damico', 403],
    ['ente@officine.example', 404],
  ])('%s gets %i', async (identifier, status) => {
    await edition()
    const visitor = await borgo.signIn(identifier)
    expect((await visitor.visit(people)).status).toBe(status)
  })

  test('a file holds the same people as the page', async () => {
    await edition()
    const [office, host] = [await borgo.signIn('segreteria@borgo.example'), await borgo.signIn('ente@borgo.example')]
    const ofOffice = (await office.download(`${people}?formato=csv`)).bytes.toString('utf8')
    const ofHost = (await host.download(`${people}?formato=csv`)).bytes.toString('utf8')
    expect([ofOffice.includes('Giulia'), ofOffice.includes('Vanni'), ofOffice.includes('Informativa')]).toEqual([
      true,
      false,
      true,
    ])
    expect([ofHost.includes('Giulia'), ofHost.includes('Vanni'), ofHost.includes('Informativa')]).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('seats that are offered', () => {
  const answer = '/laboratori/prova/gruppi/offered/risposta'

  test('wait on the page of the participants, and are taken', async () => {
    await edition()
    const office = await borgo.signIn('segreteria@borgo.example')
    const list = await office.visit(people)
    expect(list.text).toContain('C’è un posto per 4A INF')
    expect(list.text).toContain('rispondi entro il 27/11/2026, 11:00')
    const asked = await office.visit(answer)
    expect(asked.text).toContain('mercoledì 2 dicembre 2026, 20:00–22:00')
    const done = await office.press('Accetta i posti')
    expect(done.html).toContain('Posti accettati')
    expect((await stored()).groups[2]?.state).toBe('enrolled')
  })

  test('are not taken while somebody lacks an authorisation: the page names who and which', async () => {
    await edition({ module: { requiredMachines: ['laser-cutter'] } })
    const office = await borgo.signIn('segreteria@borgo.example')
    await office.visit(answer)
    const refused = await office.press('Accetta i posti')
    expect(refused.status).toBe(422)
    expect(refused.$('.problem-summary').text()).toMatch(/abilitazione per «Tagliatrice laser».*: Riva Elena\./u)
    expect(refused.text).toContain('falla rinnovare, oppure iscrivi il gruppo senza di loro')
    expect((await stored()).groups[2]?.state).toBe('offered')
  })

  test('are declined with a reason, and there is nothing left to answer', async () => {
    await edition()
    const office = await borgo.signIn('segreteria@borgo.example')
    await office.visit(answer)
    const done = await office.press('Rinuncia', { reason: 'Gita scolastica' })
    expect(done.text).toContain('Motivo: Gita scolastica')
    expect((await office.visit(answer)).text).toContain('non sono offerti posti')
    expect((await stored()).taken).toBe(3)
  })

  test('are not for a teacher of another class, nor for another school', async () => {
    await edition()
    for (const identifier of ['docente@borgo.example', 'segreteria@volta.example']) {
      const visitor = await borgo.signIn(identifier)
      expect([(await visitor.visit(answer)).status, (await visitor.post(answer, { answer: 'accept' })).status]).toEqual(
        [404, 404],
      )
    }
  })
})

describe('a withdrawal', () => {
  test('of a student asks since when and why, and keeps what was typed', async () => {
    await edition()
    const teacher = await borgo.signIn('docente@borgo.example')
    const form = await teacher.visit(`${people}/giulia/ritiro`)
    expect([form.title, form.$('input[name=from]').val()]).toEqual(['Ritira D’Amico Giulia', '2026-11-25'])
    const again = await teacher.press('Ritira', { from: '30/11/2026', reason: 'Cambia scuola' })
    expect([again.status, again.$('textarea').text()]).toEqual([422, 'Cambia scuola'])
    expect(again.text).toContain('Il giorno è nel futuro')
    const done = await teacher.press('Ritira', { from: '25/11/2026' })
    expect(done.text).toContain('Chi si è ritirato')
    expect(done.text).toContain('D’Amico Giulia si è ritirato')
    expect((await stored()).taken).toBe(3)
  })

  test('of a group frees its seats for who waits', async () => {
    const waits = aGroup('waits', ['dora'], { classIds: ['galilei-5b'], label: '5B', state: 'waiting' })
    await edition({ groups: [ours, theirs, offered, waits], seats: 4 })
    const teacher = await borgo.signIn('docente@borgo.example')
    await teacher.visit('/laboratori/prova/gruppi/ours/ritiro')
    const done = await teacher.press('Ritira il gruppo', { reason: 'Cambio di programma' })
    expect(done.html).toContain('Ritiro registrato')
    expect((await stored()).groups.map(({ state }) => state)).toEqual(['withdrawn', 'enrolled', 'offered', 'offered'])
  })
})

test('privacy documents are ticked student by student, each school its own', async () => {
  await edition()
  const teacher = await borgo.signIn('docente@borgo.example')
  const list = await teacher.visit(`${people}/informativa`)
  expect(list.text).not.toContain('Verdi')
  const done = await teacher.press('Salva', { received: ['giulia'], on: '24/11/2026' })
  expect(done.text).toContain('ricevuta il 24/11/2026')
  expect(done.text).toContain('Manca un’informativa privacy')
  const wrong = await teacher.visit(`${people}/informativa`).then(() => teacher.press('Salva', { on: '31/12/2026' }))
  expect([wrong.status, wrong.text.includes('Il giorno è nel futuro')]).toEqual([422, true])
})

describe('the way to enrol more', () => {
  const quarter = [aSession('prova-0', '2026-11-18', ['08:00', '16:00']), aSession('prova-1', '2026-12-02')]
  const visit = async (identifier: string) => (await borgo.signIn(identifier)).visit(people)
  const links = ({ $ }: Awaited<ReturnType<typeof visit>>) => $('main a[href^="/laboratori/prova/iscrizione"]')

  test('is a button while there are seats, and leads onto the waiting list when there are none', async () => {
    await edition()
    expect(links(await visit('docente@borgo.example')).text()).toContain('Iscrivi una classe o un gruppo')
    await Editions.updateOne({ _id: 'prova' }, { $set: { seats: 4 } })
    const full = await visit('docente@borgo.example')
    expect(links(full).text()).toContain('Iscrivi in lista d’attesa')
    expect(full.text).toContain('I posti sono finiti')
  })

  test.each([
    ['the last day is over', { enrolUntil: day('2026-11-24') }, 'l’ultimo giorno era il 24/11/2026'],
    ['too much of it has passed', { sessions: quarter }, 'più del 25 % delle 30:00 ore'],
  ])('is closed to a teacher when %s, and open with a reason to the coordinator', async (_, given, why) => {
    await edition(given)
    const teacher = await visit('docente@borgo.example')
    expect(teacher.text).toContain(why)
    expect(teacher.text).toContain('il coordinamento del tuo istituto può ancora iscrivere')
    expect(links(teacher)).toHaveLength(0)
    const coordinator = await visit('coordinatore@borgo.example')
    expect(coordinator.text).toContain(why)
    expect(coordinator.text).toContain('Come coordinamento puoi iscrivere lo stesso')
    expect(links(coordinator).text()).toContain('Iscrivi lo stesso…')
  })

  test.each([
    ['its sessions are behind', { sessions: quarter.slice(0, 1) }, 'Gli incontri sono finiti'],
    ['it is suspended', { state: 'suspended' as const }, 'adesso non prende iscrizioni'],
    ['it is over', { state: 'completed' as const }, 'Il laboratorio è concluso'],
  ])('is closed to everybody when %s', async (_, given, why) => {
    await edition(given)
    for (const identifier of ['docente@borgo.example', 'coordinatore@borgo.example']) {
      const page = await visit(identifier)
      expect([page.text.includes(why), page.text.includes('coordinamento'), links(page).length]).toEqual([
        true,
        false,
        0,
      ])
    }
  })

  test('tells everybody that a seat must come free before the coordinator can still enrol', async () => {
    await edition({ enrolUntil: day('2026-11-24'), seats: 4 })
    for (const identifier of ['docente@borgo.example', 'coordinatore@borgo.example']) {
      const page = await visit(identifier)
      expect([page.text.includes('se qualcuno si ritira'), links(page).length]).toEqual([true, 0])
    }
  })

  test('is no business of the host', async () => {
    await edition({ enrolUntil: day('2026-11-24') })
    expect((await visit('ente@borgo.example')).text).not.toContain('Le iscrizioni sono chiuse')
  })
})
