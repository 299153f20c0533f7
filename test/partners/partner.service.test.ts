import { describe, expect, test } from '@jest/globals'
import { contextFor, type PersonActor } from '../../src/access/actor.ts'
import { AccountLinks, Accounts } from '../../src/accounts/account.model.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { addTutor, editTutor, inviteTutor } from '../../src/partners/host-tutor.service.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { listPartners } from '../../src/partners/partner-list.service.ts'
import {
  createPartner,
  editPartner,
  findPartner,
  type PartnerFacts,
  partnerWithNumbers,
} from '../../src/partners/partner.service.ts'
import { day } from '../../src/platform/day.ts'
import { Forbidden, NotFound } from '../../src/platform/errors.ts'
import { useTestDatabase } from '../support/database.ts'

useTestDatabase([Partners, Accounts, AccountLinks, Notices])

const now = new Date('2026-11-22T09:00:00Z')
const as = (actor: PersonActor) => contextFor(actor, now)
const city = as({ role: 'city', accountId: 'city' })
const office = as({ role: 'office', accountId: 'office', schoolId: 'rossi' })
const otherOffice = as({ role: 'office', accountId: 'office2', schoolId: 'verdi' })
const teacher = as({ role: 'teacher', accountId: 'teacher', schoolId: 'rossi', classIds: [] })
const hostOf = (partnerId: string) => as({ role: 'host', accountId: 'host', partnerId })

const facts: PartnerFacts = {
  kind: 'fablab',
  name: 'Officina Zero',
  vatNumber: '00743110157',
  taxCode: null,
  ateco: { code: '62.10', version: 2025 },
  email: null,
  pec: null,
  phone: null,
}
const site = { name: 'Laboratorio', address: 'Via Tortona 54/A', postcode: '20144', town: 'Milano', district: null }
const tutor = {
  name: 'Rosa Pini',
  role: 'capo officina',
  email: 'rosa@officinazero.example',
  phone: null,
  from: day('2026-10-01'),
  to: null,
}
const association = { ...facts, name: 'Associazione Nodo', vatNumber: null, taxCode: '12345670017' }
const publicUrl = 'https://bottega.example'

describe('a new partner', () => {
  test('is seen by every school and by itself, not by another host', async () => {
    const id = await createPartner(office, facts, site)
    expect(await findPartner(otherOffice, 'partner.view', id)).toMatchObject({ name: 'Officina Zero', partnerId: id })
    expect((await findPartner(hostOf(id), 'partner.view', id)).sites).toHaveLength(1)
    await expect(findPartner(hostOf('another'), 'partner.view', id)).rejects.toThrow(NotFound)
  })

  test('cannot be added by a teacher or a host', async () => {
    await expect(createPartner(teacher, facts, site)).rejects.toThrow(Forbidden)
    await expect(createPartner(hostOf('p'), facts, site)).rejects.toThrow(Forbidden)
  })

  test('with a number that another has, in whichever of the two fields, is refused and the other is named', async () => {
    const id = await createPartner(office, facts, site)
    const again = { ...association, taxCode: facts.vatNumber }
    await expect(createPartner(otherOffice, again, site)).rejects.toMatchObject({ reasons: ['already-registered'] })
    expect(await partnerWithNumbers(otherOffice, again)).toEqual({ _id: id, name: 'Officina Zero' })
    await expect(createPartner(office, { ...facts, vatNumber: null }, site)).rejects.toMatchObject({
      reasons: ['no-number'],
    })
  })

  test('typed by fifty people at once is made once', async () => {
    const all = await Promise.allSettled(Array.from({ length: 50 }, () => createPartner(office, facts, site)))
    expect(all.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    expect(await Partners.countDocuments({})).toBe(1)
  })

  test('two associations without a VAT number do not disturb each other', async () => {
    await createPartner(office, association, site)
    await createPartner(office, { ...association, taxCode: '00743110157' }, site)
    expect(await Partners.countDocuments({})).toBe(2)
  })
})

describe('the facts of a partner', () => {
  test('are corrected by the city and by the host itself, not by a school', async () => {
    const id = await createPartner(office, facts, site)
    await editPartner(city, id, { ...facts, name: 'Officina Zero srl', version: 1 })
    await editPartner(hostOf(id), id, { ...facts, name: 'Officina Zero s.r.l.', version: 2 })
    await expect(editPartner(office, id, { ...facts, version: 3 })).rejects.toThrow(Forbidden)
    await expect(editPartner(hostOf('another'), id, { ...facts, version: 3 })).rejects.toThrow(NotFound)
    expect(await findPartner(office, 'partner.view', id)).toMatchObject({ name: 'Officina Zero s.r.l.', version: 3 })
  })

  test('that somebody else has changed meanwhile are not overwritten', async () => {
    const id = await createPartner(office, facts, site)
    const saves = ['A', 'B', 'C', 'D'].map((name) => editPartner(city, id, { ...facts, name, version: 1 }))
    const done = await Promise.allSettled(saves)
    expect(done.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const refused = done.filter((one) => one.status === 'rejected')
    expect(refused.map((one) => one.reason.reasons)).toEqual(Array(3).fill(['changed-meanwhile']))
  })

  test('cannot take the number of another', async () => {
    await createPartner(office, facts, site)
    const id = await createPartner(office, association, site)
    const change = { ...association, vatNumber: facts.vatNumber, version: 1 }
    await expect(editPartner(city, id, change)).rejects.toMatchObject({ reasons: ['already-registered'] })
  })
})

describe('tutors', () => {
  test('are added by any school, changed only by the host or the city', async () => {
    const id = await createPartner(office, facts, site)
    await addTutor(otherOffice, id, tutor)
    const [rosa] = (await findPartner(office, 'partner.view', id)).tutors
    if (!rosa) throw new Error('she was added')
    await expect(editTutor(office, id, { ...tutor, id: rosa.id })).rejects.toThrow(Forbidden)
    await editTutor(hostOf(id), id, { ...tutor, id: rosa.id, to: day('2026-12-31') })
    const after = await findPartner(office, 'partner.view', id)
    expect(after.tutors).toEqual([{ ...tutor, id: rosa.id, accountId: null, to: '2026-12-31' }])
    await expect(addTutor(teacher, id, tutor)).rejects.toThrow(Forbidden)
    await expect(editTutor(city, id, { ...tutor, id: 'nobody' })).rejects.toThrow(NotFound)
  })

  test('a tutor is invited once, and the account is noted', async () => {
    const id = await createPartner(office, facts, site)
    await addTutor(office, id, tutor)
    await addTutor(office, id, { ...tutor, name: 'Ugo Neri', email: null })
    const [rosa, ugo] = (await findPartner(city, 'partner.view', id)).tutors
    const invite = (tutorId: string) => inviteTutor(city, { partnerId: id, tutorId }, publicUrl)
    expect(await invite(rosa?.id ?? '')).toBe(true)
    expect(await invite(rosa?.id ?? '')).toBe(false)
    await expect(invite(ugo?.id ?? '')).rejects.toMatchObject({ reasons: ['no-email'] })
    await expect(inviteTutor(office, { partnerId: id, tutorId: rosa?.id ?? '' }, publicUrl)).rejects.toThrow(Forbidden)
    const account = await Accounts.findOne({ email: tutor.email }).lean()
    expect(account?.hats).toMatchObject([{ role: 'host', partnerId: id, place: 'Officina Zero' }])
    expect((await findPartner(city, 'partner.view', id)).tutors[0]?.accountId).toBe(account?._id)
    expect(await Notices.countDocuments({})).toBe(1)
  })
})

describe('the list of partners', () => {
  test('is searched by name, town or number, filtered by kind, and paged', async () => {
    await createPartner(office, facts, site)
    await createPartner(office, { ...association, kind: 'third-sector' }, { ...site, town: 'Cinisello Balsamo' })
    const names = async (q: string, kind?: 'fablab' | 'third-sector') => {
      const found = await listPartners(office, { q, page: 1, ...(kind ? { kind } : {}) })
      expect(found.total).toBe(found.partners.length)
      return found.partners.map((partner) => partner.name)
    }
    expect(await names('')).toEqual(['Associazione Nodo', 'Officina Zero'])
    expect(await names('zero OFF')).toEqual(['Officina Zero'])
    expect(await names('cinisello')).toEqual(['Associazione Nodo'])
    expect(await names('IT 007 4311 0157')).toEqual(['Officina Zero'])
    expect(await names('1234567')).toEqual(['Associazione Nodo'])
    expect(await names('', 'third-sector')).toEqual(['Associazione Nodo'])
    expect(await names('[')).toEqual([])
  })
})
