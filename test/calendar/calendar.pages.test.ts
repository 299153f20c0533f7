import { beforeAll, describe, expect, test } from '@jest/globals'
import { Editions } from '../../src/labs/edition.model.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'
import { useTestApp } from '../support/app.ts'
import type { Shown } from '../support/browser.ts'
import { aSession, anEdition } from './an-edition.ts'

const borgo = useTestApp({ fresh: 'once' })
const month = '/calendario?giorno=2026-11-26'
const thatDay = '/calendario?vista=giorno&giorno=2026-11-26'

beforeAll(async () => {
  const cancelled = {
    at: new Date('2026-11-20T10:00:00Z'),
    by: { accountId: 'ente', name: 'Fabio Fresa' },
    reason: 'Manca la corrente',
  }
  await Editions.insertMany([
    anEdition('serigrafia', {
      sessions: [
        aSession('serigrafia-1'),
        aSession('serigrafia-2', { number: 2, day: day('2026-11-27'), state: 'cancelled', cancelled, sequence: 1 }),
      ],
    }),
    anEdition('solo-volta', {
      title: 'Ceramica del Volta',
      groups: [],
      schoolIds: ['volta'],
      participants: anEdition('x').participants.filter(({ schoolId }) => schoolId === 'volta'),
    }),
    anEdition('bozza', { title: 'Bozza segreta', state: 'draft' }),
    anEdition('altrove', {
      title: 'Saldatura alle officine',
      partnerId: 'officine',
      partnerIds: ['officine'],
      sessions: [aSession('altrove-1', { staff: [], roomIds: [] })],
    }),
    anEdition('chiusa', {
      title: 'Laboratorio annullato',
      state: 'cancelled',
      history: [{ at: new Date('2026-11-10T10:00:00Z'), by: cancelled.by, event: 'cancelled', reason: 'x' }],
      sessions: [
        aSession('chiusa-1', { day: day('2026-11-05') }),
        aSession('chiusa-2', { day: day('2026-11-28'), from: clockTime('09:00'), to: clockTime('10:00') }),
      ],
    }),
  ])
})

const cell = (page: Shown, on: number) =>
  page
    .$('td')
    .filter(
      (_, td) =>
        page
          .$(td)
          .find('.calendar-day')
          .attr('href')
          ?.includes(`giorno=2026-11-${String(on).padStart(2, '0')}`) ?? false,
    )
    .first()
const linesOf = (page: Shown) => page.$('.calendar-line').text().replace(/\s+/gu, ' ')

describe('the month', () => {
  test('is a table with a caption, a heading for each weekday, and today marked', async () => {
    const page = await (await borgo.signIn('docente@borgo.example')).visit(month)
    expect(page.status).toBe(200)
    expect(page.$('table.calendar-month caption').text()).toBe('novembre 2026')
    expect(
      page
        .$('th[scope=col] abbr')
        .toArray()
        .map((each) => page.$(each).attr('title')),
    ).toEqual(['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica'])
    expect(page.$('th[scope=row]')).toHaveLength(6)
    expect(page.$('td [aria-current=date]').text().trim()).toMatch(/25$/u)
    expect(cell(page, 26).find('.calendar-day').attr('aria-label')).toMatch(/^giovedì 26 novembre 2026: \d+ impegn/u)
    expect(cell(page, 1).text()).toContain('Ognissanti')
  })

  test('a cancelled session is struck and says so', async () => {
    const page = await (await borgo.signIn('docente@borgo.example')).visit(month)
    const line = cell(page, 27).find('.calendar-cancelled')
    expect(line.text()).toContain('Serigrafia')
    expect(line.text()).toContain('annullato')
  })

  test('of an edition that was called off, what had taken place stays, and the rest is cancelled', async () => {
    const page = await (await borgo.signIn('docente@borgo.example')).visit(month)
    expect(cell(page, 5).find('.calendar-cancelled')).toHaveLength(0)
    expect(cell(page, 5).text()).toContain('Laboratorio annullato')
    expect(cell(page, 28).find('.calendar-cancelled').text()).toContain('annullato')
  })

  test('the arrows keep the view and what was chosen', async () => {
    const page = await (await borgo.signIn('coordinatore@borgo.example')).visit(
      '/calendario?vista=mese&giorno=2026-01-31&di=classe&id=galilei-3a',
    )
    expect(page.$('a[rel=next]').attr('href')).toBe('/calendario?vista=mese&giorno=2026-02-28&di=classe&id=galilei-3a')
    expect(page.$('a[rel=prev]').attr('href')).toBe('/calendario?vista=mese&giorno=2025-12-31&di=classe&id=galilei-3a')
    expect(page.$('#f-di').val()).toBe('classe.galilei-3a')
  })
})

describe('each role sees its own things', () => {
  test('a student only what the student takes part in, with no other name and no number', async () => {
    const page = await (await borgo.signIn('giulia.damico')).visit(thatDay)
    expect(linesOf(page)).toContain('Serigrafia')
    expect(linesOf(page)).not.toContain('Ceramica')
    expect(page.text).not.toMatch(/Bruno|Vanni|3 studenti|Bozza segreta/u)
    expect(linesOf(page)).toContain('FabLab Borgo APS')
    const friday = await (await borgo.signIn('giulia.damico')).visit('/calendario?vista=giorno&giorno=2026-11-27')
    expect(linesOf(friday)).toContain('Percorso: FabLab Borgo APS')
    expect(friday.$('.calendar-people')).toHaveLength(0)
  })

  test('a teacher the own classes and the own groups by name, nothing of the other school', async () => {
    const page = await (await borgo.signIn('docente@borgo.example')).visit(thatDay)
    expect(linesOf(page)).toContain('3A INF · 3 studenti')
    expect(page.text).not.toMatch(/3A del Volta|Ceramica|Bozza segreta/u)
  })

  test('the host its own labs with drafts and all groups, and not those of others', async () => {
    const page = await (await borgo.signIn('ente@borgo.example')).visit(thatDay)
    expect(linesOf(page)).toContain('3A INF · 3A del Volta')
    expect(linesOf(page)).toContain('Bozza segreta')
    expect(linesOf(page)).toContain('bozza')
    expect(linesOf(page)).toContain('Ceramica')
    expect(linesOf(page)).not.toContain('Saldatura')
  })

  test('the city everything, and no student, group or placement', async () => {
    const page = await (await borgo.signIn('citta@borgo.example')).visit(thatDay)
    expect(linesOf(page)).toContain('Saldatura')
    expect(linesOf(page)).toContain('3 studenti')
    expect(page.text).not.toMatch(/3A INF|Giulia|Percorso:/u)
  })

  test('the office its school, not the other one', async () => {
    const page = await (await borgo.signIn('segreteria@borgo.example')).visit(thatDay)
    expect(linesOf(page)).toContain('Serigrafia')
    expect(linesOf(page)).not.toContain('Ceramica')
    const volta = await (await borgo.signIn('segreteria@volta.example')).visit(thatDay)
    expect(linesOf(volta)).toContain('Ceramica')
    expect(volta.text).not.toContain('3A INF')
  })

  test.each([
    ['docente@borgo.example', 'di=classe&id=galilei-4a'],
    ['docente@borgo.example', 'di=studente&id=carlo'],
    ['segreteria@borgo.example', 'di=classe&id=volta-3a'],
    ['segreteria@borgo.example', 'di=studente&id=vanni'],
    ['segreteria@borgo.example', 'di=ente&id=fablab'],
    ['giulia.damico', 'di=studente&id=bruno'],
    ['giulia.damico', 'di=classe&id=galilei-3a'],
    ['ente@borgo.example', 'di=ente&id=officine'],
    ['ente@borgo.example', 'di=studente&id=giulia'],
    ['citta@borgo.example', 'di=studente&id=giulia'],
    ['citta@borgo.example', 'di=classe&id=galilei-3a'],
  ])('%s does not find the calendar of %s', async (who, query) => {
    expect((await (await borgo.signIn(who)).visit(`/calendario?${query}`)).status).toBe(404)
  })

  test('the office chooses one student, from the page of the student', async () => {
    const page = await (await borgo.signIn('segreteria@borgo.example')).visit(`${thatDay}&di=studente&id=giulia`)
    expect(page.title).toBe('Calendario: D’Amico Giulia')
    expect(linesOf(page)).toContain('Serigrafia')
    const other = await (await borgo.signIn('segreteria@borgo.example')).visit(`${thatDay}&di=studente&id=carlo`)
    expect(linesOf(other)).not.toContain('Serigrafia')
  })

  test('the city chooses a partner or a school among those with labs', async () => {
    const city = await borgo.signIn('citta@borgo.example')
    const partner = await city.visit(`${thatDay}&di=ente&id=officine`)
    expect(linesOf(partner)).toContain('Saldatura')
    expect(linesOf(partner)).not.toContain('Ceramica')
    const school = await city.visit(`${thatDay}&di=scuola&id=galilei`)
    expect(linesOf(school)).not.toContain('Ceramica')
  })
})

describe('the rooms of the host', () => {
  test('one row each, with what is taken along with another', async () => {
    const host = await borgo.signIn('ente@borgo.example')
    const page = await host.visit('/calendario?vista=locali&giorno=2026-11-26')
    const rowOf = (name: string) =>
      page
        .$('table.list tbody tr')
        .filter((_, row) => page.$(row).find('th').text().trim() === name)
        .text()
        .replace(/\s+/gu, ' ')
    expect(rowOf('Angolo laser')).toContain('15:00–17:00')
    expect(rowOf('Laser cutter')).toContain('con Angolo laser')
    expect(rowOf('Sala grande')).toContain('con Angolo laser')
    expect(rowOf('Magazzino')).not.toContain('15:00')
    expect(rowOf('Magazzino')).toContain('libero')
  })

  test('one room or one trainer alone can be chosen', async () => {
    const host = await borgo.signIn('ente@borgo.example')
    const room = await host.visit(`${thatDay}&di=locale&id=fablab-angolo`)
    expect(linesOf(room)).toContain('Serigrafia')
    const store = await host.visit(`${thatDay}&di=locale&id=fablab-magazzino`)
    expect(linesOf(store)).not.toContain('Serigrafia')
    const trainer = await host.visit(`${thatDay}&di=formatore&id=fablab-fabio`)
    expect(linesOf(trainer)).toContain('Serigrafia')
  })
})

describe('a day without anything', () => {
  test('says so in the day and in the whole month, not in each of its days', async () => {
    const student = await borgo.signIn('giulia.damico')
    const empty = await student.visit('/calendario?vista=giorno&giorno=2026-08-12')
    expect(empty.text).toContain('Niente in programma')
    const month = await student.visit('/calendario?giorno=2026-08-12')
    expect(month.text.match(/Niente in programma/gu)).toHaveLength(1)
    const week = await student.visit('/calendario?vista=settimana&giorno=2026-11-26')
    expect(week.text).not.toContain('Niente in programma')
    expect(week.$('.calendar-days > li')).toHaveLength(7)
  })

  test('nonsense in the address shows today', async () => {
    const page = await (await borgo.signIn('giulia.damico')).visit('/calendario?vista=x&giorno=2026-02-31')
    expect(page.status).toBe(200)
    expect(page.$('h2').first().text()).toBe('novembre 2026')
  })
})
