import { model, Schema } from 'mongoose'
import type { Enrolment } from './enrolment.rules.ts'

const enrolment = new Schema<Enrolment>(
  {
    _id: { type: String, required: true },
    schoolId: { type: String, required: true },
    classId: { type: String, required: true },
    studentId: { type: String, required: true },
    from: { type: String, required: true },
    to: { type: String, default: null },
    leaving: { type: String, default: null },
  },
  { collection: 'enrolments', versionKey: false, strict: 'throw' },
)
enrolment.index({ studentId: 1, from: 1 })
enrolment.index({ classId: 1 })
enrolment.index({ schoolId: 1 })
// Nobody is in two classes at once: at most one open enrolment per student.
enrolment.index(
  { studentId: 1 },
  { name: 'one_open_enrolment', unique: true, partialFilterExpression: { to: { $type: 'null' } } },
)

export const Enrolments = model<Enrolment>('Enrolment', enrolment)
