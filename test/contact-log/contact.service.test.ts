import { describe, expect, test } from '@jest/globals'
import { type Actor, contextFor } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { type ContactSearch, listContacts, schoolsInLog } from '../../src/contact-log/contact-list.service.ts'
import { ContactEntries } from '../../src/contact-log/contact.model.ts'
import type { ContactFacts } from '../../src/contact-log/contact.rules.ts'
import {
  addContact,
  cautionsAbout,
  contactsSummary,
  correctContact,
  findContact,
} from '../../src/contact-log/contact.service.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { createPartner } from '../../src/partners/partner.service.ts'
import { day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { newId } from '../../src/platform/id.ts'
import { Schools } from '../../src/schools/school.model.ts'
import { useTestDatabase } from '../support/database.ts'

useTestDatabase([ContactEntries, Partners, Schools, Accounts])

const now = new Date('2026-11-22T09:00:00Z')
const as = (actor: Actor) => contextFor(actor, now)
const city = as({ role: 'city', accountId: 'city' })
const rossi = as({ role: 'office', accountId: 'office', schoolId: 'rossi' })
const teacher = as({ role: 'teacher', accountId: 'teacher', schoolId: 'rossi', classIds: [] })
const verdi = as({ role: 'coordinator', accountId: 'verdi', schoolId: 'verdi' })
const student = as({ role: 'student', accountId: 's', schoolId: 'rossi', studentId: 's' })
const hostOf = (partnerId: string) => as({ role: 'host', accountId: 'host', partnerId })
const guestOf = (partnerId: string) =>
  as({ role: 'guest', linkId: 'l', purpose: 'profile', name: 'Gina', partnerId, agreementId: null, party: 'host' })
const later = (minutes: number, ctx = rossi) => ({ ...ctx, now: new Date(now.getTime() + minutes * 60_000) })

const call: ContactFacts = {
  day: day('2026-11-20'),
  channel: 'phone',
  person: 'Ufficio personale',
  outcome: 'not-now',
  note: null,
  askAgainOn: null,
}

async function aPartner(name = 'Officina Zero', taxCode = '00743110157'): Promise<string> {
  const facts = {
    kind: 'firm',
    name,
    vatNumber: null,
    taxCode,
    ateco: null,
    email: null,
    pec: null,
    phone: null,
  } as const
  const site = { name: 'Sede', address: 'Via Roma 1', postcode: '20100', town: 'Borgo', district: null }
  return createPartner(rossi, facts, site)
}

async function log(ctx: typeof city, partnerId: string, change: Partial<ContactFacts> = {}): Promise<string> {
  const key = newId()
  await addContact(ctx, { partnerId, key }, { ...call, ...change })
  return key
}

describe('writing in the contact log', () => {
  test('notes who called for which school, and all schools and the city read it', async () => {
    const partnerId = await aPartner()
    const id = await log(teacher, partnerId)
    const cityId = await log(city, partnerId, { day: day('2026-11-01') })
    expect(await findContact(verdi, 'contact.view', id)).toMatchObject({
      ...call,
      schoolId: 'rossi',
      schoolName: 'rossi',
      accountId: 'teacher',
      version: 1,
    })
    expect(await findContact(rossi, 'contact.view', cityId)).toMatchObject({ schoolId: null, schoolName: null })
  })

  test('is for schools and city only: hosts, guests and students neither write nor read', async () => {
    const partnerId = await aPartner()
    const id = await log(rossi, partnerId)
    for (const ctx of [hostOf(partnerId), guestOf(partnerId), student]) {
      await expect(log(ctx, partnerId)).rejects.toThrow(Forbidden)
      await expect(findContact(ctx, 'contact.view', id)).rejects.toThrow(Forbidden)
      await expect(listContacts(ctx, { page: 1 })).rejects.toThrow(Forbidden)
      await expect(cautionsAbout(ctx, partnerId)).rejects.toThrow(Forbidden)
      expect(await contactsSummary(ctx, [partnerId])).toEqual(new Map())
    }
    await expect(log(rossi, 'nobody')).rejects.toThrow(NotFound)
  })

  test('the same form sent twenty times at once is written once', async () => {
    const partnerId = await aPartner()
    await Promise.all(Array.from({ length: 20 }, () => addContact(rossi, { partnerId, key: 'same' }, call)))
    expect(await ContactEntries.countDocuments({})).toBe(1)
    await expect(addContact(verdi, { partnerId, key: 'same' }, call)).rejects.toMatchObject({ reasons: ['not-valid'] })
  })
})

describe('correcting an entry', () => {
  test('is for the school that wrote it; what it said before stays', async () => {
    const partnerId = await aPartner()
    const id = await log(rossi, partnerId)
    const facts: ContactFacts = { ...call, outcome: 'interested', note: 'Richiamare al mattino' }
    await expect(correctContact(verdi, id, { version: 1, facts })).rejects.toThrow(NotFound)
    await expect(correctContact(hostOf(partnerId), id, { version: 1, facts })).rejects.toThrow(Forbidden)
    await correctContact(teacher, id, { version: 1, facts })
    expect(await findContact(rossi, 'contact.log', id)).toMatchObject({
      ...facts,
      accountId: 'office',
      version: 2,
      corrections: [{ at: now, by: { accountId: 'teacher' }, before: call }],
    })
  })

  test('by twenty people at once: one is stored, the others are told', async () => {
    const id = await log(rossi, await aPartner())
    const tries = Array.from({ length: 20 }, (_, n) =>
      correctContact(rossi, id, { version: 1, facts: { ...call, note: `${n}` } }),
    )
    const done = await Promise.allSettled(tries)
    expect(done.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const reasons = done.filter((one) => one.status === 'rejected').map((one) => one.reason.reasons)
    expect(reasons).toEqual(Array(19).fill(['changed-meanwhile']))
    expect((await findContact(rossi, 'contact.view', id)).corrections).toHaveLength(1)
  })
})

describe('what to call again about', () => {
  const callBy = day('2026-12-31')
  const waiting = async (ctx = rossi) => (await listContacts(ctx, { callBy, page: 1 })).contacts.map(({ _id }) => _id)

  test('is answered by the next contact of the same school, not by another’s', async () => {
    const partnerId = await aPartner()
    const first = await log(rossi, partnerId, { askAgainOn: day('2026-12-10') })
    expect(await waiting()).toEqual([first])
    await log(later(1, verdi), partnerId)
    expect(await waiting()).toEqual([first])
    await log(later(2), partnerId, { day: day('2026-11-21') })
    expect(await waiting()).toEqual([])
  })

  test('is not answered by a call that was made before and written down late', async () => {
    const partnerId = await aPartner()
    const first = await log(rossi, partnerId, { askAgainOn: day('2026-12-10') })
    const late = await log(later(1), partnerId, { day: day('2026-11-02'), askAgainOn: day('2026-11-15') })
    expect(await waiting()).toEqual([first])
    await correctContact(later(2), late, { version: 1, facts: { ...call, day: day('2026-11-21') } })
    expect(await waiting()).toEqual([])
    await correctContact(later(3), late, { version: 2, facts: { ...call, day: day('2026-11-03') } })
    expect(await waiting()).toEqual([first])
  })

  test('comes in the order of the days to call, and only up to the day asked', async () => {
    const [one, two] = [await aPartner('Uno', '00743110157'), await aPartner('Due', '12345670017')]
    const far = await log(rossi, one, { askAgainOn: day('2027-03-01') })
    const near = await log(rossi, two, { askAgainOn: day('2026-12-01') })
    expect(await waiting()).toEqual([near])
    const all = await listContacts(rossi, { callBy: day('2027-03-01'), page: 1 })
    expect(all.contacts.map(({ _id }) => _id)).toEqual([near, far])
  })
})

describe('before calling', () => {
  test('the others’ recent contacts and the wish to be left alone are told', async () => {
    const partnerId = await aPartner()
    const old = await log(verdi, partnerId, { day: day('2026-03-01'), askAgainOn: day('2027-01-10') })
    const recent = await log(city, partnerId, { day: day('2026-11-19') })
    await log(rossi, partnerId, { day: day('2026-11-21') })
    const told = (await cautionsAbout(rossi, partnerId)).map(({ because, entry }) => [because, entry._id])
    expect(told).toEqual([
      ['recent', recent],
      ['not-before', old],
    ])
    await log(later(1, verdi), partnerId, { day: day('2026-04-01') })
    expect((await cautionsAbout(rossi, partnerId)).map(({ entry }) => entry._id)).toEqual([recent])
  })
})

describe('the list of contacts', () => {
  test('is filtered by partner, school, outcome, words and author, newest first', async () => {
    const [zero, due] = [await aPartner(), await aPartner('Carpenteria Due', '12345670017')]
    const a = await log(rossi, zero, { day: day('2026-11-01'), note: 'Vuole un perito' })
    const b = await log(teacher, due, { day: day('2026-11-10'), outcome: 'agreed' })
    const c = await log(verdi, zero, { day: day('2026-11-05'), person: 'Nicolò' })
    const d = await log(city, due, { day: day('2026-11-03') })
    const found = async (search: Omit<ContactSearch, 'page'>) => {
      const { contacts, total } = await listContacts(rossi, { ...search, page: 1 })
      expect(total).toBe(contacts.length)
      return contacts.map(({ _id }) => _id)
    }
    expect(await found({})).toEqual([b, c, d, a])
    expect(await found({ partnerId: zero })).toEqual([c, a])
    expect(await found({ school: 'rossi' })).toEqual([b, a])
    expect(await found({ school: 'city' })).toEqual([d])
    expect(await found({ outcome: 'agreed' })).toEqual([b])
    expect(await found({ mine: true })).toEqual([a])
    expect(await found({ q: 'perito' })).toEqual([a])
    expect(await found({ q: 'nicolo' })).toEqual([c])
    expect(await found({ q: 'carpenteria' })).toEqual([b, d])
    expect(await found({ q: 'carpenteria perito' })).toEqual([])
    expect(await found({ q: '[' })).toEqual([])
    const [first] = (await listContacts(rossi, { page: 1 })).contacts
    expect(first).toMatchObject({ partnerName: 'Carpenteria Due', corrected: false })
  })

  test('is paged, and whole when all is asked for', async () => {
    const partnerId = await aPartner()
    await ContactEntries.insertMany(
      Array.from({ length: 60 }, (_, n) => ({
        ...call,
        _id: `c${n}`,
        partnerId,
        schoolId: 'verdi',
        schoolName: 'Liceo Verdi',
        accountId: 'v',
        callerName: 'V',
        createdAt: new Date(now.getTime() - n * 1000),
      })),
    )
    const second = await listContacts(rossi, { page: 2 })
    expect([second.contacts.length, second.contacts[0]?._id, second.total]).toEqual([10, 'c50', 60])
    expect((await listContacts(rossi, { page: null })).contacts).toHaveLength(60)
  })

  test('names the schools that have written', async () => {
    const partnerId = await aPartner()
    await Schools.collection.insertOne({ _id: 'rossi', name: 'IIS Rossi' } as never)
    await log(rossi, partnerId)
    await log(city, partnerId)
    expect(await schoolsInLog(verdi)).toEqual([{ schoolId: 'rossi', name: 'IIS Rossi' }])
  })
})

describe('the summary for the list of partners', () => {
  test('has the last contact of each, and none for who was never called', async () => {
    const [one, two] = [await aPartner('Uno', '00743110157'), await aPartner('Due', '12345670017')]
    await log(rossi, one, { day: day('2026-11-01') })
    await log(verdi, one, { day: day('2026-11-15'), outcome: 'agreed' })
    await log(rossi, one, { day: day('2026-10-01') })
    const summary = await contactsSummary(city, [one, two])
    expect([...summary.keys()]).toEqual([one])
    expect(summary.get(one)).toEqual({
      partnerId: one,
      day: '2026-11-15',
      schoolId: 'verdi',
      schoolName: 'verdi',
      channel: 'phone',
      outcome: 'agreed',
      askAgainOn: null,
    })
  })
})
