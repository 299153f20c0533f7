import { model, Schema } from 'mongoose'
import { embedded, number, optionalText, text } from '../platform/schema-types.ts'
import type { AnnouncedAbsence, RollApproval, RollCall, RollCallMark } from './roll-call.rules.ts'
import type { RollChange, RollLine, RollSignature } from './roll-call.rules.ts'

const flag = { type: Boolean, required: true } as const

const markFields = { accountId: optionalText, name: text, role: text, at: { type: Date, required: true } } as const
const mark = { type: new Schema<RollCallMark>(markFields, embedded), required: true } as const

const line = new Schema<RollLine>(
  {
    id: text,
    studentId: optionalText,
    guestName: optionalText,
    guestClass: optionalText,
    schoolId: text,
    classId: optionalText,
    groupId: optionalText,
    counts: flag,
    state: text,
    late: number,
    early: number,
    minutes: number,
    justified: { type: Boolean, default: null },
    reason: optionalText,
    approved: flag,
  },
  embedded,
)

const signature = new Schema<RollSignature>({ part: text, schoolId: optionalText, mark }, embedded)
const approval = new Schema<RollApproval>({ schoolId: text, mark, note: optionalText }, embedded)
const change = new Schema<RollChange>(
  {
    mark,
    lineId: text,
    schoolId: optionalText,
    // An empty topic is a word of its own here.
    before: { type: String, default: '' },
    after: { type: String, default: '' },
    reason: optionalText,
    version: number,
  },
  embedded,
)

// The identifier is that of the session: two first savings meet in the same record.
const rollCall = new Schema<RollCall>(
  {
    _id: text,
    editionId: text,
    title: text,
    day: text,
    from: text,
    to: text,
    minutes: number,
    partnerIds: { type: [String], default: [] },
    schoolIds: { type: [String], default: [] },
    theme: text,
    countableMinutes: number,
    topic: optionalText,
    lines: { type: [line], default: [] },
    signatures: { type: [signature], default: [] },
    approvals: { type: [approval], default: [] },
    history: { type: [change], default: [] },
    takenBy: mark,
    version: number,
  },
  { collection: 'rollCalls', versionKey: false, strict: 'throw' },
)
rollCall.index({ editionId: 1, day: 1 })
rollCall.index({ 'lines.studentId': 1, day: 1 })
rollCall.index({ day: 1 })
rollCall.index({ schoolIds: 1, day: 1 })

export const RollCalls = model<RollCall>('RollCall', rollCall)

// The identifier is made of session and student: an absence is announced once.
const announcedAbsence = new Schema<AnnouncedAbsence>(
  {
    _id: text,
    editionId: text,
    sessionId: text,
    studentId: text,
    schoolId: text,
    reason: text,
    state: text,
    by: mark,
    decidedBy: { type: new Schema<RollCallMark>(markFields, embedded), default: null },
  },
  { collection: 'announcedAbsences', versionKey: false, strict: 'throw' },
)
announcedAbsence.index({ sessionId: 1 })
announcedAbsence.index({ schoolId: 1, state: 1 })

export const AnnouncedAbsences = model<AnnouncedAbsence>('AnnouncedAbsence', announcedAbsence)
