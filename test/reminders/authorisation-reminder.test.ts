import { beforeEach, describe, expect, test } from '@jest/globals'
import { MachineAuthorisations } from '../../src/machine-authorisations/machine-authorisation.model.ts'
import type { MachineAuthorisation } from '../../src/machine-authorisations/machine-authorisation.rules.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { addDays, type Day, day } from '../../src/platform/day.ts'
import { remindAuthorisations } from '../../src/reminders/authorisation-reminder.service.ts'
import { Students } from '../../src/schools/student.model.ts'
import { publicUrl, systemAt, toldOf, useBorgoWithoutLabs } from './labs.ts'

useBorgoWithoutLabs()

const last = day('2027-01-31')
const remindOn = (asOf: Day) => remindAuthorisations(systemAt(asOf, '07:30'), { asOf, publicUrl })
const told = () => toldOf('authorisation-expiring')

const laser: MachineAuthorisation = {
  _id: 'laser',
  studentId: 'giulia',
  studentName: 'D’Amico Giulia',
  schoolId: 'galilei',
  machineKind: 'laser-cutter',
  partnerId: 'fablab',
  networks: [],
  editionId: null,
  earnedOn: day('2026-10-01'),
  until: last,
  lastUsedOn: day('2026-12-31'),
  grants: [],
  revoked: null,
}

beforeEach(async () => {
  await MachineAuthorisations.deleteMany({})
  await MachineAuthorisations.create(laser)
  await Students.updateOne({ _id: 'giulia' }, { $set: { email: 'giulia@posta.example' } })
})

describe('the end of an authorisation', () => {
  test('is told to the student 30 and 7 days before, and the outbox does not know whom', async () => {
    for (let days = 40; days >= -5; days--) await remindOn(addDays(last, -days))
    const notices = await Notices.find({ kind: 'authorisation-expiring' }).sort({ createdAt: 1 }).lean()
    expect(notices.map(({ createdAt }) => createdAt.toISOString().slice(0, 10))).toEqual(['2027-01-01', '2027-01-24'])
    expect(notices.every(({ to }) => to.discreet && to.email === 'giulia@posta.example')).toBe(true)
    expect(notices[0]?.data).toMatchObject({ until: last, link: `${publicUrl}/abilitazioni` })
    expect(notices[0]?.data['machine']).not.toBe('laser-cutter')
  })

  test('after weeks without a worker is told once, and once by several workers', async () => {
    await Promise.all(Array.from({ length: 10 }, () => remindOn(addDays(last, -3))))
    await remindOn(addDays(last, -2))
    expect(await told()).toEqual(['giulia@posta.example'])
  })

  test('is told to nobody when it was taken away, or when the student has no address', async () => {
    await Students.updateOne({ _id: 'giulia' }, { $set: { email: null } })
    expect(await remindOn(addDays(last, -7))).toEqual({ enqueued: 0, skipped: 0, unreached: 0 })
    await Students.updateOne({ _id: 'giulia' }, { $set: { email: 'giulia@posta.example' } })
    const by = { accountId: 'ente', name: 'Fabio Fresa' }
    const revoked = { at: new Date('2026-12-01T08:00:00Z'), by, reason: 'Uso scorretto' }
    await MachineAuthorisations.updateOne({ _id: 'laser' }, { $set: { revoked } })
    expect(await remindOn(addDays(last, -7))).toEqual({ enqueued: 0, skipped: 0, unreached: 0 })
  })
})
