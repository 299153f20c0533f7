import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Layout } from './layout.ts'
import { EmbeddedUnavailable } from './unavailable.ts'

// Below this the engine would abort in the middle of opening.
const neededToOpenMb = 50

const troubles: Record<string, string> = {
  EACCES: 'is not writable',
  EPERM: 'is not writable',
  EROFS: 'is on a read-only file system',
  ENOTDIR: 'is not a directory',
  EEXIST: 'is not a directory',
  ENOSPC: 'is on a full disk',
}

/** Free megabytes on the disk of a folder. */
export function freeMb(folder: string): number {
  const disk = fs.statfsSync(folder)
  return (disk.bavail * disk.bsize) / 2 ** 20
}

/** Makes the folders and refuses, in words, a directory in which the engine would fail silently or abort. */
export async function prepareDirectory(at: Layout, minFreeMb: number): Promise<void> {
  makeFolders(at)
  refuseForeignRunFolder(at)
  const needed = Math.min(minFreeMb, neededToOpenMb)
  const free = freeMb(at.engine)
  if (free < needed) {
    throw new EmbeddedUnavailable(
      'DISK_FULL',
      `Only ${free.toFixed(0)} MB are free on the disk of ${at.dir}; ${needed} MB are needed to open the database. Free some space and start again: the data is intact.`,
    )
  }
  await refuseIncompleteCopy(at)
}

function makeFolders(at: Layout): void {
  const { R_OK, W_OK, X_OK } = fs.constants
  try {
    for (const folder of [at.dir, at.engine, at.run]) {
      fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
      fs.accessSync(folder, R_OK | W_OK | X_OK)
    }
    for (const file of fs.readdirSync(at.engine)) accessUnlessGone(path.join(at.engine, file))
  } catch (error) {
    throw explainTrouble(error as NodeJS.ErrnoException, at)
  }
}

function accessUnlessGone(file: string): void {
  try {
    fs.accessSync(file, fs.constants.R_OK | fs.constants.W_OK)
  } catch (error) {
    // The process that has the directory open may remove a file at this very moment.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** What is wrong with a directory, in words. */
export function explainTrouble(error: NodeJS.ErrnoException, at: Layout): EmbeddedUnavailable {
  const place = error.path ?? at.dir
  const why = troubles[error.code ?? ''] ?? `cannot be used (${error.code ?? error.message})`
  return new EmbeddedUnavailable('DIR', `The database directory ${why}: ${place}.${ownerOf(place)}`)
}

function ownerOf(place: string): string {
  try {
    const me = os.userInfo()
    return ` It belongs to user id ${fs.statSync(place).uid}; this process runs as ${me.username} (${me.uid}).`
  } catch {
    return ''
  }
}

function refuseForeignRunFolder(at: Layout): void {
  const me = os.userInfo()
  const run = fs.lstatSync(at.run)
  if (run.uid !== me.uid || (at.runIsOutside && (run.mode & 0o077) !== 0)) {
    throw new EmbeddedUnavailable('DIR', `The folder ${at.run} is not private to user ${me.username}.`)
  }
}

/** Without its turtle file the engine would silently begin an empty database over the existing files. */
async function refuseIncompleteCopy(at: Layout): Promise<void> {
  // Another process, which then has the lock file, may be creating the others at this very moment: look again.
  const lock = path.join(at.engine, 'mongod.lock')
  for (let tries = 0; tries < 20 && fs.existsSync(lock) && isIncomplete(at); tries++) await sleep(100)
  if (isIncomplete(at)) {
    throw new EmbeddedUnavailable(
      'DAMAGED',
      `The file WiredTiger.turtle is missing in ${at.engine}: the folder is an incomplete copy. Restore the last backup into an empty folder.`,
    )
  }
}

function isIncomplete(at: Layout): boolean {
  const files = fs.readdirSync(at.engine)
  return files.some((file) => file.endsWith('.wt')) && !files.includes('WiredTiger.turtle')
}
