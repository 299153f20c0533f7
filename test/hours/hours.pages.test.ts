import { describe, expect, test } from '@jest/globals'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { Schools } from '../../src/schools/school.model.ts'
import { useTestApp } from '../support/app.ts'
import type { Shown } from '../support/browser.ts'

const borgo = useTestApp()
const giulia = '/percorsi/giulia-fablab/ore'

/** The messages shown once, above the page. */
function told(page: Shown): string {
  return page.$('.notice').text()
}

async function states(day: string): Promise<string[]> {
  const found = await StudentDays.findById(`giulia:${day}`).lean()
  return (found?.entries ?? []).map((entry) => entry.state)
}

describe('the hours of a placement', () => {
  test('a student ticks a day at the agreed times, and it waits for the host', async () => {
    const student = await borgo.signIn('giulia.damico')
    const page = await student.visit(giulia)
    expect(page.status).toBe(200)
    expect(page.title).toBe('Ore di D’Amico Giulia')
    expect(page.text).toContain('lunedì 23 novembre 2026')
    const done = await student.press('Registra i giorni selezionati', {
      days: '2026-11-23',
      usualActivity: 'Montaggio del prototipo',
    })
    expect(told(done)).toContain('1 riga registrata: 4:00 ore.')
    expect(done.text).toContain('Montaggio del prototipo')
    expect(await states('2026-11-23')).toEqual(['logged'])
  })

  test('a form without a day or an activity comes back with what was typed', async () => {
    const student = await borgo.signIn('giulia.damico')
    await student.visit(giulia)
    const refused = await student.press('Registra i giorni selezionati', { usualActivity: 'Montaggio' })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Seleziona almeno un giorno.')
    expect(refused.$('#f-usualActivity').val()).toBe('Montaggio')
  })

  test('other times are refused beside the field when they go beyond the agreed ones, and nothing typed is lost', async () => {
    const student = await borgo.signIn('giulia.damico')
    const page = await student.visit(giulia)
    expect(page.$('#f-from1').val()).toBe('14:00')
    const typed = { from1: '13', to1: '18:00', activity: 'Prova' }
    const refused = await student.press('Registra questo giorno', typed)
    expect(refused.status).toBe(422)
    expect(refused.$('#f-from1-problem').text()).toContain('L’orario esce da quello concordato')
    expect(refused.$('#f-activity').val()).toBe('Prova')
    expect(refused.$('details[open] #f-activity').length).toBe(1)
    const done = await student.press('Registra questo giorno', { from1: '14', to1: '16.30', break1: '15' })
    expect(told(done)).toContain('1 riga registrata: 2:15 ore.')
  })

  test('a double press stores once, and the student can cancel what nobody has signed', async () => {
    const student = await borgo.signIn('giulia.damico')
    const page = await student.visit(giulia)
    const key = String(page.$('input[name=key]').first().val())
    const sent = { times: 'usual', key, days: '2026-11-23', usualActivity: 'Due volte' }
    expect((await student.post(giulia, sent)).status).toBe(303)
    expect((await student.post(giulia, sent)).status).toBe(303)
    expect(await states('2026-11-23')).toEqual(['logged'])
    await student.visit(giulia)
    const after = await student.press('Annulla')
    expect(told(after)).toContain('La riga è annullata.')
    expect(await states('2026-11-23')).toEqual(['cancelled'])
  })

  test('who may not log is told who does', async () => {
    await Schools.updateOne({ _id: 'galilei' }, { $set: { 'settings.whoLogs': 'host' } })
    const student = await borgo.signIn('giulia.damico')
    const page = await student.visit(giulia)
    expect(page.text).toContain('In questo istituto le ore le registra l’ente ospitante')
    expect(page.$('textarea').length).toBe(0)
    const host = await borgo.signIn('ente@borgo.example')
    await host.visit(giulia)
    await host.press('Registra i giorni selezionati', { days: '2026-11-23', usualActivity: 'Visto da me' })
    expect(await states('2026-11-23')).toEqual(['confirmed'])
  })

  test('strangers find nothing', async () => {
    const host = await borgo.signIn('ente@officine.example')
    expect((await host.visit(giulia)).status).toBe(404)
    const office = await borgo.signIn('segreteria@volta.example')
    expect((await office.visit(giulia)).status).toBe(404)
    expect((await office.visit('/ore/da-confermare')).status).toBe(403)
  })
})

describe('confirming, approving and sending back', () => {
  test('the host confirms in one tap what the student logged', async () => {
    const student = await borgo.signIn('giulia.damico')
    await student.visit(giulia)
    await student.press('Registra i giorni selezionati', { days: '2026-11-23', usualActivity: 'Montaggio' })
    const host = await borgo.signIn('ente@borgo.example')
    const page = await host.visit('/ore/da-confermare')
    expect(page.text).toContain('D’Amico Giulia')
    expect(page.$('input[name=entries][checked]').length).toBe(1)
    const done = await host.press('Conferma le righe selezionate')
    expect(told(done)).toContain('1 riga confermata.')
    expect(done.text).toContain('Nessuna ora da confermare')
    expect(await states('2026-11-23')).toEqual(['confirmed'])
  })

  test('none ticked is an error, and unticked lines stay', async () => {
    const teacher = await borgo.signIn('coordinatore@borgo.example')
    const page = await teacher.visit('/ore/da-convalidare')
    const boxes = page.$('input[name=entries]').toArray()
    expect(boxes.length).toBeGreaterThan(1)
    const none = await teacher.press('Convalida le righe selezionate', { entries: [], declaration: 'yes' })
    expect(none.status).toBe(422)
    expect(none.text).toContain('Seleziona almeno una riga.')
    const first = String(page.$(boxes[0]).val())
    const undeclared = await teacher.press('Convalida le righe selezionate', { entries: first, declaration: [] })
    expect(undeclared.status).toBe(422)
    expect(undeclared.$('#f-declaration-problem').text()).toContain('Spunta la dichiarazione')
    const done = await teacher.press('Convalida le righe selezionate', { entries: first, declaration: 'yes' })
    expect(told(done)).toContain('1 riga convalidata.')
    expect(done.$('input[name=entries]').length).toBe(boxes.length - 1)
    expect(done.text).toMatch(
      /L’ultima dichiarazione nel tuo istituto è di Corrado Coordina, 25\/11\/2026, 10:00: 1 riga/u,
    )
  })

  test('sending back needs a reason, frees the day and says why to the student', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    await teacher.visit(giulia)
    const refused = await teacher.press('Rimanda le righe selezionate')
    expect(refused.status).toBe(422)
    expect(refused.$('#f-reason-problem').text()).toContain('Compila questo campo.')
    expect(refused.$('input[name=entries][checked]').length).toBeGreaterThan(0)
    const line = String(refused.$('input[name=entries]').first().val())
    const done = await teacher.press('Rimanda le righe selezionate', { entries: line, reason: 'Eri assente' })
    expect(told(done)).toContain('1 riga rimandata.')
    const student = await borgo.signIn('giulia.damico')
    const page = await student.visit(giulia)
    expect(page.text).toContain('Eri assente')
    expect(page.text).toContain('lunedì 16 novembre 2026')
  })

  test('the page says why approved hours have no button', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    const page = await teacher.visit(giulia)
    expect(page.text).toContain('Le ore convalidate non si modificano')
  })

  test('every page has its English words', async () => {
    const host = await borgo.signIn('ente@borgo.example')
    await host.post('/lingua', { language: 'en' })
    for (const url of [giulia, '/ore/da-confermare']) {
      const page = await host.visit(url)
      expect(page.status).toBe(200)
      expect(page.$('html').attr('lang')).toBe('en')
    }
  })
})
