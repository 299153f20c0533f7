import { describe, expect, test } from '@jest/globals'
import { type Agenda, Job as AgendaJob } from 'agenda'
import { nextRuns, type Schedule, startSchedule, timezone } from '../../jobs/agenda.ts'
import { schedule } from '../../jobs/schedule.ts'
import { jobNames, timetableOf } from '../../src/job-runs/job-run.rules.ts'
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

  test.each([
    ['check-attendance', '06:30'],
    ['check-minimums', '07:00'],
    ['remind-authorisations', '07:30'],
    ['remind-roll-calls', '08:00'],
    ['remind-lab-sessions', '17:00'],
  ] as const)('looks after labs at its time through both changes of the clock: %s', (name, time) => {
    for (const from of ['2027-03-26T12:00:00Z', '2026-10-23T12:00:00Z']) {
      const runs = runsAfter(whenOf(name), from, 4)
      expect(runs.map((run) => run.slice(-5))).toEqual([time, time, time, time])
      expect(new Set(runs.map((run) => run.slice(0, 10))).size).toBe(4)
    }
  })

  test('verifies the ledgers once every night, through both changes of the clock', () => {
    for (const from of ['2027-03-26T12:00:00Z', '2026-10-23T12:00:00Z']) {
      const runs = runsAfter(whenOf('verify-ledger'), from, 4)
      expect(runs.map((run) => run.slice(-5))).toEqual(['03:30', '03:30', '03:30', '03:30'])
      expect(new Set(runs.map((run) => run.slice(0, 10))).size).toBe(4)
    }
  })

  test('tells the schools on working days, and the partners on Friday', () => {
    expect(runsAfter(whenOf('off-site-today'), '2026-10-23T12:00:00Z', 3)).toEqual([
      '24/10/2026, 07:00',
      '26/10/2026, 07:00',
      '27/10/2026, 07:00',
    ])
    expect(runsAfter(whenOf('weekly-plan'), '2026-10-20T12:00:00Z', 2)).toEqual([
      '23/10/2026, 15:00',
      '30/10/2026, 15:00',
    ])
  })

  test('has words for when each job runs', () => {
    for (const { name, when } of schedule) expect([name, timetableOf(when)]).not.toEqual([name, null])
    expect(schedule.map(({ name }) => name).toSorted()).toEqual([...jobNames].toSorted())
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

interface Timed {
  name: string
  when: string
}
const everySecond = (name: string): Timed => ({ name, when: '* * * * * *' })
let startedSoFar = 0

interface Seen {
  ran: string[]
  troubles: (string | null)[]
}

/** A worker with a short lock: what agenda leaves behind holds the process for half of it. */
async function worker(given: readonly Timed[], seen: Seen, failing: readonly string[] = []): Promise<Schedule> {
  return startSchedule({
    db: database.current().db,
    name: `worker-${++startedSoFar}`,
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
    const workers = await Promise.all(Array.from({ length: 3 }, () => worker(daily, seen)))
    const documents = await jobs().find().toArray()
    await Promise.all(workers.map((each) => each.stop(5000)))
    expect(documents.map(({ name }) => String(name)).sort()).toEqual(schedule.map(({ name }) => name).sort())
    for (const { repeatTimezone, nextRunAt } of documents) {
      expect(repeatTimezone).toBe('Europe/Rome')
      expect(formatInstant(nextRunAt as Date, 'it')).toMatch(/, 07:30$/u)
    }
    const next = await nextRuns(database.current().db)
    expect([...next.keys()].sort()).toEqual(schedule.map(({ name }) => name).sort())
    for (const { name, nextRunAt } of documents) expect(next.get(String(name))).toEqual(nextRunAt)
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
