import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { BSON, type Document } from 'mongodb'
import { path } from '../../src/platform/path.ts'

/** An empty page for who is signed in: the same session, layout and menu as every page, and nothing of its own. */
export const floorPath = path('/pavimento')

/** What the server under measure says. */
export type Told = { port: number } | { cpu: NodeJS.CpuUsage } | { commands: string[] }

export interface Server {
  readonly port: number
  /** Microseconds of processor time since it began. */
  cpu(): Promise<number>
  /** The commands sent to the database since last asked; none unless it was started to note them. */
  commands(): Promise<Document[]>
  stop(): Promise<void>
}

interface Serving {
  uri: string
  databaseName: string
  /** Noting commands costs time: what is timed runs on a server that does not. */
  notesCommands: boolean
}

/** Starts the application in a process of its own, so that it shares no event loop with who measures it. */
export async function startServer({ uri, databaseName, notesCommands }: Serving): Promise<Server> {
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('server.ts', import.meta.url))], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      MONGODB_URI: notesCommands ? `${uri}&monitorCommands=true` : uri,
      DATABASE_NAME: databaseName,
      SESSION_SECRET: 'only for the bench, only for the bench',
      PUBLIC_URL: 'http://localhost',
      WORKER: 'off',
      DEMO: 'off',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const next = answersOf(child)
  const told = await next()
  if (!('port' in told)) throw new Error('The server did not say where it listens')
  const ask = (question: 'cpu' | 'commands') => {
    child.send(question)
    return next()
  }
  return {
    port: told.port,
    async cpu() {
      const answer = await ask('cpu')
      return 'cpu' in answer ? answer.cpu.user + answer.cpu.system : 0
    },
    async commands() {
      const answer = await ask('commands')
      return 'commands' in answer ? answer.commands.map((bytes) => BSON.deserialize(Buffer.from(bytes, 'base64'))) : []
    },
    async stop() {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.disconnect()
      await ended
    },
  }
}

/** What the server says, one answer for each question; it is asked one thing at a time. */
function answersOf(child: ChildProcess): () => Promise<Told> {
  let waiting: { resolve(told: Told): void; reject(error: Error): void } | null = null
  let ended: Error | null = null
  child.on('message', (told: Told) => waiting?.resolve(told))
  child.once('exit', (code) => {
    ended = new Error(`The server ended with ${String(code)}`)
    waiting?.reject(ended)
  })
  return () => {
    if (ended) return Promise.reject(ended)
    return new Promise((resolve, reject) => (waiting = { resolve, reject }))
  }
}
