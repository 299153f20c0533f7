import { model, Schema } from 'mongoose'
import { embedded, moment, number, optionalText, text, texts } from '../platform/schema-types.ts'
import type { Head, LedgerEntry } from './chain.rules.ts'
import type { Finding, LedgerCheck } from './ledger-check.rules.ts'

// The identifier is school, school year and number: of two that write the next ring one finds it there.
const ledgerEntry = new Schema<LedgerEntry>(
  {
    _id: text,
    schoolId: text,
    schoolYear: text,
    seq: number,
    kind: text,
    source: text,
    subject: text,
    version: number,
    fields: { type: Schema.Types.Mixed, required: true },
    previous: { type: String, default: '' },
    digest: text,
    at: moment,
  },
  { collection: 'ledgerEntries', versionKey: false, strict: 'throw' },
)
ledgerEntry.index({ schoolId: 1, schoolYear: 1, seq: 1 }, { unique: true })
// Each thing is written down once, whoever does it.
ledgerEntry.index({ schoolId: 1, schoolYear: 1, source: 1 }, { unique: true })
ledgerEntry.index({ source: 1 })
ledgerEntry.index({ schoolId: 1, kind: 1, subject: 1 })

export const LedgerEntries = model<LedgerEntry>('LedgerEntry', ledgerEntry)

const head = new Schema<Head>({ seq: number, digest: text }, embedded)
const finding = new Schema<Finding>(
  {
    what: text,
    seq: { type: Number, default: null },
    source: optionalText,
    subject: optionalText,
    names: texts,
  },
  embedded,
)

const ledgerCheck = new Schema<LedgerCheck>(
  {
    _id: text,
    schoolId: text,
    schoolYear: text,
    at: moment,
    entries: number,
    head: { type: head, default: null },
    found: number,
    findings: { type: [finding], default: [] },
  },
  { collection: 'ledgerChecks', versionKey: false, strict: 'throw' },
)
ledgerCheck.index({ schoolId: 1, schoolYear: -1 })

export const LedgerChecks = model<LedgerCheck>('LedgerCheck', ledgerCheck)
