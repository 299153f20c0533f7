import { setTimeout as pause } from 'node:timers/promises'
import { beginRun, endRun, registerJobs, takeRequest } from '../src/job-runs/job-record.service.ts'
import type { JobName, RunAuthor, RunCause } from '../src/job-runs/job-run.rules.ts'
import type { Job, JobReport } from './job.ts'

/** What made a job run: its time, the start of a worker, or somebody who asked. */
export interface Occasion {
  cause: RunCause
  by: RunAuthor | null
}

export const onSchedule: Occasion = { cause: 'schedule', by: null }
export const toCatchUp: Occasion = { cause: 'catch-up', by: null }

export interface Recording {
  /** The name of the worker in the records. */
  worker: string
  clock: () => Date
  run: (job: Job) => Promise<JobReport | void>
  /** When each job runs next. */
  nextRuns: () => Promise<Map<string, Date | null>>
  /** What went wrong with a record; the job itself is kept from nothing by it. */
  report: (error: Error, job: JobName) => void
}

/** Does one job and writes down how it went and when it runs next; what it throws is thrown on. */
export async function performRecorded(job: Job, { cause, by }: Occasion, recording: Recording): Promise<void> {
  const { worker, clock, run } = recording
  const attempt = <T>(write: () => Promise<T>) => quietly(write, (error) => recording.report(error, job.name))
  const id = await attempt(() => beginRun({ job: job.name, worker, cause, by, now: clock() }))
  const end = async (error: unknown, unreached = 0) => {
    if (id !== null) await attempt(() => endRun(job.name, id, { error, unreached, now: clock() }))
    await attempt(() => registerAll([job], recording))
  }
  const report = await run(job).catch(async (error: unknown) => {
    await end(error ?? new Error('The job failed without saying why.'))
    throw error
  })
  await end(null, report?.unreached)
}

/** Writes down the schedule: every job, its time, and when it runs next. */
export async function registerAll(jobs: readonly Job[], { nextRuns }: Pick<Recording, 'nextRuns'>): Promise<void> {
  const next = await nextRuns()
  await registerJobs(jobs.map(({ name, when }) => ({ name, when, nextRunAt: next.get(name) ?? null })))
}

/** Does what was asked for out of turn, until nothing waits; what a job throws is reported. */
export async function doRequested(jobs: readonly Job[], recording: Recording): Promise<void> {
  for (let taken = await takeRequest(); taken; taken = await takeRequest()) {
    const { job: name, by } = taken
    const job = jobs.find((each) => each.name === name)
    if (job)
      await quietly(
        () => performRecorded(job, { cause: 'request', by }, recording),
        (error) => recording.report(error, name),
      )
  }
}

/** Does a task again and again, with a pause between; what it throws is reported. Stopping waits for the one under way. */
export function again(task: () => Promise<void>, everyMs: number, report: (error: Error) => void): () => Promise<void> {
  const stopping = new AbortController()
  const going = async () => {
    while (!stopping.signal.aborted) {
      await quietly(task, report)
      await pause(everyMs, null, { signal: stopping.signal }).catch(() => null)
    }
  }
  const gone = going()
  return async () => {
    stopping.abort()
    await gone
  }
}

async function quietly<T>(task: () => Promise<T>, report: (error: Error) => void): Promise<T | null> {
  try {
    return await task()
  } catch (error) {
    report(error instanceof Error ? error : new Error(String(error)))
    return null
  }
}
