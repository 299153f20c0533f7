import { describe, expect, test } from '@jest/globals'
import { Accounts } from '../../src/accounts/account.model.ts'
import { Editions } from '../../src/labs/edition.model.ts'
import { deliverNotices } from '../../src/notices/delivery.service.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, day } from '../../src/platform/day.ts'
import { createMailer } from '../../src/platform/mailer.ts'
import { remindLabSessions } from '../../src/reminders/lab-session-reminder.service.ts'
import { Students } from '../../src/schools/student.model.ts'
import { anEdition, aSession, publicUrl, systemAt, toldOf, useBorgoWithoutLabs } from './labs.ts'

useBorgoWithoutLabs()

const remindAt = (on: string, time: string) => remindLabSessions(systemAt(on, time), { publicUrl })
const told = () => toldOf('lab-session-tomorrow')
const grownUps = ['docente@borgo.example', 'ente@borgo.example']

describe('the session of tomorrow', () => {
  test('is told at five to the teacher of the group and to whoever runs it', async () => {
    await anEdition([aSession('2026-11-26')])
    await remindAt('2026-11-25', '16:59')
    expect(await told()).toEqual([])
    expect(await remindAt('2026-11-25', '17:00')).toEqual({ enqueued: 2, skipped: 0, unreached: 0 })
    expect(await told()).toEqual(grownUps)
    const [notice] = await Notices.find().lean()
    expect(notice?.data).toMatchObject({ day: '2026-11-26', from: '14:00', to: '17:00' })
    expect(notice?.data['place']).toContain('FabLab Borgo APS')
    expect(notice?.data['link']).toBe(`${publicUrl}/laboratori/robotica-3a`)
  })

  test('is told to students who have an address, and the outbox does not know them', async () => {
    await Students.updateOne({ _id: 'giulia' }, { $set: { email: 'giulia@posta.example' } })
    await anEdition([aSession('2026-11-26')])
    await remindAt('2026-11-25', '17:00')
    expect(await told()).toEqual([...grownUps, 'giulia@posta.example'])
    const discreet = await Notices.find({ 'to.discreet': true }).lean()
    expect(discreet.map(({ to }) => to.email)).toEqual(['giulia@posta.example'])
  })

  test('is told once, also by two workers at the same moment', async () => {
    await anEdition([aSession('2026-11-26')])
    const made = await Promise.all(Array.from({ length: 10 }, () => remindAt('2026-11-25', '17:00')))
    expect(made.reduce((sum, { enqueued }) => sum + enqueued, 0)).toBe(2)
    expect(await told()).toEqual(grownUps)
  })

  test('is told by a worker that starts late, until the session begins', async () => {
    await anEdition([aSession('2026-11-26')])
    await remindAt('2026-11-26', '14:00')
    expect(await told()).toEqual([])
    await remindAt('2026-11-26', '13:59')
    expect(await told()).toEqual(grownUps)
  })

  test('after three days without a worker is told of what is still to come, once', async () => {
    await anEdition(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'].map((on) => aSession(on)))
    await remindAt('2026-11-25', '18:00')
    await remindAt('2026-11-25', '18:01')
    expect((await Notices.find().lean()).map(({ about }) => about)).toEqual(['s-2026-11-26', 's-2026-11-26'])
  })

  test.each([
    ['back', '2026-10-25'],
    ['forward', '2027-03-28'],
  ])('keeps to the clock when it goes %s', async (_, sunday) => {
    const eve = addDays(day(sunday), -1)
    await anEdition([aSession(sunday), aSession(addDays(day(sunday), 1))])
    expect((await remindAt(eve, '16:59')).enqueued).toBe(0)
    expect((await remindAt(eve, '17:00')).enqueued).toBe(2)
    expect((await remindAt(sunday, '16:59')).enqueued).toBe(0)
    expect((await remindAt(sunday, '17:00')).enqueued).toBe(2)
  })

  test('that was moved to another day is told of again', async () => {
    await anEdition([aSession('2026-11-26')])
    await remindAt('2026-11-25', '17:00')
    await Editions.updateOne({ _id: 'robotica-3a' }, { $set: { 'sessions.0.day': '2026-11-27' } })
    await remindAt('2026-11-25', '18:00')
    expect(await told()).toEqual(grownUps)
    await remindAt('2026-11-26', '17:00')
    expect(await told()).toEqual([...grownUps, ...grownUps].toSorted())
  })

  test('of which only the room has changed is not told of again', async () => {
    await anEdition([aSession('2026-11-26')])
    await remindAt('2026-11-25', '17:00')
    await Editions.updateOne(
      { _id: 'robotica-3a' },
      { $set: { 'sessions.0.roomIds': [], 'sessions.0.topic': 'Altro' } },
    )
    await remindAt('2026-11-25', '17:30')
    expect(await told()).toEqual(grownUps)
  })

  test('that was cancelled is told to nobody', async () => {
    await anEdition([aSession('2026-11-26', { state: 'cancelled' })])
    await remindAt('2026-11-25', '17:00')
    expect(await told()).toEqual([])
  })

  test.each(['draft', 'open', 'suspended', 'completed', 'cancelled'] as const)(
    'of an edition that is %s is told to nobody',
    async (state) => {
      await anEdition([aSession('2026-11-26')], { state })
      await remindAt('2026-11-25', '17:00')
      expect(await told()).toEqual([])
    },
  )
})

describe('somebody', () => {
  test('who has withdrawn, and the teacher of a group of whom nobody comes, are left in peace', async () => {
    await Students.updateMany({}, { $set: { email: 'tutti@posta.example' } })
    const edition = await anEdition([aSession('2026-11-26')])
    const gone = edition.participants.map((each) => ({ ...each, to: day('2026-11-25') }))
    await Editions.updateOne({ _id: edition._id }, { $set: { participants: gone } })
    await remindAt('2026-11-25', '17:00')
    expect(await told()).toEqual(['ente@borgo.example'])
  })

  test('whose account is closed is written to no longer', async () => {
    await Accounts.updateOne({ _id: 'ente' }, { $set: { closedAt: new Date('2026-11-01T08:00:00Z') } })
    await anEdition([aSession('2026-11-26')])
    await remindAt('2026-11-25', '17:00')
    expect(await told()).toEqual(['docente@borgo.example'])
  })

  test('who comes along and has left is written to no longer: the coordinator of the school is', async () => {
    const sessions = [aSession('2026-11-26')]
    await anEdition(sessions)
    await Accounts.updateOne({ _id: 'docente' }, { $set: { closedAt: new Date('2026-11-01T08:00:00Z') } })
    await remindAt('2026-11-25', '17:00')
    expect(await told()).toEqual(['coordinatore@borgo.example', 'ente@borgo.example'])
    await Notices.deleteMany({})
    await Accounts.updateOne({ _id: 'docente' }, { $set: { closedAt: null, 'hats.0.schoolId': 'volta' } })
    await remindAt('2026-11-25', '17:00')
    expect(await told()).toEqual(['coordinatore@borgo.example', 'ente@borgo.example'])
  })

  test('who ran it and has left the partner is written to no longer, and the job says that nobody of it was', async () => {
    await Accounts.updateOne({ _id: 'ente' }, { $set: { 'hats.0.partnerId': 'officine' } })
    await anEdition([aSession('2026-11-26')])
    expect(await remindAt('2026-11-25', '17:00')).toEqual({ enqueued: 1, skipped: 0, unreached: 1 })
    expect(await told()).toEqual(['docente@borgo.example'])
  })

  test('nobody at all at a school that still has students in it: the outbox and the job say so', async () => {
    await Accounts.updateMany({ 'hats.schoolId': 'galilei' }, { $set: { closedAt: new Date('2026-11-01T08:00:00Z') } })
    await anEdition([aSession('2026-11-26')])
    expect(await remindAt('2026-11-25', '17:00')).toEqual({ enqueued: 2, skipped: 0, unreached: 1 })
    expect(await told()).toEqual(['ente@borgo.example', 'nobody'])
    expect(await remindAt('2026-11-25', '18:00')).toEqual({ enqueued: 0, skipped: 0, unreached: 0 })
  })

  test('without an account is written to at the address the partner gave', async () => {
    const [trainer] = aSession('2026-11-26').staff
    if (!trainer) throw new Error('nobody runs it')
    const marta = { ...trainer, id: 'marta', accountId: null, email: 'marta@fablab.example' }
    const silent = { ...trainer, id: 'silent', accountId: null, email: null }
    await anEdition([aSession('2026-11-26', { staff: [marta, silent], from: clockTime('15:00') })])
    await remindAt('2026-11-25', '17:00')
    expect(await told()).toEqual(['docente@borgo.example', 'marta@fablab.example'])
  })

  test('is not lost where no mail server is: what was to be said stays in the outbox', async () => {
    await anEdition([aSession('2026-11-26')])
    const ctx = systemAt('2026-11-25', '17:00')
    await remindLabSessions(ctx, { publicUrl })
    const mailer = createMailer({ smtpUrl: null, mailFrom: null })
    await deliverNotices(ctx.now, mailer, { cityName: 'Borgo', contactEmail: null })
    expect((await Notices.find().lean()).map(({ state }) => state)).toEqual(['kept', 'kept'])
  })
})
