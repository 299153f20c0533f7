import { model, Schema } from 'mongoose'
import { embedded, moment, number, optionalText, text, texts } from '../platform/schema-types.ts'
import type { AssignmentLine, Assignments, Place } from './assignment.rules.ts'

const person = new Schema({ accountId: optionalText, name: text }, embedded)
const offered = new Schema({ offerId: text, until: moment }, embedded)
const place = new Schema<Place>(
  {
    unitId: text,
    studentId: optionalText,
    schoolId: text,
    classId: text,
    offerId: optionalText,
    phase: text,
    rank: { type: Number, default: null },
    state: text,
    offered: { type: offered, default: null },
    passed: texts,
    placementId: optionalText,
  },
  embedded,
)
const line = new Schema<AssignmentLine>(
  {
    at: moment,
    by: { type: person, required: true },
    event: text,
    unitId: optionalText,
    offerId: optionalText,
    text: optionalText,
  },
  embedded,
)
const assignments = new Schema<Assignments>(
  {
    _id: text,
    schoolIds: texts,
    partnerIds: texts,
    version: number,
    places: { type: [place], default: [] },
    told: { type: Boolean, required: true },
    released: { type: Boolean, required: true },
    log: { type: [line], default: [] },
  },
  { collection: 'assignments', versionKey: false, strict: 'throw' },
)
assignments.index({ schoolIds: 1 })
assignments.index({ partnerIds: 1 })
assignments.index({ 'places.studentId': 1 })
assignments.index({ 'places.offered.until': 1 })

export const RoundAssignments = model<Assignments>('RoundAssignments', assignments)
