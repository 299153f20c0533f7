import { model, Schema } from 'mongoose'
import { embedded, number, optionalMoment, optionalText, text } from '../platform/schema-types.ts'
import type { HourEntry, Mark, StudentDay } from './hour-entry.rules.ts'

const markFields = { accountId: text, name: text, role: text, at: { type: Date, required: true } } as const
const mark = new Schema<Mark>(markFields, embedded)
const returned = new Schema<Mark & { reason: string }>({ ...markFields, reason: text }, embedded)
const rectified = new Schema({ id: text, reason: text }, embedded)

const entry = new Schema<HourEntry>(
  {
    id: text,
    placementId: text,
    partnerId: text,
    schoolId: text,
    from: text,
    to: text,
    breakMinutes: number,
    minutes: number,
    activity: text,
    state: text,
    live: { type: Boolean, required: true },
    startMinute: number,
    endMinute: number,
    loggedBy: { type: mark, required: true },
    confirmedBy: { type: mark, default: null },
    approvedBy: { type: mark, default: null },
    returned: { type: returned, default: null },
    cancelledBy: { type: mark, default: null },
    writtenAt: optionalMoment,
    warned: optionalText,
    confirmedFor: optionalText,
    rectifies: { type: rectified, default: null },
    rectifiedBy: optionalText,
  },
  embedded,
)

// The identifier is made of student and day: two first entries of a day meet in the same record.
const studentDay = new Schema<StudentDay>(
  {
    _id: text,
    studentId: text,
    schoolId: text,
    day: text,
    minutes: number,
    entries: { type: [entry], default: [] },
    closedFor: optionalText,
  },
  { collection: 'studentDays', versionKey: false, strict: 'throw' },
)
studentDay.index({ studentId: 1, day: 1 })
studentDay.index({ 'entries.placementId': 1, day: 1 })
studentDay.index({ 'entries.partnerId': 1, 'entries.state': 1 })
studentDay.index({ schoolId: 1, 'entries.state': 1, day: 1 })
// The oldest hours of a school, and a month as it is closed.
studentDay.index({ schoolId: 1, day: 1 })
// What still waits for the host, in every school: the reminders ask for it.
studentDay.index({ 'entries.state': 1, day: 1 })

export const StudentDays = model<StudentDay>('StudentDay', studentDay)
