// The database process: opens one data directory with the embedded engine and serves it on a Unix socket.
//
// Its one argument is JSON: at least { "dir": "..." } (settings.ts). It prints one JSON line when it is ready, or when
// it cannot start. It ends cleanly on a signal, and when its standard input has closed (whoever started it is gone) and
// nobody is connected any more. It is a process of its own because the engine has no way to fail but to end the process.
import fs from 'node:fs'
import { freeMb, prepareDirectory } from './directory.ts'
import type { Command } from './engine.ts'
import { commandsOf, openEngine } from './engine.ts'
import { closeIdleCursors, deleteExpired } from './housekeeping.ts'
import type { DatabaseInfo, Layout } from './layout.ts'
import { layout, socketUri } from './layout.ts'
import type { Listener } from './listener.ts'
import { listen } from './listener.ts'
import type { DatabaseSettings } from './settings.ts'
import { defaultSettings } from './settings.ts'
import { EmbeddedUnavailable } from './unavailable.ts'

const settings: DatabaseSettings = { ...defaultSettings, ...(JSON.parse(process.argv[2] ?? '{}') as { dir: string }) }

try {
  await serveDirectory(layout(settings.dir))
} catch (error) {
  const code = error instanceof EmbeddedUnavailable ? error.code : 'EXIT'
  say({ event: 'error', code, message: (error as Error).message })
  process.exit(code === 'IN_USE' ? 75 : 78)
}

async function serveDirectory(at: Layout): Promise<void> {
  await prepareDirectory(at, settings.minFreeMb)
  const engine = await openEngine(at)
  const command = commandsOf(engine)
  await command('admin', { setParameter: 1, wiredTigerEngineRuntimeConfig: `cache_size=${settings.cacheMb}M` })
  const disk = watchDisk(at)
  let listener: Listener | null = null
  const life = lifetime(() => listener?.connections() ?? 0)
  const serving = await listen(at.socket, {
    engine,
    command,
    heavyCommands: settings.heavyCommands,
    diskIsLow: disk.isLow,
    onEmpty: life.leaveIfAlone,
  })
  listener = serving
  const housekeeping = keepHouse(command)
  life.onEnd(async (reason, drainMs) => {
    clearInterval(housekeeping)
    await serving.stop(drainMs)
    fs.rmSync(at.info, { force: true })
    await command('admin', { fsyncUnlock: 1 }).catch(() => {}) // an error when there is no lock, as there should not be
    await engine.close()
    say({ event: 'stopped', reason })
    process.exit(0)
  })
  const { version } = await command('admin', { buildInfo: 1 })
  announce(at, String(version))
}

/** When to end: on a signal, or when whoever started us is gone and nobody is connected for a while. */
function lifetime(connections: () => number) {
  let starterIsGone = false
  let ending = false
  let lingering: NodeJS.Timeout | undefined
  let close: (reason: string, drainMs: number) => Promise<void> = async () => process.exit(0)

  const end = (reason: string, drainMs: number) => {
    if (ending) return
    ending = true
    close(reason, drainMs).catch((error: unknown) => {
      say({ event: 'warning', message: `closing: ${String(error)}` })
      process.exit(70)
    })
  }
  const leaveIfAlone = () => {
    clearTimeout(lingering)
    if (!starterIsGone || connections() > 0) return
    lingering = setTimeout(() => connections() === 0 && end('nobody is connected', 0), settings.lingerMs)
  }
  process.stdin.on('error', () => {})
  process.stdin.resume().on('close', () => {
    starterIsGone = true
    leaveIfAlone()
  })
  return {
    leaveIfAlone,
    onEnd: (how: typeof close) => {
      close = how
      for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => end(signal, settings.drainMs))
    },
  }
}

function watchDisk(at: Layout): { isLow: () => boolean } {
  let low = freeMb(at.engine) < settings.minFreeMb
  setInterval(() => {
    const free = freeMb(at.engine)
    if (free < settings.minFreeMb === low) return
    low = !low
    say({ event: low ? 'disk-low' : 'disk-ok', freeMb: Math.round(free) })
  }, 1000).unref()
  return { isLow: () => low }
}

function keepHouse(command: Command): NodeJS.Timeout {
  let busy = false
  const round = async () => {
    if (busy) return
    busy = true
    try {
      const now = new Date()
      await deleteExpired(command, now)
      await closeIdleCursors(command, new Date(now.getTime() - settings.cursorIdleMs))
    } catch (error) {
      say({ event: 'warning', message: `housekeeping: ${(error as Error).message}` })
    }
    busy = false
  }
  return setInterval(() => void round(), settings.housekeepingMs).unref()
}

/** Writes where the database can be found, whole or not at all, and tells whoever started us. */
function announce(at: Layout, engine: string): void {
  const uri = socketUri(at.socket, settings.journal)
  const info: DatabaseInfo = { pid: process.pid, uri, startedAt: new Date().toISOString(), engine }
  fs.writeFileSync(`${at.info}.new`, JSON.stringify(info), { mode: 0o600 })
  fs.renameSync(`${at.info}.new`, at.info)
  say({ event: 'ready', ...info })
}

function say(event: Record<string, unknown>): void {
  try {
    fs.writeSync(1, `${JSON.stringify(event)}\n`)
  } catch {
    // whoever read this is gone
  }
}
