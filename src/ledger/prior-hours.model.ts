import { model, Schema } from 'mongoose'
import { embedded, moment, number, optionalText, text } from '../platform/schema-types.ts'
import type { PriorAuthor, PriorHours } from './prior-hours.rules.ts'

const author = new Schema<PriorAuthor>({ accountId: optionalText, name: text, at: moment }, embedded)
const certificate = new Schema<PriorHours['certificate']>(
  { fileId: text, name: text, type: text, bytes: number, digest: text },
  embedded,
)

const priorHours = new Schema<PriorHours>(
  {
    _id: text,
    schoolId: text,
    studentId: text,
    schoolYear: text,
    year: number,
    minutes: number,
    fromSchool: text,
    certificate: { type: certificate, required: true },
    by: { type: author, required: true },
    removed: { type: author, default: null },
  },
  { collection: 'priorHours', versionKey: false, strict: 'throw' },
)
// One line that counts for each school year of a student.
priorHours.index(
  { studentId: 1, schoolYear: 1 },
  { name: 'one_line_a_year', unique: true, partialFilterExpression: { removed: { $type: 'null' } } },
)
priorHours.index({ studentId: 1, removed: 1 })

export const PriorHoursLines = model<PriorHours>('PriorHours', priorHours)
