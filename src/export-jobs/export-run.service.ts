import { contextFor } from '../access/actor.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Forbidden, NotFound } from '../platform/errors.ts'
import { removeFile, storeWritten } from '../platform/files.ts'
import { newId } from '../platform/id.ts'
import { ExportJobs } from './export-job.model.ts'
import {
  type ExportedFile,
  type ExportJob,
  exportKey,
  fileDays,
  finishedBefore,
  leaseMs,
  mostAttempts,
  recordDays,
} from './export-job.rules.ts'
import type { ExportKinds, Prepared } from './export-kind.rules.ts'

// The side of the worker: it takes what waits, writes it, and clears what is over. Nobody else calls this.

export interface Running {
  kinds: ExportKinds
  clock: () => Date
  /** Of this site, for what is written with an address in it. */
  publicUrl: string
}

export interface Made {
  made: number
  /** What went wrong, one for each export that could not be written. */
  troubles: Error[]
}

/** Writes every export that waits, one after the other, oldest first; also those that a dead worker has left behind. */
export async function makeExports(running: Running): Promise<Made> {
  const result: Made = { made: 0, troubles: [] }
  await giveUp(running.clock())
  for (let job = await takeNext(running.clock()); job; job = await takeNext(running.clock())) {
    try {
      if (await write(job, running)) result.made += 1
    } catch (error) {
      await leave(job, { state: 'failed', finishedAt: running.clock() })
      const gone = error instanceof NotFound || error instanceof Forbidden
      // Whoever asked may do it no longer: that is no trouble of the program.
      if (!gone) result.troubles.push(new Error(`${job.what}: ${String(error)}`, { cause: error }))
    }
  }
  return result
}

type Taken = ExportJob & { lease: NonNullable<ExportJob['lease']> }

/** The oldest that waits, or whose worker has said nothing for too long: of several workers one gets it. */
async function takeNext(now: Date): Promise<Taken | null> {
  const lease = { id: newId(), until: new Date(now.getTime() + leaseMs) }
  const waiting = { state: 'queued' as const }
  const leftBehind = { state: 'running' as const, 'lease.until': { $lt: now }, attempts: { $lt: mostAttempts } }
  const taken = await ExportJobs.findOneAndUpdate(
    { $or: [waiting, leftBehind] },
    { $set: { state: 'running', done: 0, lease }, $inc: { attempts: 1 } },
    { sort: { createdAt: 1, _id: 1 }, returnDocument: 'after' },
  ).lean<ExportJob>()
  return taken && { ...taken, lease }
}

/** One that no worker has lived through is not tried for ever. */
async function giveUp(now: Date): Promise<void> {
  await ExportJobs.updateMany(
    { state: 'running', 'lease.until': { $lt: now }, attempts: { $gte: mostAttempts } },
    { $set: { state: 'failed', lease: null, finishedAt: now } },
  )
}

async function write(job: Taken, { kinds, clock, publicUrl }: Running): Promise<boolean> {
  const kind = Object.hasOwn(kinds, job.what) ? kinds[job.what] : undefined
  if (!kind) throw new NotFound('kind of export')
  const prepared = await kind.prepare(contextFor(job.actor, clock(), job.language), job.params)
  if (!(await adopt(job, prepared))) return false
  const files: ExportedFile[] = []
  const advance = progressOf(job, clock)
  try {
    for (const { name, type, write: fill } of prepared.files) {
      const { id: fileId, bytes } = await storeWritten({ name, type }, (out) => fill(out, advance, publicUrl))
      files.push({ fileId, name, bytes })
    }
    const done = { state: 'done', files, done: prepared.lines, finishedAt: clock() } as const
    if (await leave(job, done)) return true
  } catch (error) {
    for (const { fileId } of files) await removeFile(fileId)
    throw error
  }
  // Another worker has it by now.
  for (const { fileId } of files) await removeFile(fileId)
  return false
}

/** Data that have changed since it was asked for are the ones to write; unless that has been asked for already. */
async function adopt(job: Taken, { digest, lines }: Prepared): Promise<boolean> {
  const { actor, what, params } = job
  const now = { dataDigest: digest, key: exportKey({ actor, what, params, digest }), total: lines }
  try {
    const written = await ExportJobs.updateOne(held(job), { $set: now })
    return written.matchedCount === 1
  } catch (error) {
    if (!isDuplicateKey(error)) throw error
    await ExportJobs.deleteOne(held(job))
    return false
  }
}

function held({ _id, lease }: Taken) {
  return { _id, state: 'running' as const, 'lease.id': lease.id }
}

/** The first word on a job is the last; false when another worker holds it. */
async function leave(job: Taken, end: Partial<ExportJob>): Promise<boolean> {
  const written = await ExportJobs.updateOne(held(job), { $set: { ...end, lease: null } })
  return written.modifiedCount === 1
}

const sayEveryMs = 500

/** Says now and then how far it is, and that the worker lives. */
function progressOf(job: Taken, clock: () => Date): (lines: number) => Promise<void> {
  let done = 0
  let saidAt = 0
  return async (lines) => {
    done += lines
    const now = clock().getTime()
    if (now - saidAt < sayEveryMs) return
    saidAt = now
    const written = await ExportJobs.updateOne(held(job), {
      $set: { done, 'lease.until': new Date(now + leaseMs) },
    })
    if (written.matchedCount === 0) throw new Error('another worker has taken the export over')
  }
}

/** Takes away files a week after they were made, and those out of date; forgets jobs a month later. How many files went. */
export async function clearExports(now: Date): Promise<number> {
  const over = { state: 'done' as const, finishedAt: { $lt: finishedBefore(now, fileDays) } }
  await ExportJobs.updateMany(over, { $set: { state: 'expired' } })
  const withFiles = { state: { $in: ['expired' as const, 'stale' as const] }, 'files.0': { $exists: true } }
  const jobs = await ExportJobs.find(withFiles, { files: 1, state: 1 }).sort({ _id: 1 }).lean<ExportJob[]>()
  let gone = 0
  for (const { _id, state, files } of jobs) {
    // Whoever has it written again in between takes the old files away.
    for (const { fileId } of files) await removeFile(fileId)
    await ExportJobs.updateOne({ _id, state }, { $set: { files: [] } })
    gone += files.length
  }
  await ExportJobs.deleteMany({
    state: { $in: ['expired', 'stale', 'failed'] },
    finishedAt: { $lt: finishedBefore(now, recordDays) },
    files: { $size: 0 },
  })
  return gone
}
