import { MongoBackend } from '@agendajs/mongo-backend'
import { Agenda } from 'agenda'
import type { Db } from 'mongodb'
import { ROME } from '../src/platform/day.ts'
import { isDuplicateKey } from '../src/platform/duplicate-key.ts'
import type { Job } from './job.ts'

/** Italian time, through both clock changes. */
export const timezone = ROME

/** What the schedule asks of a job: the names of ours are no business of its. */
type Timed = Pick<Job, 'when'> & { readonly name: string }

interface ScheduleOptions<J extends Timed> {
  db: Db
  /** Of the worker: whoever holds a job is known by it. */
  name: string
  jobs: readonly J[]
  /** Does one job; what it throws is reported. */
  perform: (job: J) => Promise<void>
  /** Something went wrong; `job` is null when it was the schedule itself, the database being away for instance. */
  report: (error: Error, job: string | null) => void
  processEveryMs?: number
  lockLifetimeMs?: number
}

export interface Schedule {
  /** Takes no more jobs and waits for those under way, at most `timeoutMs`. */
  stop(timeoutMs: number): Promise<void>
}

const collection = 'agendaJobs'

/**
 * Starts the schedule. Several workers may share a database: each job has one document, and whoever locks it runs it.
 * A job whose worker died is taken over once its lock is old.
 */
export async function startSchedule<J extends Timed>(options: ScheduleOptions<J>): Promise<Schedule> {
  const { db, name, jobs, perform, report, processEveryMs = 5000, lockLifetimeMs = 10 * 60_000 } = options
  await oneDocumentPerJob(db)
  const agenda = new Agenda({
    name,
    backend: new MongoBackend({ mongo: db, collection }),
    // A number: a text such as '500 ms' is not understood and silently becomes five seconds.
    processEvery: processEveryMs,
    defaultLockLifetime: lockLifetimeMs,
    defaultConcurrency: 1,
    defaultLockLimit: 1,
  })
  // Without a listener an error would end the process.
  agenda.on('error', (error: Error) => report(error, null))
  // oxlint-disable-next-line typescript/no-misused-promises -- agenda awaits it; its older signature, with a callback, comes first
  for (const job of jobs) agenda.define(job.name, () => performReported(job, { perform, report }))
  await agenda.ready
  for (const job of jobs) await put(agenda, job)
  await agenda.start()
  return {
    async stop(timeoutMs) {
      await agenda.drain({ timeout: timeoutMs, closeConnection: false })
      await release(db, name)
    },
  }
}

/** Of two workers that put the same job at the same moment, one finds it there and puts it again. */
async function put(agenda: Agenda, { when, name }: Timed): Promise<void> {
  const repeated = () => agenda.every(when, name, undefined, { timezone, skipImmediate: true })
  await repeated().catch((error: unknown) => {
    if (!isDuplicateKey(error)) throw error
    return repeated()
  })
}

async function performReported<J extends Timed>(
  job: J,
  { perform, report }: Pick<ScheduleOptions<J>, 'perform' | 'report'>,
) {
  try {
    await perform(job)
  } catch (error) {
    report(error instanceof Error ? error : new Error(String(error)), job.name)
    throw error
  }
}

/** When each job runs next, as agenda has written it down; null when it will not. */
export async function nextRuns(db: Db): Promise<Map<string, Date | null>> {
  const documents = db.collection<{ name: string; nextRunAt?: Date | null }>(collection)
  const found = await documents.find({ type: 'single' }, { projection: { name: 1, nextRunAt: 1 } }).toArray()
  return new Map(found.map(({ name, nextRunAt }) => [name, nextRunAt ?? null]))
}

/** Two workers that start together would otherwise make two documents of a job, and run it twice for ever. */
async function oneDocumentPerJob(db: Db): Promise<void> {
  await db
    .collection(collection)
    .createIndex({ name: 1 }, { name: 'oneDocumentPerJob', unique: true, partialFilterExpression: { type: 'single' } })
}

/** Draining leaves locked what was about to begin; other workers would wait for the lock to grow old. */
async function release(db: Db, worker: string): Promise<void> {
  const mine = { lastModifiedBy: worker, lockedAt: { $ne: null } }
  await db.collection(collection).updateMany(mine, { $set: { lockedAt: null } })
}
