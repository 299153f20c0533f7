import { beforeEach, describe, expect, test } from '@jest/globals'
import ICAL from 'ical.js'
import request from 'supertest'
import { demoFeedSecret } from '../../scripts/demo/feeds.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { day } from '../../src/platform/day.ts'
import { useTestApp } from '../support/app.ts'
import { aSession, anEdition } from './an-edition.ts'

const borgo = useTestApp()
const demoFeed = `/calendario/abbonamento/${demoFeedSecret}/bottega.ics`

beforeEach(async () => {
  await Editions.insertMany([anEdition('serigrafia', { sessions: [aSession('serigrafia-1', { sequence: 2 })] })])
})

const fetch = (url: string, headers: Record<string, string> = {}) => request(borgo.app).get(url).set(headers)

function eventsOf(text: string) {
  return new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .map((event) => ({ of: (name: string) => event.getFirstPropertyValue(name) }))
}
const sessionIn = (text: string) => eventsOf(text).find((event) => String(event.of('uid')).startsWith('serigrafia-1@'))

/** Makes a feed on the page, and gives the address that it shows. */
async function made(who: string, typed: Record<string, string> = {}): Promise<string> {
  const person = await borgo.signIn(who)
  await person.visit('/calendario/collegamenti')
  const page = await person.press('Crea l’indirizzo', { nome: 'Prova', ...typed })
  return page.$('.feed-address').text().trim()
}

describe('a calendar that a program follows', () => {
  test('is text/calendar for anybody with the address, without a session', async () => {
    const answer = await fetch(demoFeed)
    expect(answer.status).toBe(200)
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8')
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(answer.headers['cache-control']).toContain('private')
    const event = sessionIn(answer.text)
    expect(event?.of('summary')).toBe('Serigrafia, inchiostri e telai')
    expect(event?.of('location')).toBe('FabLab Borgo APS, Angolo laser, Via dei Mestieri 27/5, 20100 Borgo')
    expect(event?.of('sequence')).toBe(2)
    expect(String(event?.of('uid'))).toBe('serigrafia-1@localhost:3000')
    expect(event?.of('status')).toBe('CONFIRMED')
  })

  test('asked again with what it said, it answers that nothing has changed', async () => {
    const first = await fetch(demoFeed)
    const etag = first.headers['etag'] ?? ''
    expect((await fetch(demoFeed, { 'If-None-Match': etag })).status).toBe(304)
    expect((await fetch(demoFeed, { 'If-Modified-Since': first.headers['last-modified'] ?? '' })).status).toBe(304)
    await Editions.updateOne({ _id: 'serigrafia' }, { $set: { 'sessions.0.day': day('2026-12-03') } })
    borgo.setNow(new Date('2026-11-25T12:00:00+01:00'))
    expect((await fetch(demoFeed, { 'If-None-Match': etag })).status).toBe(200)
    expect((await fetch(demoFeed, { 'If-Modified-Since': first.headers['last-modified'] ?? '' })).status).toBe(200)
  })

  test('tells of a cancelled session, with its reason', async () => {
    const cancelled = { at: new Date(), by: { accountId: null, name: 'Fabio' }, reason: 'Sciopero, forse' }
    await Editions.updateOne(
      { _id: 'serigrafia' },
      { $set: { 'sessions.0.state': 'cancelled', 'sessions.0.cancelled': cancelled, 'sessions.0.sequence': 3 } },
    )
    const event = sessionIn((await fetch(demoFeed)).text)
    expect(event?.of('status')).toBe('CANCELLED')
    expect(event?.of('sequence')).toBe(3)
    expect(event?.of('summary')).toBe('ANNULLATO: Serigrafia, inchiostri e telai')
    expect(event?.of('description')).toContain('Sciopero, forse')
  })

  test.each(['nobody-sent-this', '', '../../accedi', demoFeedSecret.slice(1)])('“%s” opens nothing', async (secret) => {
    const answer = await fetch(`/calendario/abbonamento/${encodeURIComponent(secret)}/bottega.ics`)
    expect(answer.status).toBe(404)
  })

  test('names no student, whoever follows it', async () => {
    const names = /Giulia|D’Amico|Bruno|Vanni|Verdi/u
    for (const who of [
      'docente@borgo.example',
      'coordinatore@borgo.example',
      'segreteria@borgo.example',
      'ente@borgo.example',
      'citta@borgo.example',
      'giulia.damico',
    ]) {
      const answer = await fetch(new URL(await made(who)).pathname)
      expect(answer.status).toBe(200)
      expect(sessionIn(answer.text)?.of('summary')).toContain('Serigrafia')
      expect(answer.text).not.toMatch(names)
    }
  })

  test('a student reads of the own placement, and of no number of others', async () => {
    const answer = await fetch(new URL(await made('giulia.damico')).pathname)
    const summaries = eventsOf(answer.text).map((event) => event.of('summary'))
    expect(summaries).toContain('Percorso: FabLab Borgo APS')
    expect(answer.text).not.toContain('studenti')
  })

  test('of a class shows that class', async () => {
    const address = await made('coordinatore@borgo.example', { mostra: 'galilei-4a' })
    expect(sessionIn((await fetch(new URL(address).pathname)).text)).toBeUndefined()
    const other = await made('coordinatore@borgo.example', { mostra: 'galilei-3a' })
    expect(sessionIn((await fetch(new URL(other).pathname)).text)).toBeDefined()
  })
})

describe('the page of one’s own addresses', () => {
  test('shows a new address once, and then only that there is one', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    await teacher.visit('/calendario/collegamenti')
    const page = await teacher.press('Crea l’indirizzo', { nome: 'Portatile' })
    expect(page.$('.feed-address').text()).toMatch(
      /^http:\/\/localhost:3000\/calendario\/abbonamento\/[a-z0-9]{32}\/bottega\.ics$/u,
    )
    expect(page.$('a[href^="webcal:"]')).toHaveLength(1)
    const again = await teacher.visit('/calendario/collegamenti')
    expect(again.$('.feed-address')).toHaveLength(0)
    expect(again.text).toContain('Portatile')
    expect(again.text).toContain('mai')
  })

  test('without a name is refused beside the field, and what was chosen stays', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    await teacher.visit('/calendario/collegamenti')
    const page = await teacher.press('Crea l’indirizzo', { nome: ' ', mostra: 'galilei-3a' })
    expect(page.status).toBe(422)
    expect(page.$('input[name=mostra]:checked').val()).toBe('galilei-3a')
    expect(page.text).toContain('Compila questo campo.')
  })

  test('a class that is not one’s own cannot be asked for', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    const answer = await teacher.post('/calendario/collegamenti', { nome: 'x', mostra: 'volta-3a' })
    expect(answer.status).toBe(422)
  })

  test('beyond ten says what to do', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    await teacher.visit('/calendario/collegamenti')
    for (let n = 2; n <= 10; n += 1) await teacher.press('Crea l’indirizzo', { nome: `Numero ${n}` })
    const page = await teacher.press('Crea l’indirizzo', { nome: 'Numero 11' })
    expect(page.status).toBe(422)
    expect(page.text).toContain('disattivane uno')
  })

  test('when it was last read, and how to revoke it', async () => {
    await fetch(demoFeed)
    const teacher = await borgo.signIn('docente@borgo.example')
    const page = await teacher.visit('/calendario/collegamenti')
    expect(page.text).toContain('25/11/2026, 10:00')
    const after = await teacher.press('Disattiva')
    expect(after.text).toContain('Ancora nessun indirizzo')
    expect((await fetch(demoFeed)).status).toBe(404)
  })

  test('somebody else’s address is not found', async () => {
    const teacher = await borgo.signIn('docente@borgo.example')
    const answer = await teacher.post('/calendario/collegamenti/calendario-officine/revoca')
    expect(answer.status).toBe(404)
  })
})
