import { describe, expect, test } from '@jest/globals'
import type { Job } from '../../jobs/job.ts'
import { again, doRequested, onSchedule, performRecorded, type Recording, registerAll } from '../../jobs/recording.ts'
import { contextFor } from '../../src/access/actor.ts'
import { JobRecords, JobWorkers } from '../../src/job-runs/job-run.model.ts'
import type { JobName } from '../../src/job-runs/job-run.rules.ts'
import { findJob, requestRun } from '../../src/job-runs/job-run.service.ts'
import { useTestDatabase } from '../support/database.ts'

useTestDatabase([JobRecords, JobWorkers])

const now = new Date('2026-11-25T09:00:00Z')
const next = new Date('2026-11-27T14:00:00Z')
const city = contextFor({ role: 'city', accountId: 'citta' }, now)

function aJob(name: JobName, run: Job['run'] = () => Promise.resolve()): Job {
  return { name, when: '0 15 * * 5', run }
}

function aRecording(change: Partial<Recording> = {}) {
  const troubles: string[] = []
  const recording: Recording = {
    worker: 'w1',
    clock: () => now,
    run: (job) => job.run({} as never),
    nextRuns: () => Promise.resolve(new Map([['weekly-plan', next]])),
    report: (error, job) => troubles.push(`${job}: ${error.message}`),
    ...change,
  }
  return { recording, troubles }
}

describe('a worker', () => {
  test('writes down a run that went well and when the next one is', async () => {
    const { recording } = aRecording()
    await performRecorded(aJob('weekly-plan'), onSchedule, recording)
    const { job, runs } = await findJob(city, 'weekly-plan', 1)
    expect(job).toMatchObject({ when: '0 15 * * 5', nextRunAt: next })
    expect(runs).toMatchObject([{ outcome: 'done', worker: 'w1', cause: 'schedule', endedAt: now, error: null }])
  })

  test('writes down a run that failed, and still says that it failed', async () => {
    const { recording } = aRecording()
    const failing = aJob('weekly-plan', () => Promise.reject(new Error('no <ada@volta.example>')))
    await expect(performRecorded(failing, onSchedule, recording)).rejects.toThrow('ada@volta.example')
    const { job, runs } = await findJob(city, 'weekly-plan', 1)
    expect(runs).toMatchObject([{ outcome: 'failed', error: 'no <…>' }])
    expect(job.failures).toEqual([{ day: '2026-11-25', count: 1 }])
  })

  test('writes down how often there was nobody to write to', async () => {
    const { recording } = aRecording()
    await performRecorded(
      aJob('weekly-plan', () => Promise.resolve({ unreached: 2 })),
      onSchedule,
      recording,
    )
    await performRecorded(aJob('weekly-plan'), onSchedule, recording)
    const { runs } = await findJob(city, 'weekly-plan', 1)
    expect(runs.map(({ outcome, unreached }) => [outcome, unreached])).toEqual([
      ['done', 0],
      ['done', 2],
    ])
  })

  test('does the job even when the record cannot be written', async () => {
    let done = 0
    const { recording, troubles } = aRecording({ nextRuns: () => Promise.reject(new Error('the database is away')) })
    await performRecorded(
      aJob('weekly-plan', () => Promise.resolve(void done++)),
      onSchedule,
      recording,
    )
    expect(done).toBe(1)
    expect(troubles).toEqual(['weekly-plan: the database is away'])
  })

  test('writes down the whole schedule', async () => {
    const { recording } = aRecording()
    await registerAll([aJob('weekly-plan'), aJob('deliver-notices')], recording)
    expect((await findJob(city, 'weekly-plan', 1)).job.nextRunAt).toEqual(next)
    expect((await findJob(city, 'deliver-notices', 1)).job).toMatchObject({ when: '0 15 * * 5', nextRunAt: null })
  })

  test('does what was asked for once, of several workers one, and says who asked', async () => {
    let done = 0
    const jobs = [aJob('weekly-plan', () => Promise.resolve(void done++))]
    await requestRun(city, 'weekly-plan', 'Carla Comune')
    await Promise.all(Array.from({ length: 10 }, () => doRequested(jobs, aRecording().recording)))
    expect(done).toBe(1)
    const { runs } = await findJob(city, 'weekly-plan', 1)
    expect(runs).toMatchObject([{ cause: 'request', by: { accountId: 'citta', name: 'Carla Comune' } }])
  })

  test('goes on with what else was asked for when one of them fails', async () => {
    const done: string[] = []
    const jobs = [
      aJob('weekly-plan', () => Promise.reject(new Error('no'))),
      aJob('deliver-notices', () => Promise.resolve(void done.push('deliver-notices'))),
    ]
    await requestRun(city, 'weekly-plan', 'Carla')
    await requestRun({ ...city, now: new Date(now.getTime() + 1) }, 'deliver-notices', 'Carla')
    const { recording, troubles } = aRecording()
    await doRequested(jobs, recording)
    expect(done).toEqual(['deliver-notices'])
    expect(troubles).toEqual(['weekly-plan: no'])
  })
})

describe('what a worker does again and again', () => {
  test('goes on after a failure, and ends when it is told to', async () => {
    let times = 0
    let thrice: () => void = () => undefined
    const enough = new Promise<void>((resolve) => {
      thrice = resolve
    })
    const troubles: string[] = []
    const task = () => {
      times++
      if (times === 3) thrice()
      return times === 1 ? Promise.reject(new Error('once')) : Promise.resolve()
    }
    const stop = again(task, 5, (error) => troubles.push(error.message))
    await enough
    await stop()
    const after = times
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(times).toBe(after)
    expect(troubles).toEqual(['once'])
  })
})
