// A long export (esportazione) is asked for on a page, written by the worker, and found again later by whoever asked.
// The same export of the same data, asked for again by the same person, is the same job. One worker writes it, for as long
// as it says that it is alive: of one that has died another takes over, three times at most. When the data have changed
// since, the files are out of date (superata) and no longer offered. Files go a week after they were made, because they
// hold names; the line that says so goes a month later. No norm asks for this: it is the house's.

import { createHash } from 'node:crypto'
import type { PersonActor } from '../access/actor.ts'
import type { Language } from '../platform/words.ts'
import type { ExportParams } from './export-kind.rules.ts'

export const exportStates = ['queued', 'running', 'done', 'failed', 'stale', 'expired'] as const
export type ExportState = (typeof exportStates)[number]

export interface ExportedFile {
  fileId: string
  name: string
  bytes: number
}

/** Who took the files away first, and the digest (SHA-256) of what was taken. */
export interface Taking {
  accountId: string
  name: string
  at: Date
  digest: string
}

export interface ExportJob {
  _id: string
  /** Made of who asked, what for, and the digest of the data: two of them are one. */
  key: string
  ownerId: string
  schoolId: string | null
  /** Who asked, as which it is written. */
  actor: PersonActor
  language: Language
  /** The name of the kind. */
  what: string
  params: ExportParams
  dataDigest: string
  state: ExportState
  /** Lines written, and how many there are. */
  done: number
  total: number
  files: ExportedFile[]
  /** How many workers have begun it. */
  attempts: number
  /** Who writes it, and until when that holds unless renewed; null while nobody does. */
  lease: { id: string; until: Date } | null
  createdAt: Date
  finishedAt: Date | null
  /** null or missing: nobody has taken them yet. */
  taken?: Taking | null
}

export const fileDays = 7
export const recordDays = 37
const dayMs = 86_400_000

/** How long a worker may be silent before another takes over. */
export const leaseMs = 2 * 60_000
export const mostAttempts = 3

interface Asked {
  actor: PersonActor
  what: string
  params: ExportParams
  digest: string
}

/** The same for the same person, in the same role, asking the same of the same data. */
export function exportKey({ actor, what, params, digest }: Asked): string {
  const sorted = Object.entries(params).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const school = 'schoolId' in actor ? actor.schoolId : null
  const asked = [actor.accountId, actor.role, school, what, sorted, digest]
  return createHash('sha256').update(JSON.stringify(asked)).digest('hex')
}

/** Still to be written, or being written. */
export function isUnderWay({ state }: Pick<ExportJob, 'state'>): boolean {
  return state === 'queued' || state === 'running'
}

/** When its files go. */
export function expiryOf(finishedAt: Date): Date {
  return new Date(finishedAt.getTime() + fileDays * dayMs)
}

export function finishedBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * dayMs)
}

/** Whether its files may be taken away now. */
export function isReady({ state, finishedAt }: Pick<ExportJob, 'state' | 'finishedAt'>, now: Date): boolean {
  return state === 'done' && finishedAt !== null && expiryOf(finishedAt) > now
}

/** How it stands now: a file whose time is over counts as gone before the job that clears has come by. */
export function standingOf(job: Pick<ExportJob, 'state' | 'finishedAt'>, now: Date): ExportState {
  return job.state === 'done' && !isReady(job, now) ? 'expired' : job.state
}
