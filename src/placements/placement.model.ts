import { model, Schema } from 'mongoose'
import type { TownCalendar } from '../norms/town-calendar.rules.ts'
import { embedded, optionalText, text } from '../platform/schema-types.ts'
import type { AgreementCopy, HistoryLine, HostCopy, HostSite, Placement } from './placement.rules.ts'
import type { Amendment, Slot, Terms } from './terms.rules.ts'

const slot = new Schema<Slot>({ weekday: { type: Number, required: true }, from: text, to: text }, embedded)
const person = new Schema({ accountId: optionalText, name: text }, embedded)
const planned = { type: Number, required: true } as const

const closed = new Schema({ from: text, to: text }, embedded)
const calendar = new Schema<TownCalendar>({ patron: optionalText, closures: { type: [closed], default: [] } }, embedded)
const terms = new Schema<Terms>(
  { from: text, to: text, timetable: [slot], plannedMinutes: planned, calendar },
  embedded,
)

const amendment = new Schema<Amendment>(
  {
    _id: text,
    validFrom: text,
    to: text,
    timetable: [slot],
    plannedMinutes: planned,
    calendar,
    reason: text,
    decidedAt: { type: Date, required: true },
    decidedBy: { type: person, required: true },
  },
  { strict: 'throw' },
)

const historyLine = new Schema<HistoryLine>(
  {
    at: { type: Date, required: true },
    by: { type: person, required: true },
    event: text,
    from: optionalText,
    to: text,
    reason: optionalText,
  },
  embedded,
)

const site = new Schema<HostSite>({ id: text, name: text, address: text, postcode: text, town: text }, embedded)
const ateco = new Schema({ code: text, version: { type: Number, required: true } }, embedded)
const host = new Schema<HostCopy>(
  {
    name: text,
    vatNumber: optionalText,
    taxCode: optionalText,
    ateco: { type: ateco, default: null },
    site: { type: site, required: true },
  },
  embedded,
)

// A name may be one word only: the other part is then empty, which Mongoose would not take for a required text.
const namePart = { type: String, default: '' } as const
const student = new Schema({ surname: namePart, givenName: namePart, className: optionalText }, embedded)
const schoolTutor = new Schema({ name: text, email: optionalText }, embedded)
const hostTutor = new Schema({ id: text, name: text, email: optionalText, phone: optionalText }, embedded)
const agreement = new Schema<AgreementCopy>(
  { agreementId: text, number: text, date: text, from: text, to: text },
  embedded,
)

const placement = new Schema<Placement>(
  {
    _id: text,
    schoolId: text,
    studentId: text,
    classId: optionalText,
    partnerId: text,
    schoolTutorId: optionalText,
    title: text,
    activities: text,
    student: { type: student, required: true },
    host: { type: host, required: true },
    schoolTutor: { type: schoolTutor, default: null },
    hostTutor: { type: hostTutor, default: null },
    agreement: { type: agreement, default: null },
    terms: { type: terms, required: true },
    amendments: { type: [amendment], default: [] },
    state: text,
    history: { type: [historyLine], default: [] },
  },
  { collection: 'placements', versionKey: false, strict: 'throw' },
)
placement.index({ schoolId: 1, 'terms.from': -1, _id: -1 })
placement.index({ schoolId: 1, state: 1, 'terms.from': -1, _id: -1 })
placement.index({ partnerId: 1, 'terms.from': -1, _id: -1 })
placement.index({ studentId: 1 })
placement.index({ schoolTutorId: 1, 'terms.from': -1, _id: -1 })
placement.index({ classId: 1 })
placement.index({ state: 1, 'terms.from': 1 })

export const Placements = model<Placement>('Placement', placement)
