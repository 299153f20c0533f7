import { model, Schema } from 'mongoose'
import { optionalText, text } from '../platform/schema-types.ts'
import type { AccessRecord } from './access-record.rules.ts'

const by = new Schema<AccessRecord['by']>(
  { accountId: optionalText, linkId: optionalText, name: text, role: text },
  { _id: false, strict: 'throw' },
)

const accessRecord = new Schema<AccessRecord>(
  {
    _id: text,
    at: { type: Date, required: true },
    by: { type: by, required: true },
    what: text,
    about: text,
    name: text,
    schoolId: optionalText,
    partnerId: optionalText,
    rows: { type: Number, default: null },
    studentId: optionalText,
  },
  { collection: 'accessRecords', versionKey: false, strict: 'throw' },
)
accessRecord.index({ at: -1, _id: -1 })
accessRecord.index({ schoolId: 1, at: -1, _id: -1 })
accessRecord.index({ studentId: 1, at: -1, _id: -1 }, { partialFilterExpression: { studentId: { $gt: '' } } })
accessRecord.index({ about: 1, at: -1, _id: -1 })
accessRecord.index({ what: 1, at: -1, _id: -1 })

export const AccessRecords = model<AccessRecord>('AccessRecord', accessRecord)
