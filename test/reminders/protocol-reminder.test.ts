import { beforeEach, describe, expect, test } from '@jest/globals'
import { contextFor, systemContext } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, day, daysOf, instantOf } from '../../src/platform/day.ts'
import { storedFiles } from '../../src/platform/files.ts'
import { Programmes } from '../../src/programme/programme.model.ts'
import { Protocols } from '../../src/protocols/protocol.model.ts'
import { renewProtocol } from '../../src/protocols/protocol-part.service.ts'
import { createProtocol, type ProtocolFacts } from '../../src/protocols/protocol.service.ts'
import { remindEndingProtocols } from '../../src/reminders/protocol-reminder.service.ts'
import { useTestDatabase } from '../support/database.ts'

useTestDatabase([Accounts, Notices, Programmes, Protocols, storedFiles])

const publicUrl = 'https://bottega.example'
const now = new Date('2026-11-22T09:00:00Z')
const city = contextFor({ role: 'city', accountId: 'citta' }, now)
const end = day('2027-06-30')
const facts: ProtocolFacts = {
  title: 'Protocollo con il Ministero',
  subject: 'Laboratori e percorsi',
  parties: [
    { name: 'Comune di Borgo', role: null, signedBy: 'la Sindaca' },
    { name: 'Ministero', role: null, signedBy: 'il Ministro' },
  ],
  signedOn: day('2026-09-05'),
  startsOn: day('2026-09-05'),
  expiresOn: end,
}

const remindOn = (asOf: Day) =>
  remindEndingProtocols(systemContext(instantOf(asOf, clockTime('07:30'))), { asOf, publicUrl })
const letters = () => Notices.find().sort({ createdAt: 1, key: 1 }).lean()
const told = async () => (await letters()).map(({ to, data }) => `${to.name} ${data['left']}`)
const account = (_id: string, name: string, change: object = {}) => ({
  _id,
  name,
  email: `${_id}@borgo.example`,
  hats: [{ role: 'city', place: 'Borgo' }],
  createdAt: now,
  ...change,
})

beforeEach(async () => {
  await Accounts.insertMany([account('citta', 'Carla Comune')])
  await createProtocol(city, 'p', facts)
})

describe('the end of a protocol', () => {
  test('is told to the programme office 60, 30 and 7 days before, once each', async () => {
    for (const asOf of daysOf(addDays(end, -65), addDays(end, 10))) await remindOn(asOf)
    expect(await told()).toEqual(['Carla Comune 60', 'Carla Comune 30', 'Carla Comune 7'])
    expect((await letters())[0]).toMatchObject({
      kind: 'protocol-ending',
      key: 'protocol-ending:p:2027-06-30:60:citta@borgo.example',
      about: 'p',
      data: { protocol: facts.title, day: end, link: `${publicUrl}/protocolli/p` },
    })
  })

  test('is told to all who work there, and to nobody else', async () => {
    await Accounts.insertMany([
      account('dino', 'Dino Delegato'),
      account('ex', 'Elena Ex', { closedAt: now }),
      account('ente', 'Fabio Fresa', { hats: [{ role: 'host', partnerId: 'fablab', place: 'FabLab' }] }),
    ])
    await remindOn(addDays(end, -60))
    expect(await told()).toEqual(['Carla Comune 60', 'Dino Delegato 60'])
  })

  test('is told once after a week on which nothing ran, by the most urgent warning', async () => {
    await remindOn(addDays(end, -3))
    await remindOn(addDays(end, -2))
    expect(await told()).toEqual(['Carla Comune 3'])
  })

  test('is told once by twenty workers at the same moment', async () => {
    await Promise.all(Array.from({ length: 20 }, () => remindOn(addDays(end, -60))))
    expect(await told()).toEqual(['Carla Comune 60'])
  })

  test('moves with a renewal, and is told anew', async () => {
    await remindOn(addDays(end, -60))
    const until = addDays(end, 365)
    await renewProtocol(city, { id: 'p', version: 1 }, { on: addDays(end, -50), until, note: null })
    await remindOn(addDays(end, -30))
    await remindOn(addDays(until, -60))
    expect((await letters()).map(({ data }) => data['day'])).toEqual([end, until])
  })

  test('is nothing to tell of a protocol without a last day', async () => {
    await Protocols.deleteMany({})
    await createProtocol(city, 'open', { ...facts, expiresOn: null })
    expect(await remindOn(end)).toEqual({ enqueued: 0, skipped: 0, unreached: 0 })
  })

  test('shows in the outbox when nobody of the programme office can be reached', async () => {
    await Accounts.deleteMany({})
    await remindOn(addDays(end, -7))
    expect((await letters()).map(({ to }) => to.email)).toEqual([null])
    expect((await letters())[0]?.to.name.length).toBeGreaterThan(3)
  })

  test('is for jobs alone', async () => {
    await expect(remindEndingProtocols(city, { asOf: end, publicUrl })).rejects.toMatchObject({ name: 'Forbidden' })
  })
})
