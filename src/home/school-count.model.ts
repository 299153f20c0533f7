import { model, Schema } from 'mongoose'
import { embedded, moment, number, text } from '../platform/schema-types.ts'
import type { SchoolCount } from './school-count.rules.ts'

const atRisk = new Schema<SchoolCount['atRisk'][number]>({ classId: text, students: number }, embedded)
const toSubmit = new Schema<NonNullable<SchoolCount['toSubmit']>>({ schoolYear: text, blocking: number }, embedded)

const schoolCount = new Schema<SchoolCount>(
  {
    _id: text,
    at: moment,
    atRisk: { type: [atRisk], default: [] },
    toSubmit: { type: toSubmit, default: null },
  },
  { collection: 'schoolCounts', versionKey: false, strict: 'throw' },
)

export const SchoolCounts = model<SchoolCount>('SchoolCount', schoolCount)
