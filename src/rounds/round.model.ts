import { model, Schema } from 'mongoose'
import { embedded, moment, number, optionalMoment, optionalText, text, texts } from '../platform/schema-types.ts'
import type { ForbiddenPair, FrozenRound, HostBand, KeepApart, Round, RoundLine } from './round.rules.ts'
import type { RoundLock, RoundOffer, RoundPart } from './round.rules.ts'

const person = new Schema({ accountId: optionalText, name: text }, embedded)
const optionalNumber = { type: Number, default: null } as const
// Drawn when the lists open: until then there is none, which Mongoose would not take for a required text.
const written = { type: String, default: '' } as const
const by = { type: person, required: true } as const

const part = new Schema<RoundPart>(
  { schoolId: text, classIds: texts, leftOut: texts, accessible: texts, district: optionalText },
  embedded,
)
const offer = new Schema<RoundOffer>(
  { offerId: text, partnerId: text, seats: optionalNumber, min: number, classMax: optionalNumber },
  embedded,
)
const decided = { id: text, schoolId: text, reason: text, by, at: moment } as const
const lock = new Schema<RoundLock>({ ...decided, unitId: text, offerId: text }, embedded)
const forbidden = new Schema<ForbiddenPair>({ ...decided, unitId: text, partnerId: text }, embedded)
const keepApart = new Schema<KeepApart>({ ...decided, unitIds: { type: [String], required: true } }, embedded)
const band = new Schema<HostBand>(
  { partnerId: text, track: optionalText, year: optionalNumber, band: number },
  embedded,
)
const line = new Schema<RoundLine>({ at: moment, by, event: text, text: optionalText }, embedded)
const frozen = new Schema<FrozenRound>(
  { at: moment, fileId: text, inputDigest: text, units: number, offers: number },
  embedded,
)
const published = new Schema({ at: moment, runId: text, resultDigest: text, answerBy: moment }, embedded)

const round = new Schema<Round>(
  {
    _id: text,
    kind: text,
    schoolId: optionalText,
    schoolIds: texts,
    schoolYear: text,
    title: text,
    parts: { type: [part], default: [] },
    offers: { type: [offer], default: [] },
    mechanism: text,
    criteria: texts,
    hostBands: { type: [band], default: [] },
    mostWishes: number,
    mostKm: optionalNumber,
    fallback: { type: Boolean, required: true },
    minimums: { type: Boolean, required: true },
    locks: { type: [lock], default: [] },
    forbidden: { type: [forbidden], default: [] },
    keepApart: { type: [keepApart], default: [] },
    seed: written,
    seedDigest: written,
    opensAt: optionalMoment,
    closesAt: moment,
    state: text,
    frozen: { type: frozen, default: null },
    published: { type: published, default: null },
    createdAt: moment,
    history: { type: [line], default: [] },
  },
  { collection: 'rounds', versionKey: false, strict: 'throw' },
)
round.index({ schoolIds: 1, createdAt: -1, _id: -1 })
round.index({ createdAt: -1, _id: -1 })
round.index({ state: 1, closesAt: 1 })
round.index({ 'parts.classIds': 1, state: 1 })
round.index({ 'offers.partnerId': 1, state: 1 })
round.index({ 'offers.offerId': 1 })

export const Rounds = model<Round>('Round', round)
