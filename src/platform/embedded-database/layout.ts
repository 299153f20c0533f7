import crypto from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Where things lie inside (or, for very long paths, beside) a database directory. */
export interface Layout {
  dir: string
  engine: string
  run: string
  /** The run folder lies in the common temporary folder and must prove to be private. */
  runIsOutside: boolean
  socket: string
  info: string
}

/** What `info` says while the database is open. */
export interface DatabaseInfo {
  pid: number
  uri: string
  startedAt: string
  engine: string
}

// A Unix socket path may have at most 107 bytes (103 on macOS).
const longestSocketPath = 103

/** The places of a database directory. Makes the directory, so that its real path can be known. */
export function layout(directory: string): Layout {
  const dir = realPath(path.resolve(directory))
  const inside = path.join(dir, 'run')
  const runIsOutside = Buffer.byteLength(path.join(inside, 'db.sock')) > longestSocketPath
  const run = runIsOutside ? path.join(os.tmpdir(), `embedded-db-${os.userInfo().uid}-${shortHash(dir)}`) : inside
  return {
    dir,
    engine: path.join(dir, 'engine'),
    run,
    runIsOutside,
    socket: path.join(run, 'db.sock'),
    info: path.join(run, 'db.json'),
  }
}

/** The address drivers connect to; with `journal`, a write is acknowledged only once it survives kill -9. */
export function socketUri(socket: string, journal: boolean): string {
  return `mongodb://${encodeURIComponent(socket)}/?directConnection=true&retryWrites=false&journal=${journal}`
}

/** What the process that has the directory open says about itself; null while it starts, or when none runs. */
export function readInfo(at: Layout): DatabaseInfo | null {
  try {
    return JSON.parse(fs.readFileSync(at.info, 'utf8')) as DatabaseInfo
  } catch {
    return null
  }
}

function realPath(dir: string): string {
  try {
    fs.mkdirSync(dir, { recursive: true, mode: 0o700 })
    return fs.realpathSync(dir)
  } catch {
    return dir // what is wrong with it is said when it is opened
  }
}

function shortHash(text: string): string {
  return crypto.createHash('sha256').update(text).digest('hex').slice(0, 16)
}
