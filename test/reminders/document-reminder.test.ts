import { beforeAll, describe, expect, test } from '@jest/globals'
import { systemContext } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { PartnerDocuments } from '../../src/documents/document.model.ts'
import { reviewDocument } from '../../src/documents/document-review.service.ts'
import { addVersion, uploadDocument } from '../../src/documents/document-upload.service.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { noticeText } from '../../src/notices/notice.text.ts'
import { Partners } from '../../src/partners/partner.model.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, daysOf, instantOf } from '../../src/platform/day.ts'
import { log } from '../../src/platform/log.ts'
import { isReminded } from '../../src/reminders/document-reminder.rules.ts'
import { remindExpiringDocuments } from '../../src/reminders/document-reminder.service.ts'
import { city, host, next, policy, publicUrl, today, useDesk } from '../documents/desk.ts'

useDesk()
beforeAll(() => {
  log.level = 'silent'
})

const end = addDays(today, 80)
const remindOn = (asOf: Day) =>
  remindExpiringDocuments(systemContext(instantOf(asOf, clockTime('07:30'))), { asOf, publicUrl })
const letters = () => Notices.find().sort({ createdAt: 1, key: 1 }).lean()
const told = async () =>
  (await letters()).map(({ kind, to, data }) => `${kind} ${to.email} ${data['left'] ?? ''}`.trim())

/** A policy of the fablab that the city has accepted, with its last day. */
async function acceptedPolicy(change: object = {}): Promise<string> {
  const id = await uploadDocument(host, 'fablab', policy({ expiresOn: end, ...change }))
  await reviewDocument(city, id, { n: 1, decision: 'accepted', reason: null, publicUrl })
  return id
}

async function change(partner: object): Promise<void> {
  await Partners.updateOne({ _id: 'fablab' }, { $set: partner })
}

describe('the end of a document', () => {
  test('is told to the host 60, 30 and 7 days before, and once more when it has come', async () => {
    const id = await acceptedPolicy()
    for (const asOf of daysOf(addDays(end, -65), addDays(end, 70))) await remindOn(asOf)
    expect(await told()).toEqual([
      'document-expiring ente@borgo.example 60',
      'document-expiring ente@borgo.example 30',
      'document-expiring ente@borgo.example 7',
      'document-expired ente@borgo.example',
    ])
    const [first, , , last] = await letters()
    expect(first).toMatchObject({
      key: `document-expiring:${id}:1:60:ente@borgo.example`,
      about: id,
      data: { host: 'FabLab Borgo APS', document: 'Polizza assicurativa', day: end },
    })
    expect(first?.data['link']).toBe(`${publicUrl}/documenti/${id}`)
    expect(last?.createdAt).toEqual(instantOf(addDays(end, 1), clockTime('07:30')))
  })

  test('is told once after a week on which nothing ran, by the most urgent warning', async () => {
    await acceptedPolicy()
    await remindOn(addDays(end, -31))
    await remindOn(addDays(end, -5))
    await remindOn(addDays(end, -4))
    expect(await told()).toEqual(['document-expiring ente@borgo.example 31', 'document-expiring ente@borgo.example 5'])
  })

  test('that came while nothing ran is told as such, and the warnings are not made up for', async () => {
    await acceptedPolicy()
    await remindOn(addDays(end, 6))
    expect(await told()).toEqual(['document-expired ente@borgo.example'])
  })

  test('is told as long as it lasts: on the last day it is not over', async () => {
    await acceptedPolicy()
    await remindOn(end)
    expect(await told()).toEqual(['document-expiring ente@borgo.example 0'])
  })

  test('long ago is not told any more', async () => {
    await acceptedPolicy()
    await remindOn(addDays(end, 61))
    expect(await told()).toEqual([])
    await remindOn(addDays(end, 60))
    expect(await told()).toEqual(['document-expired ente@borgo.example'])
  })

  test('is told once by twenty workers at the same moment', async () => {
    await acceptedPolicy()
    const rounds = await Promise.all(Array.from({ length: 20 }, () => remindOn(addDays(end, -60))))
    expect(rounds.reduce((sum, { enqueued }) => sum + enqueued, 0)).toBe(1)
    expect(await Notices.countDocuments()).toBe(1)
  })

  test('is not told while a newer version waits, and of the newer version anew', async () => {
    const id = await acceptedPolicy()
    await remindOn(addDays(end, -60))
    await addVersion(host, id, { ...next('rinnovo', 2), expiresOn: addDays(end, 100) })
    await remindOn(addDays(end, -30))
    await remindOn(addDays(end, 1))
    expect(await told()).toHaveLength(1)
    await reviewDocument(city, id, { n: 2, decision: 'accepted', reason: null, publicUrl })
    await remindOn(addDays(end, 40))
    const last = (await letters()).at(-1)
    expect([last?.kind, last?.key]).toEqual(['document-expiring', `document-expiring:${id}:2:60:ente@borgo.example`])
  })

  test('is told to everybody who signs in for the host, each in the own language', async () => {
    await Accounts.create({
      _id: 'grace',
      name: 'Grace Miller',
      email: 'grace@fablab.example',
      language: 'en',
      hats: [{ role: 'host', partnerId: 'fablab', place: 'FabLab Borgo APS' }],
      createdAt: instantOf(today, clockTime('09:00')),
    })
    await acceptedPolicy()
    await remindOn(addDays(end, -7))
    const said = (await letters()).map((letter) => noticeText(letter, { cityName: 'Borgo', contactEmail: null }))
    expect(said.map(({ subject }) => subject)).toEqual([
      'Il documento “Polizza assicurativa” scade il 13/02/2027',
      'The document “Insurance policy” ends on 13 Feb 2027',
    ])
  })
})

describe('a host for which nobody signs in', () => {
  test('is written to at its own address', async () => {
    await Accounts.deleteMany({})
    await acceptedPolicy()
    await remindOn(addDays(end, -7))
    expect(await told()).toEqual(['document-expiring ciao@fablab.example 7'])
  })

  test('without an address hears it through the contacts it has named', async () => {
    await Accounts.deleteMany({})
    const contact = { id: 'c1', name: 'Nora Neri', role: 'segreteria', phone: null, from: today, to: null }
    const gone = { ...contact, id: 'c2', name: 'Gino Giorgi', email: 'gino@fablab.example', to: addDays(today, 1) }
    await change({ email: null, contacts: [{ ...contact, email: 'nora@fablab.example' }, gone] })
    await acceptedPolicy()
    await remindOn(addDays(end, -7))
    expect(await told()).toEqual(['document-expiring nora@fablab.example 7'])
  })

  test('shows in the outbox when nobody can be reached at all', async () => {
    await Accounts.deleteMany({})
    await change({ email: null, contacts: [] })
    await acceptedPolicy()
    await remindOn(addDays(end, -7))
    await remindOn(addDays(end, -6))
    expect((await letters()).map(({ to }) => [to.name, to.email])).toEqual([['FabLab Borgo APS', null]])
  })

  test('is not left in the dark by an account without an address', async () => {
    await Accounts.updateMany({}, { $set: { email: null } })
    await change({ email: 'ciao@fablab.example', contacts: [] })
    await acceptedPolicy()
    await remindOn(addDays(end, -7))
    expect(await told()).toEqual(['document-expiring ciao@fablab.example 7'])
  })
})

describe('a host that takes nobody', () => {
  test('is left in peace while it is suspended', async () => {
    await acceptedPolicy()
    await change({ 'qualification.state': 'suspended' })
    expect(await remindOn(addDays(end, -7))).toEqual({ enqueued: 0, skipped: 0, unreached: 0 })
    await change({ 'qualification.state': 'qualified' })
    expect(await remindOn(addDays(end, -6))).toEqual({ enqueued: 1, skipped: 0, unreached: 0 })
  })

  test.each([
    ['none', null, true],
    ['refused', null, true],
    ['suspended', null, false],
    ['qualified', 'officine', false],
  ] as const)('%s, merged into %s, is reminded: %s', (state, mergedInto, expected) => {
    expect(isReminded({ qualification: { state, until: null, history: [] }, mergedInto })).toBe(expected)
  })
})

describe('the round', () => {
  test('goes on after a document whose host cannot be read', async () => {
    const id = await acceptedPolicy({ expiresOn: addDays(end, -1) })
    await PartnerDocuments.updateOne({ _id: id }, { $set: { partnerId: 'nobody' } })
    await acceptedPolicy()
    expect(await remindOn(addDays(end, -7))).toEqual({ enqueued: 1, skipped: 1, unreached: 0 })
  })

  test('is for jobs alone', async () => {
    await expect(remindExpiringDocuments(city, { asOf: today, publicUrl })).rejects.toMatchObject({ name: 'Forbidden' })
  })
})
