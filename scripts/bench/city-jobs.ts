import { jobNames, type JobRecord, type JobWorker, runsKept } from '../../src/job-runs/job-run.rules.ts'

const hour = 3_600_000

/** Every job with as many runs as are kept, one an hour; one in fifty failed. */
export function cityJobs(now: Date): JobRecord[] {
  return jobNames.map((name) => ({
    _id: name,
    when: '0 * * * *',
    nextRunAt: new Date(now.getTime() + hour),
    request: null,
    runs: Array.from({ length: runsKept }, (_, n) => {
      const startedAt = new Date(now.getTime() - (runsKept - n) * hour)
      const failed = n % 50 === 10
      return {
        id: `${name}run${n}`,
        startedAt,
        endedAt: new Date(startedAt.getTime() + 800),
        outcome: failed ? ('failed' as const) : ('done' as const),
        error: failed ? 'The outbox did not answer' : null,
        worker: `worker${n % 3}`,
        cause: 'schedule' as const,
        by: null,
      }
    }),
    failures: [],
  }))
}

/** Two workers at work and some that were there before. */
export function cityWorkers(now: Date): JobWorker[] {
  return Array.from({ length: 12 }, (_, n) => {
    const seenAt = new Date(now.getTime() - (n < 2 ? 10_000 : n * 24 * hour))
    return {
      _id: `worker${n}`,
      startedAt: new Date(seenAt.getTime() - 48 * hour),
      seenAt,
      stoppedAt: n < 2 ? null : seenAt,
    }
  })
}
