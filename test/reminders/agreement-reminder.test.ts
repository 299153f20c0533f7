import { beforeEach, describe, expect, test } from '@jest/globals'
import { systemContext } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { Agreements } from '../../src/agreements/agreement.model.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { noticeText } from '../../src/notices/notice.text.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, daysOf, instantOf } from '../../src/platform/day.ts'
import { tellsTheHost } from '../../src/reminders/agreement-reminder.rules.ts'
import { remindExpiringAgreements } from '../../src/reminders/agreement-reminder.service.ts'
import { agreementModels, fillOffice, inForce, office, terms } from '../agreements/office.ts'
import { useTestDatabase } from '../support/database.ts'

useTestDatabase(agreementModels)

const publicUrl = 'https://bottega.example'
const end = terms.to
const remindOn = (asOf: Day) =>
  remindExpiringAgreements(systemContext(instantOf(asOf, clockTime('07:30'))), { asOf, publicUrl })
const letters = () => Notices.find().sort({ createdAt: 1, key: 1 }).lean()
const told = async () => (await letters()).map(({ to, data }) => `${to.name} ${data['daysLeft']}`)

const hat = (role: 'office' | 'host', change: object) => ({
  role,
  schoolId: null,
  partnerId: null,
  studentId: null,
  classIds: [],
  place: 'Borgo',
  ...change,
})

beforeEach(async () => {
  await fillOffice()
  await Accounts.updateOne({ _id: 'sara' }, { $set: { hats: [hat('office', { schoolId: 'galilei' })] } })
  await Accounts.updateOne({ _id: 'fabio' }, { $set: { hats: [hat('host', { partnerId: 'fablab' })] } })
})

describe('the end of an agreement', () => {
  test('is told to the school 60, 30 and 7 days before, and to the host once', async () => {
    const id = await inForce('1234/2026')
    for (const today of daysOf(addDays(end, -70), addDays(end, 5))) await remindOn(today)
    expect(await told()).toEqual(['Sara Segreteria 60', 'Sara Segreteria 30', 'Fabio Fresa 30', 'Sara Segreteria 7'])
    const [first] = await letters()
    expect(first).toMatchObject({
      kind: 'agreement-ending',
      about: id,
      key: `agreement-ending:${id}:2027-06-30:60:sara@borgo.example`,
      data: { other: 'FabLab Borgo APS', side: 'school', number: '1234/2026', link: `${publicUrl}/convenzioni/${id}` },
    })
  })

  test('is told once after nights on which nothing ran, by the most urgent warning', async () => {
    await inForce('1')
    await remindOn(addDays(end, -5))
    await remindOn(addDays(end, -4))
    expect(await told()).toEqual(['Sara Segreteria 5', 'Fabio Fresa 5'])
  })

  test('is told once by two workers at the same moment', async () => {
    await inForce('1')
    const rounds = await Promise.all(Array.from({ length: 5 }, () => remindOn(addDays(end, -60))))
    expect(rounds.reduce((sum, { enqueued }) => sum + enqueued, 0)).toBe(1)
  })

  test('is told anew when the end has moved', async () => {
    const id = await inForce('1')
    await remindOn(addDays(end, -60))
    await Agreements.updateOne({ _id: id }, { $set: { 'terms.to': addDays(end, 30) } })
    await remindOn(addDays(end, -30))
    expect(await told()).toEqual(['Sara Segreteria 60', 'Sara Segreteria 60'])
  })

  test('shows in the outbox when nobody of the school can be reached; the host has its own address', async () => {
    await inForce('1')
    await Accounts.deleteMany({})
    await remindOn(addDays(end, -30))
    expect((await letters()).map(({ to }) => [to.name, to.email])).toEqual([
      ['IIS Galileo Galilei', null],
      ['FabLab Borgo APS', 'ciao@fablab.example'],
    ])
  })

  test('reads as a letter of either side', async () => {
    await inForce('1234/2026')
    await remindOn(addDays(end, -30))
    const [toSchool, toHost] = (await letters()).map(
      (letter) => noticeText(letter, { cityName: 'Borgo', contactEmail: null }).paragraphs[1],
    )
    expect(toSchool).toBe(
      'la convenzione con FabLab Borgo APS (prot. n. 1234/2026) scade il 30/06/2027: mancano 30 giorni.',
    )
    expect(toHost).toBe(
      'la convenzione con IIS Galileo Galilei (prot. n. 1234/2026) scade il 30/06/2027: mancano 30 giorni.',
    )
  })

  test('is for jobs alone', async () => {
    await expect(remindExpiringAgreements(office, { asOf: end, publicUrl })).rejects.toMatchObject({
      name: 'Forbidden',
    })
  })
})

test.each([
  [60, [60, 30, 7], false],
  [30, [60, 30, 7], true],
  [7, [60, 30, 7], true],
  [45, [90, 45], true],
  [90, [90, 45], false],
])('a warning of %i days of %j tells the host: %s', (within, warnings, expected) => {
  expect(tellsTheHost({ within }, warnings)).toBe(expected)
})
