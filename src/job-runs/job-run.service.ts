import { authorise } from '../access/access.ts'
import { accountOf, type Ctx } from '../access/actor.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import { JobRecords, JobWorkers } from './job-run.model.ts'
import {
  type JobHistory,
  type JobLine,
  type JobName,
  jobNamed,
  jobNames,
  type JobRecord,
  type JobWorker,
} from './job-run.rules.ts'

const pageSize = 50

/** Every job with its latest run, in the order of `jobNames`, and the workers heard of lately. */
export async function listJobs(ctx: Ctx): Promise<{ jobs: JobLine[]; workers: JobWorker[] }> {
  authorise(ctx.actor, 'job-run.view', {})
  const [records, workers] = await Promise.all([
    JobRecords.find({ _id: { $in: [...jobNames] } }, { runs: { $slice: -1 } }).lean<JobRecord[]>(),
    recentWorkers(),
  ])
  const known = new Map(records.map((record) => [record._id, record]))
  return { jobs: jobNames.map((name) => lineOf(known.get(name) ?? unknownYet(name))), workers }
}

/** One job with its runs, newest first, 50 a page (`page` null: all that are kept). Not found: a name that is no job. */
export async function findJob(ctx: Ctx, name: string, page: number | null): Promise<JobHistory> {
  authorise(ctx.actor, 'job-run.view', {})
  const job = jobOrNotFound(name)
  const [record, workers] = await Promise.all([JobRecords.findById(job).lean<JobRecord>(), recentWorkers()])
  const found = record ?? unknownYet(job)
  const { skip, limit } = stretchOf(page, pageSize)
  // At most 200 of them: they all lie in the one record.
  const runs = found.runs.toReversed().slice(skip, skip + limit)
  return { job: lineOf(found), runs, total: found.runs.length, pageSize, workers }
}

/**
 * Asks for a run out of turn, which a worker begins within seconds; `name` is the name of who asks. Refused:
 * `already-asked` while another request waits.
 */
export async function requestRun(ctx: Ctx, jobName: string, name: string): Promise<void> {
  authorise(ctx.actor, 'job-run.request', {})
  const job = jobOrNotFound(jobName)
  const request = { id: newId(), at: ctx.now, by: { accountId: accountOf(ctx.actor), name } }
  try {
    await JobRecords.updateOne({ _id: job, request: null }, { $set: { request } }, { upsert: true })
  } catch (error) {
    // The record is there, with a request that waits: nothing matched, and a second record may not be made.
    if (isDuplicateKey(error)) throw new Refused('already-asked')
    throw error
  }
}

/**
 * Has a worker do a job within seconds, because something waits for it; a request that waits already is enough. For use
 * cases that have decided who may ask.
 */
export async function wakeJob(job: JobName, at: Date): Promise<void> {
  const request = { id: newId(), at, by: { accountId: null, name: 'Bottega' } }
  try {
    await JobRecords.updateOne({ _id: job, request: null }, { $set: { request } }, { upsert: true })
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
  }
}

function jobOrNotFound(name: string): JobName {
  const job = jobNamed(name)
  if (!job) throw new NotFound('job')
  return job
}

function lineOf({ runs, ...record }: JobRecord): JobLine {
  return { ...record, last: runs.at(-1) ?? null }
}

function unknownYet(name: JobName): JobRecord {
  return { _id: name, when: '', nextRunAt: null, request: null, runs: [], failures: [] }
}

function recentWorkers(): Promise<JobWorker[]> {
  return JobWorkers.find().sort({ seenAt: -1 }).limit(50).lean<JobWorker[]>()
}
