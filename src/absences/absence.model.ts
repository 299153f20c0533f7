import { model, Schema } from 'mongoose'
import { embedded, number, optionalText, text } from '../platform/schema-types.ts'
import type { Absence, AbsenceMark } from './absence.rules.ts'

const markFields = { accountId: text, name: text, role: text, at: { type: Date, required: true } } as const
const mark = new Schema<AbsenceMark>(markFields, embedded)
const decision = new Schema<NonNullable<Absence['decision']>>(
  { ...markFields, justified: { type: Boolean, required: true }, reason: optionalText },
  embedded,
)
const recovered = new Schema<NonNullable<Absence['recovered']>>({ ...markFields, on: text }, embedded)

// The identifier is made of placement and day: a second absence of a day meets the first.
const absence = new Schema<Absence>(
  {
    _id: text,
    placementId: text,
    schoolId: text,
    partnerId: text,
    studentId: text,
    day: text,
    minutes: number,
    announced: { type: Boolean, required: true },
    by: { type: mark, required: true },
    reason: optionalText,
    decision: { type: decision, default: null },
    recovered: { type: recovered, default: null },
  },
  { collection: 'placementAbsences', versionKey: false, strict: 'throw' },
)
absence.index({ placementId: 1, day: -1 })
absence.index({ partnerId: 1, day: 1 })
absence.index({ schoolId: 1, _id: 1 })
// What the school has not decided yet.
absence.index({ schoolId: 1, day: 1 }, { partialFilterExpression: { decision: null, recovered: null } })
// One day makes up for one absence.
absence.index(
  { placementId: 1, 'recovered.on': 1 },
  { unique: true, partialFilterExpression: { 'recovered.on': { $gt: '' } } },
)

export const PlacementAbsences = model<Absence>('PlacementAbsence', absence)
