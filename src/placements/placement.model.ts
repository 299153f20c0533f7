import { model, Schema } from 'mongoose'
import type { TownCalendar } from '../norms/town-calendar.rules.ts'
import { embedded, optionalText, text } from '../platform/schema-types.ts'
import type { HostSite, SchoolTutorCopy } from './copies.rules.ts'
import type { AgreementCopy, HistoryLine, HostConsent, HostCopy, Placement } from './placement.rules.ts'
import type { TutorShares } from './placement.rules.ts'
import type { Amendment, SignedAddendum, Slot, Terms, UndoneAmendment } from './terms.rules.ts'

const slot = new Schema<Slot>(
  { weekday: { type: Number, required: true }, from: text, to: text, siteId: { type: String } },
  embedded,
)
const person = new Schema({ accountId: optionalText, name: text }, embedded)
const planned = { type: Number, required: true } as const

const closed = new Schema({ from: text, to: text }, embedded)
const calendar = new Schema<TownCalendar>({ patron: optionalText, closures: { type: [closed], default: [] } }, embedded)
const terms = new Schema<Terms>(
  { from: text, to: text, timetable: [slot], plannedMinutes: planned, calendar },
  embedded,
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

// Of a school's own site the register may know no address, which Mongoose would not take for a required text.
const known = { type: String, default: '' } as const
const site = new Schema<HostSite>({ id: text, name: text, address: known, postcode: known, town: known }, embedded)
const ateco = new Schema({ code: text, version: { type: Number, required: true } }, embedded)
const host = new Schema<HostCopy>(
  {
    name: text,
    vatNumber: optionalText,
    taxCode: optionalText,
    ateco: { type: ateco, default: null },
    site: { type: site, required: true },
    otherSites: { type: [site], default: [] },
  },
  embedded,
)

// A name may be one word only: the other part is then empty, which Mongoose would not take for a required text.
const namePart = { type: String, default: '' } as const
const student = new Schema({ surname: namePart, givenName: namePart, className: optionalText }, embedded)
const schoolTutor = new Schema({ name: text, email: optionalText }, embedded)
const hostTutor = new Schema({ id: text, name: text, email: optionalText, phone: optionalText }, embedded)
// What an amendment does not change is not there: an empty list would be a week without times.
const amended = {
  _id: text,
  kind: { type: String },
  noShow: { type: Boolean },
  validFrom: text,
  to: { type: String },
  timetable: { type: [slot], default: undefined },
  plannedMinutes: { type: Number },
  calendar,
  site,
  otherSites: { type: [site], default: undefined },
  hostTutor,
  schoolTutor: new Schema<SchoolTutorCopy>({ id: text, name: text, email: optionalText }, embedded),
  interruption: closed,
  reason: text,
  decidedAt: { type: Date, required: true },
  decidedBy: { type: person, required: true },
  signed: new Schema<SignedAddendum>(
    {
      on: text,
      scan: { type: new Schema({ fileId: text, name: text }, embedded), required: true },
      at: { type: Date, required: true },
      by: { type: person, required: true },
    },
    embedded,
  ),
} as const
const amendment = new Schema<Amendment>(amended, { strict: 'throw' })
const undone = new Schema(
  { at: { type: Date, required: true }, by: { type: person, required: true }, reason: text },
  embedded,
)
const undoneAmendment = new Schema<UndoneAmendment>(
  { ...amended, undone: { type: undone, required: true } },
  { strict: 'throw' },
)

const percent = { type: Number, required: true } as const
const shares = new Schema<TutorShares>(
  {
    hostTutor: {
      type: new Schema({ id: text, name: text, email: optionalText, phone: optionalText, percent }, embedded),
      default: null,
    },
    schoolTutor: { type: new Schema({ id: text, name: text, email: optionalText, percent }, embedded), default: null },
  },
  embedded,
)
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
    kind: { type: String, default: 'placement' },
    groupId: optionalText,
    pathId: optionalText,
    offerId: optionalText,
    shares: { type: shares, default: null },
    schoolTutorId: optionalText,
    title: text,
    activities: text,
    course: {
      type: new Schema({ year: { type: Number, required: true }, track: optionalText }, embedded),
      default: null,
    },
    student: { type: student, required: true },
    host: { type: host, required: true },
    schoolTutor: { type: schoolTutor, default: null },
    hostTutor: { type: hostTutor, default: null },
    agreement: { type: agreement, default: null },
    consent: { type: new Schema<HostConsent>({ name: text, on: text, means: text }, embedded), default: null },
    terms: { type: terms, required: true },
    amendments: { type: [amendment], default: [] },
    undoneAmendments: { type: [undoneAmendment], default: undefined },
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
placement.index({ 'amendments.schoolTutor.id': 1 })
placement.index({ 'shares.schoolTutor.id': 1 })
placement.index({ classId: 1 })
placement.index({ state: 1, 'terms.from': 1 })
// How many students a tutor follows, in every school.
placement.index({ 'hostTutor.id': 1, state: 1 })
placement.index({ 'shares.hostTutor.id': 1, state: 1 })
placement.index({ 'amendments.hostTutor.id': 1, state: 1 })
// Whose last day has come: of a school, of a host, and of all for the letters.
placement.index({ schoolId: 1, state: 1, 'terms.to': 1 })
placement.index({ schoolId: 1, state: 1, 'amendments.to': 1 })
placement.index({ partnerId: 1, state: 1, 'terms.to': 1 })
placement.index({ partnerId: 1, state: 1, 'amendments.to': 1 })
placement.index({ state: 1, 'terms.to': 1 })
placement.index({ state: 1, 'amendments.to': 1 })
placement.index(
  { groupId: 1, studentId: 1, partnerId: 1 },
  { unique: true, partialFilterExpression: { groupId: { $gt: '' } } },
)
placement.index({ schoolId: 1, kind: 1 }, { partialFilterExpression: { kind: 'simulated-enterprise' } })
placement.index({ pathId: 1 }, { partialFilterExpression: { pathId: { $gt: '' } } })
placement.index({ offerId: 1, state: 1 }, { partialFilterExpression: { offerId: { $gt: '' } } })

export const Placements = model<Placement>('Placement', placement)
