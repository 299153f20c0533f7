import { model, Schema } from 'mongoose'
import { embedded, moment, number, optionalText, text, texts } from '../platform/schema-types.ts'
import type { Slot } from '../placements/terms.rules.ts'
import type { Offer, OfferLine } from './offer.rules.ts'
import type { SeatClaim } from './offer-seat.rules.ts'

const slot = new Schema<Slot>({ weekday: number, from: text, to: text, siteId: { type: String } }, embedded)
const person = new Schema({ accountId: optionalText, name: text }, embedded)
const line = new Schema<OfferLine>(
  { at: moment, by: { type: person, required: true }, event: text, text: optionalText },
  embedded,
)
const claim = new Schema<SeatClaim>({ id: text, placementId: text, at: moment }, embedded)
// A draft may have nothing to say yet, which Mongoose would not take for a required text.
const written = { type: String, default: '' } as const

const offer = new Schema<Offer>(
  {
    _id: text,
    partnerId: text,
    schoolId: optionalText,
    reservedFor: optionalText,
    schoolYear: text,
    title: text,
    from: text,
    to: text,
    seats: number,
    tutorIds: texts,
    perTutor: { type: Number, default: null },
    timetable: { type: [slot], default: [] },
    plannedMinutes: number,
    siteId: text,
    tracks: texts,
    years: { type: [Number], default: [] },
    minimumAge: number,
    workIds: texts,
    skills: written,
    day: written,
    accessible: { type: Boolean, default: false },
    copiedFrom: optionalText,
    roundId: optionalText,
    claims: { type: [claim], default: undefined },
    claimVersion: { type: Number },
    state: text,
    createdAt: moment,
    history: { type: [line], default: [] },
  },
  { collection: 'offers', versionKey: false, strict: 'throw' },
)
offer.index({ partnerId: 1, from: -1, _id: -1 })
offer.index({ schoolYear: 1, state: 1, from: 1, _id: 1 })
offer.index({ schoolId: 1, from: -1, _id: -1 })

export const Offers = model<Offer>('Offer', offer)
