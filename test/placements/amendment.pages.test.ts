import { describe, expect, test } from '@jest/globals'
import { Notices } from '../../src/notices/notice.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { useTestApp } from '../support/app.ts'
import type { Visitor } from '../support/browser.ts'

const borgo = useTestApp()
const office = () => borgo.signIn('segreteria@borgo.example')
const coordinator = () => borgo.signIn('coordinatore@borgo.example')

const address = '/percorsi/giulia-fablab/variazioni'
const formOf = (kind: string) => `${address}/nuova?tipo=${kind}`
const record = 'Registra la variazione'
const reason = 'Viaggio di istruzione della classe'

const lettersOf = async (change: string) =>
  (await Notices.find({ kind: 'placement-amended', 'data.change': change }).sort({ 'to.email': 1 }).lean()).map(
    ({ to, data }) => [to.email, data['day']],
  )

async function refusal(visitor: Visitor, kind: string, typed: Record<string, string>): Promise<string> {
  await visitor.visit(formOf(kind))
  const page = await visitor.press(record, { reason, ...typed })
  expect(page.status).toBe(422)
  return page
    .$('.problem-summary li')
    .toArray()
    .map((line) => page.$(line).text().trim())
    .join(' ')
}

describe('the amendments of a placement', () => {
  test('are chosen by what changes, and stand with what was agreed, in order, each with its paper', async () => {
    const visitor = await office()
    const list = await visitor.visit(address)
    expect(list.title).toBe('Condizioni e variazioni')
    expect(
      list
        .$('.cards a')
        .toArray()
        .map((each) => list.$(each).text()),
    ).toEqual(['Data di fine', 'Orario', 'Sede', 'Tutor', 'Interruzione', 'Conclusione anticipata'])
    await visitor.visit(formOf('interruzione'))
    await visitor.press(record, { from: '30/11/2026', to: '04/12/2026', reason })
    expect(visitor.page.html).toContain('La variazione è registrata')
    await visitor.visit(formOf('orario'))
    await visitor.press(record, { validFrom: '27/11/2026', 'time-1-1-from': '09:00', 'time-1-1-to': '11:00', reason })
    const rows = visitor.page
      .$('table')
      .first()
      .find('tbody tr')
      .toArray()
      .map((row) => visitor.page.$(row).text().replace(/\s+/gu, ' ').trim())
    expect(rows.map((row) => row.slice(0, 10))).toEqual(['02/11/2026', '27/11/2026', '30/11/2026', '21/12/2026'])
    expect(rows[2]).toContain('Nessuna attività dal 30/11/2026 al 04/12/2026')
    expect(rows[2]).toContain(reason)
    expect(rows[3]).toContain('Tutor dell’ente: Marta Morsetti')
    const stored = await Placements.findById('giulia-fablab').lean()
    const paper = await visitor.download(`${address}/${stored?.amendments.at(-1)?._id}/atto`)
    expect(paper.headers['content-type']).toBe('application/pdf')
    expect(paper.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await lettersOf('interruption')).toEqual([
      ['docente@borgo.example', '2026-11-30'],
      ['ente@borgo.example', '2026-11-30'],
    ])
    // The calendar of who comes knows it at once.
    const student = await borgo.signIn('giulia.damico')
    const days = (await student.visit('/calendario?giorno=2026-12-02')).text
    expect(/lun 30 .* lun 7 /u.exec(days)?.[0]).not.toContain('Percorso:')
    expect(/lun 7 .* mar 8 /u.exec(days)?.[0]).toContain('09:00–11:00 Percorso:')
  })

  test('are refused beside the field that is wrong, and what was typed stays', async () => {
    const visitor = await office()
    expect(await refusal(visitor, 'date', { validFrom: '25/11/2026', to: '05/02/2027' })).toContain('da domani')
    expect(visitor.page.$('[name=to]').val()).toBe('05/02/2027')
    expect(await refusal(visitor, 'date', { to: '' })).toContain('Compila')
    expect(await refusal(visitor, 'tutor', {})).toContain('Non cambia nulla')
    expect(await refusal(visitor, 'sede', { siteId: 'altrove' })).toContain('Scegli una sede')
    expect(await refusal(visitor, 'interruzione', { from: '30/11/2026', to: '27/11/2026' })).toContain(
      'prima dell’inizio',
    )
    expect(await refusal(visitor, 'fine', { lastDay: '' })).toContain('Compila')
    expect(await refusal(visitor, 'fine', { lastDay: '30/06/2027' })).toContain('finisce già')
    expect(await refusal(visitor, 'fine', { noShow: 'yes' })).toContain('lo studente è venuto')
  })

  test('are read by host, student and tutor, who change nothing', async () => {
    for (const who of ['ente@borgo.example', 'giulia.damico', 'docente@borgo.example']) {
      const visitor = await borgo.signIn(who)
      const page = await visitor.visit(address)
      expect([page.status, page.text.includes('Marta Morsetti')]).toEqual([200, true])
      expect(page.text).not.toContain('Che cosa cambia?')
      expect((await visitor.download(`${address}/giulia-tutor/atto`)).status).toBe(200)
      expect((await visitor.visit(formOf('date'))).status).toBe(403)
    }
    const stranger = await borgo.signIn('ente@officine.example')
    expect((await stranger.visit(address)).status).toBe(404)
    expect((await stranger.visit(`${address}/giulia-tutor/atto`)).status).toBe(404)
  })

  test('are only for placements that run', async () => {
    const visitor = await office()
    const draft = '/percorsi/carlo-fablab/variazioni'
    expect((await visitor.visit(draft)).text).toContain('mentre il percorso è in corso')
    expect((await visitor.visit(`${draft}/nuova?tipo=date`)).location).toBe(draft)
    expect((await visitor.visit(`${address}/nuova?tipo=altro`)).location).toBe(address)
    expect((await visitor.visit(`${address}/nessuna/atto`)).status).toBe(404)
  })

  test('are taken back before they hold, with a reason, and stay readable', async () => {
    const visitor = await coordinator()
    await visitor.visit(`${address}/giulia-tutor/annullamento`)
    expect((await visitor.press('Annulla la variazione', { reason: '' })).status).toBe(422)
    await visitor.press('Annulla la variazione', { reason: 'Resta Fabio' })
    expect(visitor.page.html).toContain('La variazione è annullata')
    expect(visitor.page.text).toContain('Variazioni annullate prima di valere')
    expect(visitor.page.text).toContain('Resta Fabio')
    const history = (await visitor.visit('/percorsi/giulia-fablab')).text
    expect(history).toContain('Variazione annullata')
    expect(history).toContain('Variazione registrata')
    expect((await visitor.visit(`${address}/giulia-tutor/annullamento`)).status).toBe(404)
    expect(await lettersOf('undone')).toHaveLength(3)
  })
})

describe('another timetable', () => {
  test('may put a day at another site of the host, and keeps the site that a day has when it is amended again', async () => {
    const visitor = await office()
    await visitor.visit(formOf('orario'))
    expect(visitor.page.$('[name=site-1] option')).toHaveLength(3)
    await visitor.press(record, { validFrom: '30/11/2026', 'site-1': 'fablab-2', 'site-3': 'fablab-1', reason })
    expect(visitor.page.html).toContain('La variazione è registrata')
    expect(visitor.page.text).toContain('lun 14:00–18:00 (Sportello in tipografia)')
    const [, amended] = (await Placements.findById('giulia-fablab').lean())?.amendments ?? []
    expect(amended?.otherSites?.map(({ id }) => id)).toEqual(['fablab-2'])
    expect(amended?.timetable?.map(({ weekday, siteId }) => [weekday, siteId ?? null])).toEqual([
      [1, 'fablab-2'],
      [3, null],
      [5, null],
    ])

    await visitor.visit(`${formOf('orario')}`)
    await visitor.press(record, { validFrom: '07/12/2026', 'time-1-1-from': '15:00', 'site-1': 'altrove', reason })
    expect(visitor.page.text).toContain('Scegli una sede')
    await visitor.visit(`${formOf('orario')}`)
    await visitor.press(record, { validFrom: '07/12/2026', 'time-1-1-from': '15:00', 'site-1': 'fablab-2', reason })
    expect(visitor.page.text).toContain('lun 15:00–18:00 (Sportello in tipografia)')
  })
})

describe('days on which hours were done', () => {
  test('are named; the coordinator may send them back, the office may not', async () => {
    const days = { from: '16/11/2026', to: '18/11/2026' }
    const clerk = await office()
    expect(await refusal(clerk, 'interruzione', days)).toContain('ore già registrate')
    expect(clerk.page.text).toContain('16/11/2026 14:00–18:00 Confermata')
    expect(clerk.page.text).toContain('18/11/2026 14:00–18:00 Confermata')
    expect(clerk.page.text).toContain('Solo il coordinatore può rimandarle')
    expect(clerk.page.$('[name=convert]')).toHaveLength(0)
    const lead = await coordinator()
    await refusal(lead, 'interruzione', days)
    const done = await lead.press(record, { convert: 'yes' })
    expect(done.html).toContain('La variazione è registrata')
    const hours = (await lead.visit('/percorsi/giulia-fablab/ore')).text
    expect(hours).toContain(reason)
  })

  test('that were approved stay: they are rectified first', async () => {
    const lead = await coordinator()
    await refusal(lead, 'fine', { lastDay: '11/11/2026' })
    expect(lead.page.text).toContain('Quelle convalidate non si rimandano')
    expect(lead.page.$('[name=convert]')).toHaveLength(0)
  })
})

describe('who never came', () => {
  test('has a placement that is closed without hours; host and school tutor are told', async () => {
    await Placements.updateOne({ _id: 'giulia-fablab' }, { $set: { 'terms.from': '2026-11-25', studentId: 'carlo' } })
    const visitor = await coordinator()
    await visitor.visit(formOf('fine'))
    await visitor.press(record, { noShow: 'yes', reason: 'Assente, la famiglia ha confermato' })
    expect(visitor.page.html).toContain('chiuso senza ore')
    expect((await visitor.visit('/percorsi/giulia-fablab')).text).toContain('Concluso')
    expect(await lettersOf('no-show')).toEqual([
      ['docente@borgo.example', '2026-11-25'],
      ['ente@borgo.example', '2026-11-25'],
    ])
  })
})

describe('a tutor', () => {
  test('of the host signs for no day of the one who came after', async () => {
    const lead = await coordinator()
    await lead.visit(formOf('tutor'))
    await lead.press(record, { validFrom: '23/11/2026', hostTutorId: 'fablab-marta', reason: 'Cambio di turno' })
    expect(lead.page.html).toContain('La variazione è registrata')
    const fabio = await borgo.signIn('ente@borgo.example')
    const sent = await fabio.visit('/percorsi/giulia-fablab/ore')
    const key = String(sent.$('[name=key]').first().val() ?? '')
    const refused = await fabio.post('/percorsi/giulia-fablab/ore', {
      key,
      day: '2026-11-23',
      from1: '14:00',
      to1: '18:00',
      activity: 'Montaggio',
    })
    expect(refused.text).toContain('In questo giorno il tutor era un altro')
  })
})
