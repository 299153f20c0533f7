import { model, Schema } from 'mongoose'
import { embedded, moment, number, optionalMoment, optionalText, text } from '../platform/schema-types.ts'
import type { Certificate, CertificateFacts, CertifiedCompetence, EarlierCertificate } from './certificate.rules.ts'
import type { Answer, Evaluation } from './evaluation.rules.ts'
import type { Item, Question, Questionnaire } from './questionnaire.rules.ts'

const author = { type: new Schema({ accountId: optionalText, name: text }, embedded), required: true } as const

const bilingual = { type: new Schema({ it: text, en: text }, embedded), required: true } as const
const item = new Schema<Item>({ code: text, area: text, text: bilingual }, embedded)
const questions = { type: [new Schema<Question>({ code: text, text: bilingual }, embedded)], default: [] }
const published = new Schema({ at: moment, by: text }, embedded)

const questionnaire = new Schema<Questionnaire>(
  {
    _id: text,
    version: number,
    items: { type: [item], default: [] },
    own: { type: new Schema({ host: questions, student: questions, tutor: questions }, embedded), required: true },
    published: { type: published, default: null },
  },
  { collection: 'questionnaires', versionKey: false, strict: 'throw' },
)
questionnaire.index({ version: -1 }, { unique: true })

export const Questionnaires = model<Questionnaire>('Questionnaire', questionnaire)

const answers = { type: [new Schema<Answer>({ code: text, level: text }, embedded)], default: [] }

const evaluation = new Schema<Evaluation>(
  {
    _id: text,
    placementId: text,
    party: text,
    schoolId: text,
    partnerId: text,
    studentId: text,
    questionnaire: number,
    technical: { type: [String], default: [] },
    answers,
    own: answers,
    text: optionalText,
    state: text,
    version: number,
    by: author,
    savedAt: moment,
    sentAt: optionalMoment,
  },
  { collection: 'evaluations', versionKey: false, strict: 'throw' },
)
evaluation.index({ placementId: 1 })
evaluation.index({ studentId: 1 })

export const Evaluations = model<Evaluation>('Evaluation', evaluation)

// A name may be one word only, and a student be in no class: Mongoose would not take an empty text for a required one.
const namePart = { type: String, default: '' } as const
const student = new Schema(
  { surname: namePart, givenName: namePart, birthDate: optionalText, className: namePart },
  embedded,
)
const school = new Schema({ name: text, code: text, head: optionalText }, embedded)
const competence = new Schema<CertifiedCompetence>({ area: text, text, level: text }, embedded)
const facts = new Schema<CertificateFacts>(
  {
    student: { type: student, required: true },
    school: { type: school, required: true },
    host: text,
    title: text,
    from: text,
    to: text,
    planned: number,
    approved: number,
    competences: { type: [competence], default: [] },
  },
  embedded,
)

const earlier = new Schema<EarlierCertificate>({ number: text, issuedAt: moment, approved: number }, embedded)

const certificate = new Schema<Certificate>(
  {
    _id: text,
    schoolId: text,
    studentId: text,
    schoolYear: text,
    sequence: number,
    number: text,
    issuedAt: moment,
    issuedBy: author,
    eqf: { type: Number, default: null },
    facts: { type: facts, required: true },
    numbers: { type: [String], default: undefined },
    earlier: { type: [earlier], default: undefined },
  },
  { collection: 'certificates', versionKey: false, strict: 'throw' },
)
// No number twice in a school and year.
certificate.index({ schoolId: 1, schoolYear: 1, sequence: 1 }, { unique: true })
// Nor one that a certificate issued again has had before.
certificate.index(
  { schoolId: 1, numbers: 1 },
  { unique: true, partialFilterExpression: { numbers: { $exists: true } } },
)
certificate.index({ studentId: 1, issuedAt: -1 })

export const Certificates = model<Certificate>('Certificate', certificate)
