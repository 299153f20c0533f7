import { model, Schema } from 'mongoose'
import { moduleVersionFields } from '../lab-modules/module-version.schema.ts'
import { embedded, moment, number, optionalText, text, texts } from '../platform/schema-types.ts'
import type { Edition, EditionAuthor, EditionLine, LabGroup, LabSession } from './edition.rules.ts'
import type { Participant, PatternSlot, StaffMember, TeacherNews, UntoldChange } from './edition.rules.ts'

const authorFields = { accountId: optionalText, name: text } as const
const author = { type: new Schema<EditionAuthor>(authorFields, embedded), required: true } as const
const moduleVersion = new Schema<Edition['module']>({ code: text, ...moduleVersionFields }, embedded)

const staff = new Schema<StaffMember>(
  {
    id: text,
    partnerId: text,
    part: text,
    name: text,
    email: optionalText,
    accountId: optionalText,
    insteadOf: optionalText,
  },
  embedded,
)

const cancelled = new Schema<NonNullable<LabSession['cancelled']>>({ at: moment, by: author, reason: text }, embedded)
const session = new Schema<LabSession>(
  {
    id: text,
    number,
    day: text,
    from: text,
    to: text,
    minutes: number,
    state: text,
    roomIds: texts,
    machineIds: texts,
    staff: { type: [staff], default: [] },
    partIds: texts,
    topic: optionalText,
    recovers: optionalText,
    cancelled: { type: cancelled, default: null },
    sequence: number,
    changedAt: moment,
  },
  embedded,
)

const groupLine = new Schema<LabGroup['history'][number]>(
  {
    at: moment,
    by: author,
    to: text,
    reason: optionalText,
    studentId: optionalText,
    joined: { type: Boolean, default: null },
    teacher: { type: new Schema({ before: optionalText, after: text }, embedded), default: undefined },
  },
  embedded,
)
const teacher = new Schema<NonNullable<LabGroup['teacher']>>({ accountId: text, name: text }, embedded)
const group = new Schema<LabGroup>(
  {
    id: text,
    kind: text,
    schoolId: text,
    classIds: texts,
    label: text,
    studentIds: texts,
    teacher: { type: teacher, default: null },
    counts: { type: Boolean, required: true },
    state: text,
    at: moment,
    by: author,
    offeredUntil: { type: Date, default: null },
    history: { type: [groupLine], default: [] },
  },
  embedded,
)

const participant = new Schema<Participant>(
  {
    studentId: text,
    schoolId: text,
    classId: text,
    groupId: text,
    from: text,
    to: optionalText,
    privacyOn: optionalText,
  },
  embedded,
)

const slot = new Schema<PatternSlot>({ weekday: number, from: text, to: text }, embedded)
const line = new Schema<EditionLine>({ at: moment, by: author, event: text, reason: optionalText }, embedded)

const teacherNews = new Schema<TeacherNews>(
  {
    groupId: text,
    rosterVersion: number,
    before: { type: teacher, default: null },
    after: { type: teacher, required: true },
  },
  embedded,
)
const untold = new Schema<UntoldChange>(
  {
    planVersion: number,
    at: moment,
    byId: optionalText,
    partnerIds: texts,
    changes: optionalText,
    reason: optionalText,
    teacher: { type: teacherNews, default: undefined },
  },
  embedded,
)

const edition = new Schema<Edition>(
  {
    _id: text,
    code: text,
    title: text,
    moduleId: text,
    module: { type: moduleVersion, required: true },
    schoolYear: text,
    partnerId: text,
    siteId: text,
    partnerIds: texts,
    schoolIds: texts,
    state: text,
    from: text,
    to: text,
    pattern: { type: [slot], default: [] },
    roomIds: texts,
    machineIds: texts,
    staff: { type: [staff], default: [] },
    seats: number,
    minimum: number,
    minimumBy: optionalText,
    enrolUntil: optionalText,
    taken: { type: Number, default: 0 },
    sessions: { type: [session], default: [] },
    groups: { type: [group], default: [] },
    participants: { type: [participant], default: [] },
    copiedFrom: optionalText,
    finishedBy: { type: [String], default: undefined },
    untold: { type: [untold], default: undefined },
    history: { type: [line], default: [] },
    createdAt: moment,
    version: { type: Number, default: 1 },
    planVersion: { type: Number, default: 1 },
    rosterVersion: { type: Number, default: 1 },
  },
  { collection: 'labEditions', versionKey: false, strict: 'throw' },
)
edition.index({ code: 1 }, { unique: true })
// In the order of lists: the states or the year are given, the latest to begin comes first.
edition.index({ state: 1, from: 1, _id: 1 })
edition.index({ schoolYear: 1, from: 1, _id: 1 })
edition.index({ 'module.theme': 1, from: 1, _id: 1 })
edition.index({ moduleId: 1, state: 1 })
edition.index({ partnerIds: 1, state: 1, from: 1 })
edition.index({ partnerId: 1, state: 1 })
edition.index({ schoolIds: 1, state: 1, from: 1 })
edition.index({ 'participants.schoolId': 1, state: 1, from: 1 })
edition.index({ 'participants.studentId': 1, state: 1, from: 1 })
edition.index({ 'sessions.day': 1, state: 1 })
// Only while it takes enrolments somebody looks whether enough come.
edition.index({ minimumBy: 1 }, { partialFilterExpression: { state: 'open' } })
edition.index({ 'groups.state': 1, 'groups.offeredUntil': 1 })
edition.index({ 'untold.at': 1 }, { sparse: true })

export const Editions = model<Edition>('Edition', edition)
