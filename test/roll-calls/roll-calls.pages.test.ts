import { describe, expect, test } from '@jest/globals'
import { paths } from '../../src/paths.ts'
import { useTestApp } from '../support/app.ts'
import { approved, next, today, waiting } from './cast.ts'

const borgo = useTestApp()

const page = (ref: typeof today) => paths.rollCall({ ...ref })
const people = {
  host: 'ente@borgo.example',
  teacher: 'docente@borgo.example',
  coordinator: 'coordinatore@borgo.example',
  office: 'segreteria@borgo.example',
  city: 'citta@borgo.example',
  student: 'giulia.damico',
  volta: 'coordinatore@volta.example',
  officine: 'ente@officine.example',
}
const reason = 'Libretto firmato dalla famiglia'

describe('the roll call on a phone', () => {
  test('opens with everybody present; two taps and one button and it is signed', async () => {
    const host = await borgo.signIn(people.host)
    const form = await host.visit(page(today))
    expect(form.title).toBe('Appello di mercoledì 25 novembre 2026')
    expect(form.$('.roll-line')).toHaveLength(24)
    expect(form.$('.roll-line input[value=present][checked]')).toHaveLength(24)
    const done = await host.press('Salva e firma', {
      'state-bruno': 'absent',
      'state-galilei-3a-9': 'absent',
      'late-giulia': '15',
      topic: 'Il robot evita gli ostacoli',
    })
    expect(done.html).toContain('L’appello è salvato e firmato.')
    expect(done.text).toContain('22 presenti su 24')
    expect(done.text).toContain('Fabio Fresa')
    expect(done.$('#state-bruno-absent').attr('checked')).toBeDefined()
    expect(done.text).toContain('fino al 02/12/2026')
  })

  test('keeps what was typed when a number is none, or is the whole session', async () => {
    const host = await borgo.signIn(people.host)
    await host.visit(page(today))
    const words = await host.press('Salva e firma', { 'late-giulia': 'dieci', 'state-bruno': 'absent', topic: 'Prova' })
    expect(words.status).toBe(422)
    expect(words.$('#f-late-giulia').val()).toBe('dieci')
    expect(words.$('#state-bruno-absent').attr('checked')).toBeDefined()
    expect(words.$('#f-topic').val()).toBe('Prova')
    const all = await host.press('Salva e firma', { 'late-giulia': '180' })
    expect(all.status).toBe(422)
    expect(all.$('#f-late-giulia-problem').text()).toContain('segnalo assente')
  })

  test('says what is different when somebody else has saved meanwhile', async () => {
    const [host, teacher] = [await borgo.signIn(people.host), await borgo.signIn(people.teacher)]
    await host.visit(page(today))
    await teacher.visit(page(today))
    await teacher.press('Salva e firma', { 'state-bruno': 'absent' })
    const refused = await host.press('Salva e firma')
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Intanto qualcun altro ha cambiato l’appello')
    expect(refused.$('[data-focus] tbody').text()).toContain('Teresa Tutor')
    const saved = await host.press('Salva e firma')
    expect(saved.html).toContain('L’appello è salvato e firmato.')
    expect(saved.text).toContain('24 presenti su 24')
    expect(saved.text).toContain('Firma tolta (Tutor di IIS Galileo Galilei)')
  })

  test('before it begins it cannot be taken, and says so', async () => {
    const host = await borgo.signIn(people.host)
    const early = await host.visit(page(next))
    expect(early.text).toContain('L’incontro non è ancora cominciato')
    expect(early.$('.roll-line')).toHaveLength(0)
    expect(early.text).toContain('assenza annunciata')
    expect(early.text).not.toContain('Gara di atletica')
  })
})

describe('the school', () => {
  test('justifies, approves with a declaration, and only a coordinator reopens', async () => {
    const teacher = await borgo.signIn(people.teacher)
    await teacher.visit(page(waiting))
    const justified = await teacher.press('Salva le giustificazioni', {
      'justified-bruno': 'yes',
      'reason-bruno': 'Visita',
    })
    expect(justified.html).toContain('Le giustificazioni sono salvate.')
    expect((await teacher.press('Convalida le presenze')).text).toContain('Spunta la dichiarazione')
    const done = await teacher.press('Convalida le presenze', { declared: 'yes' })
    expect(done.text).toContain('Convalidate da Teresa Tutor')
    expect(done.text).toContain('chiedi al coordinatore')
    expect(done.$('.roll-line')).toHaveLength(0)

    const coordinator = await borgo.signIn(people.coordinator)
    await coordinator.visit(page(waiting))
    expect((await coordinator.press('Riapri le righe')).status).toBe(422)
    const open = await coordinator.press('Riapri le righe', { reason: 'Bruno c’era' })
    expect(open.text).toContain('Convalida riaperta')
    expect(open.$('.roll-line')).toHaveLength(24)
  })

  test('a decision that nobody offers decides nothing', async () => {
    const teacher = await borgo.signIn(people.teacher)
    await teacher.visit(page(waiting))
    for (const forged of ['constructor', '__proto__', 'maybe']) {
      const answer = await teacher.post(paths.rollCallJustification({ ...waiting }), { 'justified-bruno': forged })
      expect(answer.status).toBe(303)
    }
    expect((await teacher.visit(page(waiting))).$('select[name=justified-bruno] option[selected]').val() ?? '').toBe('')
  })

  test('approves many sessions from the list; nothing ticked and no declaration are errors', async () => {
    const teacher = await borgo.signIn(people.teacher)
    const list = await teacher.visit(paths.rollCalls())
    expect(list.$('input[name=entries]')).toHaveLength(2)
    expect(list.$('input[name=entries][checked]')).toHaveLength(0)
    const refused = await teacher.press('Convalida gli incontri selezionati')
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Spunta almeno un incontro.')
    expect(refused.text).toContain('Spunta la dichiarazione')
    const done = await teacher.press('Convalida gli incontri selezionati', {
      entries: 'robotica-3a robotica-3a-5',
      declared: 'yes',
    })
    expect(done.html).toContain('Le presenze di un incontro sono convalidate.')
    expect(
      done
        .$('input[name=entries]')
        .map((_, box) => done.$(box).val())
        .toArray(),
    ).toEqual(['robotica-3a robotica-3a-6'])
  })

  test('adds a guest and says who it is', async () => {
    const teacher = await borgo.signIn(people.teacher)
    await teacher.visit(page(waiting))
    expect((await teacher.press('Aggiungi all’appello')).status).toBe(422)
    const added = await teacher.press('Aggiungi all’appello', { name: 'Bruno B.', className: '3A' })
    expect(added.html).toContain('aggiunto all’appello come ospite')
    const merged = await teacher.press('È questo studente', { studentId: 'bruno' })
    expect(merged.html).toContain('La presenza è passata allo studente.')
    expect(merged.$('.roll-guest')).toHaveLength(0)
  })

  test('answers an announced absence; the student sees the answer', async () => {
    const student = await borgo.signIn(people.student)
    const own = await student.visit(paths.sessionAbsences({ ...next }))
    expect(own.text).toContain('La scuola deve rispondere')
    const teacher = await borgo.signIn(people.teacher)
    await teacher.visit(paths.sessionAbsences({ ...next }))
    expect((await teacher.press('Accetta')).html).toContain('L’assenza è accettata')
    expect((await student.visit(paths.sessionAbsences({ ...next }))).text).toContain('Accettata')
    const further = paths.sessionAbsences({ editionId: 'robotica-3a', sessionId: 'robotica-3a-10' })
    await student.visit(further)
    expect((await student.press('Annuncia l’assenza')).status).toBe(422)
    expect((await student.press('Annuncia l’assenza', { reason: 'Visita' })).html).toContain('L’assenza è annunciata.')
  })
})

describe('who sees what', () => {
  test('the partner reads names, never a reason; the school and the student do', async () => {
    const seen = async (who: keyof typeof people, url = page(approved)) => (await borgo.signIn(people[who])).visit(url)
    const host = await seen('host')
    expect(host.text).toContain('D’Amico Giulia')
    expect(host.text).toContain('Giustificata')
    expect(host.html).not.toContain(reason)
    expect((await seen('office')).text).toContain(reason)
    const student = await seen('student', page({ ...approved, sessionId: 'robotica-3a-2' }))
    expect(student.text).toContain(reason)
    expect(student.$('main tbody tr')).toHaveLength(1)
  })

  test('others have no part in it', async () => {
    for (const who of ['volta', 'officine'] as const) {
      const visitor = await borgo.signIn(people[who])
      expect((await visitor.visit(page(approved))).status).toBe(404)
    }
    const city = await borgo.signIn(people.city)
    expect((await city.visit(page(approved))).status).toBe(403)
    const numbers = await city.visit(paths.editionAttendance({ editionId: 'robotica-3a' }))
    expect(numbers.status).toBe(200)
    expect(numbers.text).toContain('23 su 24')
    expect(numbers.html).not.toMatch(/D’Amico|Giulia/u)
    const officine = await borgo.signIn(people.officine)
    expect((await officine.visit(paths.editionAttendance({ editionId: 'robotica-3a' }))).status).toBe(404)
  })

  test('the attendance of a lab shows every student with hours and certificate, on screen and in the file', async () => {
    const teacher = await borgo.signIn(people.teacher)
    const url = paths.editionAttendance({ editionId: 'robotica-3a' })
    const shown = await teacher.visit(url)
    expect(shown.text).toContain('75 % delle ore del modulo: 22:30 di 30:00')
    const row = shown.$('.matrix tbody tr').filter((_, each) => shown.$(each).text().includes('D’Amico Giulia'))
    expect(row.text()).toContain('14:45')
    expect(shown.text).toContain('Non può più raggiungere il 75 %')
    const file = (await teacher.download(`${url}?formato=csv`)).bytes.toString('utf8')
    expect(file.split('\n').filter((line) => line.includes('D’Amico'))).toHaveLength(1)
    expect(file).toContain('14:45')
    const student = await borgo.signIn(people.student)
    const own = await student.visit(url)
    expect(own.text).toContain('14:45 di 30:00')
    expect(own.$('.matrix')).toHaveLength(0)
    expect(own.text).toContain('Annuncia un’assenza')
  })

  test('the list of the student has the own lines, and the file of the host no names', async () => {
    const student = await borgo.signIn(people.student)
    const own = await student.visit(paths.rollCalls())
    expect(own.title).toBe('Le mie presenze')
    expect(own.text).toContain('in ritardo di 15 min')
    const host = await borgo.signIn(people.host)
    const file = (await host.download(`${paths.rollCalls()}?formato=csv&stato=all`)).bytes.toString('utf8')
    expect(file).toContain('Robotica')
    expect(file).not.toMatch(/D’Amico/u)
  })

  test('the student’s page counts the hours of labs', async () => {
    const teacher = await borgo.signIn(people.teacher)
    const shown = await teacher.visit(paths.student({ studentId: 'giulia' }))
    expect(shown.text).toContain('Ore convalidate nei laboratori: 8:45')
    expect(shown.text).toContain('Robotica')
  })

  test('pages read in English, too', async () => {
    const host = await borgo.signIn(people.host)
    await host.post(paths.language(), { language: 'en', back: '/' })
    expect((await host.visit(page(today))).text).toContain('Everybody is present')
    expect((await host.visit(paths.rollCalls())).text).toContain('Roll call to take')
  })
})
