import { model, Schema } from 'mongoose'
import { optionalText, text } from '../platform/schema-types.ts'
import type { UploadedClassList } from './uploaded-list.rules.ts'

const part = { _id: false } as const

// Only what was read for the enrolments: never the file, never a sensitive column.
const listed = new Schema<UploadedClassList['students'][number]>(
  {
    sheet: { type: String, default: '' },
    row: { type: Number, required: true },
    surname: { type: String, default: '' },
    givenName: { type: String, default: '' },
    taxCode: optionalText,
    birthDate: optionalText,
    sex: optionalText,
    class: optionalText,
    leaving: { type: new Schema({ reason: text, date: optionalText }, part), default: null },
  },
  part,
)

const uploaded = new Schema<UploadedClassList>(
  {
    _id: text,
    schoolId: text,
    uploadedBy: optionalText,
    uploadedAt: { type: Date, required: true },
    fileName: { type: String, default: '' },
    schoolYear: text,
    effective: text,
    defaultClass: optionalText,
    siteCode: optionalText,
    sites: { type: [new Schema({ className: text, siteCode: text }, part)], default: [] },
    students: { type: [listed], default: [] },
    problems: {
      type: [
        new Schema({ sheet: { type: String, default: '' }, row: { type: Number, default: null }, reason: text }, part),
      ],
      default: [],
    },
    droppedColumns: {
      type: [
        new Schema({ heading: { type: String, default: '' }, sensitive: { type: Boolean, required: true } }, part),
      ],
      default: [],
    },
    state: text,
    claimedAt: { type: Date, default: null },
    decisions: { type: [new Schema({ key: text, choice: text }, part)], default: [] },
    // Made and checked by import-plan.rules.ts; gone once the list is applied.
    plan: { type: Schema.Types.Mixed, default: null },
    result: { type: Schema.Types.Mixed, default: null },
    appliedAt: { type: Date, default: null },
  },
  { collection: 'classLists', versionKey: false, strict: 'throw', minimize: false },
)
uploaded.index({ schoolId: 1, uploadedAt: -1 })
// One list of a school at a time: two at once could each create the same student.
uploaded.index(
  { schoolId: 1 },
  { name: 'one_list_being_applied', unique: true, partialFilterExpression: { state: 'applying' } },
)

export const UploadedClassLists = model<UploadedClassList>('UploadedClassList', uploaded)
