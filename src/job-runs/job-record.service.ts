import { errorText } from '../notices/notice.rules.ts'
import { dayOf } from '../platform/day.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { newId } from '../platform/id.ts'
import { JobRecords, JobWorkers } from './job-run.model.ts'
import {
  failureDaysKept,
  type JobName,
  jobNames,
  type JobRun,
  type RunAuthor,
  type RunCause,
  runsKept,
} from './job-run.rules.ts'

/** The side of the worker: it writes down what it does, and takes what was asked for. Nobody else calls this. */
interface Scheduled {
  name: JobName
  /** Cron, in Italian time. */
  when: string
  nextRunAt: Date | null
}

/** Writes down when each job runs, as the schedule has it now. */
export async function registerJobs(jobs: readonly Scheduled[]): Promise<void> {
  for (const { name, when, nextRunAt } of jobs)
    await retried(() => JobRecords.updateOne({ _id: name }, { $set: { when, nextRunAt } }, { upsert: true }))
}

export interface Beginning {
  job: JobName
  worker: string
  cause: RunCause
  by: RunAuthor | null
  now: Date
}

/** Writes down that a run has begun, and forgets the oldest beyond 200; its id. */
export async function beginRun({ job, worker, cause, by, now }: Beginning): Promise<string> {
  const run: JobRun = {
    id: newId(),
    startedAt: now,
    endedAt: null,
    outcome: 'running',
    error: null,
    unreached: 0,
    worker,
    cause,
    by,
  }
  const pushed = { $push: { runs: { $each: [run], $slice: -runsKept } } }
  await retried(() => JobRecords.updateOne({ _id: job }, pushed, { upsert: true }))
  return run.id
}

interface Ending {
  /** null: it went well. */
  error: unknown
  unreached?: number | undefined
  now: Date
}

/**
 * Writes down how a run ended: well with `error` null, otherwise what went wrong, without addresses, and how often there
 * was nobody to write to. The first word on a run is the last; false when there was one before, or when the run is no
 * longer kept.
 */
export async function endRun(job: JobName, id: string, { error, unreached = 0, now }: Ending) {
  const outcome = error === null ? 'done' : 'failed'
  const ended = {
    'runs.$.outcome': outcome,
    'runs.$.endedAt': now,
    'runs.$.error': error === null ? null : errorText(error),
    'runs.$.unreached': unreached,
  } as const
  const running = { _id: job, runs: { $elemMatch: { id, outcome: 'running' as const } } }
  const { modifiedCount } = await JobRecords.updateOne(running, { $set: ended })
  if (modifiedCount === 1 && outcome === 'failed') await countFailure(job, now)
  return modifiedCount === 1
}

async function countFailure(job: JobName, now: Date): Promise<void> {
  const day = dayOf(now)
  const again = () => JobRecords.updateOne({ _id: job, 'failures.day': day }, { $inc: { 'failures.$.count': 1 } })
  if ((await again()).matchedCount > 0) return
  const first = { $push: { failures: { $each: [{ day, count: 1 }], $slice: -failureDaysKept } } }
  const { matchedCount } = await JobRecords.updateOne({ _id: job, 'failures.day': { $ne: day } }, first)
  // Another worker has begun the day in between.
  if (matchedCount === 0) await again()
}

/** Says that a worker is alive; the first time, that it has started. */
export async function beat(worker: string, now: Date): Promise<void> {
  const started = { $setOnInsert: { startedAt: now, stoppedAt: null }, $set: { seenAt: now } }
  await JobWorkers.updateOne({ _id: worker }, started, { upsert: true })
}

/** Says that a worker stops, and forgets those of which nothing was heard for a month. */
export async function sayGoodbye(worker: string, now: Date): Promise<void> {
  await JobWorkers.updateOne({ _id: worker }, { $set: { seenAt: now, stoppedAt: now } })
  const longAgo = new Date(now.getTime() - 30 * 86_400_000)
  await JobWorkers.deleteMany({ seenAt: { $lt: longAgo } })
}

/** Takes the oldest request that waits, if any: of several workers that ask at once, one gets it. */
export async function takeRequest(): Promise<{ job: JobName; by: RunAuthor } | null> {
  const before = await JobRecords.findOneAndUpdate(
    { _id: { $in: [...jobNames] }, request: { $ne: null } },
    { $set: { request: null } },
    { sort: { 'request.at': 1 }, returnDocument: 'before', projection: { request: 1 } },
  ).lean()
  return before?.request ? { job: before._id, by: before.request.by } : null
}

/** Two workers that make the same record at the same moment: the second finds it there and writes into it. */
async function retried<T>(write: () => PromiseLike<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    return write()
  }
}
