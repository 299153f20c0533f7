import { model, Schema } from 'mongoose'
import { text } from '../platform/schema-types.ts'
import type { PartnerMerge } from './partner-merge.rules.ts'

const by = new Schema({ accountId: { type: String, default: null }, name: text }, { _id: false, strict: 'throw' })

const merge = new Schema<PartnerMerge>(
  {
    _id: text,
    keepId: text,
    inHand: { type: [String], required: true },
    at: { type: Date, required: true },
    by: { type: by, required: true },
    doneAt: { type: Date, default: null },
  },
  { collection: 'partnerMerges', versionKey: false, strict: 'throw' },
)
// No partner in two merges at once, in whichever of the two places.
merge.index({ inHand: 1 }, { unique: true })
merge.index({ doneAt: 1, at: 1 })

export const PartnerMerges = model<PartnerMerge>('PartnerMerge', merge)
