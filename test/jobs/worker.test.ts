import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test } from '@jest/globals'
import { contextFor } from '../../src/access/actor.ts'
import { JobRecords, JobWorkers } from '../../src/job-runs/job-run.model.ts'
import { isAlive, jobNames } from '../../src/job-runs/job-run.rules.ts'
import { listJobs, requestRun } from '../../src/job-runs/job-run.service.ts'
import { Notices } from '../../src/notices/notice.model.ts'
import { enqueueNotice } from '../../src/notices/notice.service.ts'
import { reminder } from '../notices/notice-examples.ts'
import { testDatabaseName, testDatabaseUri, useTestDatabase } from '../support/database.ts'
import { startSmtpServer } from '../support/smtp-server.ts'

useTestDatabase([Notices, JobRecords, JobWorkers])

const script = fileURLToPath(new URL('../../jobs/worker.ts', import.meta.url))
const longAgo = new Date('2026-01-07T08:00:00Z')
const started: ChildProcess[] = []

/** A worker process on the test database; resolves once it says that it has started. */
async function startWorker(smtpUrl: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: {
      PATH: process.env['PATH'],
      MONGODB_URI: testDatabaseUri(),
      DATABASE_NAME: testDatabaseName(),
      SESSION_SECRET: 'not-used-by-the-worker-but-asked-for',
      SMTP_URL: smtpUrl,
      MAIL_FROM: 'bottega@borgo.example',
    },
  })
  started.push(child)
  let output = ''
  await new Promise<void>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text
      if (output.includes('the worker has started')) resolve()
    })
    child.once('exit', (code) => reject(new Error(`The worker ended with ${code}: ${output}`)))
  })
  return child
}

const endOf = (child: ChildProcess) => new Promise<number | null>((resolve) => child.once('exit', resolve))

async function until(happened: () => Promise<boolean>): Promise<void> {
  const patience = performance.now() + 20_000
  while (!(await happened())) {
    if (performance.now() > patience) throw new Error('It did not happen.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

describe('the worker process', () => {
  test('sends at its start what waited while no worker ran, once although two of them start, and stops orderly', async () => {
    const server = await startSmtpServer({ delayMs: 20 })
    for (let n = 0; n < 20; n++) await enqueueNotice({ ...reminder, key: `k${n}`, now: longAgo })
    const workers = await Promise.all([startWorker(server.url), startWorker(server.url)])
    await until(async () => (await Notices.countDocuments({ state: 'sent' })) === 20)
    expect(server.mails).toHaveLength(20)
    // One is asked to stop; the other notices that the process which started it has gone.
    const ends = workers.map(endOf)
    workers[0]?.kill('SIGTERM')
    workers[1]?.disconnect()
    expect(await Promise.all(ends)).toEqual([0, 0])
    await server.stop()
  })

  test('writes down what it does, does within seconds what the city asks for, and says when it has gone', async () => {
    const city = contextFor({ role: 'city', accountId: 'citta' }, new Date())
    const running = await startWorker('smtp://localhost:1')
    await until(async () => (await listJobs(city)).jobs.every(({ last }) => last?.outcome === 'done'))
    const { jobs, workers } = await listJobs(city)
    expect(jobs.map(({ last }) => last?.cause)).toEqual(jobNames.map(() => 'catch-up'))
    expect(jobs.every(({ when, nextRunAt }) => when !== '' && nextRunAt !== null && nextRunAt > longAgo)).toBe(true)
    expect(workers.map((worker) => isAlive(worker, new Date()))).toEqual([true])
    await requestRun(city, 'weekly-plan', 'Carla Comune')
    const weekly = async () => (await listJobs(city)).jobs.find(({ _id }) => _id === 'weekly-plan')?.last
    await until(async () => (await weekly())?.cause === 'request')
    expect(await weekly()).toMatchObject({ by: { name: 'Carla Comune' } })
    const end = endOf(running)
    running.kill('SIGTERM')
    expect(await end).toBe(0)
    const [stopped] = (await listJobs(city)).workers
    expect(stopped?.stoppedAt).not.toBeNull()
  })
})
