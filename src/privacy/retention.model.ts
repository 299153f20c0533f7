import { model, Schema } from 'mongoose'
import { embedded, moment, number, optionalMoment, optionalText, text } from '../platform/schema-types.ts'
import type { RetentionDeletion, RetentionItem, RetentionStretch } from './retention.rules.ts'

// The identifier is school, kind and school year: the list is made anew in its place.
const item = new Schema<RetentionItem>(
  {
    _id: text,
    schoolId: text,
    kind: text,
    schoolYear: text,
    records: number,
    dueOn: optionalText,
    inCareer: number,
    unknown: number,
    preparedAt: moment,
  },
  { collection: 'retentionItems', versionKey: false, strict: 'throw' },
)
item.index({ schoolId: 1, schoolYear: 1, _id: 1 })

export const RetentionItems = model<RetentionItem>('RetentionItem', item)

const person = new Schema({ accountId: text, name: text }, embedded)
const taken = new Schema({ accountId: text, name: text, at: moment, digest: text }, embedded)

const deletion = new Schema<RetentionDeletion>(
  {
    _id: text,
    schoolId: text,
    kind: text,
    schoolYear: text,
    state: text,
    by: { type: person, required: true },
    at: moment,
    reason: text,
    filedAs: text,
    declarationVersion: text,
    records: number,
    students: number,
    files: number,
    taken: { type: taken, required: true },
    kept: { type: Number, default: null },
    doneAt: optionalMoment,
  },
  { collection: 'retentionDeletions', versionKey: false, strict: 'throw' },
)
deletion.index({ schoolId: 1, at: -1, _id: -1 })
deletion.index({ schoolId: 1, schoolYear: 1, at: 1 })
deletion.index({ state: 1, at: 1 })

export const RetentionDeletions = model<RetentionDeletion>('RetentionDeletion', deletion)

const line = new Schema({ id: text, digest: text, fileIds: { type: [String], default: [] } }, embedded)

const stretch = new Schema<RetentionStretch>(
  {
    _id: text,
    deletionId: text,
    place: number,
    lines: { type: [line], default: [] },
    kept: { type: Number, default: null },
  },
  { collection: 'retentionStretches', versionKey: false, strict: 'throw' },
)
stretch.index({ deletionId: 1, _id: 1 })

export const RetentionStretches = model<RetentionStretch>('RetentionStretch', stretch)
