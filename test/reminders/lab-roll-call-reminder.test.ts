import { describe, expect, test } from '@jest/globals'
import { Accounts } from '../../src/accounts/account.model.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { addDays, type Day, day } from '../../src/platform/day.ts'
import { remindRollCalls } from '../../src/reminders/lab-roll-call-reminder.service.ts'
import { RollCalls } from '../../src/roll-calls/roll-call.model.ts'
import { anEdition, aSession, publicUrl, systemAt, toldOf, useBorgoWithoutLabs } from './labs.ts'

useBorgoWithoutLabs()

const held = day('2026-11-18')
const remindOn = (asOf: Day) => remindRollCalls(systemAt(asOf, '08:00'), { asOf, publicUrl })
const told = () => toldOf('lab-roll-call-missing')
const partner = 'ente@borgo.example'
const city = 'citta@borgo.example'

describe('a roll call that nobody has taken', () => {
  test('is told to the partner after a day, and after a week to the programme office as well', async () => {
    await anEdition([aSession(held)])
    await remindOn(held)
    expect(await told()).toEqual([])
    for (let days = 1; days <= 40; days++) await remindOn(addDays(held, days))
    expect(await told()).toEqual([city, partner, partner])
    const links = (await Notices.find({ 'data.days': '7' }).lean()).map(({ to, data }) => [to.email, data['link']])
    expect(Object.fromEntries(links)).toEqual({
      [partner]: `${publicUrl}/laboratori/robotica-3a/incontri/s-2026-11-18/appello`,
      [city]: `${publicUrl}/laboratori/robotica-3a`,
    })
  })

  test('after a week without a worker is told once, by the later letter', async () => {
    await anEdition([aSession(held)])
    await remindOn(addDays(held, 9))
    await remindOn(addDays(held, 10))
    expect((await Notices.find().lean()).map(({ data }) => data['days'])).toEqual(['7', '7'])
  })

  test('is told once, however many workers run', async () => {
    await anEdition([aSession(held)])
    await Promise.all(Array.from({ length: 10 }, () => remindOn(addDays(held, 1))))
    expect(await told()).toEqual([partner])
  })

  test('is told to nobody once it is taken, and when the session did not take place', async () => {
    await anEdition([aSession(held), aSession('2026-11-17', { state: 'cancelled' })])
    await RollCalls.collection.insertOne({ _id: 's-2026-11-18' as never, editionId: 'robotica-3a' })
    await remindOn(addDays(held, 1))
    expect(await told()).toEqual([])
  })

  test('is told to the partner whose trainer was there, not to the one of the edition by habit', async () => {
    const [trainer] = aSession(held).staff
    if (!trainer) throw new Error('nobody runs it')
    const substitute = { ...trainer, id: 'olga', partnerId: 'officine', accountId: null }
    await anEdition([aSession(held, { staff: [substitute] })])
    await remindOn(addDays(held, 1))
    expect(await told()).toEqual(['ente@officine.example'])
  })

  test('is told to no closed account; of a programme office without anybody the outbox and the job say so', async () => {
    await Accounts.updateOne({ _id: 'citta' }, { $set: { closedAt: new Date('2026-11-01T08:00:00Z') } })
    await anEdition([aSession(held)])
    expect(await remindOn(addDays(held, 7))).toEqual({ enqueued: 2, skipped: 0, unreached: 1 })
    expect(await told()).toEqual([partner, 'nobody'].toSorted())
    expect(await remindOn(addDays(held, 8))).toEqual({ enqueued: 0, skipped: 0, unreached: 0 })
  })

  test('shows in the outbox when the partner cannot be written to', async () => {
    await Accounts.updateMany({ 'hats.partnerId': 'fablab' }, { $set: { email: null } })
    await anEdition([aSession(held)])
    await remindOn(addDays(held, 1))
    expect(await told()).toHaveLength(1)
    expect(await told()).not.toContain(partner)
  })
})
