import { beat, sayGoodbye } from '../src/job-runs/job-record.service.ts'
import { heartbeatMs } from '../src/job-runs/job-run.rules.ts'
import { environment, readConfig } from '../src/platform/config.ts'
import { connectDatabase } from '../src/platform/database.ts'
import { newId } from '../src/platform/id.ts'
import { log } from '../src/platform/log.ts'
import { createMailer } from '../src/platform/mailer.ts'
import { prepareDatabase } from '../src/prepare-database.ts'
import { nextRuns, startSchedule } from './agenda.ts'
import { again, doRequested, onSchedule, performRecorded, type Recording, registerAll, toCatchUp } from './recording.ts'
import { schedule } from './schedule.ts'

/** How long work under way may last once the worker is asked to stop; a mail cut off is sent by the next worker. */
const patienceMs = 20_000
/** How often the worker looks whether somebody has asked for a job. */
const requestsEveryMs = 5000

/** The job process: configuration, database, what was missed, schedule, orderly stop. As many as one likes may run. */
async function start(): Promise<void> {
  const config = readConfig(environment())
  log.level = config.logLevel
  const database = await connectDatabase(config)
  const { db } = database
  await prepareDatabase()
  const mailer = createMailer(config)
  const worker = `worker-${newId()}`
  const recording: Recording = {
    worker,
    clock: () => new Date(),
    run: (job) => job.run({ now: new Date(), log, mailer, site: config }),
    nextRuns: () => nextRuns(db),
    report,
  }
  const perform = (job: (typeof schedule)[number]) => performRecorded(job, onSchedule, recording)
  const running = await startSchedule({ db, name: worker, jobs: schedule, perform, report })
  await beat(worker, new Date())
  await registerAll(schedule, recording)
  const stopBeating = again(() => beat(worker, new Date()), heartbeatMs, unrecorded)
  const caughtUp = catchUp(recording)
  const stopAnswering = again(() => doRequested(schedule, recording), requestsEveryMs, unrecorded)
  stopOrderly(async () => {
    const patience = new Promise((resolve) => setTimeout(resolve, patienceMs))
    const ended = Promise.all([caughtUp, stopAnswering()])
    await Promise.all([running.stop(patienceMs), Promise.race([ended, patience])])
    await stopBeating()
    await sayGoodbye(worker, new Date())
    mailer.close()
    await database.close()
  })
  log.info({ jobs: schedule.map(({ name }) => name), mail: mailer.delivers }, 'the worker has started')
}

/** The schedule knows only the future: what fell due while no worker was there is done now. */
async function catchUp(recording: Recording): Promise<void> {
  for (const job of schedule)
    await performRecorded(job, toCatchUp, recording).catch((error: Error) => report(error, job.name))
}

function report(error: Error, job: string | null): void {
  log.error(
    { err: error, job },
    job === null ? 'the schedule is in trouble' : 'a job failed; it runs again at its next time',
  )
}

function unrecorded(error: Error): void {
  log.error({ err: error }, 'the worker could not write down that it is alive, or read what was asked for')
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
