import { describe, expect, test } from '@jest/globals'
import { run } from '../../jobs/remind-placements.ts'
import { contextFor, systemContext } from '../../src/access/actor.ts'
import { Accounts } from '../../src/accounts/account.model.ts'
import { HostLinks } from '../../src/host-links/host-link.model.ts'
import { StudentDays } from '../../src/hours/student-day.model.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import type { NoticeKind } from '../../src/notices/notice.rules.ts'
import { Evaluations } from '../../src/outcomes/outcome.model.ts'
import { PlacementPapers } from '../../src/paperwork/papers.model.ts'
import { Placements } from '../../src/placements/placement.model.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { type Day, day, instantOf } from '../../src/platform/day.ts'
import { log } from '../../src/platform/log.ts'
import { remindEvaluations } from '../../src/reminders/evaluation-reminder.service.ts'
import { remindWaitingMonths } from '../../src/reminders/month-reminder.service.ts'
import { remindPapers } from '../../src/reminders/papers-reminder.service.ts'
import type { Made, Round } from '../../src/reminders/round.service.ts'
import { remindSilentHosts } from '../../src/reminders/silent-host-reminder.service.ts'
import { Students } from '../../src/schools/student.model.ts'
import { useBorgoDatabase } from '../support/borgo-database.ts'

useBorgoDatabase()

type Remind = (ctx: ReturnType<typeof systemContext>, round: Round) => Promise<Made>
const publicUrl = 'https://bottega.example'
const on = (remind: Remind, asOf: Day) =>
  remind(systemContext(instantOf(asOf, clockTime('07:30'))), { asOf, publicUrl })
const letters = (kind: NoticeKind) => Notices.find({ kind }).sort({ key: 1 }).lean()
const today = day('2026-11-25')

describe('a host that leaves hours without an answer', () => {
  test('is told at half time from when the school may confirm, and then the tutor of the school; once each', async () => {
    await on(remindSilentHosts, day('2026-11-13'))
    expect(await letters('host-silent')).toEqual([])
    await Promise.all([on(remindSilentHosts, day('2026-11-14')), on(remindSilentHosts, day('2026-11-14'))])
    await on(remindSilentHosts, day('2026-11-18'))
    const toHost = await letters('host-silent')
    expect(toHost).toMatchObject([
      {
        about: 'bruno-officine',
        data: { entries: '1', hours: '4:00', oldestDay: '2026-11-09', until: '2026-11-19' },
      },
    ])
    expect(await letters('hours-unanswered')).toEqual([])
    for (const asOf of ['2026-11-19', '2026-11-25']) await on(remindSilentHosts, day(asOf))
    expect(await letters('hours-unanswered')).toMatchObject([
      { to: { email: 'docente@borgo.example' }, data: { link: `${publicUrl}/ore/senza-risposta` } },
    ])
    expect(await letters('host-silent')).toHaveLength(1)
    expect(JSON.stringify([...toHost, ...(await letters('hours-unanswered'))])).not.toMatch(/Bruno/u)
  })
})

describe('missing papers', () => {
  test('are told two weeks before the start to who must act, once, and to nobody when nothing is missing', async () => {
    expect(await on(remindPapers, day('2026-11-15'))).toMatchObject({ enqueued: 0 })
    const made = await on(remindPapers, day('2026-11-16'))
    expect(made.enqueued).toBeGreaterThanOrEqual(3)
    expect(await on(remindPapers, today)).toMatchObject({ enqueued: 0, skipped: 0 })
    const told = await letters('papers-missing')
    const papersOf = (email: string) => told.find(({ to }) => to.email === email)?.data['papers'] ?? ''
    expect(papersOf('coordinatore@borgo.example')).toBe('Coerenza approvata dal coordinatore')
    expect(told.some(({ data }) => data['papers']?.includes('Progetto firmato dal tutor dell’ente'))).toBe(true)
    expect(told.every(({ about, data }) => about === 'documenti-fablab' && data['from'] === '2026-11-30')).toBe(true)
    await Notices.deleteMany({})
    await Placements.updateMany({ state: 'documents' }, { $set: { state: 'matched' } })
    expect(await on(remindPapers, today)).toMatchObject({ enqueued: 0 })
  })

  test('ask a student in the own name, without saying so in the outbox', async () => {
    await PlacementPapers.updateOne({ _id: 'documenti-fablab' }, { $pull: { signatures: { party: 'student' } } })
    await Students.updateOne({ _id: 'galilei-4a-4' }, { $set: { email: 'quattro@studenti.example' } })
    await on(remindPapers, today)
    expect(await letters('papers-missing')).toContainEqual(
      expect.objectContaining({ to: expect.objectContaining({ email: 'quattro@studenti.example', discreet: true }) }),
    )
  })
})

describe('a missing evaluation', () => {
  test('is told a week after the end to whoever owes it, once; not to who has answered', async () => {
    expect(await on(remindEvaluations, day('2026-10-15'))).toMatchObject({ enqueued: 0 })
    await on(remindEvaluations, day('2026-10-16'))
    expect(await on(remindEvaluations, today)).toMatchObject({ enqueued: 0, skipped: 0 })
    expect(await letters('evaluation-missing')).toMatchObject([
      {
        key: 'evaluation-missing:dora-officine:tutor:docente@borgo.example',
        data: { party: 'tutor', ended: '2026-10-09', link: `${publicUrl}/percorsi/dora-officine/valutazione/scheda` },
      },
    ])
    await Evaluations.deleteMany({})
    await on(remindEvaluations, today)
    const parties = (await letters('evaluation-missing')).map(({ to, data }) => [data['party'], to.email])
    expect(parties).toContainEqual(['host', 'ente@officine.example'])
    await Notices.deleteMany({})
    await on(remindEvaluations, day('2027-03-01'))
    expect(await Notices.countDocuments({ about: 'dora-officine' })).toBe(0)
  })

  test('reaches a host without account by a link, in the name of the tutor, once', async () => {
    await Accounts.updateOne({ _id: 'ente-officine' }, { $set: { hats: [] } })
    await Evaluations.deleteMany({})
    const tutor = { 'hostTutor.email': 'ornella@officine.example', 'hostTutor.name': 'Ornella Ferri' }
    await Placements.updateOne({ _id: 'dora-officine' }, { $set: tutor })
    await Promise.all([on(remindEvaluations, today), on(remindEvaluations, today)])
    await on(remindEvaluations, day('2026-11-27'))
    expect(await letters('host-link')).toMatchObject([
      { to: { email: 'ornella@officine.example' }, data: { purpose: 'evaluation', sender: 'Teresa Tutor' } },
    ])
    expect(await HostLinks.countDocuments({ placementId: 'dora-officine', purpose: 'evaluation' })).toBe(1)
  })
})

describe('hours of a month that is over', () => {
  test('are told to office and coordinators on the eighth, once, as long as the month is open', async () => {
    expect(await on(remindWaitingMonths, day('2026-12-07'))).toMatchObject({ enqueued: 0 })
    await StudentDays.updateMany({ schoolId: 'volta' }, { $set: { closedFor: 'volta' } })
    await on(remindWaitingMonths, day('2026-12-08'))
    expect(await on(remindWaitingMonths, day('2026-12-20'))).toMatchObject({ enqueued: 0 })
    const told = await letters('month-waiting')
    expect(told.map(({ to }) => to.email)).toEqual(['coordinatore@borgo.example', 'segreteria@borgo.example'])
    expect(told[0]?.data).toMatchObject({ month: '2026-11', link: `${publicUrl}/mesi/2026-11` })
  })
})

test('the job makes all of them, and nobody else may', async () => {
  log.level = 'silent'
  const now = instantOf(day('2026-12-08'), clockTime('08:00'))
  const site = { publicUrl, cityName: 'Borgo', contactEmail: null }
  const mailer = { delivers: false, send: async () => undefined, close: () => undefined }
  await run({ now, log, site, mailer })
  const kinds = await Notices.distinct('kind')
  expect(kinds).toEqual(expect.arrayContaining(['evaluation-missing', 'hours-unanswered', 'month-waiting']))
  const city = contextFor({ role: 'city', accountId: 'citta' }, now)
  for (const remind of [remindSilentHosts, remindPapers, remindEvaluations, remindWaitingMonths])
    await expect(remind(city, { asOf: today, publicUrl })).rejects.toMatchObject({ name: 'Forbidden' })
})
