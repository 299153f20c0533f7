import { model, Schema } from 'mongoose'
import { embedded, moment, optionalMoment, optionalText, text, texts } from '../platform/schema-types.ts'
import type { StandingIdentity } from '../schools/student-merge.rules.ts'
import type { StudentMerge } from './student-merge.rules.ts'

// A name may be one word only: the other part is then empty, which Mongoose would not take for a required text.
const namePart = { type: String, default: '' } as const
const facts = {
  surname: namePart,
  givenName: namePart,
  taxCode: optionalText,
  birthDate: optionalText,
  sex: optionalText,
} as const
const identity = { type: new Schema<StandingIdentity>(facts, embedded), required: true } as const
const record = {
  type: new Schema<StudentMerge['before']['keep']>({ ...facts, email: optionalText }, embedded),
  required: true,
} as const
const by = new Schema<StudentMerge['by']>({ accountId: optionalText, name: text }, embedded)

const merge = new Schema<StudentMerge>(
  {
    _id: text,
    schoolId: text,
    keepId: text,
    inHand: texts,
    at: moment,
    by: { type: by, required: true },
    reason: text,
    identity,
    before: { type: new Schema<StudentMerge['before']>({ keep: record, gone: record }, embedded), required: true },
    account: text,
    begunAt: optionalMoment,
    doneAt: optionalMoment,
    sweptAt: optionalMoment,
  },
  { collection: 'studentMerges', versionKey: false, strict: 'throw' },
)
// No record in two merges at once, in whichever of the two places.
merge.index({ inHand: 1 }, { unique: true })
merge.index({ schoolId: 1, at: 1 })
merge.index({ keepId: 1, at: -1 })
merge.index({ sweptAt: 1, at: 1 })

export const StudentMerges = model<StudentMerge>('StudentMerge', merge)
