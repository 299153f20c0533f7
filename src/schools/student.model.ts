import { model, Schema } from 'mongoose'
import type { Student } from './student.rules.ts'

// A name may be one word only: the other part is then empty, which Mongoose would not take for a required text.
const student = new Schema<Student>(
  {
    _id: { type: String, required: true },
    schoolId: { type: String, required: true },
    surname: { type: String, default: '' },
    givenName: { type: String, default: '' },
    taxCode: { type: String, default: null },
    birthDate: { type: String, default: null },
    sex: { type: String, default: null },
    email: { type: String, default: null },
    mergedInto: { type: String, default: undefined },
    mergedFrom: { type: [String], default: undefined },
    otherTaxCodes: { type: [String], default: undefined },
  },
  { collection: 'students', versionKey: false, strict: 'throw' },
)
student.index({ schoolId: 1, taxCode: 1 }, { unique: true, partialFilterExpression: { taxCode: { $gt: '' } } })
student.index({ schoolId: 1, surname: 1 })
student.index({ mergedInto: 1 }, { partialFilterExpression: { mergedInto: { $gt: '' } } })

export const Students = model<Student>('Student', student)
