import { model, Schema } from 'mongoose'
import { embedded, moment, number, optionalText, text } from '../platform/schema-types.ts'
import type { FamilyNotice, FileLine, GeneralSafety, StudentFile } from './student-file.rules.ts'

const by = { type: new Schema({ accountId: optionalText, name: text }, embedded), required: true } as const
const notice = new Schema<FamilyNotice>({ on: text, textVersion: text, how: text, by }, embedded)
const scan = { type: new Schema({ fileId: text, name: text }, embedded), default: null } as const
const safety = new Schema<GeneralSafety>({ on: text, minutes: number, provider: text, scan, by }, embedded)
const line = new Schema<FileLine>({ at: moment, by, event: text, on: text }, embedded)

const studentFile = new Schema<StudentFile>(
  {
    _id: text,
    studentId: text,
    schoolId: text,
    familyNotice: { type: notice, default: null },
    generalSafety: { type: safety, default: null },
    history: { type: [line], default: [] },
  },
  { collection: 'studentFiles', versionKey: false, strict: 'throw' },
)
studentFile.index({ schoolId: 1 })

export const StudentFiles = model<StudentFile>('StudentFile', studentFile)
