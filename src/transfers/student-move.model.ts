import { model, Schema } from 'mongoose'
import { embedded, moment, number, optionalMoment, optionalText, text, texts } from '../platform/schema-types.ts'
import type { CertifiedLine, Release, StudentMove, TakeOver } from './student-move.rules.ts'

const by = new Schema<StudentMove['by']>({ accountId: optionalText, name: text }, embedded)
const plan = new Schema<NonNullable<StudentMove['plan']>>(
  { changes: { type: [Object], required: true }, editionIds: texts },
  embedded,
)
const line = new Schema<CertifiedLine>(
  { schoolYear: text, year: number, minutes: number, schoolId: optionalText, schoolName: text },
  embedded,
)
const taking = new Schema<TakeOver>(
  {
    schoolId: text,
    studentId: text,
    classId: text,
    from: text,
    by: { type: by, required: true },
    at: moment,
    doneAt: optionalMoment,
    skipped: texts,
  },
  embedded,
)
const release = new Schema<Release>(
  {
    code: optionalText,
    taxCode: text,
    until: text,
    lines: [line],
    linesAt: moment,
    withdrawnAt: optionalMoment,
    taking: { type: taking, default: null },
  },
  embedded,
)

const move = new Schema<StudentMove>(
  {
    _id: text,
    schoolId: text,
    studentId: text,
    kind: text,
    day: text,
    reason: optionalText,
    by: { type: by, required: true },
    at: moment,
    fromClassId: optionalText,
    toClassId: optionalText,
    inHand: optionalText,
    plan: { type: plan, default: null },
    doneAt: optionalMoment,
    release: { type: release, default: null },
  },
  { collection: 'studentMoves', versionKey: false, strict: 'throw' },
)
// One move of a student at a time.
move.index({ inHand: 1 }, { name: 'one_in_hand', unique: true, partialFilterExpression: { inHand: { $gt: '' } } })
move.index({ 'release.code': 1 }, { unique: true, partialFilterExpression: { 'release.code': { $gt: '' } } })
move.index({ studentId: 1, at: 1 })
move.index({ schoolId: 1, kind: 1, at: -1 })
move.index({ 'release.taking.schoolId': 1, at: -1 })
move.index({ doneAt: 1, at: 1 })

export const StudentMoves = model<StudentMove>('StudentMove', move)
