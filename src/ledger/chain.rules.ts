// The control ledger (registro di controllo): what a school approves, rectifies, sends to the Ministry and hands out as a
// register is written down a second time, once and for ever, in a chain by school and school year; so is which two records
// of a student it made one. Every ring holds the digest (impronta) of the one before, so that a ring altered, taken out or
// put in later shows from there on. A digest is made of a named list of fields, which has a version: a field added later
// makes a new version, and the rings of the old one still verify. Names and texts are in it as digests only: the ledger
// proves, it does not tell of people.
// When the term of keeping is over, the hours of a year may be deleted: a last ring says so, and the chain stays.
// Source: house rule, for D.Lgs. 82/2005 (CAD), art. 20 c. 1-bis (integrity and immutability are freely judged in court).

import { createHash } from 'node:crypto'
import type { SchoolYear } from '../norms/school-year.rules.ts'

export const chainKinds = ['approval', 'rectification', 'submission', 'register', 'merge', 'deletion'] as const
export type ChainKind = (typeof chainKinds)[number]

export type Fields = Readonly<Record<string, string | number | null>>

/** Something stored that belongs into the ledger. */
export interface Fact {
  /** Names what is stored, and nothing else does: written down once. */
  source: string
  kind: ChainKind
  /** Whom or what it is about: a placement, a student, a class, an edition. */
  subject: string
  fields: Fields
  /** When it happened, as far as is stored. */
  happenedAt: Date
  /** How it stands now: it holds, another has taken its place, or what is stored contradicts itself. */
  standing: Standing
}

export type Standing = 'holds' | 'contradictory' | `replaced-by:${string}`

export interface LedgerEntry {
  _id: string
  schoolId: string
  schoolYear: SchoolYear
  /** From 1, without gaps. */
  seq: number
  kind: ChainKind
  source: string
  subject: string
  /** Of the list of fields. */
  version: number
  fields: Fields
  /** The digest of the ring before; '' for the first. */
  previous: string
  digest: string
  at: Date
}

const mark = ['loggedBy', 'confirmedBy', 'confirmedFor', 'approvedBy'] as const
const line = ['placement', 'day', 'from', 'to', 'breakMinutes', 'minutes', 'activity', ...mark] as const

/** Which fields the digest of each kind covers: the lists of version 1, 2 … A list never changes; a new one is added. */
const fieldLists: Readonly<Record<ChainKind, readonly (readonly string[])[]>> = {
  approval: [line],
  rectification: [[...line, 'rectifies', 'reason']],
  submission: [['submission', 'student', 'yearOfCourse', 'minutes', 'receipt']],
  register: [['code', 'register', 'issuedAt', 'issuedBy', 'digest', 'approvedMinutes', 'waitingMinutes']],
  merge: [['gone', 'kept', 'mergedAt', 'mergedBy', 'reason', 'before', 'identity']],
  deletion: [['what', 'records', 'students', 'export', 'deletedBy', 'reason']],
}

type Lists = typeof fieldLists

/** The names a ring of that version covers; null for a version that this edition of the software does not know. */
export function fieldNames(kind: ChainKind, version: number, lists: Lists = fieldLists): readonly string[] | null {
  return lists[kind][version - 1] ?? null
}

/** A text as the ledger keeps it: its SHA-256, in hexadecimal; null stays null. */
export function sealed(text: string | null): string | null {
  return text === null ? null : sha256(text)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

type Ring = Omit<LedgerEntry, '_id' | 'digest'>

/** The digest of a ring; null when its version is unknown. */
export function digestOf(ring: Ring, lists: Lists = fieldLists): string | null {
  const names = fieldNames(ring.kind, ring.version, lists)
  if (!names) return null
  const { version, schoolId, schoolYear, seq, kind, source, subject, previous, at, fields } = ring
  const values = names.map((name) => [name, fields[name] ?? null])
  const whole = [version, schoolId, schoolYear, seq, kind, source, subject, at.toISOString(), previous, values]
  return sha256(JSON.stringify(whole))
}

export interface Chain {
  schoolId: string
  schoolYear: SchoolYear
}

/** The last ring of a chain, as far as the next one needs it. */
export type Head = Pick<LedgerEntry, 'seq' | 'digest'>

export const noHead: Head = { seq: 0, digest: '' }

function entryId({ schoolId, schoolYear }: Chain, seq: number): string {
  return `${schoolId}:${schoolYear}:${seq}`
}

/** New rings for some facts, each linked to the one before. */
export function ringsOf(chain: Chain, head: Head, { facts, at }: { facts: readonly Fact[]; at: Date }): LedgerEntry[] {
  let { seq, digest: previous } = head
  return facts.map(({ source, kind, subject, fields }) => {
    seq += 1
    const version = fieldLists[kind].length
    const covered = Object.fromEntries((fieldNames(kind, version) ?? []).map((name) => [name, fields[name] ?? null]))
    const ring = { ...chain, seq, kind, source, subject, version, fields: covered, previous, at }
    const digest = digestOf(ring) ?? ''
    previous = digest
    return { _id: entryId(chain, seq), ...ring, digest }
  })
}

export type Break = 'altered' | 'missing' | 'unlinked' | 'unknown-version'

/** Where a chain breaks first, and how: from there on nothing is proved. */
export interface Broken {
  seq: number
  how: Break
}

/** Follows a chain from its first ring; `entries` in the order of their numbers. Null when it is whole. */
export function firstBreak(entries: readonly LedgerEntry[], lists: Lists = fieldLists): Broken | null {
  let previous = ''
  let seq = 0
  for (const entry of entries) {
    seq += 1
    if (entry.seq !== seq) return { seq, how: 'missing' }
    const digest = digestOf(entry, lists)
    if (digest === null) return { seq, how: 'unknown-version' }
    if (digest !== entry.digest) return { seq, how: 'altered' }
    if (entry.previous !== previous) return { seq, how: 'unlinked' }
    previous = entry.digest
  }
  return null
}
