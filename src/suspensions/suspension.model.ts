import { model, Schema } from 'mongoose'
import { embedded, text } from '../platform/schema-types.ts'
import type { Suspension } from './suspension.rules.ts'

const number = { type: Number, default: 0 } as const

const suspension = new Schema<Suspension>(
  {
    _id: text,
    partnerId: text,
    reason: text,
    placements: text,
    activities: text,
    editions: { type: String, default: 'continue' },
    at: { type: Date, required: true },
    by: { type: new Schema({ accountId: { type: String, default: null }, name: text }, embedded), required: true },
    doneAt: { type: Date, default: null },
    interrupted: {
      type: new Schema({ placements: number, activities: number, editions: number }, embedded),
      required: true,
    },
    liftedAt: { type: Date, default: null },
  },
  { collection: 'suspensions', versionKey: false, strict: 'throw' },
)
// At most one at a time for each partner.
suspension.index({ partnerId: 1 }, { unique: true, partialFilterExpression: { liftedAt: null } })
suspension.index({ partnerId: 1, at: -1 })
suspension.index({ doneAt: 1, at: 1 })

export const Suspensions = model<Suspension>('Suspension', suspension)
