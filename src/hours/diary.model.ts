import { model, Schema } from 'mongoose'
import { embedded, moment, number, text } from '../platform/schema-types.ts'
import type { DiaryPage, DiaryPhoto } from './diary.rules.ts'

const photo = new Schema<DiaryPhoto>({ fileId: text, type: text, bytes: number }, embedded)

const page = new Schema<DiaryPage>(
  {
    _id: text,
    placementId: text,
    schoolId: text,
    partnerId: text,
    studentId: text,
    day: text,
    // A page may be a photograph alone.
    text: { type: String, default: '' },
    photo: { type: photo, default: null },
    version: number,
    editedAt: moment,
  },
  { collection: 'diaryPages', versionKey: false, strict: 'throw' },
)
page.index({ placementId: 1, day: -1 })
page.index({ studentId: 1 })
page.index({ schoolId: 1, day: 1 })

export const DiaryPages = model<DiaryPage>('DiaryPage', page)
