import { describe, expect, test } from '@jest/globals'
import { type Agenda, Job as AgendaJob } from 'agenda'
import { type Schedule, startSchedule, timezone } from '../../jobs/agenda.ts'
import type { Job } from '../../jobs/job.ts'
import { schedule } from '../../jobs/schedule.ts'
import { formatInstant } from '../../src/platform/format.ts'
import { useTestDatabase } from '../support/database.ts'

const database = useTestDatabase()
const jobs = () => database.current().db.collection('agendaJobs')

/** The moments at which agenda would run a job, from one of them on. */
function runsAfter(when: string, from: string, count: number): string[] {
  const runs: Date[] = []
  let last = new Date(from)
  while (runs.length < count) {
    // Computing the next run is all a job does here: it needs no agenda behind it.
    const job = new AgendaJob({} as Agenda, { name: 'x', type: 'single', lastRunAt: last, nextRunAt: last })
    last = job.repeatEvery(when, { timezone }).attrs.nextRunAt ?? new Date(Number.NaN)
    runs.push(last)
  }
  return runs.map((run) => formatInstant(run, 'it'))
}

const whenOf = (name: string) => schedule.find((job) => job.name === name)?.when ?? ''

describe('the schedule', () => {
  test('reminds at half past seven in Italy before and after the clocks go forward', () => {
    // Saturday 27 March 2027, 07:30 in Rome; the clocks change in the night.
    expect(runsAfter(whenOf('remind-unconfirmed-hours'), '2027-03-26T06:30:00Z', 4)).toEqual([
      '27/03/2027, 07:30',
      '28/03/2027, 07:30',
      '29/03/2027, 07:30',
      '30/03/2027, 07:30',
    ])
  })

  test('reminds at half past seven in Italy before and after the clocks go back', () => {
    expect(runsAfter(whenOf('remind-unconfirmed-hours'), '2026-10-23T05:30:00Z', 4)).toEqual([
      '24/10/2026, 07:30',
      '25/10/2026, 07:30',
      '26/10/2026, 07:30',
      '27/10/2026, 07:30',
    ])
  })

  test('warns of what is about to end with the other reminders, through both changes of the clock', () => {
    for (const from of ['2027-03-26T06:30:00Z', '2026-10-23T05:30:00Z'])
      for (const run of runsAfter(whenOf('remind-expiring'), from, 4)) expect(run).toMatch(/, 07:30$/u)
  })

  test('delivers every minute, also in the hour that comes twice', () => {
    expect(runsAfter(whenOf('deliver-notices'), '2026-10-25T00:58:00Z', 3)).toEqual([
      '25/10/2026, 02:59',
      '25/10/2026, 02:00',
      '25/10/2026, 02:01',
    ])
  })

  test('has one name for each job', () => {
    expect(new Set(schedule.map(({ name }) => name)).size).toBe(schedule.length)
  })
})

const everySecond = (name: string): Job => ({ name, when: '* * * * * *', run: () => Promise.resolve() })

interface Seen {
  ran: string[]
  troubles: (string | null)[]
}

/** A worker with a short lock: what agenda leaves behind holds the process for half of it. */
async function worker(given: readonly Job[], seen: Seen, failing: readonly string[] = []): Promise<Schedule> {
  return startSchedule({
    db: database.current().db,
    jobs: given,
    perform: async ({ name }) => {
      seen.ran.push(name)
      if (failing.includes(name)) throw new Error(`${name} fails`)
    },
    report: (_, job) => seen.troubles.push(job),
    processEveryMs: 100,
    lockLifetimeMs: 1000,
  })
}

async function until(happened: () => boolean): Promise<void> {
  const patience = performance.now() + 20_000
  while (!happened()) {
    if (performance.now() > patience) throw new Error('It did not happen.')
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}

describe('a worker', () => {
  test('keeps one document per job, however many workers start at once, and knows the time zone', async () => {
    const seen: Seen = { ran: [], troubles: [] }
    const daily = schedule.map((job) => ({ ...job, when: '30 7 * * *' }))
    const workers = await Promise.all(Array.from({ length: 10 }, () => worker(daily, seen)))
    const documents = await jobs().find().toArray()
    for (const each of workers) await each.stop(5000)
    expect(documents.map(({ name }) => String(name)).sort()).toEqual(schedule.map(({ name }) => name).sort())
    for (const { repeatTimezone, nextRunAt } of documents) {
      expect(repeatTimezone).toBe('Europe/Rome')
      expect(formatInstant(nextRunAt as Date, 'it')).toMatch(/, 07:30$/u)
    }
    // What is due in the future does not run at the start.
    expect(seen).toEqual({ ran: [], troubles: [] })
  })

  test('reports a job that fails, runs it again at its next time, and runs the others', async () => {
    const seen: Seen = { ran: [], troubles: [] }
    const running = await worker([everySecond('bad'), everySecond('good')], seen, ['bad'])
    await until(() => ['bad', 'good'].every((name) => seen.ran.filter((one) => one === name).length >= 2))
    await running.stop(5000)
    expect(new Set(seen.troubles)).toEqual(new Set(['bad']))
  })

  test('leaves nothing locked when it stops', async () => {
    const seen: Seen = { ran: [], troubles: [] }
    const running = await worker([everySecond('good')], seen)
    await until(() => seen.ran.length > 0)
    await running.stop(5000)
    expect(await jobs().countDocuments({ lockedAt: { $ne: null } })).toBe(0)
    const ran = seen.ran.length
    await new Promise((resolve) => setTimeout(resolve, 1200))
    expect(seen.ran).toHaveLength(ran)
  })
})
