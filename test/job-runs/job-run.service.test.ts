import { describe, expect, test } from '@jest/globals'
import { contextFor } from '../../src/access/actor.ts'
import { beat, beginRun, endRun, registerJobs, sayGoodbye, takeRequest } from '../../src/job-runs/job-record.service.ts'
import { JobRecords, JobWorkers } from '../../src/job-runs/job-run.model.ts'
import { jobNames, recentFailures } from '../../src/job-runs/job-run.rules.ts'
import { findJob, listJobs, requestRun } from '../../src/job-runs/job-run.service.ts'
import { Forbidden, NotFound, Refused } from '../../src/platform/errors.ts'
import { useTestDatabase } from '../support/database.ts'

useTestDatabase([JobRecords, JobWorkers])

const now = new Date('2026-11-25T09:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const city = contextFor({ role: 'city', accountId: 'citta' }, now)
const office = contextFor({ role: 'office', accountId: 'segreteria', schoolId: 'galilei' }, now)
const begin = (at = now, job: (typeof jobNames)[number] = 'weekly-plan') =>
  beginRun({ job, worker: 'w1', cause: 'schedule', by: null, now: at })

describe('the record of a job', () => {
  test('keeps how a run went, and its first word on it is the last', async () => {
    const id = await begin()
    const said = await Promise.all(
      [null, new Error('mail for <ada@volta.example> is lost'), null].map((error) =>
        endRun('weekly-plan', id, { error, now: later(1) }),
      ),
    )
    expect(said.filter(Boolean)).toHaveLength(1)
    const { runs, total } = await findJob(city, 'weekly-plan', 1)
    expect(total).toBe(1)
    expect(runs[0]?.endedAt).toEqual(later(1))
    expect(['done', 'failed']).toContain(runs[0]?.outcome)
  })

  test('never holds an address', async () => {
    const id = await begin()
    await endRun('weekly-plan', id, { error: new Error('no\n<ada@volta.example> here'), now })
    expect((await findJob(city, 'weekly-plan', 1)).runs[0]).toMatchObject({ outcome: 'failed', error: 'no <…> here' })
  })

  test('keeps the last 200 runs, newest first, 50 a page', async () => {
    for (let n = 0; n < 205; n++) await begin(later(n))
    const first = await findJob(city, 'weekly-plan', 1)
    expect(first.total).toBe(200)
    expect(first.runs).toHaveLength(50)
    expect(first.runs[0]?.startedAt).toEqual(later(204))
    const last = await findJob(city, 'weekly-plan', 4)
    expect(last.runs.at(-1)?.startedAt).toEqual(later(5))
    expect((await findJob(city, 'weekly-plan', 5)).runs).toEqual([])
    expect((await findJob(city, 'weekly-plan', null)).runs).toHaveLength(200)
  })

  test('loses no run when several workers write at once, also the very first', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, () => begin()))
    expect((await findJob(city, 'weekly-plan', null)).runs.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  })

  test('counts failures by day, also those of one moment', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => begin()))
    await Promise.all(ids.map((id) => endRun('weekly-plan', id, { error: new Error('no'), now })))
    for (let days = 1; days <= 9; days++) {
      const id = await begin()
      await endRun('weekly-plan', id, { error: new Error('no'), now: later(days * 1440) })
    }
    const record = await JobRecords.findById('weekly-plan').lean()
    expect(record?.failures).toHaveLength(8)
    const line = (await listJobs(city)).jobs.find(({ _id }) => _id === 'weekly-plan')
    expect(line && recentFailures(line, city.today)).toBe(0)
    const onTheLast = contextFor(city.actor, later(9 * 1440))
    expect(line && recentFailures(line, onTheLast.today)).toBe(7)
  })

  test('of twenty failures on one day counts twenty', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => begin()))
    await Promise.all(ids.map((id) => endRun('weekly-plan', id, { error: new Error('no'), now })))
    expect((await JobRecords.findById('weekly-plan').lean())?.failures).toEqual([{ day: '2026-11-25', count: 20 }])
  })

  test('says when each job runs, without touching its runs', async () => {
    await begin()
    await registerJobs([{ name: 'weekly-plan', when: '0 15 * * 5', nextRunAt: later(60) }])
    const { job } = await findJob(city, 'weekly-plan', 1)
    expect(job).toMatchObject({ when: '0 15 * * 5', nextRunAt: later(60), last: { worker: 'w1' } })
  })
})

describe('the list of jobs', () => {
  test('has every job, those that never ran too, with its latest run', async () => {
    await begin(now)
    await begin(later(3))
    const { jobs } = await listJobs(city)
    expect(jobs.map(({ _id }) => _id)).toEqual([...jobNames])
    expect(jobs.find(({ _id }) => _id === 'weekly-plan')?.last?.startedAt).toEqual(later(3))
    expect(jobs.filter(({ last }) => last !== null)).toHaveLength(1)
  })

  test('is for the city alone, and knows no other name', async () => {
    await expect(listJobs(office)).rejects.toThrow(Forbidden)
    await expect(requestRun(office, 'weekly-plan', 'Sara')).rejects.toThrow(Forbidden)
    await expect(findJob(city, 'feed-the-cat', 1)).rejects.toThrow(NotFound)
    await expect(requestRun(city, 'feed-the-cat', 'Carla')).rejects.toThrow(NotFound)
  })
})

describe('a request', () => {
  test('waits once per job, however many ask at once', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 30 }, () => requestRun(city, 'weekly-plan', 'Carla')))
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const one of asked) if (one.status === 'rejected') expect(one.reason).toEqual(new Refused('already-asked'))
  })

  test('is taken by one worker, and may then be made again', async () => {
    await requestRun(city, 'weekly-plan', 'Carla')
    const taken = await Promise.all(Array.from({ length: 30 }, () => takeRequest()))
    expect(taken.filter((one) => one !== null)).toEqual([
      { job: 'weekly-plan', by: { accountId: 'citta', name: 'Carla' } },
    ])
    await requestRun(city, 'weekly-plan', 'Carla')
    expect(await takeRequest()).not.toBeNull()
  })

  test('is taken in the order in which people asked', async () => {
    await requestRun({ ...city, now: later(2) }, 'deliver-notices', 'Carla')
    await requestRun({ ...city, now: later(1) }, 'weekly-plan', 'Carla')
    expect([await takeRequest(), await takeRequest(), await takeRequest()].map((one) => one?.job ?? null)).toEqual([
      'weekly-plan',
      'deliver-notices',
      null,
    ])
  })
})

describe('a worker', () => {
  test('is known from its start to its stop, and forgotten after a month', async () => {
    await beat('w1', now)
    await beat('w1', later(1))
    await beat('w2', later(1))
    await sayGoodbye('w1', later(2))
    const { workers } = await listJobs(city)
    expect(workers).toEqual([
      { _id: 'w1', startedAt: now, seenAt: later(2), stoppedAt: later(2) },
      { _id: 'w2', startedAt: later(1), seenAt: later(1), stoppedAt: null },
    ])
    await sayGoodbye('w3', later(40 * 1440))
    expect((await listJobs(city)).workers).toEqual([])
  })
})
