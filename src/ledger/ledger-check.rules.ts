// The verification of the ledger (verifica): every night the chain is followed ring by ring, its end is compared with the
// one of the last good verification (so that nobody shortens or rewrites it as a whole), and every ring is compared with
// what is stored now. A line changed, taken away, put in or declared replaced behind the back of the application is
// found, and named with the fields that differ. What the application stored and an interruption kept from the ledger is
// written down late; what is older than the last verification is not: then it was not there, and is reported instead.

import type { SchoolYear } from '../norms/school-year.rules.ts'
import { type Fact, fieldNames, firstBreak, type Head, type LedgerEntry, type Standing } from './chain.rules.ts'

export type FindingKind =
  /** The ring itself was altered, taken out or put in; nothing after it is proved. */
  | 'chain-broken'
  /** The chain no longer holds the end that was verified before. */
  | 'chain-cut'
  /** What is stored is not what was written down. */
  | 'differs'
  /** It was written down, and is no longer stored as such. */
  | 'gone'
  /** It is stored as if it were old, and was never written down. */
  | 'never-recorded'

export interface Finding {
  what: FindingKind
  seq: number | null
  source: string | null
  subject: string | null
  /** The fields that differ. */
  names: string[]
}

export interface LedgerCheck {
  _id: string
  schoolId: string
  schoolYear: SchoolYear
  at: Date
  /** How many rings there are. */
  entries: number
  /** The end of the chain when it was last found whole; null: never yet. */
  head: Head | null
  /** How many findings; 0: everything agrees. */
  found: number
  /** The first of them. */
  findings: Finding[]
}

/** How many findings are kept of one verification. */
export const findingsKept = 50

/** A write that was under way while the last verification read is no forgery. */
const graceMs = 60 * 60_000

/** Whether a fact that the ledger does not hold was there already when it was last verified, by its own word. */
export function isTooOld(fact: Pick<Fact, 'happenedAt'>, lastCheckAt: Date | null): boolean {
  return lastCheckAt !== null && fact.happenedAt.getTime() < lastCheckAt.getTime() - graceMs
}

interface Checked {
  /** In the order of their numbers. */
  entries: readonly LedgerEntry[]
  facts: readonly Fact[]
  /** The end of the chain at the last good verification. */
  head: Head | null
  /** When it was last verified. */
  lastCheckAt: Date | null
}

/** Everything that does not agree; an empty list when all does. */
export function findingsOf({ entries, facts, head, lastCheckAt }: Checked): Finding[] {
  return [
    ...chainFindings(entries, head),
    ...ringFindings(entries, facts),
    ...strangers(
      entries,
      facts.filter((fact) => isTooOld(fact, lastCheckAt)),
    ),
  ]
}

function chainFindings(entries: readonly LedgerEntry[], head: Head | null): Finding[] {
  const broken = firstBreak(entries)
  if (broken) {
    const entry = entries.find(({ seq }) => seq === broken.seq)
    const about = { source: entry?.source ?? null, subject: entry?.subject ?? null }
    return [{ what: 'chain-broken', seq: broken.seq, ...about, names: [broken.how] }]
  }
  const verified = head === null || head.seq === 0 || entries[head.seq - 1]?.digest === head.digest
  return verified ? [] : [{ what: 'chain-cut', seq: head.seq, source: null, subject: null, names: [] }]
}

function ringFindings(entries: readonly LedgerEntry[], facts: readonly Fact[]): Finding[] {
  const stored = new Map(facts.map((fact) => [fact.source, fact]))
  const replacedBy = replacements(entries)
  const closedAt = closingRing(entries)
  return entries.flatMap((entry): Finding[] => {
    const { seq, source, subject } = entry
    const fact = stored.get(source)
    if (!fact) return isOver(entry, closedAt) ? [] : [{ what: 'gone', seq, source, subject, names: [] }]
    const names = differences(entry, fact, replacedBy.get(source) ?? 'holds')
    return names.length > 0 ? [{ what: 'differs', seq, source, subject, names }] : []
  })
}

/** The number of the last ring that says that the hours of the year were deleted at the end of their term; 0: none. */
function closingRing(entries: readonly Pick<LedgerEntry, 'kind' | 'subject' | 'seq'>[]): number {
  return entries.findLast(({ kind, subject }) => kind === 'deletion' && subject === 'hours')?.seq ?? 0
}

/** Hours that were written down before they were deleted may be gone; they still prove what they were. */
function isOver({ kind, seq }: LedgerEntry, closedAt: number): boolean {
  return (kind === 'approval' || kind === 'rectification') && seq < closedAt
}

function strangers(entries: readonly LedgerEntry[], old: readonly Fact[]): Finding[] {
  const recorded = new Set(entries.map(({ source }) => source))
  return old
    .filter(({ source }) => !recorded.has(source))
    .map(({ source, subject }) => ({ what: 'never-recorded', seq: null, source, subject, names: [] }))
}

/** What the ledger says has taken the place of what. */
function replacements(entries: readonly LedgerEntry[]): Map<string, Standing> {
  return new Map(
    entries.flatMap(({ kind, source, fields }): [string, Standing][] => {
      const replaced = kind === 'rectification' ? fields['rectifies'] : null
      return typeof replaced === 'string' ? [[replaced, `replaced-by:${source}`]] : []
    }),
  )
}

/** The names of what differs between a ring and what is stored now; `standing` among them. */
export function differences(entry: LedgerEntry, fact: Fact, standing: Standing): string[] {
  const names = (fieldNames(entry.kind, entry.version) ?? []).filter(
    (name) => (entry.fields[name] ?? null) !== (fact.fields[name] ?? null),
  )
  return [
    ...(entry.kind === fact.kind ? [] : ['kind']),
    ...(entry.subject === fact.subject ? [] : ['subject']),
    ...names,
    ...(fact.standing === standing ? [] : ['standing']),
  ]
}
