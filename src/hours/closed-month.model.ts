import { model, Schema } from 'mongoose'
import { embedded, number, optionalText, text } from '../platform/schema-types.ts'
import type { ClosedMonth, Closing, MonthEvent } from './closed-month.rules.ts'
import type { Mark } from './hour-entry.rules.ts'

const mark = new Schema<Mark>({ accountId: text, name: text, role: text, at: { type: Date, required: true } }, embedded)
const closing = new Schema<Closing>({ by: { type: mark, required: true }, waiting: number }, embedded)
const event = new Schema<MonthEvent>(
  { event: text, by: { type: mark, required: true }, reason: optionalText, waiting: number },
  embedded,
)

const closedMonth = new Schema<ClosedMonth>(
  {
    _id: text,
    schoolId: text,
    month: text,
    closed: { type: closing, default: null },
    history: { type: [event], default: [] },
  },
  { collection: 'closedMonths', versionKey: false, strict: 'throw' },
)
closedMonth.index({ schoolId: 1, month: 1 })

export const ClosedMonths = model<ClosedMonth>('ClosedMonth', closedMonth)
