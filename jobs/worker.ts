import { environment, readConfig } from '../src/platform/config.ts'
import { connectDatabase } from '../src/platform/database.ts'
import { log } from '../src/platform/log.ts'
import { createMailer } from '../src/platform/mailer.ts'
import { prepareDatabase } from '../src/prepare-database.ts'
import { startSchedule } from './agenda.ts'
import type { Job } from './job.ts'
import { schedule } from './schedule.ts'

/** How long work under way may last once the worker is asked to stop; a mail cut off is sent by the next worker. */
const patienceMs = 20_000

/** The job process: configuration, database, what was missed, schedule, orderly stop. As many as one likes may run. */
async function start(): Promise<void> {
  const config = readConfig(environment())
  log.level = config.logLevel
  const database = await connectDatabase(config)
  await prepareDatabase()
  const mailer = createMailer(config)
  const perform = (job: Job) => job.run({ now: new Date(), log, mailer, site: config })
  const running = await startSchedule({ db: database.db, jobs: schedule, perform, report })
  const caughtUp = catchUp(perform)
  stopOrderly(async () => {
    const patience = new Promise((resolve) => setTimeout(resolve, patienceMs))
    await Promise.all([running.stop(patienceMs), Promise.race([caughtUp, patience])])
    mailer.close()
    await database.close()
  })
  log.info({ jobs: schedule.map(({ name }) => name), mail: mailer.delivers }, 'the worker has started')
}

/** The schedule knows only the future: what fell due while no worker was there is done now. */
async function catchUp(perform: (job: Job) => Promise<void>): Promise<void> {
  for (const job of schedule) await perform(job).catch((error: Error) => report(error, job.name))
}

function report(error: Error, job: string | null): void {
  log.error(
    { err: error, job },
    job === null ? 'the schedule is in trouble' : 'a job failed; it runs again at its next time',
  )
}

function stopOrderly(stop: () => Promise<void>): void {
  let stopping = false
  const once = () => {
    if (stopping) return
    stopping = true
    stop().then(
      // The schedule leaves timers behind that would hold the process for minutes.
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'the stop was not orderly')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', once)
  process.on('SIGTERM', once)
  // The process that started this one has gone, if it left a line open.
  process.once('disconnect', once)
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
})
