import { model, Schema } from 'mongoose'
import { embedded, optionalText, text } from '../platform/schema-types.ts'
import type { ChangedBy, ProgrammeChange, ProgrammeDraft, ProgrammeRecord } from './programme-record.rules.ts'

const options = { versionKey: false, strict: 'throw', minimize: false } as const

const by = new Schema<ChangedBy>({ accountId: optionalText, name: text }, embedded)
const change = new Schema<ProgrammeChange>(
  {
    revision: { type: Number, required: true },
    at: { type: Date, required: true },
    by: { type: by, required: true },
    event: text,
    pack: optionalText,
    section: optionalText,
    draftId: optionalText,
  },
  embedded,
)

// Read and checked by programme-pack.rules.ts, and only ever written as a whole.
const programme = { type: Schema.Types.Mixed, required: true } as const

const record = new Schema<ProgrammeRecord>(
  {
    _id: text,
    programme,
    revision: { type: Number, required: true },
    importedAt: { type: Date, default: null },
    by: { type: by, default: null },
    history: { type: [change], default: [] },
  },
  { collection: 'programme', ...options },
)

const draft = new Schema<ProgrammeDraft>(
  { _id: text, programme, name: text, uploadedAt: { type: Date, required: true }, by: { type: by, required: true } },
  { collection: 'programmeDrafts', ...options },
)
draft.index({ 'by.accountId': 1 })
draft.index({ uploadedAt: 1 })

export const Programmes = model<ProgrammeRecord>('Programme', record)
export const ProgrammeDrafts = model<ProgrammeDraft>('ProgrammeDraft', draft)
