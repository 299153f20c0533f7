import { model, Schema } from 'mongoose'
import type { SchoolClass } from './school-class.rules.ts'

const schoolClass = new Schema<SchoolClass>(
  {
    _id: { type: String, required: true },
    schoolId: { type: String, required: true },
    siteCode: { type: String, default: null },
    kind: { type: String, required: true },
    schoolYear: { type: String, required: true },
    year: { type: Number, required: true },
    section: { type: String, required: true },
    track: { type: String, default: null },
    label: { type: String, required: true },
    teacherIds: { type: [String], default: [] },
  },
  { collection: 'schoolClasses', versionKey: false, strict: 'throw' },
)
schoolClass.index({ schoolId: 1, schoolYear: 1, year: 1, section: 1, track: 1, siteCode: 1 }, { unique: true })

export const SchoolClasses = model<SchoolClass>('SchoolClass', schoolClass)
