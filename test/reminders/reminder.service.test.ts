import { describe, expect, test } from '@jest/globals'
import { contextFor, systemContext } from '../../src/access/actor.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { type Day, day, daysOf, instantOf } from '../../src/platform/day.ts'
import { log } from '../../src/platform/log.ts'
import { remindUnconfirmedHours } from '../../src/reminders/reminder.service.ts'
import { useTestDatabase } from '../support/database.ts'
import { confirmEverything, hostAccount, logThreeHours, placePlacement, reminderModels } from './unconfirmed.ts'

useTestDatabase([Notices, ...reminderModels])

const publicUrl = 'https://bottega.example'
const remindOn = (asOf: Day) =>
  remindUnconfirmedHours(systemContext(instantOf(asOf, clockTime('07:30'))), { asOf, publicUrl })
const letters = () => Notices.find().sort({ createdAt: 1, key: 1 }).lean()

describe('reminding a host of hours to confirm', () => {
  test('writes to the tutor with what waits, since when, and where, and names no student', async () => {
    await placePlacement('p1')
    await logThreeHours('p1', day('2026-11-16'))
    await logThreeHours('p1', day('2026-11-18'))
    await logThreeHours('p1', day('2026-11-12'), 'confirmed')
    expect(await remindOn(day('2026-11-19'))).toEqual({ enqueued: 1, skipped: 0, unreached: 0 })
    const [letter] = await letters()
    expect(letter).toMatchObject({
      key: 'unconfirmed-hours:p1:2026-W47',
      about: 'p1',
      to: { name: 'Ugo Conti', email: 'ugo@officina.example' },
      data: {
        host: 'Officina Conti',
        entries: '2',
        hours: '6:00',
        oldestDay: '2026-11-16',
        link: 'https://bottega.example/percorsi/p1/ore',
        school: 'Ada Neri (ada.neri@volta.example)',
        silentDays: '12',
      },
    })
    expect(JSON.stringify(letter)).not.toMatch(/Nina|Verdi/u)
  })

  test('twice on one day, and by two workers at once, writes one letter', async () => {
    await placePlacement('p1')
    await logThreeHours('p1', day('2026-11-16'))
    const done = await Promise.all([remindOn(day('2026-11-19')), remindOn(day('2026-11-19'))])
    expect(done.reduce((sum, { enqueued }) => sum + enqueued, 0)).toBe(1)
    expect(await remindOn(day('2026-11-19'))).toEqual({ enqueued: 0, skipped: 0, unreached: 0 })
  })

  test('makes up once for five days on which no worker ran', async () => {
    await placePlacement('p1')
    await logThreeHours('p1', day('2026-11-09'))
    for (const today of daysOf(day('2026-11-17'), day('2026-11-23'))) await remindOn(today)
    expect((await letters()).map(({ key }) => key)).toEqual(['unconfirmed-hours:p1:2026-W47'])
    await remindOn(day('2026-11-24'))
    expect(await letters()).toHaveLength(2)
  })

  test('stops once the host has confirmed', async () => {
    await placePlacement('p1')
    await logThreeHours('p1', day('2026-11-09'))
    await remindOn(day('2026-11-12'))
    await confirmEverything()
    for (const today of daysOf(day('2026-11-13'), day('2026-12-31'))) await remindOn(today)
    expect(await letters()).toHaveLength(1)
  })

  test('after four letters tells the tutor at school, once', async () => {
    await placePlacement('p1')
    await logThreeHours('p1', day('2026-11-09'))
    for (const today of daysOf(day('2026-11-10'), day('2027-01-31'))) await remindOn(today)
    const kinds = (await letters()).map(({ kind }) => kind)
    expect(kinds).toEqual([...Array.from({ length: 4 }, () => 'unconfirmed-hours'), 'hours-left-unconfirmed'])
    expect((await letters()).at(-1)).toMatchObject({
      to: { name: 'Ada Neri', email: 'ada.neri@volta.example' },
      data: { hostTutor: 'Ugo Conti (02 123456)' },
    })
  })

  test('writes to those who sign in for the host when the tutor has no e-mail, each in the own language', async () => {
    await placePlacement('p1', { hostTutor: { id: 't1', name: 'Ugo Conti', email: null, phone: null } })
    await hostAccount('pia', 'pia@officina.example')
    await hostAccount('rob', 'rob@officina.example', 'en')
    await logThreeHours('p1', day('2026-11-16'))
    expect(await remindOn(day('2026-11-19'))).toEqual({ enqueued: 2, skipped: 0, unreached: 0 })
    expect((await letters()).map(({ to }) => [to.name, to.language])).toEqual([
      ['pia', 'it'],
      ['rob', 'en'],
    ])
    for (const today of daysOf(day('2026-11-20'), day('2027-01-31'))) await remindOn(today)
    expect((await letters()).filter(({ kind }) => kind === 'unconfirmed-hours')).toHaveLength(8)
  })

  test('shows in the outbox that nobody could be reached', async () => {
    await placePlacement('p1', { hostTutor: null })
    await logThreeHours('p1', day('2026-11-16'))
    await remindOn(day('2026-11-19'))
    expect(await letters()).toMatchObject([{ to: { name: 'Officina Conti', email: null } }])
  })

  test('passes over a placement that cannot be read, and goes on with the others', async () => {
    log.level = 'silent'
    await logThreeHours('gone', day('2026-11-15'))
    await placePlacement('p1')
    await logThreeHours('p1', day('2026-11-16'))
    expect(await remindOn(day('2026-11-19'))).toEqual({ enqueued: 1, skipped: 1, unreached: 0 })
  })

  test('is for jobs alone', async () => {
    const city = contextFor({ role: 'city', accountId: 'c1' }, new Date('2026-11-19T06:30:00Z'))
    await expect(remindUnconfirmedHours(city, { asOf: day('2026-11-19'), publicUrl })).rejects.toMatchObject({
      name: 'Forbidden',
    })
  })
})
