import { model, Schema } from 'mongoose'
import { embedded, moment, optionalText, text, texts } from '../platform/schema-types.ts'
import type { ChoiceList, Receipt } from './choice.rules.ts'

const person = new Schema({ accountId: optionalText, name: text }, embedded)
const yesOrNo = { type: Boolean, required: true } as const
const receipt = new Schema<Receipt>(
  { code: text, at: moment, by: { type: person, required: true }, offerIds: texts, acceptsAny: yesOrNo },
  embedded,
)
const list = new Schema<ChoiceList>(
  {
    _id: text,
    roundId: text,
    unitId: text,
    studentId: optionalText,
    schoolId: text,
    classId: text,
    offerIds: texts,
    acceptsAny: yesOrNo,
    sentAt: moment,
    receipts: { type: [receipt], default: [] },
  },
  { collection: 'choiceLists', versionKey: false, strict: 'throw' },
)
list.index({ roundId: 1, schoolId: 1, classId: 1 })
list.index({ studentId: 1 }, { partialFilterExpression: { studentId: { $gt: '' } } })

export const ChoiceLists = model<ChoiceList>('ChoiceList', list)
