// The automatic jobs (lavori automatici): what runs by itself, when, and how it went. The worker writes down every run,
// when each job runs next, and now and then that it is alive; the city reads it, and may ask for a run out of turn: one
// request waits at a time, and one worker takes it. Of each job the last 200 runs are kept, and how often it failed on
// each of the last eight days. No norm asks for this: it is the house's.

import { addDays, type Day } from '../platform/day.ts'

/** In the order of the page: first what runs all the time, then the day from its morning on. */
export const jobNames = [
  'deliver-notices',
  'make-exports',
  'keep-waiting-lists',
  'close-rounds',
  'keep-freed-places',
  'finish-interrupted-work',
  'verify-ledger',
  'clear-exports',
  'count-for-schools',
  'review-retention',
  'check-attendance',
  'check-minimums',
  'off-site-today',
  'remind-unconfirmed-hours',
  'remind-placements',
  'remind-expiring',
  'remind-authorisations',
  'remind-roll-calls',
  'remind-lab-sessions',
  'weekly-plan',
] as const
export type JobName = (typeof jobNames)[number]

/** The name in an address, when there is such a job. */
export function jobNamed(text: string): JobName | null {
  return jobNames.find((name) => name === text) ?? null
}

/** What made it run: its time, the start of a worker (for what was missed), or somebody who asked. */
export type RunCause = 'schedule' | 'catch-up' | 'request'

export interface RunAuthor {
  accountId: string | null
  name: string
}

export interface JobRun {
  id: string
  startedAt: Date
  endedAt: Date | null
  outcome: 'running' | 'done' | 'failed'
  /** What went wrong, in one line without addresses. */
  error: string | null
  /** How often there was nobody to write to; nothing of runs before this was counted. */
  unreached?: number
  worker: string
  cause: RunCause
  /** Who asked for it. */
  by: RunAuthor | null
}

export interface RunRequest {
  id: string
  at: Date
  by: RunAuthor
}

/** All that is known of one job, in one record. */
export interface JobRecord {
  _id: JobName
  /** Cron, in Italian time; '' until a worker has said so. */
  when: string
  nextRunAt: Date | null
  /** Asked for, and not begun yet. */
  request: RunRequest | null
  /** The latest last. */
  runs: JobRun[]
  /** How often it failed on which day. */
  failures: { day: Day; count: number }[]
}

/** A job as lists show it: instead of all runs the latest that has begun, null before the first. */
export interface JobLine extends Omit<JobRecord, 'runs'> {
  last: JobRun | null
}

/** A job with some of its runs, newest first, of `total`. */
export interface JobHistory {
  job: JobLine
  runs: JobRun[]
  total: number
  pageSize: number
  workers: JobWorker[]
}

/** A worker process; `stoppedAt` once it has stopped orderly. */
export interface JobWorker {
  _id: string
  startedAt: Date
  seenAt: Date
  stoppedAt: Date | null
}

/** How many runs of each job are kept. */
export const runsKept = 200
/** How many days of failures are kept: one more than is shown. */
export const failureDaysKept = 8

/** How often a worker says that it is alive, and after which silence it is taken for dead. */
export const heartbeatMs = 30_000
const silenceMs = 4 * heartbeatMs

/** Whether this worker is at work: not stopped, and heard of in the last two minutes. */
export function isAlive({ seenAt, stoppedAt }: Pick<JobWorker, 'seenAt' | 'stoppedAt'>, now: Date): boolean {
  return stoppedAt === null && now.getTime() - seenAt.getTime() <= silenceMs
}

/** Whether anybody runs the jobs; if not, since when (null: nobody ever did). */
export type Attendance = { alive: number } | { alive: 0; since: Date | null }

export function attendanceOf(workers: readonly JobWorker[], now: Date): Attendance {
  const alive = workers.filter((worker) => isAlive(worker, now)).length
  if (alive > 0) return { alive }
  const last = workers.map(({ seenAt, stoppedAt }) => (stoppedAt ?? seenAt).getTime())
  return { alive: 0, since: last.length > 0 ? new Date(Math.max(...last)) : null }
}

export type Outcome = JobRun['outcome'] | 'interrupted'

/** How a run stands: one whose worker has gone without ending it was interrupted. */
export function outcomeOf(run: Pick<JobRun, 'outcome' | 'worker'>, workers: readonly JobWorker[], now: Date): Outcome {
  if (run.outcome !== 'running') return run.outcome
  return workers.some((worker) => worker._id === run.worker && isAlive(worker, now)) ? 'running' : 'interrupted'
}

/** Failures of today and the six days before. */
export function recentFailures({ failures }: Pick<JobRecord, 'failures'>, today: Day): number {
  const first = addDays(today, -6)
  return failures.filter(({ day }) => day >= first && day <= today).reduce((sum, { count }) => sum + count, 0)
}

/** When a job runs, as far as it can be said in plain words; weekdays from 1 (Monday) to 7, both included. */
export type Timetable = { every: number } | { at: string; weekdays: { from: number; to: number } | null }

const minutely = /^(?:\*\/(\d+)|\*) \* \* \* \*$/u
const daily = /^(\d{1,2}) (\d{1,2}) \* \* (?:\*|([1-7])(?:-([1-7]))?)$/u

/** The words behind a line of cron: every so many minutes, or at a time of every day or some; null for all others. */
export function timetableOf(when: string): Timetable | null {
  const often = minutely.exec(when)
  if (often) return { every: Number(often[1] ?? 1) }
  const [found, minute = '', hour = '', from, to] = daily.exec(when) ?? []
  if (found === undefined) return null
  const at = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
  return { at, weekdays: from ? { from: Number(from), to: Number(to ?? from) } : null }
}
