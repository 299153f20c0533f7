import { describe, expect, test } from '@jest/globals'
import { deflateSync } from 'node:zlib'
import { DiaryPages } from '../../src/hours/diary.model.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { papersInOrder } from '../../scripts/demo/papers.ts'
import { PlacementPapers } from '../../src/paperwork/papers.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { newId } from '../../src/platform/id.ts'
import { lineField, lineValue } from '../../src/hours/log-group.forms.ts'
import { useTestApp } from '../support/app.ts'
import type { Shown } from '../support/browser.ts'

const borgo = useTestApp()
const giulia = '/percorsi/giulia-fablab/ore'

function told(page: Shown): string {
  return page.$('.notice').text()
}

async function linesOf(day: string, student = 'giulia') {
  const found = await StudentDays.findById(`${student}:${day}`).lean()
  return (found?.entries ?? []).map(({ from, to, breakMinutes, state, activity }) => {
    return `${from}–${to} ${breakMinutes} ${state} ${activity}`
  })
}

describe('logging in one tap', () => {
  test('the next day stands first, with the text of the last time, and one press stores it', async () => {
    const student = await borgo.signIn('giulia.damico')
    const page = await student.visit(giulia)
    expect(page.$('main section').first().text()).toContain('lunedì 23 novembre 2026')
    expect(page.$('#f-quickActivity').val()).not.toBe('')
    expect(page.text).toContain('Hai 14 giorni di tempo')
    const empty = await student.press('Registra 14:00–18:00 (4:00)', { quickActivity: '' })
    expect(empty.status).toBe(422)
    expect(empty.$('#f-quickActivity-problem').text()).toContain('Compila questo campo.')
    const done = await student.press('Registra 14:00–18:00 (4:00)', { quickActivity: 'Levigatura' })
    expect(told(done)).toContain('1 riga registrata: 4:00 ore.')
    expect(await linesOf('2026-11-23')).toEqual(['14:00–18:00 0 logged Levigatura'])
    expect(done.$('.quick-log')).toHaveLength(0)
  })

  test('the day before is copied with its times and its break', async () => {
    await StudentDays.updateOne(
      { _id: 'giulia:2026-11-20' },
      { $set: { 'entries.0.from': '14:30', 'entries.0.startMinute': 870, 'entries.0.breakMinutes': 10 } },
    )
    const student = await borgo.signIn('giulia.damico')
    await student.visit(giulia)
    const done = await student.press('Come venerdì 20 novembre 2026: 14:30–18:00 (pausa 10 min)')
    expect(told(done)).toContain('1 riga registrata: 3:20 ore.')
    const [line] = await linesOf('2026-11-23')
    expect(line).toMatch(/^14:30–18:00 10 logged /u)
  })

  test('hours on a day on which nobody is expected are stored with the warning', async () => {
    const sundays = [{ weekday: 7, from: '09:00', to: '12:00' }]
    await Placements.updateOne({ _id: 'giulia-fablab' }, { $set: { 'terms.timetable': sundays } })
    const student = await borgo.signIn('giulia.damico')
    await student.visit(giulia)
    const typed = { day: '2026-11-22', from1: '09:00', to1: '12:00', activity: 'Fiera' }
    const done = await student.press('Registra questo giorno', typed)
    expect(told(done)).toContain('giorno insolito: 22/11/2026 (domenica)')
    const stored = await StudentDays.findById('giulia:2026-11-22').lean()
    expect(stored?.entries[0]?.warned).toBe('sunday')
  })
})

describe('late and copied', () => {
  test('past the days of the school only the school adds, and the host still confirms', async () => {
    await StudentDays.deleteOne({ _id: 'giulia:2026-11-06' })
    const typed = { day: '2026-11-06', from1: '14:00', to1: '18:00', activity: 'Recuperata dal foglio' }
    const student = await borgo.signIn('giulia.damico')
    await student.visit(giulia)
    const refused = await student.press('Registra questo giorno', typed)
    expect(refused.$('#f-day-problem').text()).toContain('Può ancora aggiungerlo la scuola')
    const late = `${giulia}/oltre-i-termini`
    expect((await student.visit(late)).status).toBe(403)

    const teacher = await borgo.signIn('docente@borgo.example')
    const page = await teacher.visit(giulia)
    expect(page.$(`a[href="${late}"]`)).toHaveLength(1)
    await teacher.visit(late)
    const early = await teacher.press('Registra questo giorno', { ...typed, day: '2026-11-23' })
    expect(early.status).toBe(422)
    expect(early.$('#f-day-problem').text()).toContain('possono ancora registrarlo')
    expect(early.$('#f-activity').val()).toBe('Recuperata dal foglio')
    await teacher.press('Registra questo giorno', typed)
    expect(await linesOf('2026-11-06')).toEqual(['14:00–18:00 0 logged Recuperata dal foglio'])
  })

  test('a week is copied into the days that are open, and a second sending stores nothing twice', async () => {
    const student = await borgo.signIn('giulia.damico')
    await student.visit(giulia)
    const page = await student.visit(`${giulia}/copia`)
    expect(page.text).toContain('lunedì 23 novembre 2026')
    expect(page.$('input[name=days]')).toHaveLength(1)
    expect(page.text).toContain('No: deve ancora finire')
    const form = { key: String(page.$('input[name=key]').val()), from: '2026-11-16', into: '2026-11-23' }
    const none = await student.press('Registra i giorni selezionati', { days: [] })
    expect(none.status).toBe(422)
    const sent = { ...form, days: ['2026-11-23', '2026-11-25'] }
    await student.post(`${giulia}/copia`, sent)
    await student.post(`${giulia}/copia`, sent)
    const [line, ...others] = await linesOf('2026-11-23')
    expect([line?.slice(0, 20), others]).toEqual(['14:00–18:00 0 logged', []])
    const after = await student.visit(giulia)
    expect(told(after)).toContain('25/11/2026: Si registrano solo ore già finite')
    const empty = await student.visit(`${giulia}/copia`)
    expect(empty.text).toContain('Non c’è una settimana da copiare')
  })
})

describe('many at once', () => {
  test('the host logs a day of all its students, with an exception, and each is stored or refused by name', async () => {
    const one = await Placements.findById('giulia-fablab').lean()
    const places = ['carlo', 'dora', 'bruno'].map((id) => ({
      ...one,
      _id: `${id}-qui`,
      studentId: id,
      student: { surname: id, givenName: 'Prova', className: '3A' },
    }))
    await Placements.insertMany(places)
    const whole = await Placements.find({ _id: { $in: places.map(({ _id }) => _id) } })
      .sort({ _id: 1 })
      .lean()
    await PlacementPapers.insertMany(whole.map(papersInOrder))
    const host = await borgo.signIn('ente@borgo.example')
    const future = await host.visit('/ore/gruppo')
    expect(future.text).toContain('Nessuno da registrare in questo giorno')
    const page = await host.visit('/ore/gruppo?giorno=2026-11-23')
    expect(page.$('input[name=lines]')).toHaveLength(4)
    const [bruno, carlo, dora] = places.map(({ _id }) => lineValue(_id, 0)).toSorted()
    if (!bruno || !carlo || !dora) throw new Error('Three students are there.')
    const typed = {
      groupActivity: 'Visita alla fiera',
      lines: [bruno, carlo, dora],
      [lineField('from', carlo)]: '15:00',
      [lineField('break', carlo)]: '10',
      [lineField('to', dora)]: '19:00',
    }
    const wrong = await host.press('Registra le ore di questo giorno', { ...typed, [lineField('to', dora)]: 'sera' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Scrivi un orario come 08:30.')
    const done = await host.press('Registra le ore di questo giorno', typed)
    expect(done.status).toBe(422)
    expect(told(done)).toContain('2 righe registrate per 2 studenti.')
    expect(done.$('.problem-summary').text()).toContain('dora Prova: L’orario esce da quello concordato')
    expect(await linesOf('2026-11-23', 'bruno')).toEqual(['14:00–18:00 0 confirmed Visita alla fiera'])
    expect(await linesOf('2026-11-23', 'carlo')).toEqual(['15:00–18:00 10 confirmed Visita alla fiera'])
    expect(await linesOf('2026-11-23', 'dora')).toEqual([])
    const again = await host.press('Registra le ore di questo giorno', {
      [lineField('to', dora)]: '18:00',
      lines: dora,
    })
    expect(told(again)).toContain('1 riga registrata per 1 studente.')
    expect(
      again
        .$('input[name=lines]')
        .toArray()
        .map((box) => again.$(box).val()),
    ).toContain(lineValue('giulia-fablab', 0))
    const student = await borgo.signIn('giulia.damico')
    expect((await student.visit('/ore/gruppo')).status).toBe(403)
  })
})

describe('what a phone has kept', () => {
  test('each line is answered for: stored, there already, or refused with why', async () => {
    const student = await borgo.signIn('giulia.damico')
    const page = await student.visit(`${giulia}/senza-rete`)
    expect(page.html).not.toMatch(/D’Amico Giulia/u)
    expect(page.text).toContain('lunedì 14:00–18:00')
    const line = {
      key: newId(),
      placementId: 'giulia-fablab',
      day: '2026-11-23',
      times: 'usual',
      activity: 'Senza rete',
      writtenAt: '2026-11-23T17:10:00.000Z',
    }
    const others = [
      { ...line, key: newId() },
      { ...line, key: newId(), placementId: 'bruno-officine', day: '2026-11-20' },
      { ...line, key: newId(), day: '2026-11-25', times: [{ from: '14:00', to: '15:00', breakMinutes: 0 }] },
      { ...line, key: newId(), activity: '' },
    ]
    const send = async (entries: unknown) => {
      const answer = await student.post('/ore/invio', { entries: JSON.stringify(entries) })
      return (JSON.parse(answer.html) as { answers: { outcome: string; sentences: string[] }[] }).answers
    }
    const first = await send([line, ...others])
    expect(first.map(({ outcome }) => outcome)).toEqual(['stored', 'refused', 'refused', 'refused', 'refused'])
    expect(first.slice(1).map(({ sentences }) => sentences.join(' ').slice(0, 30))).toEqual([
      'Per questo giorno non c’è orar',
      'Questo percorso non c’è più, o',
      'Si registrano solo ore già fin',
      'Manca qualcosa: correggi giorn',
    ])
    expect((await send([line])).map(({ outcome }) => outcome)).toEqual(['already'])
    const stored = await StudentDays.findById('giulia:2026-11-23').lean()
    expect(stored?.entries).toHaveLength(1)
    expect(stored?.entries[0]?.writtenAt).toEqual(new Date('2026-11-23T17:10:00Z'))
    expect((await student.post('/ore/invio', { entries: 'no' })).status).toBe(422)
    const shown = await student.visit(giulia)
    expect(shown.text).toContain('scritta senza rete: 23/11/2026')
  })

  test('without its script the kept page is a form like the others', async () => {
    const student = await borgo.signIn('giulia.damico')
    await student.visit(`${giulia}/senza-rete`)
    const done = await student.press('Registra questo giorno', { day: '2026-11-23', activity: 'Carteggio' })
    expect(told(done)).toContain('1 riga registrata: 4:00 ore.')
  })
})

describe('the diary', () => {
  const url = '/percorsi/giulia-fablab/diario'
  /** A whole picture, with a note of the camera. */
  function photo(): Buffer {
    const chunk = (name: string, data: Buffer) => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(data.length)
      return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)])
    }
    const header = Buffer.from('000001400000012c0802000000', 'hex')
    const parts = [chunk('IHDR', header), chunk('tEXt', Buffer.from('GPS 45.46')), chunk('IDAT', deflateSync('x'))]
    return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts, chunk('IEND', Buffer.alloc(0))])
  }

  test('the student writes a page with a photograph, which school and host read without what the camera wrote', async () => {
    const student = await borgo.signIn('giulia.damico')
    const list = await student.visit(url)
    expect(list.text).toContain('Giorni senza pagina')
    await student.visit(`${url}/2026-11-23`)
    const empty = await student.attach('Salva la pagina', { name: 'foto.png', bytes: Buffer.from('%PDF-1.4 %%EOF') })
    expect(empty.status).toBe(422)
    expect(empty.$('#f-file-problem').text()).toContain('scegli un file JPEG o PNG')
    const text = 'Prima riga <script>\nSeconda riga'
    const done = await student.attach('Salva la pagina', { name: 'IMG_0001.png', bytes: photo() }, { text })
    expect(told(done)).toContain('La pagina è salvata.')
    expect(done.text).toContain('Prima riga <script>')
    const host = await borgo.signIn('ente@borgo.example')
    const seen = await host.visit(`${url}/2026-11-23`)
    expect(seen.$('textarea')).toHaveLength(0)
    const { status, bytes } = await host.download(String(seen.$('.diary-photo').attr('src')))
    expect([status, bytes.includes('GPS'), bytes.includes('IDAT')]).toEqual([200, false, true])

    const stale = { text: 'Vecchia copia', version: '1' }
    await student.visit(`${url}/2026-11-23`)
    await student.attach('Salva la pagina', { name: 'b.png', bytes: photo() }, { text: 'Nuova' })
    await student.visit(`${url}/2026-11-23`)
    const refused = await student.attach('Salva la pagina', { name: 'c.png', bytes: photo() }, stale)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('Intanto qualcun altro ha modificato questi dati')
    expect(await DiaryPages.countDocuments({ _id: 'giulia-fablab:2026-11-23', version: 2, text: 'Nuova' })).toBe(1)
    const stranger = await borgo.signIn('ente@officine.example')
    expect((await stranger.visit(`${url}/2026-11-23/foto`)).status).toBe(404)
  })

  test('a day to come is not written yet, and says so', async () => {
    const student = await borgo.signIn('giulia.damico')
    const page = await student.visit(`${url}/2026-11-27`)
    expect(page.text).toContain('Questo giorno deve ancora arrivare')
    expect(page.$('textarea')).toHaveLength(0)
    expect((await student.visit(`${url}/ieri`)).status).toBe(404)
  })
})
