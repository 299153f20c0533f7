import { model, Schema } from 'mongoose'
import { embedded, moment, number, optionalText, text } from '../platform/schema-types.ts'
import type { ChangeCount, ReturnLine } from './return-lines.rules.ts'
import type { ReturnTotals } from './return-rows.rules.ts'
import type { Receipt, ReceiptFile, Submission, SubmittedMinutes } from './submission.rules.ts'

const receipt = new Schema<Receipt>(
  {
    number: optionalText,
    on: text,
    file: { type: new Schema<ReceiptFile>({ fileId: text, name: text, digest: text }, embedded), default: null },
  },
  embedded,
)
const totals = new Schema<ReturnTotals>(
  { paths: number, hosts: number, students: number, planned: number, done: number, years: number, missing: number },
  embedded,
)
const difference = new Schema<ChangeCount>({ added: number, changed: number, removed: number }, embedded)
// Texts and numbers in the order of the columns.
const line = new Schema<ReturnLine>(
  { sheet: text, key: text, name: text, cells: { type: [Schema.Types.Mixed], required: true } },
  embedded,
)
const student = new Schema<SubmittedMinutes>(
  { studentId: text, yearOfCourse: { type: Number, default: null }, minutes: number, change: number },
  embedded,
)

// The identifier is made of school, school year and number: of two that submit at once one is the first.
const submission = new Schema<Submission>(
  {
    _id: text,
    schoolId: text,
    schoolYear: text,
    number,
    at: moment,
    by: { type: new Schema({ accountId: text, name: text }, embedded), required: true },
    receipt: { type: receipt, required: true },
    columnsVersion: number,
    digest: text,
    totals: { type: totals, required: true },
    difference: { type: difference, required: true },
    lines: { type: [line], default: [] },
    students: { type: [student], default: [] },
  },
  { collection: 'submissions', versionKey: false, strict: 'throw' },
)
submission.index({ schoolId: 1, schoolYear: 1, number: -1 }, { unique: true })

export const Submissions = model<Submission>('Submission', submission)
