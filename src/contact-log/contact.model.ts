import { model, Schema } from 'mongoose'
import { embedded, optionalText, text } from '../platform/schema-types.ts'
import type { ContactCorrection, ContactEntry, ContactFacts } from './contact.rules.ts'

const facts = {
  day: text,
  channel: text,
  person: optionalText,
  outcome: text,
  note: optionalText,
  askAgainOn: optionalText,
}

const correction = new Schema<ContactCorrection>(
  {
    at: { type: Date, required: true },
    by: { type: new Schema({ accountId: optionalText, name: text }, embedded), required: true },
    before: { type: new Schema<ContactFacts>(facts, embedded), required: true },
  },
  embedded,
)

const entry = new Schema<ContactEntry>(
  {
    ...facts,
    _id: text,
    partnerId: text,
    schoolId: optionalText,
    schoolName: optionalText,
    accountId: optionalText,
    callerName: text,
    createdAt: { type: Date, required: true },
    followed: { type: Boolean, default: false },
    corrections: { type: [correction], default: [] },
    version: { type: Number, default: 1 },
  },
  { collection: 'contactEntries', versionKey: false, strict: 'throw' },
)
entry.index({ partnerId: 1, day: -1, createdAt: -1, _id: -1 })
entry.index({ day: -1, createdAt: -1, _id: -1 })
entry.index({ schoolId: 1, day: -1, createdAt: -1, _id: -1 })
entry.index({ accountId: 1, day: -1, createdAt: -1, _id: -1 })
entry.index({ followed: 1, askAgainOn: 1 })

export const ContactEntries = model<ContactEntry>('ContactEntry', entry)
