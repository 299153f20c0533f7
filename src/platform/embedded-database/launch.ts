import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { DatabaseInfo, Layout } from './layout.ts'
import { chooseRuntime } from './runtime.ts'
import type { DatabaseSettings } from './settings.ts'
import { EmbeddedUnavailable } from './unavailable.ts'
import type { UnavailableCode } from './unavailable.ts'

/** What a database process reports, line by line, and what becomes of it. */
export interface DatabaseEvent {
  event: 'ready' | 'error' | 'stopped' | 'warning' | 'disk-low' | 'disk-ok' | 'ended' | 'restarted' | 'gave-up'
  message?: string
  [detail: string]: unknown
}

export interface Launched extends DatabaseInfo {
  child: ChildProcess
}

type FirstWord = { info: DatabaseInfo } | { trouble: EmbeddedUnavailable }

/** Starts a database process; resolves when it is ready, rejects with the reason it gives for not starting. */
export async function launchDatabase(
  at: Layout,
  settings: DatabaseSettings,
  { timeoutMs, onEvent }: { timeoutMs: number; onEvent: (event: DatabaseEvent) => void },
): Promise<Launched> {
  const runtime = chooseRuntime()
  const script = fileURLToPath(new URL('./database-process.ts', import.meta.url))
  // The process must understand TypeScript from any working directory, so tsx is named by its place.
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  const child = spawn(runtime.program, [...runtime.args, '--import', tsx, script, JSON.stringify(settings)], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own: Ctrl-C in a terminal must not end the database before the web server has finished.
    detached: true,
    cwd: '/',
    // With its default number of arenas malloc keeps twice the memory after heavy work.
    env: { MALLOC_ARENA_MAX: '2', ...process.env, ...runtime.env, NODE_OPTIONS: '' },
  })
  let timer: NodeJS.Timeout | undefined
  const word = await new Promise<FirstWord>((tell) => {
    const trouble = (code: UnavailableCode, message: string) =>
      tell({ trouble: new EmbeddedUnavailable(code, message) })
    timer = setTimeout(() => {
      child.kill('SIGKILL')
      trouble('TIMEOUT', `The database did not open within ${timeoutMs / 1000} s.`)
    }, timeoutMs)
    hear(child, onEvent, tell)
    const lastWords = collect(child)
    child.once('error', (error) => trouble('SPAWN', `The database process cannot be started: ${error.message}`))
    child.once('exit', (code, signal) => tell({ trouble: exitTrouble(at, { code, signal, lastWords: lastWords() }) }))
  })
  clearTimeout(timer)
  letGo(child)
  if ('trouble' in word) throw word.trouble
  return { ...word.info, child }
}

/** Reads the lines of JSON the process prints. */
function hear(child: ChildProcess, onEvent: (event: DatabaseEvent) => void, tell: (word: FirstWord) => void): void {
  let rest = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const event = parseEvent(line)
      if (event?.event === 'ready') tell({ info: event as unknown as DatabaseInfo })
      if (event?.event === 'error') {
        tell({ trouble: new EmbeddedUnavailable(event['code'] as UnavailableCode, event.message ?? '') })
      } else if (event) onEvent(event)
    }
  })
}

function parseEvent(line: string): DatabaseEvent | null {
  try {
    return JSON.parse(line) as DatabaseEvent
  } catch {
    return null // the engine, or Node, said something of its own
  }
}

function collect(child: ChildProcess): () => string {
  let text = ''
  child.stderr?.setEncoding('utf8').on('data', (more: string) => {
    text = (text + more).slice(-4000)
  })
  return () => text.trim().split('\n').slice(-5).join(' ')
}

interface Exit {
  code: number | null
  signal: string | null
  lastWords: string
}

/** The engine has no log and no last words: how it ended is all there is to go by. */
function exitTrouble(at: Layout, { code, signal, lastWords }: Exit): EmbeddedUnavailable {
  const how = signal ?? `exit code ${code}`
  if (signal === 'SIGABRT' || signal === 'SIGSEGV' || code === 14) {
    return new EmbeddedUnavailable(
      'DAMAGED',
      `The database engine gave up opening ${at.dir} (${how}). Its files are damaged or not readable. Keep a copy of the folder, then restore the last backup into an empty one.`,
    )
  }
  return new EmbeddedUnavailable('EXIT', `The database process ended at once (${how}). ${lastWords}`)
}

/** The database must not keep whoever started it from ending. */
function letGo(child: ChildProcess): void {
  child.stdin?.on('error', () => {})
  child.unref()
  for (const stream of [child.stdin, child.stdout, child.stderr]) (stream as { unref?: () => void } | null)?.unref?.()
}
