import { model, Schema } from 'mongoose'
import type { RescueMove, RescueProposal } from '../matching/round-file.rules.ts'
import { embedded, moment, number, optionalMoment, optionalText, text, texts } from '../platform/schema-types.ts'
import type { RescueDecision, RoundRun } from './run.rules.ts'

const person = new Schema({ accountId: optionalText, name: text }, embedded)
const by = { type: person, required: true } as const
const move = new Schema<RescueMove>({ student: text, from: optionalText, to: text }, embedded)
const proposal = new Schema<RescueProposal>(
  { student: text, moves: { type: [move], default: [] }, blockingPairs: { type: [[String]], default: [] } },
  embedded,
)
const rescue = new Schema<RescueDecision>(
  { proposal: { type: proposal, required: true }, decision: text, reason: text, by, at: moment },
  embedded,
)
const lease = new Schema({ id: text, until: moment }, embedded)
const separated = new Schema({ unitId: text, offerId: text }, embedded)

const run = new Schema<RoundRun>(
  {
    _id: text,
    roundId: text,
    mechanism: text,
    // One of three shapes; the rules say which.
    whatIf: { type: Schema.Types.Mixed, default: null },
    state: text,
    progress: number,
    problems: texts,
    resultFileId: optionalText,
    inputDigest: optionalText,
    resultDigest: optionalText,
    separated: { type: [separated], default: [] },
    placed: number,
    units: number,
    rankProfile: { type: [Number], default: [] },
    rescues: { type: [rescue], default: [] },
    sealed: { type: Boolean, default: false },
    by,
    startedAt: moment,
    endedAt: optionalMoment,
    lease: { type: lease, default: null },
    attempts: number,
    underWay: optionalText,
  },
  { collection: 'roundRuns', versionKey: false, strict: 'throw', minimize: false },
)
run.index({ roundId: 1, startedAt: -1, _id: -1 })
run.index({ state: 1, startedAt: 1 })
run.index({ underWay: 1 }, { unique: true, partialFilterExpression: { underWay: { $gt: '' } } })

export const RoundRuns = model<RoundRun>('RoundRun', run)
