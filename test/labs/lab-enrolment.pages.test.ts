import { describe, expect, test } from '@jest/globals'
import { day } from '../../src/platform/day.ts'
import { useTestApp } from '../support/app.ts'
import { aGroup, aSession, inGroup, stored, storedEdition } from './an-edition.ts'

const borgo = useTestApp()
const here = '/laboratori/prova'
const page = `${here}/iscrizione`
const sessions = [aSession('prova-1', '2026-12-02', ['20:00', '22:00'])]

const said = { teacher: 'docente', counts: 'yes', privacy: 'later' }

describe('a teacher with one class', () => {
  test('enrols it in three screens, and reads the dates before', async () => {
    await storedEdition({ seats: 30, sessions })
    const teacher = await borgo.signIn('docente@borgo.example')
    const form = await teacher.visit(page)
    expect([form.status, form.title]).toEqual([200, 'Iscrivi: Laboratorio di prova'])
    expect(form.text).toContain('mercoledì 2 dicembre 2026, 20:00–22:00')
    expect(form.text).toContain('30 liberi su 30')
    expect(form.text).toContain('al massimo 30:00 ore a studente')
    expect(form.$('input[name=students][checked]')).toHaveLength(24)
    expect(form.$('select[name=teacher] option[selected]').text()).toBe('Teresa Tutor')
    // Whether the hours count is for the teacher to say: nothing is chosen beforehand.
    expect(form.$('input[name=counts][checked]')).toHaveLength(0)
    const done = await teacher.press('Iscrivi 3A INF', { counts: 'yes', privacy: 'later' })
    expect(done.title).toBe('Partecipanti: Laboratorio di prova')
    expect(done.html).toContain('Iscrizione fatta: 24 posti presi.')
    expect(done.text).toContain('Mancano 24 informative privacy')
    expect((await stored()).taken).toBe(24)
  })

  test('who has not said whether the hours count reads it, and keeps what was ticked', async () => {
    await storedEdition({ seats: 30 })
    const teacher = await borgo.signIn('docente@borgo.example')
    await teacher.visit(page)
    const again = await teacher.press('Iscrivi 3A INF', { students: ['giulia', 'bruno'], privacy: 'all' })
    expect([again.status, again.$('input[name=students][checked]').length]).toEqual([422, 2])
    expect(again.$('.problem-summary').text()).toContain('Le ore valgono per la formazione scuola-lavoro?')
    expect((await stored()).groups).toEqual([])
  })

  test('with too few seats has three ways on', async () => {
    await storedEdition({ seats: 20, sessions })
    const teacher = await borgo.signIn('docente@borgo.example')
    await teacher.visit(page)
    const refused = await teacher.press('Iscrivi gli studenti spuntati', said)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('24 studenti e 20 posti: scegli chi viene')
    const done = await teacher.press('Iscrivi i primi 20, gli altri in lista d’attesa')
    expect(done.html).toContain('In lista d’attesa: 4 studenti.')
    expect(done.text).toContain('20 di 20')
    expect(done.text).toContain('siete i primi in lista')
  })

  test('without any seat there is the waiting list', async () => {
    const group = aGroup('volta', ['vanni'], { schoolId: 'volta', classIds: ['volta-3a'] })
    await storedEdition({ seats: 1, taken: 1, groups: [group], participants: inGroup(group), schoolIds: ['volta'] })
    const teacher = await borgo.signIn('docente@borgo.example')
    await teacher.visit(page)
    const done = await teacher.press('Metti tutti in lista d’attesa', said)
    expect(done.html).toContain('In lista d’attesa: 24 studenti. Quando si libera posto ti scriviamo.')
    // With 24 for one seat they would wait for ever, and of others only the number is said.
    expect(done.text).toContain('il gruppo è di 24, i posti in tutto 1')
    expect(done.text).toContain('Partecipa anche 1 studente di altri istituti.')
    expect(done.text).not.toContain('Verdi')
  })

  test('reads every obstacle and every clash at once, with names', async () => {
    const wednesday = [aSession('prova-1', '2026-12-02', ['14:00', '16:00'])]
    await storedEdition({ seats: 1, sessions: wednesday, module: { requiredModules: ['MAK-1'] } })
    const teacher = await borgo.signIn('docente@borgo.example')
    await teacher.visit(page)
    const { text } = await teacher.press('Iscrivi gli studenti spuntati', { ...said, students: ['giulia', 'bruno'] })
    expect(text).toMatch(/Devono prima completare il modulo MAK-1: .*D’Amico Giulia/u)
    expect(text).toContain('2 studenti e 1 posto')
    expect(text).toMatch(/mercoledì 02\/12\/2026.*D’Amico Giulia.*FabLab Borgo APS/u)
  })

  test('after the last day reads why, and only the coordinator may go on', async () => {
    await storedEdition({ seats: 30, enrolUntil: day('2026-11-20') })
    const teacher = await borgo.signIn('docente@borgo.example')
    const closed = await teacher.visit(page)
    expect(closed.text).toContain('Le iscrizioni sono chiuse')
    expect(closed.$('form[action="/laboratori/prova/iscrizione"]')).toHaveLength(0)
    const coordinator = await borgo.signIn('coordinatore@borgo.example')
    await coordinator.visit(`${page}?classe=galilei-3a`)
    const refused = await coordinator.press('Iscrivi 3A INF', said)
    expect([refused.status, refused.text.includes('il coordinamento del tuo istituto può ancora iscrivere')]).toEqual([
      422,
      true,
    ])
    const done = await coordinator.press('Iscrivi 3A INF', { force: 'Elenco arrivato tardi' })
    expect(done.text).toContain('Motivo: Elenco arrivato tardi')
  })
})

describe('an office', () => {
  test('chooses one class or several, and none is a mistake that is told', async () => {
    await storedEdition({ seats: 60, module: { years: [3] } })
    const office = await borgo.signIn('segreteria@borgo.example')
    const choice = await office.visit(page)
    expect(choice.text).toContain('3A INF24 studenti')
    expect(choice.text).toContain('il modulo è pensato per altri anni di corso')
    expect((await office.visit(`${page}?continua=1`)).text).toContain('Spunta almeno una classe.')
    const form = await office.visit(`${page}?classe=galilei-3a&classe=galilei-4a`)
    expect(form.$('input[name=students]')).toHaveLength(45)
    const done = await office.press('Iscrivi gli studenti spuntati', { ...said, students: ['giulia', 'carlo'] })
    expect(done.text).toContain('3A INF e 4A INF')
  })

  test('adds somebody to a class that is in, who needs no other teacher', async () => {
    const group = aGroup('3a', ['bruno'], { kind: 'class' })
    await storedEdition({ groups: [group], participants: inGroup(group), taken: 1, schoolIds: ['galilei'] })
    const office = await borgo.signIn('segreteria@borgo.example')
    const form = await office.visit(`${page}?gruppo=3a`)
    expect(form.title).toBe('Aggiungi studenti a 3A INF: Laboratorio di prova')
    expect([form.$('select[name=teacher]').length, form.$('input[name=students][disabled]').length]).toEqual([0, 1])
    await office.press('Iscrivi gli studenti spuntati', { students: ['giulia'], privacy: 'all' })
    expect((await stored()).groups[0]?.studentIds).toEqual(['bruno', 'giulia'])
  })
})

describe('who may not', () => {
  test.each([
    ['citta@borgo.example', 403],
    ['ente@borgo.example', 403],
    ['giulia.damico', 403],
    ['docente@volta.example', 404],
  ])('%s gets %i for a class of Galilei', async (identifier, status) => {
    await storedEdition()
    const visitor = await borgo.signIn(identifier)
    expect((await visitor.visit(`${page}?classe=galilei-3a`)).status).toBe(status)
    const sent = await visitor.post(page, { ...said, id: 'x', classes: 'galilei-3a', students: 'giulia' })
    expect([sent.status, (await stored()).groups]).toEqual([status, []])
  })

  test('a draft of others is nowhere', async () => {
    await storedEdition({ state: 'draft' })
    const teacher = await borgo.signIn('docente@borgo.example')
    expect((await teacher.visit(page)).status).toBe(404)
  })
})
