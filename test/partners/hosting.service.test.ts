import { describe, expect, test } from '@jest/globals'
import { type Actor, contextFor } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { addContact, editContact, saveRepresentative } from '../../src/partners/contact.service.ts'
import { addWork, editHosting, editWork, removeWork } from '../../src/partners/hosting.service.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { duplicatePairs, similarPartners } from '../../src/partners/partner-similarity.service.ts'
import { noHosting } from '../../src/partners/profile.rules.ts'
import { day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { useTestDatabase } from '../support/database.ts'
import { aPartner } from './a-partner.ts'

useTestDatabase([Partners, Accounts])

const now = new Date('2026-11-22T09:00:00Z')
const as = (actor: Actor) => contextFor(actor, now)
const city = as({ role: 'city', accountId: 'city' })
const office = as({ role: 'office', accountId: 'office', schoolId: 'rossi' })
const teacher = as({ role: 'teacher', accountId: 'teacher', schoolId: 'rossi', classIds: [] })
const host = as({ role: 'host', accountId: 'host', partnerId: 'zero' })
const otherHost = as({ role: 'host', accountId: 'other', partnerId: 'another' })
const guest = as({
  role: 'guest',
  linkId: 'l',
  purpose: 'profile',
  name: 'Ugo Neri',
  partnerId: 'zero',
  agreementId: null,
  party: null,
})

const work = { name: 'Fresatura', description: null, risk: 'high', themes: [] } as const
const workFacts = { ...work, themes: [] }
const contact = {
  name: 'Ivo',
  role: 'Personale',
  email: 'ivo@x.example',
  phone: null,
  from: day('2026-11-01'),
  to: null,
}
const zero = async () => {
  const partner = await Partners.findById('zero').lean()
  if (!partner) throw new Error('zero is there')
  return partner
}
const done = (all: PromiseSettledResult<unknown>[]) => all.filter((one) => one.status === 'fulfilled').length

describe('what a host offers', () => {
  test('is changed by the host, by its guest and by the city, and says who did it last', async () => {
    await Partners.create(aPartner())
    await editHosting(host, 'zero', { ...noHosting, seats: 1, version: 1 })
    await editHosting(guest, 'zero', { ...noHosting, seats: 2, version: 2 })
    expect(await zero()).toMatchObject({ hosting: { seats: 2 }, version: 3, lastChange: { at: now, by: 'Ugo Neri' } })
    await editHosting(city, 'zero', { ...noHosting, seats: 3, version: 3 })
    const change = { ...noHosting, version: 4 }
    await expect(editHosting(office, 'zero', change)).rejects.toThrow(Forbidden)
    await expect(editHosting(otherHost, 'zero', change)).rejects.toThrow(NotFound)
  })

  test('written by twenty at once from one page is written once', async () => {
    await Partners.create(aPartner())
    const all = await Promise.allSettled(
      Array.from({ length: 20 }, (_, n) => editHosting(host, 'zero', { ...noHosting, seats: n, version: 1 })),
    )
    expect(done(all)).toBe(1)
    expect((await zero()).version).toBe(2)
  })
})

describe('the work for students', () => {
  test('is added until the list is full, also by many at once', async () => {
    const works = Array.from({ length: 98 }, (_, n) => ({ ...workFacts, id: `w${n}` }))
    await Partners.create(aPartner({ works }))
    const all = await Promise.allSettled(Array.from({ length: 20 }, () => addWork(host, 'zero', workFacts)))
    expect(done(all)).toBe(2)
    expect((await zero()).works).toHaveLength(100)
    await expect(addWork(host, 'zero', workFacts)).rejects.toMatchObject({ reasons: ['too-many'] })
    await expect(addWork(office, 'zero', workFacts)).rejects.toThrow(Forbidden)
  })

  test('is corrected and removed by its id, once', async () => {
    await Partners.create(aPartner())
    await editWork(host, 'zero', { ...workFacts, id: 'w', risk: 'banned' })
    expect((await zero()).works).toEqual([{ ...workFacts, id: 'w', risk: 'banned' }])
    await expect(editWork(host, 'zero', { ...workFacts, id: 'x' })).rejects.toThrow(NotFound)
    const removals = await Promise.allSettled(Array.from({ length: 10 }, () => removeWork(host, 'zero', 'w')))
    expect(done(removals)).toBe(1)
    expect((await zero()).works).toEqual([])
  })
})

describe('the people of a host', () => {
  test('contacts are added by schools, corrected by the host', async () => {
    await Partners.create(aPartner())
    await addContact(office, 'zero', contact)
    const [ivo] = (await zero()).contacts
    if (!ivo) throw new Error('Ivo was added')
    await expect(editContact(office, 'zero', { ...ivo, to: day('2026-11-30') })).rejects.toThrow(Forbidden)
    await editContact(host, 'zero', { ...ivo, to: day('2026-11-30') })
    expect((await zero()).contacts).toEqual([{ ...contact, id: ivo.id, to: '2026-11-30' }])
    await expect(addContact(teacher, 'zero', contact)).rejects.toThrow(Forbidden)
    await expect(editContact(host, 'zero', { ...ivo, id: 'nobody' })).rejects.toThrow(NotFound)
  })

  test('there are a hundred contacts at most', async () => {
    const contacts = Array.from({ length: 99 }, (_, n) => ({ ...contact, id: `c${n}` }))
    await Partners.create(aPartner({ contacts }))
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => addContact(office, 'zero', contact)))
    expect(done(all)).toBe(1)
  })

  test('who signs is written over what was seen, never over something newer', async () => {
    await Partners.create(aPartner())
    const ada = { name: 'Ada', birthDay: day('1980-01-01'), birthPlace: 'Borgo', taxCode: null, version: 1 }
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => saveRepresentative(host, 'zero', ada)))
    expect(done(all)).toBe(1)
    expect(await zero()).toMatchObject({ representative: { name: 'Ada', birthPlace: 'Borgo' }, version: 2 })
    await expect(saveRepresentative(office, 'zero', ada)).rejects.toThrow(Forbidden)
  })
})

describe('records that may be one organisation', () => {
  test('are found for a new one in its town or postcode, without those that went into another', async () => {
    await Partners.create(aPartner())
    await Partners.create(aPartner({ _id: 'gone', identifiers: ['gone'], name: 'Officina Zero', mergedInto: 'zero' }))
    const find = (town: string, postcode: string) =>
      similarPartners(office, { name: 'OFFICINA ZERO srl', town, postcode })
    expect((await find('milano', '20100')).map(({ _id }) => _id)).toEqual(['zero'])
    expect((await find('Altrove', '20144')).map(({ _id }) => _id)).toEqual(['zero'])
    expect(await find('Altrove', '00100')).toEqual([])
  })

  test('are listed as pairs, the older one first, for the city alone', async () => {
    const later = new Date('2026-10-01T08:00:00Z')
    await Partners.create(aPartner({ _id: 'b', identifiers: ['b'], name: 'Zero Officina APS', createdAt: later }))
    await Partners.create(aPartner())
    const pairs = await duplicatePairs(city)
    expect(pairs.map(({ first, second }) => [first._id, second._id])).toEqual([['zero', 'b']])
    await expect(duplicatePairs(office)).rejects.toThrow(Forbidden)
  })
})
