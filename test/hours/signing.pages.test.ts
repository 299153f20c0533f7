import { describe, expect, test } from '@jest/globals'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { readWorkbook } from '../registers/read-back.ts'
import { useTestApp } from '../support/app.ts'
import type { Shown } from '../support/browser.ts'

const borgo = useTestApp()
const giulia = '/percorsi/giulia-fablab/ore'

function told(page: Shown): string {
  return page.$('.notice').text()
}

function rowsOf(page: Shown, start: string): string[] {
  return page
    .$('main tbody tr')
    .toArray()
    .map((row) => page.$(row).text().replace(/\s+/gu, ' ').trim())
    .filter((text) => text.includes(start))
}

describe('what deserves a look comes first, and a week is signed in one tap', () => {
  test('the school sees a short day typed without network before the others, and approves one week', async () => {
    const typed = new Date('2026-11-22T17:00:00Z')
    const change = { 'entries.0.to': '16:00', 'entries.0.endMinute': 960, 'entries.0.minutes': 120, minutes: 120 }
    await StudentDays.updateOne({ _id: 'giulia:2026-11-16' }, { $set: { ...change, 'entries.0.writtenAt': typed } })
    await StudentDays.updateOne({ _id: 'giulia:2026-11-13' }, { $set: { 'entries.0.state': 'confirmed' } })
    const teacher = await borgo.signIn('docente@borgo.example')
    const page = await teacher.visit(giulia)
    expect(told(page)).toContain('1 riga è fuori dal solito')
    const [first, second] = page.$('form input[name=entries]').toArray()
    expect(String(page.$(first).val())).toContain('2026-11-16')
    expect(String(page.$(second).val())).toContain('2026-11-13')
    const [odd] = rowsOf(page, 'Da guardare')
    expect(odd).toContain('giornata più corta: 2:00 di 4:00')
    expect(odd).toContain('registrata tardi, il 22/11/2026')
    expect(odd).toContain('scritta senza rete, 22/11/2026, 18:00')
    const week = String(page.$('button[name=week]').first().text())
    expect(week).toContain('Convalida la settimana del 09/11/2026')
    const done = await teacher.press(week, { declaration: 'yes' })
    expect(told(done)).toContain('1 riga convalidata.')
    expect((await StudentDays.findById('giulia:2026-11-13').lean())?.entries[0]?.state).toBe('approved')
    expect((await StudentDays.findById('giulia:2026-11-16').lean())?.entries[0]?.state).toBe('confirmed')
  })

  test('one day is sent back from its own page, with a reason', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    const page = await teacher.visit(giulia)
    const href = String(page.$('a:contains("Rimanda")').first().attr('href'))
    expect(href).toBe(`${giulia}/giorni/2026-11-16/rimando`)
    await teacher.visit(href)
    const refused = await teacher.press('Rimanda questa giornata')
    expect(refused.status).toBe(422)
    const done = await teacher.press('Rimanda questa giornata', { reason: 'Eri in gita' })
    expect(told(done)).toContain('1 riga rimandata.')
    expect(done.text).toContain('Eri in gita')
    const again = await teacher.visit(href)
    expect(again.text).toContain('Di questa giornata non si può rimandare nulla.')
    expect((await teacher.visit(`${giulia}/giorni/2026-11-14/rimando`)).status).toBe(404)
  })
})

describe('a host that does not answer', () => {
  test('the school confirms in its place with a note, which stays beside the name everywhere', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    expect((await teacher.visit('/ore/senza-risposta')).text).toContain('Rossi Luca')
    await StudentDays.updateOne({ _id: 'bruno:2026-11-09' }, { $set: { 'entries.0.state': 'approved' } })
    const none = await teacher.visit('/ore/senza-risposta')
    expect(none.text).toContain('Nessun ente è in ritardo')
    const long = new Date('2026-11-14T17:00:00Z')
    await StudentDays.updateOne({ _id: 'giulia:2026-11-20' }, { $set: { 'entries.0.loggedBy.at': long } })
    await StudentDays.updateOne(
      { _id: 'giulia:2026-11-16' },
      { $set: { 'entries.0.loggedBy.at': long, 'entries.0.state': 'logged', 'entries.0.confirmedBy': null } },
    )
    const waiting = await teacher.visit('/ore/da-convalidare')
    expect(told(waiting)).toMatch(/\d (riga aspetta|righe aspettano) un ente che non risponde\./u)
    await teacher.visit('/ore/senza-risposta')
    const refused = await teacher.press('Conferma al posto dell’ente')
    expect(refused.status).toBe(422)
    expect(refused.$('#f-note-problem').text()).toContain('Compila questo campo.')
    const done = await teacher.press('Conferma al posto dell’ente', { note: 'Foglio firme in segreteria' })
    expect(told(done)).toContain('al posto dell’ente')
    const page = await teacher.visit(giulia)
    const [line] = rowsOf(page, '16/11/2026')
    expect(line).toContain('Teresa Tutor')
    expect(line).toContain('confermata dalla scuola al posto dell’ente: Foglio firme in segreteria')
    const { bytes } = await teacher.download(`${giulia}?formato=csv`)
    expect(bytes.toString('utf8')).toContain('Foglio firme in segreteria')
  })
})

describe('the months of a school', () => {
  test('office closes, everybody who meets the lock reads who did, the coordinator opens again with a reason', async () => {
    const office = await borgo.signIn('segreteria@borgo.example')
    const list = await office.visit('/mesi')
    expect(list.text).toContain('Settembre 2026')
    expect(rowsOf(list, 'Settembre 2026')[0]).toContain('Chiuso Corrado Coordina')
    expect(rowsOf(list, 'Novembre 2026')[0]).toContain('In corso')
    expect((await office.visit('/mesi/2026-11')).text).toContain('Il mese non è finito')
    borgo.setNow(new Date('2026-12-02T10:00:00+01:00'))
    await office.visit('/mesi/2026-11')
    const refused = await office.press('Chiudi il mese')
    expect(refused.status).toBe(422)
    expect(refused.text).toMatch(/Aspettano ancora una firma: \d+ righe/u)
    const closed = await office.press('Chiudi il mese', { leave: 'yes' })
    expect(told(closed)).toContain('Novembre 2026: mese chiuso.')
    expect(closed.text).not.toContain('Perché lo riapri')
    const student = await borgo.signIn('giulia.damico')
    const read = await student.visit(giulia)
    expect(told(read)).toMatch(/Novembre 2026 è chiuso: l’ha chiuso .+, 02\/12\/2026, 10:00\..*può riaprirlo/u)

    const coordinator = await borgo.signIn('coordinatore@borgo.example')
    expect((await coordinator.visit('/ore/da-convalidare')).text).toContain('Nessuna ora da convalidare')
    const locked = await coordinator.visit(giulia)
    expect(locked.$('input[name=entries]')).toHaveLength(0)
    expect(rowsOf(locked, '09/11/2026')[0]).not.toContain('Rettifica')
    const line = `${giulia}/righe/2026-11-09.borgo-giulia-fablab-2026-11-09-1/rettifica`
    expect(told(await coordinator.visit(line))).toContain('Novembre 2026 è chiuso')
    await coordinator.visit('/mesi/2026-11')
    expect((await coordinator.press('Riapri il mese')).status).toBe(422)
    const open = await coordinator.press('Riapri il mese', { reason: 'Manca un giorno' })
    expect(told(open)).toContain('Novembre 2026: mese riaperto.')
    expect(open.text).toContain('Manca un giorno')
    expect(rowsOf(await coordinator.visit(giulia), '09/11/2026')[0]).toContain('Rettifica')
    const volta = await borgo.signIn('coordinatore@volta.example')
    expect((await volta.visit('/mesi/2026-11')).text).not.toContain('Manca un giorno')
    expect((await volta.visit('/mesi/2026-13')).status).toBe(404)
  })
})

describe('rectifying an approved line', () => {
  test('both lines stay on the page, in the list and in the register, with reason and name', async () => {
    const coordinator = await borgo.signIn('coordinatore@borgo.example')
    const page = await coordinator.visit(giulia)
    const links = page.$('a:contains("Rettifica")').toArray()
    const href = links.map((link) => String(page.$(link).attr('href'))).find((each) => each.includes('2026-11-09'))
    const form = await coordinator.visit(String(href))
    expect(form.title).toBe('Rettifica le ore di lunedì 9 novembre 2026')
    const unchanged = await coordinator.press('Scrivi la nuova riga', { reason: 'Errore', declaration: 'yes' })
    expect(unchanged.status).toBe(422)
    expect(unchanged.text).toContain('È lo stesso orario di prima')
    const undeclared = await coordinator.press('Scrivi la nuova riga', { to: '16:30', declaration: [] })
    expect(undeclared.text).toContain('Spunta la dichiarazione')
    expect(undeclared.$('#f-to').val()).toBe('16:30')
    const done = await coordinator.press('Scrivi la nuova riga', { declaration: 'yes' })
    expect(told(done)).toContain('Rettifica scritta')
    const lines = rowsOf(done, '09/11/2026')
    expect(lines).toHaveLength(2)
    expect(lines.join()).toContain('Rettificata')
    expect(lines.join()).toContain('rettifica: Errore')
    expect((await coordinator.visit(String(href))).text).toContain('è già stata rettificata')
    const { bytes } = await coordinator.download('/percorsi/giulia-fablab/registro?formato=xlsx')
    const sheet = (await readWorkbook(bytes)).worksheets[0]
    const notes = sheet?.getColumn('P').values.map(String) ?? []
    expect(notes.some((note) => /rettifica di 14:00–18:00 \(4:00\): Errore \(Corrado Coordina/u.test(note))).toBe(true)
    const csv = (await coordinator.download(`${giulia}?formato=csv`)).bytes.toString('utf8')
    expect(csv).toContain('Rettificata')
    expect(csv).toContain('Errore')
  })
})
