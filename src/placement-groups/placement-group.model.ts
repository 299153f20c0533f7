import { model, Schema } from 'mongoose'
import { embedded, optionalText, text } from '../platform/schema-types.ts'
import type { CommonTerms, GroupHost, GroupLine, GroupTerms, PlacementGroup } from './placement-group.rules.ts'

// As in a placement; only the sites of slots are left out, since the students of a group go to different hosts.
const slot = new Schema({ weekday: { type: Number, required: true }, from: text, to: text }, embedded)
const terms = new Schema<GroupTerms>(
  { from: text, to: text, timetable: [slot], plannedMinutes: { type: Number, required: true } },
  embedded,
)
const common = new Schema<CommonTerms>(
  { title: text, activities: text, schoolTutorId: optionalText, terms: { type: terms, required: true } },
  embedded,
)
const host = new Schema<GroupHost>({ partnerId: text, name: text, seats: { type: Number, required: true } }, embedded)

// A name may be one word only: the other part is then empty, which Mongoose would not take for a required text.
const namePart = { type: String, default: '' } as const
const student = new Schema({ surname: namePart, givenName: namePart, className: optionalText }, embedded)
const line = new Schema<GroupLine>(
  {
    studentId: text,
    classId: optionalText,
    student: { type: student, required: true },
    partnerId: optionalText,
    siteId: optionalText,
    hostTutorId: optionalText,
    schoolTutorId: optionalText,
    own: { type: terms, default: null },
    placed: { type: Boolean, default: false },
  },
  embedded,
)
const person = new Schema({ accountId: optionalText, name: text }, embedded)

const group = new Schema<PlacementGroup>(
  {
    _id: text,
    schoolId: text,
    schoolYear: text,
    classId: { type: [String], default: [] },
    title: text,
    common: { type: common, default: null },
    hosts: { type: [host], default: [] },
    lines: { type: [line], default: [] },
    copiedFrom: optionalText,
    createdAt: { type: Date, required: true },
    createdBy: { type: person, required: true },
    version: { type: Number, required: true },
  },
  { collection: 'placementGroups', versionKey: false, strict: 'throw' },
)
group.index({ schoolId: 1, schoolYear: -1, createdAt: -1, _id: -1 })
group.index({ schoolId: 1, createdAt: -1, _id: -1 })

export const PlacementGroups = model<PlacementGroup>('PlacementGroup', group)
