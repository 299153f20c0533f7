import { model, Schema } from 'mongoose'
import { embedded, moment, optionalText, text } from '../platform/schema-types.ts'
import type { Agreement, AgreementLine, AgreementTerms, HostParty, Person } from './agreement.rules.ts'
import type { ProtocolNumber, SchoolParty, Signature, TextBlock } from './agreement.rules.ts'

// Empty while nobody is named yet, which Mongoose would not take for a required text.
const openName = { type: String, default: '' } as const

const person = new Schema<Person>(
  { name: openName, birthDay: optionalText, birthPlace: optionalText, taxCode: optionalText },
  embedded,
)
const school = new Schema<SchoolParty>(
  { name: text, code: text, taxCode: optionalText, address: openName, principal: { type: person, required: true } },
  embedded,
)
const host = new Schema<HostParty>(
  {
    name: text,
    kind: text,
    vatNumber: optionalText,
    taxCode: optionalText,
    address: openName,
    email: optionalText,
    pec: optionalText,
    representative: { type: person, required: true },
  },
  embedded,
)
const terms = new Schema<AgreementTerms>(
  {
    from: text,
    to: text,
    purpose: text,
    seats: { type: Number, default: null },
    safetyTraining: text,
    liability: text,
    clauses: optionalText,
  },
  embedded,
)
const block = new Schema<TextBlock>({ kind: text, text }, embedded)
const fixedText = new Schema({ blocks: { type: [block], required: true }, digest: text, fixedAt: moment }, embedded)
const scan = new Schema({ fileId: text, name: text }, embedded)
const signature = new Schema<Signature>(
  {
    party: text,
    name: text,
    role: text,
    how: text,
    on: text,
    recordedAt: moment,
    collectedBy: optionalText,
    accountId: optionalText,
    linkId: optionalText,
    scan: { type: scan, default: null },
    textDigest: text,
  },
  embedded,
)
const protocol = new Schema<ProtocolNumber>({ number: text, year: text, date: text }, embedded)
const line = new Schema<AgreementLine>(
  {
    at: moment,
    by: { type: new Schema({ accountId: optionalText, name: openName }, embedded), required: true },
    event: text,
    reason: optionalText,
    cancelled: { type: [signature], default: undefined },
  },
  embedded,
)

const agreement = new Schema<Agreement>(
  {
    _id: text,
    agreementId: text,
    schoolId: text,
    partnerId: text,
    state: text,
    school: { type: school, required: true },
    host: { type: host, required: true },
    terms: { type: terms, required: true },
    text: { type: fixedText, default: null },
    signatures: { type: [signature], default: [] },
    protocol: { type: protocol, default: null },
    endedOn: optionalText,
    copiedFrom: optionalText,
    history: { type: [line], default: [] },
    version: { type: Number, default: 1 },
  },
  { collection: 'agreements', versionKey: false, strict: 'throw' },
)
// Two offices of a school that type one number at once: the database decides.
agreement.index(
  { schoolId: 1, 'protocol.year': 1, 'protocol.number': 1 },
  { unique: true, partialFilterExpression: { 'protocol.number': { $gt: '' } } },
)
agreement.index({ schoolId: 1, 'terms.to': -1, _id: -1 })
agreement.index({ schoolId: 1, partnerId: 1, 'terms.to': -1 })
agreement.index({ partnerId: 1, 'terms.to': -1, _id: -1 })
agreement.index({ 'terms.to': -1, _id: -1 })
agreement.index({ state: 1, 'terms.to': 1 })
agreement.index({ 'signatures.scan.fileId': 1 }, { sparse: true })

export const Agreements = model<Agreement>('Agreement', agreement)
