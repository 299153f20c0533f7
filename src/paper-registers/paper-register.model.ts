import { model, Schema } from 'mongoose'
import { embedded, moment, number, optionalMoment, optionalText, text } from '../platform/schema-types.ts'
import type { PaperLine, PaperTimes } from './paper-reading.rules.ts'
import type { KeptFile, PaperRegister, PaperResult, PlannedRow } from './paper-register.rules.ts'

const maybeNumber = { type: Number, default: null } as const
const maybeEmpty = { type: String, default: '' } as const
const kept = new Schema<KeptFile>({ fileId: text, name: text, type: text }, embedded)
const times = new Schema<PaperTimes>({ from: text, to: text, breakMinutes: number }, embedded)
const line = new Schema<PaperLine>(
  {
    sheet: maybeEmpty,
    row: number,
    day: optionalText,
    dayText: maybeEmpty,
    times: { type: [times], default: [] },
    declared: maybeNumber,
    activity: maybeEmpty,
    absent: { type: Boolean, required: true },
    problem: optionalText,
  },
  embedded,
)
const heading = new Schema<PaperRegister['heading']>(
  {
    taxCode: optionalText,
    student: optionalText,
    host: optionalText,
    vatNumber: optionalText,
    hostTutor: optionalText,
    period: { type: new Schema({ from: text, to: text }, embedded), default: null },
    month: optionalText,
  },
  embedded,
)
const planned = new Schema<PlannedRow>({ sheet: maybeEmpty, row: number, key: text }, embedded)
const outcome = new Schema<PaperResult['rows'][number]>(
  { sheet: maybeEmpty, row: number, outcome: text, reasons: { type: [String], default: [] } },
  embedded,
)
const result = new Schema<PaperResult>({ rows: { type: [outcome], default: [] }, minutes: number }, embedded)

const register = new Schema<PaperRegister>(
  {
    _id: text,
    schoolId: text,
    placementId: optionalText,
    uploadedBy: { type: new Schema({ accountId: optionalText, name: text }, embedded), required: true },
    uploadedAt: moment,
    fileName: maybeEmpty,
    file: { type: kept, required: true },
    scan: { type: kept, default: null },
    heading: { type: heading, required: true },
    lines: { type: [line], default: [] },
    declaredTotal: maybeNumber,
    state: text,
    plan: { type: [planned], default: [] },
    result: { type: result, default: null },
    appliedBy: optionalText,
    appliedAt: optionalMoment,
  },
  { collection: 'paperRegisters', versionKey: false, strict: 'throw' },
)
register.index({ schoolId: 1, uploadedAt: -1 })
register.index({ placementId: 1, uploadedAt: -1 })
register.index({ schoolId: 1, state: 1 })

export const PaperRegisters = model<PaperRegister>('PaperRegister', register)
