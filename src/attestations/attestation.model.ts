import { model, Schema } from 'mongoose'
import { embedded, moment, number, optionalText, text } from '../platform/schema-types.ts'
import type { Attestation, AttestationFacts, HeadsDecision } from './attestation.rules.ts'

// A name may be one word only: the other part is then empty, which Mongoose would not take for a required text.
const namePart = { type: String, default: '' } as const

const author = new Schema({ accountId: optionalText, name: text }, embedded)
const decision = new Schema<HeadsDecision>(
  { head: text, reason: text, at: moment, by: { type: author, required: true } },
  embedded,
)
const student = new Schema(
  { surname: namePart, givenName: namePart, birthDate: optionalText, className: namePart },
  embedded,
)
const school = new Schema({ name: text, code: text, head: optionalText }, embedded)
const partner = new Schema({ name: text, place: namePart }, embedded)
const part = new Schema({ title: text, minutes: number }, embedded)
const labModule = new Schema(
  {
    code: text,
    title: text,
    level: text,
    minutes: number,
    cup: optionalText,
    theme: text,
    parts: { type: [part], default: [] },
  },
  embedded,
)

const facts = new Schema<AttestationFacts>(
  {
    student: { type: student, required: true },
    school: { type: school, required: true },
    partner: { type: partner, required: true },
    module: { type: labModule, required: true },
    schoolYear: text,
    from: text,
    to: text,
    trainers: { type: [String], default: [] },
    tutor: optionalText,
    attended: number,
    threshold: number,
  },
  embedded,
)

const attestation = new Schema<Attestation>(
  {
    _id: text,
    editionId: text,
    studentId: text,
    schoolId: text,
    sequence: number,
    number: text,
    issuedAt: moment,
    issuedBy: { type: author, required: true },
    decision: { type: decision, default: null },
    facts: { type: facts, required: true },
  },
  { collection: 'attestations', versionKey: false, strict: 'throw' },
)
// No number twice in an edition.
attestation.index({ editionId: 1, sequence: 1 }, { unique: true })
attestation.index({ studentId: 1, issuedAt: -1 })

export const Attestations = model<Attestation>('Attestation', attestation)
