import { model, Schema } from 'mongoose'
import { embedded, moment, number, optionalText, text } from '../platform/schema-types.ts'
import type { Coherence, HeadException, Papers, PapersLine, PaperSignature, Project } from './papers.rules.ts'
import type { RiskStatement, SpecificSafety, VoidedSignature } from './papers.rules.ts'

const by = { type: new Schema({ accountId: optionalText, name: text }, embedded), required: true } as const
const scan = new Schema({ fileId: text, name: text }, embedded)

const project = new Schema<Project>(
  {
    objectives: text,
    competences: { type: [String], default: [] },
    activities: { type: [String], default: [] },
    assessment: text,
    ppe: optionalText,
    remote: { type: Boolean, required: true },
    risk: text,
  },
  embedded,
)
const signed = {
  paper: text,
  party: text,
  name: text,
  on: text,
  how: text,
  recordedAt: moment,
  accountId: optionalText,
  linkId: optionalText,
  scan: { type: scan, default: null },
  digest: text,
} as const
const signature = new Schema<PaperSignature>(signed, embedded)
const voiding = new Schema<VoidedSignature['voided']>({ at: moment, by: text, why: text }, embedded)
const voidedSignature = new Schema<VoidedSignature>({ ...signed, voided: { type: voiding, required: true } }, embedded)

const safety = new Schema<SpecificSafety>({ on: text, minutes: number, provider: text, risk: text, by }, embedded)
const statement = new Schema<RiskStatement>({ on: text, documentId: optionalText, note: optionalText, by }, embedded)
const coherence = new Schema<Coherence>({ on: text, text, by }, embedded)
const exception = new Schema<HeadException>(
  { head: text, reason: text, protocol: text, on: text, scan: { type: scan, required: true }, at: moment, by },
  embedded,
)
const line = new Schema<PapersLine>({ at: moment, by, event: text, what: optionalText }, embedded)

const papers = new Schema<Papers>(
  {
    _id: text,
    placementId: text,
    schoolId: text,
    studentId: text,
    partnerId: text,
    version: number,
    project: { type: project, default: null },
    signatures: { type: [signature], default: [] },
    voided: { type: [voidedSignature], default: [] },
    specificSafety: { type: safety, default: null },
    riskStatement: { type: statement, default: null },
    coherence: { type: coherence, default: null },
    exception: { type: exception, default: null },
    complete: { type: new Schema<NonNullable<Papers['complete']>>({ since: text }, embedded), default: null },
    history: { type: [line], default: [] },
  },
  { collection: 'papers', versionKey: false, strict: 'throw' },
)
papers.index({ schoolId: 1, complete: 1 })
papers.index({ partnerId: 1, complete: 1 })
papers.index({ studentId: 1 })

export const PlacementPapers = model<Papers>('PlacementPapers', papers)
