import { describe, expect, test } from '@jest/globals'
import { Editions } from '../../src/labs/edition.model.ts'
import { paths } from '../../src/paths.ts'
import { withQuery } from '../../src/platform/path.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { useTestApp } from '../support/app.ts'
import { type Shown } from '../support/browser.ts'
import { joinFromVolta } from './cast.ts'

const borgo = useTestApp()

const attendance = paths.editionAttendance({ editionId: 'robotica-3a' })
const all = withQuery(paths.rollCalls(), { stato: 'all' })
const visit = async (who: string, url: string) => (await borgo.signIn(who)).visit(url)

/** The row of the session of a day. */
const rowOf = (page: Shown, day: string) => {
  const row = page.$('main tbody tr').filter((_, each) => page.$(each).find('th').first().text().includes(day))
  const links = row.first().find('.actions a')
  return { text: row.first().text().replace(/\s+/gu, ' '), links, link: links.text().trim() }
}
const coordinator = 'coordinatore@borgo.example'
const host = 'ente@borgo.example'

/** When the session was that is taken and signed, and waits for the school. */
async function dayOfWaiting(): Promise<string> {
  const edition = await Editions.findById('robotica-3a').lean()
  const session = edition?.sessions.find(({ id }) => id === 'robotica-3a-5')
  return session?.day.split('-').toReversed().join('/') ?? ''
}

describe('a session whose roll call is taken and not approved', () => {
  test('says in the attendance of the lab what is missing and for whom, and leads the school to it', async () => {
    const day = await dayOfWaiting()
    const school = rowOf(await visit(coordinator, attendance), day)
    expect(school.text).toContain('Da convalidare dalla scuola')
    expect(school.link).toBe('Controlla e convalida')
    expect(school.links.attr('href')).toBe('/laboratori/robotica-3a/incontri/robotica-3a-5/appello')
    const partner = rowOf(await visit(host, attendance), day)
    expect(partner.text).toContain('Da convalidare dalla scuola')
    expect(partner.text).toContain('IIS Galileo Galilei')
    expect(partner.link).toBe('Apri')
    // The office reads it, and does not approve.
    expect(rowOf(await visit('segreteria@borgo.example', attendance), day).link).toBe('Apri')
    const city = rowOf(await visit('citta@borgo.example', attendance), day)
    expect(city.text).toContain('Da convalidare dalla scuola')
    expect(city.links).toHaveLength(0)
  })

  test('is called the same in the list, for the school and for the partner', async () => {
    const day = await dayOfWaiting()
    for (const who of [coordinator, host]) {
      const [list, tab] = [await visit(who, all), await visit(who, attendance)]
      expect(rowOf(list, day).text).toContain('Da convalidare dalla scuola')
      expect(rowOf(list, day).link).toBe(rowOf(tab, day).link)
      expect(`${list.text}${tab.text}`).not.toContain('Appello fatto')
    }
    // The partner has done its part: it is not in the list of what waits for it.
    const own = await visit(host, paths.rollCalls())
    expect(own.$('main tbody').text()).toContain('Appello da fare')
    expect(own.$('main tbody').text()).not.toContain('Da convalidare')
  })

  test('waits for the school that is missing, not for the one that has approved', async () => {
    await joinFromVolta(['vanni'])
    const roll = await RollCalls.findById('robotica-3a-5').lean()
    const done = await RollCalls.findById('robotica-3a-1').lean()
    const [line] = roll?.lines ?? []
    const vanni = { ...line, id: 'vanni', studentId: 'vanni', schoolId: 'volta' }
    await RollCalls.updateOne(
      { _id: 'robotica-3a-5' },
      { $push: { lines: vanni }, $set: { approvals: done?.approvals ?? [] } },
    )
    const day = await dayOfWaiting()
    const partner = rowOf(await visit(host, attendance), day).text
    expect(partner).toContain('Liceo Alessandro Volta')
    expect(partner).not.toContain('Galilei')
    expect(rowOf(await visit(coordinator, attendance), day).text).toContain('A posto')
    expect(rowOf(await visit('coordinatore@volta.example', attendance), day).text).toContain('Da convalidare')
  })

  test('without the signature of the trainer says so, and once the partner is late that it goes without', async () => {
    await RollCalls.updateOne({ _id: 'robotica-3a-5' }, { $set: { signatures: [] } })
    await RollCalls.updateOne({ _id: 'robotica-3a-6' }, { $set: { signatures: [], day: '2026-11-24' } })
    await Editions.updateOne(
      { _id: 'robotica-3a', 'sessions.id': 'robotica-3a-6' },
      { $set: { 'sessions.$.day': '2026-11-24' } },
    )
    const page = await visit(coordinator, attendance)
    const late = rowOf(page, await dayOfWaiting()).text
    expect(late).toContain('Da convalidare dalla scuola')
    expect(late).toContain('Il formatore non ha firmato in tempo')
    expect(rowOf(page, '24/11/2026').text).toContain('Manca la firma del formatore')
  })
})

describe('a session', () => {
  test('that nobody has taken in the days of the partner is for the school alone', async () => {
    await Editions.updateOne(
      { _id: 'robotica-3a', 'sessions.id': 'robotica-3a-7' },
      { $set: { 'sessions.$.day': '2026-11-09' } },
    )
    const partner = rowOf(await visit(host, attendance), '09/11/2026')
    expect(partner.text).toContain('Appello da fare')
    expect(partner.text).toContain('Ora può farlo solo la scuola')
    expect(partner.link).toBe('Apri')
    expect(rowOf(await visit(coordinator, attendance), '09/11/2026').link).toBe('Fai l’appello')
  })

  test('in which no student of the school takes part asks nothing of it', async () => {
    await joinFromVolta(['vanni'])
    await Editions.updateOne(
      { _id: 'robotica-3a' },
      { $set: { 'participants.$[vanni].from': '2026-11-26' } },
      { arrayFilters: [{ 'vanni.studentId': 'vanni' }] },
    )
    const today = rowOf(await visit('coordinatore@volta.example', attendance), '25/11/2026')
    expect(today.text).toContain('Nessuno dei vostri studenti')
    expect(today.links).toHaveLength(0)
    expect(rowOf(await visit(coordinator, attendance), '25/11/2026').link).toBe('Fai l’appello')
  })
})

describe('the page of a lab', () => {
  const lab = paths.edition({ editionId: 'robotica-3a' })

  test('tells partner and school what to look at in the attendance, counted, and nobody else', async () => {
    for (const who of [host, coordinator, 'docente@borgo.example', 'segreteria@borgo.example']) {
      const page = await visit(who, lab)
      expect(page.text).toContain('Uno studente non può più raggiungere il 75 %.')
      expect(page.$('.tasks a').attr('href')).toBe(attendance)
      expect(page.$('.tasks').text()).not.toMatch(/Bruno/u)
    }
    for (const who of ['citta@borgo.example', 'giulia.damico', 'coordinatore@volta.example'])
      expect((await visit(who, lab)).text).not.toContain('Presenze da seguire')
  })
})
