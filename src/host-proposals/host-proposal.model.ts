import { model, Schema } from 'mongoose'
import { embedded, optionalText, text } from '../platform/schema-types.ts'
import type { HostProposal, HostProposalAnswer } from './host-proposal.rules.ts'

const person = new Schema({ accountId: optionalText, name: text }, embedded)
const partner = new Schema({ id: text, name: text }, embedded)
const answer = new Schema<HostProposalAnswer>(
  {
    at: { type: Date, required: true },
    by: { type: person, required: true },
    partner: { type: partner, default: null },
    reason: optionalText,
  },
  embedded,
)

// A name may be one word only: the other part is then empty, which Mongoose would not take for a required text.
const namePart = { type: String, default: '' } as const
const student = new Schema({ surname: namePart, givenName: namePart, className: optionalText }, embedded)

const proposal = new Schema<HostProposal>(
  {
    _id: text,
    schoolId: text,
    studentId: text,
    classId: optionalText,
    student: { type: student, required: true },
    name: text,
    town: text,
    contact: text,
    email: optionalText,
    phone: optionalText,
    why: text,
    period: text,
    nameKey: text,
    state: text,
    answer: { type: answer, default: null },
    createdAt: { type: Date, required: true },
  },
  { collection: 'hostProposals', versionKey: false, strict: 'throw' },
)
proposal.index({ schoolId: 1, state: 1, createdAt: -1, _id: -1 })
proposal.index({ schoolId: 1, createdAt: -1, _id: -1 })
proposal.index(
  { studentId: 1, nameKey: 1 },
  { name: 'one_open_for_a_host', unique: true, partialFilterExpression: { state: 'open' } },
)
proposal.index({ studentId: 1, createdAt: -1 })

export const HostProposals = model<HostProposal>('HostProposal', proposal)
