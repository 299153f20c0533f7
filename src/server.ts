import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { systemContext } from './access/actor.ts'
import { issueFirstCityLink } from './accounts/account-link.service.ts'
import { createApp } from './app.ts'
import { paths } from './paths.ts'
import { type Config, environment, readConfig } from './platform/config.ts'
import { connectDatabase } from './platform/database.ts'
import { log } from './platform/log.ts'
import { sessionSecretOf } from './platform/session-secret.ts'
import { prepareDatabase } from './prepare-database.ts'

/** The web process: configuration, database, application, listen, orderly stop. */
async function start(): Promise<void> {
  const config = readConfig(environment())
  log.level = config.logLevel
  const database = await connectDatabase(config)
  const completed = await prepareDatabase()
  if (Object.values(completed).some((count) => count > 0))
    log.info(completed, 'records of an earlier version were completed')
  log.info(
    { database: database.kind, dataDir: database.kind === 'embedded' ? config.dataDir : undefined },
    'database connected',
  )
  const app = createApp({ config, sessionSecret: sessionSecretOf(config) })
  const server = createServer(app)
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(config.port, config.host, () => resolve())
  })
  const worker = config.worker ? startWorker() : null
  await announce(config)
  stopOrderly(async () => {
    worker?.kill('SIGTERM')
    await new Promise((resolve) => {
      server.close(resolve)
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), 5000).unref()
    })
    await database.close()
  })
}

/** The jobs run in a process of their own, started again when it ends unasked. */
function startWorker(): { kill(signal: NodeJS.Signals): void } {
  const script = fileURLToPath(new URL('../jobs/worker.ts', import.meta.url))
  let child: ChildProcess
  let stopping = false
  const launch = () => {
    child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] })
    child.once('exit', (code) => {
      if (stopping) return
      log.warn({ code }, 'the job worker ended; starting it again in 5 seconds')
      setTimeout(launch, 5000).unref()
    })
  }
  launch()
  return {
    kill(signal) {
      stopping = true
      child.kill(signal)
    },
  }
}

async function announce(config: Config): Promise<void> {
  process.stdout.write(`\nBottega: ${config.publicUrl}\n`)
  if (config.demo) return
  const secret = await issueFirstCityLink(systemContext(new Date()), config.cityName)
  if (secret === null) return
  const link = config.publicUrl + paths.link({ secret })
  process.stdout.write(
    `\nNobody signs in yet. Open this link (valid 14 days, works once) to make the first city account; its user name is "citta":\n${link}\n\n`,
  )
}

function stopOrderly(stop: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'the stop was not orderly')
          process.exit(1)
        },
      )
    })
  }
}

/** What the person who starts it can do about it, where we know. */
function explained(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const inUse = 'code' in error && error.code === 'EADDRINUSE'
  return inUse ? `${error.message}\nAnother program uses this port: set PORT to a free one.` : error.message
}

await start().catch((error: unknown) => {
  process.stderr.write(`${explained(error)}\n`)
  process.exit(1)
})
