import { readFileSync, writeFileSync } from 'node:fs'

/**
 * A registry that carries only some platforms makes npm leave the optional packages of the others out of the lock, and
 * `npm ci` then refuses the lock. This adds them, marked for their platform, so that the same lock works everywhere.
 * Run after each `npm install` that changes the lock.
 */
interface Entry {
  version?: string
  optional?: boolean
  dev?: boolean
  devOptional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

const systems = ['darwin', 'linux', 'win32', 'android', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix', 'openharmony']
const processors = ['x64', 'arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32']
const otherNames: Record<string, string> = { aarch64: 'arm64', ppc64le: 'ppc64', windows: 'win32' }

function platformOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> {
  const words = name.split(/[/-]/u).map((word) => otherNames[word] ?? word)
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) => words.includes(processor))
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : []
  return { ...(os.length ? { os } : {}), ...(cpu.length ? { cpu } : {}), ...(libc.length ? { libc } : {}) }
}

const file = 'package-lock.json'
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Entry> }
let added = 0

for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isThere(path, name)) continue
    const top = `node_modules/${name}`
    const place = lock.packages[top] ? `${path}/node_modules/${name}` : top
    const version = range.replace(/^[\^~]/u, '')
    const kept = { ...(entry.dev ? { dev: true } : {}), ...(entry.devOptional ? { devOptional: true } : {}) }
    lock.packages[place] = { version, ...kept, optional: true, ...platformOf(name) }
    added++
  }
}

/** As Node looks for packages: beside the one that asks, then in every folder above. */
function isThere(path: string, name: string): boolean {
  const folders = path === '' ? [] : path.split('/node_modules/')
  for (let depth = folders.length; depth >= 0; depth--) {
    const base = folders.slice(0, depth).join('/node_modules/')
    if (lock.packages[`${base ? `${base}/` : ''}node_modules/${name}`]) return true
  }
  return false
}

const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'))
writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`)
process.stdout.write(`${added} optional packages of other platforms added to ${file}\n`)
