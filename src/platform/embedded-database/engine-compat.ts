// Lets the engine run on a glibc slightly older than the one it was linked against.
//
// The published files ask for GLIBC_2.38 only because of seven functions whose names changed (the C23 variants of
// strtol and sscanf, and a faster fmod). Each has an older twin with the same signature. We write a copy of the files
// in which those references point at the older twins. No code byte changes, only the dynamic-linking tables.
import fs from 'node:fs'
import path from 'node:path'
import type { ElfImports, ImportedSymbol, NeededVersion } from './elf.ts'
import { readImports } from './elf.ts'
import { compareVersions } from './versions.ts'

/** How a symbol becomes its older twin: a suffix of its name, or two letters in it; and the versions that have it. */
interface Twin {
  skip?: number
  patch?: { at: number; text: string }
  versions: string[]
}

const oldest = 'oldest'

function twinOf(name: string): Twin | null {
  // __isoc23_strtol -> strtol
  if (/^__isoc23_strto(l|ul|ll|ull)$/.test(name)) return { skip: '__isoc23_'.length, versions: [oldest] }
  // __isoc23_sscanf -> __isoc99_sscanf
  if (/^__isoc23_[sf]scanf$/.test(name))
    return { patch: { at: '__isoc'.length, text: '99' }, versions: ['2.7', oldest] }
  if (name === 'fmod') return { versions: [oldest] }
  return null
}

/** A copy of a shared object that asks for nothing newer than `hostGlibc`; throws naming what it cannot replace. */
export function retarget(input: Uint8Array, hostGlibc: string): { bytes: Buffer; changed: string[] } {
  const bytes = Buffer.from(input)
  const imports = readImports(bytes)
  const changed: string[] = []
  for (const { library, versions } of imports.needs) {
    if (versions.some((need) => need.version === 'ABI_DT_RELR') && compareVersions(hostGlibc, '2.36') < 0) {
      throw new Error(`${library}: needs DT_RELR (glibc 2.36)`)
    }
    const plain = versions.filter((need) => /^\d/.test(need.version))
    plain.sort((a, b) => compareVersions(a.version, b.version))
    for (const tooNew of plain.filter((need) => compareVersions(need.version, hostGlibc) > 0)) {
      for (const symbol of imports.symbolsOf(tooNew.index)) {
        changed.push(`${symbol.name}@${tooNew.version} -> ${replaceByTwin(bytes, imports, { library, plain, symbol })}`)
      }
      forget(bytes, tooNew, plain[0] as NeededVersion)
    }
  }
  return { bytes, changed }
}

interface Place {
  library: string
  plain: NeededVersion[]
  symbol: ImportedSymbol
}

function replaceByTwin(bytes: Buffer, imports: ElfImports, { library, plain, symbol }: Place): string {
  const twin = twinOf(symbol.name)
  const target = twin?.versions
    .map((version) => (version === oldest ? plain[0] : plain.find((need) => need.version === version)))
    .find((need) => need !== undefined)
  if (!twin || !target) throw new Error(`${library}: ${symbol.name} has no older twin`)
  if (twin.skip !== undefined) bytes.writeUInt32LE(symbol.nameOffset + twin.skip, symbol.at)
  if (twin.patch) bytes.write(twin.patch.text, imports.names + symbol.nameOffset + twin.patch.at, 'latin1')
  bytes.writeUInt16LE(target.index, symbol.versionAt)
  return target.version
}

/** Nobody refers to this version any more: its record becomes another copy of the oldest one. */
function forget(bytes: Buffer, version: NeededVersion, other: NeededVersion): void {
  bytes.writeUInt32LE(bytes.readUInt32LE(other.at), version.at)
  bytes.writeUInt32LE(bytes.readUInt32LE(other.at + 8), version.at + 8)
}

/** Writes adapted copies of the engine's files into `cacheDir`, once; returns the path of the .node file. */
export function compatEngine(packageDir: string, cacheDir: string, hostGlibc: string): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(packageDir, 'package.json'), 'utf8')) as { version: string }
  const target = path.join(cacheDir, `engine-${version}-${process.arch}-glibc${hostGlibc}`)
  const files = fs.readdirSync(packageDir).filter((file) => /\.(node|so)$/.test(file))
  const node = files.find((file) => file.endsWith('.node'))
  if (!node) throw new Error(`no .node file in ${packageDir}`)
  if (!isReady(target)) writeCopies(packageDir, files, { cacheDir, target, hostGlibc })
  return path.join(target, node)
}

function writeCopies(
  packageDir: string,
  files: string[],
  { cacheDir, target, hostGlibc }: { cacheDir: string; target: string; hostGlibc: string },
): void {
  const folder = fs.mkdtempSync(path.join(cacheDir, '.engine-'))
  fs.chmodSync(folder, 0o755) // mkdtemp makes it private; other users may share the cache
  const changes = files.map((file) => {
    const { bytes, changed } = retarget(fs.readFileSync(path.join(packageDir, file)), hostGlibc)
    fs.writeFileSync(path.join(folder, file), bytes, { mode: 0o755 })
    return `${file}: ${changed.join(', ')}`
  })
  fs.writeFileSync(path.join(folder, 'ready'), `${changes.join('\n')}\n`)
  try {
    fs.renameSync(folder, target)
  } catch (error) {
    fs.rmSync(folder, { recursive: true, force: true })
    if (!isReady(target)) throw error // otherwise another process was faster, with the same result
  }
}

function isReady(target: string): boolean {
  return fs.existsSync(path.join(target, 'ready'))
}
