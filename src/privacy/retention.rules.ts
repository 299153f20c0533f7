// The end of keeping (fine della conservazione): of each kind and school year a list says from when it may go. Nothing goes
// by itself. The office exports exactly that, takes the archive out, files it, and only then deletes, with a reason, the
// number under which it is filed, and a declaration. What has changed after the export was not exported: it voids the
// export, and a record that changes while others are being deleted stays. Of a deletion the record stays for ever: who,
// when, what, how many, and the digest of the archive. Hours are taken away only of a school year that was returned to the
// Ministry with everything approved; their ledger is closed with a last ring, after which lines that are gone are no
// finding.
// Source: norms/retention.rules.ts; GDPR, art. 5.1.e and 5.2.

import { createHash } from 'node:crypto'
import type { Chain, Fact } from '../ledger/chain.rules.ts'
import { sealed } from '../ledger/chain.rules.ts'
import { type Due, type RetentionKind, retentionKinds, retentionTerms } from '../norms/retention.rules.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import type { Day } from '../platform/day.ts'
import type { FileIn } from './files-in.rules.ts'
import type { Stored } from './personal-data.rules.ts'

/** How addresses call each kind. */
const slugs: Readonly<Record<RetentionKind, string>> = {
  hours: 'ore',
  papers: 'documenti',
  'paper-registers': 'registri-cartacei',
  'safety-certificates': 'attestati',
  diary: 'diari',
  'absence-reasons': 'assenze',
  choices: 'scelte',
  assignments: 'esiti',
  'family-links': 'famiglie',
  'access-records': 'accessi',
}

export function kindInAddress(kind: RetentionKind): string {
  return slugs[kind]
}

export function kindFromAddress(text: string): RetentionKind | null {
  return retentionKinds.find((kind) => slugs[kind] === text) ?? null
}

/** One line of the list: a kind and school year of a school, as it was when the list was made. */
export interface RetentionItem {
  _id: string
  schoolId: string
  kind: RetentionKind
  schoolYear: SchoolYear
  records: number
  /** The first day on which it may go; null: it cannot be said. */
  dueOn: Day | null
  inCareer: number
  unknown: number
  preparedAt: Date
}

export interface RetentionOf {
  kind: RetentionKind
  schoolYear: SchoolYear
}

/** A record with something to take away. */
export interface BatchRecord {
  /** The number of its place among those of the kind. */
  place: number
  id: string
  /** As it is stored. */
  record: Stored
  /** What of it this school may read and export. */
  part: Stored
  digest: string
  studentIds: string[]
  files: FileIn[]
}

export interface Batch {
  schoolId: string
  of: RetentionOf
  records: BatchRecord[]
  studentIds: string[]
  digest: string
}

export function itemId(schoolId: string, { kind, schoolYear }: RetentionOf): string {
  return `${schoolId}:${kind}:${schoolYear}`
}

/** Who took an archive out, and its digest. */
export interface TakenExport {
  accountId: string
  name: string
  at: Date
  /** SHA-256 of the archive. */
  digest: string
}

/** The record of a deletion. */
export interface RetentionDeletion {
  /** Made of what was deleted and of the data as they were: the same twice is once. */
  _id: string
  schoolId: string
  kind: RetentionKind
  schoolYear: SchoolYear
  state: 'running' | 'done'
  by: { accountId: string; name: string }
  at: Date
  reason: string
  /** The number under which the export is filed at the school. */
  filedAs: string
  declarationVersion: string
  records: number
  students: number
  files: number
  taken: TakenExport
  /** How many had changed meanwhile, and stayed; known once it is done. */
  kept: number | null
  doneAt: Date | null
}

/** A stretch of the records of a deletion that is under way, as they were when it began. */
export interface RetentionStretch {
  _id: string
  deletionId: string
  /** The collection, its place among those of the kind. */
  place: number
  lines: { id: string; digest: string; fileIds: string[] }[]
  /** null until it has been gone through. */
  kept: number | null
}

/** How many records of a deletion are in one stretch. */
export const stretchLength = 200

export function deletionId(schoolId: string, of: RetentionOf, dataDigest: string): string {
  return `${itemId(schoolId, of)}:${dataDigest.slice(0, 24)}`
}

export type RetentionBlock =
  | 'nothing-there'
  | 'career-unknown'
  | 'in-career'
  | 'not-due'
  | 'not-returned'
  | 'approved-after-return'
  | 'hours-waiting'
  | 'ledger-differs'

export interface RetentionFacts {
  kind: RetentionKind
  records: number
  due: Due
  today: Day
  /** When the school year was last returned to the Ministry; null: never. */
  returnedAt: Date | null
  /** Whether hours of it were approved after that. */
  approvedSince: boolean
  /** Hours that nobody has approved, returned or struck. */
  waiting: number
  /** What the last verification of the ledger has found. */
  findings: number
}

/** Why the records of a kind and school year cannot be deleted now; none means yes. */
export function retentionBlocks(facts: RetentionFacts): RetentionBlock[] {
  const { kind, records, due, today, returnedAt, approvedSince, waiting, findings } = facts
  if (records === 0) return ['nothing-there']
  const { returned } = retentionTerms[kind]
  const ofHours = kind === 'hours'
  const against: [RetentionBlock, boolean][] = [
    ['career-unknown', due.unknown > 0],
    ['in-career', due.inCareer > 0],
    ['not-due', due.on !== null && due.on > today && due.inCareer === 0],
    ['not-returned', returned && returnedAt === null],
    ['approved-after-return', ofHours && returnedAt !== null && approvedSince],
    ['hours-waiting', ofHours && waiting > 0],
    ['ledger-differs', ofHours && findings > 0],
  ]
  return against.filter(([, holds]) => holds).map(([block]) => block)
}

/** Of records, as they are stored: the same as long as nothing in them has changed. */
export function digestOfRecord(record: Stored): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('hex')
}

/** Of all records of a batch, in their order. */
export function digestOfBatch(digests: readonly string[]): string {
  return createHash('sha256').update(digests.join('\n')).digest('hex')
}

/** What the ledger holds of a deletion: the last ring, when it is one of hours. */
export function factOfDeletion(deletion: RetentionDeletion): Fact & { chain: Chain } {
  const { _id, schoolId, schoolYear, kind, by, at, records, students, taken, reason, filedAs } = deletion
  return {
    chain: { schoolId, schoolYear },
    source: `deletion:${_id}`,
    kind: 'deletion',
    subject: kind,
    fields: {
      what: kind,
      records,
      students,
      export: taken.digest,
      deletedBy: `${by.accountId} ${at.toISOString()} ${sealed(by.name)?.slice(0, 16)}`,
      reason: sealed(`${filedAs} ${reason}`),
    },
    happenedAt: at,
    standing: 'holds',
  }
}
