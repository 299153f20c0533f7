import { model, Schema } from 'mongoose'
import { embedded, moment, number, optionalText, text, texts } from '../platform/schema-types.ts'
import type { Commitment } from './commitment.rules.ts'
import type { BudgetLine, FundedProject } from './project.rules.ts'
import type { Annex, Party, Protocol, ProtocolLine, Renewal } from './protocol.rules.ts'

const person = new Schema({ accountId: optionalText, name: text }, embedded)
const party = new Schema<Party>({ name: text, role: optionalText, signedBy: optionalText }, embedded)
const renewal = new Schema<Renewal>({ id: text, on: text, until: text, note: optionalText }, embedded)
const annex = new Schema<Annex>(
  { fileId: text, name: text, type: text, bytes: number, addedAt: moment, by: { type: person, required: true } },
  embedded,
)

const baseline = new Schema({ value: number, note: optionalText }, embedded)
const commitment = new Schema<Commitment>(
  {
    id: text,
    text,
    measure: text,
    target: number,
    about: { type: Boolean, default: false },
    baseline: { type: baseline, default: null },
    from: optionalText,
    to: optionalText,
    themes: texts,
    schoolKinds: texts,
    activityKinds: texts,
    projectId: optionalText,
    leavers: text,
  },
  embedded,
)

const budgetLine = new Schema<BudgetLine>({ id: text, name: text, planned: number, committed: number }, embedded)
const project = new Schema<FundedProject>(
  {
    id: text,
    title: text,
    fund: text,
    code: optionalText,
    cup: optionalText,
    from: text,
    to: text,
    budgetLines: { type: [budgetLine], default: [] },
  },
  embedded,
)

const line = new Schema<ProtocolLine>(
  { at: moment, by: { type: person, required: true }, event: text, about: optionalText },
  embedded,
)

const protocol = new Schema<Protocol>(
  {
    _id: text,
    title: text,
    subject: text,
    parties: { type: [party], default: [] },
    signedOn: text,
    startsOn: text,
    expiresOn: optionalText,
    renewals: { type: [renewal], default: [] },
    endsOn: optionalText,
    annexes: { type: [annex], default: [] },
    commitments: { type: [commitment], default: [] },
    projects: { type: [project], default: [] },
    history: { type: [line], default: [] },
    createdAt: moment,
    version: number,
  },
  { collection: 'protocols', versionKey: false, strict: 'throw' },
)
protocol.index({ signedOn: -1, _id: -1 })
protocol.index({ endsOn: 1 })

export const Protocols = model<Protocol>('Protocol', protocol)
