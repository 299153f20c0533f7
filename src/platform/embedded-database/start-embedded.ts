// One database process serves a data directory. Whoever needs it joins it, or starts it when nobody has.
//
// Two things keep it alive: the standard input of whoever started it, and every open connection. So each process that
// uses the database holds one idle connection, and web, worker and scripts may start and end in any order.
import net from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DatabaseEvent, Launched } from './launch.ts'
import { launchDatabase } from './launch.ts'
import type { DatabaseInfo, Layout } from './layout.ts'
import { layout, readInfo } from './layout.ts'
import type { DatabaseSettings } from './settings.ts'
import { defaultSettings } from './settings.ts'
import { EmbeddedUnavailable } from './unavailable.ts'

export interface EmbeddedOptions {
  settings?: Partial<Omit<DatabaseSettings, 'dir'>>
  timeoutMs?: number
  onEvent?: (event: DatabaseEvent) => void
}

export interface EmbeddedDatabase {
  uri: string
  /** The database process of this moment: it changes when the process dies and is started again. */
  pid(): number
  /** Lets go; the database process ends by itself when everybody has. */
  close(): Promise<void>
  /** Ends the database process and waits until its files are closed. */
  stop(): Promise<void>
}

type Found = DatabaseInfo & { lease: net.Socket | null; launched: Launched | null }

interface Keeper {
  at: Layout
  settings: DatabaseSettings
  timeoutMs: number
  onEvent: (event: DatabaseEvent) => void
  found: Found | null
  closed: boolean
  restarts: number[]
}

const restartsPerMinute = 5
const minute = 60_000

/** Connects to the database process of a directory, starting it when it is not running, and again when it dies. */
export async function startEmbedded(dir: string, options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  const at = layout(dir)
  const keeper: Keeper = {
    at,
    settings: { ...defaultSettings, ...options.settings, dir: at.dir },
    timeoutMs: options.timeoutMs ?? minute,
    onEvent: options.onEvent ?? (() => {}),
    found: null,
    closed: false,
    restarts: [],
  }
  const first = await joinOrStart(keeper)
  return {
    uri: first.uri,
    pid: () => (keeper.found ?? first).pid,
    close: () => letGo(keeper),
    stop: () => stop(keeper),
  }
}

async function joinOrStart(keeper: Keeper): Promise<Found> {
  const end = Date.now() + keeper.timeoutMs
  for (;;) {
    const found = (await join(keeper)) ?? (await start(keeper, end))
    if (found) {
      keeper.found = found
      return found
    }
    if (Date.now() > end) {
      throw new EmbeddedUnavailable('TIMEOUT', `The database process of ${keeper.at.dir} does not answer.`)
    }
    await sleep(50)
  }
}

/** A connection held for as long as we use the database, and what its process says; null when nobody has it open. */
async function join(keeper: Keeper): Promise<Found | null> {
  const lease = await connect(keeper.at.socket)
  if (!lease) return null
  const info = readInfo(keeper.at)
  if (!info) {
    lease.destroy() // it has just begun to listen; the file follows the socket
    return null
  }
  lease.unref()
  lease.once('close', () => void startAgain(keeper))
  return { ...info, lease, launched: null }
}

/** Null when another process is just starting or stopping it: look again. */
async function start(keeper: Keeper, end: number): Promise<Found | null> {
  try {
    const launched = await launchDatabase(keeper.at, keeper.settings, keeper)
    launched.child.once('exit', (code, signal) => {
      if (!keeper.closed) keeper.onEvent({ event: 'ended', code, signal })
      void startAgain(keeper)
    })
    return { ...launched, lease: null, launched }
  } catch (error) {
    if (error instanceof EmbeddedUnavailable && error.code === 'IN_USE' && Date.now() < end) return null
    throw error
  }
}

/** After a death. The address stays the same, so that drivers reconnect by themselves. */
async function startAgain(keeper: Keeper): Promise<void> {
  if (keeper.closed) return
  const now = Date.now()
  keeper.restarts = keeper.restarts.filter((time) => time > now - minute)
  keeper.restarts.push(now)
  if (keeper.restarts.length > restartsPerMinute) {
    keeper.onEvent({ event: 'gave-up', message: 'The database process keeps ending; trying again in a minute.' })
    setTimeout(() => void startAgain(keeper), minute).unref()
    return
  }
  try {
    const { pid } = await joinOrStart(keeper)
    if (keeper.closed) await letGo(keeper)
    else keeper.onEvent({ event: 'restarted', pid })
  } catch (error) {
    keeper.onEvent({ event: 'error', message: (error as Error).message })
    setTimeout(() => void startAgain(keeper), 5000).unref()
  }
}

async function letGo(keeper: Keeper): Promise<void> {
  keeper.closed = true
  keeper.found?.lease?.destroy()
  keeper.found?.launched?.child.stdin?.end()
}

async function stop(keeper: Keeper): Promise<void> {
  const { found } = keeper
  await letGo(keeper)
  if (!found) return
  try {
    process.kill(found.pid, 'SIGTERM')
    while (process.kill(found.pid, 0)) await sleep(20)
  } catch {
    // it is gone
  }
}

function connect(socketPath: string): Promise<net.Socket | null> {
  return new Promise((done) => {
    const socket = net.connect(socketPath)
    socket.once('error', () => done(null))
    socket.once('connect', () => {
      socket.on('error', () => {}) // 'close' follows
      done(socket)
    })
  })
}
