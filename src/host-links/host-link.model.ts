import { model, Schema } from 'mongoose'
import { embedded, moment, optionalMoment, optionalText, text } from '../platform/schema-types.ts'
import type { HostLink } from './host-link.rules.ts'

const sender = new Schema<HostLink['sender']>({ accountId: text, name: text, school: optionalText }, embedded)
const recipient = new Schema<HostLink['to']>({ name: text, email: text }, embedded)
const disowned = new Schema<NonNullable<HostLink['disowned']>>({ at: moment, note: optionalText }, embedded)

const hostLink = new Schema<HostLink>(
  {
    _id: text,
    partnerId: text,
    purpose: text,
    agreementId: optionalText,
    party: optionalText,
    placementId: optionalText,
    schoolId: optionalText,
    place: text,
    sender: { type: sender, required: true },
    to: { type: recipient, required: true },
    goal: optionalText,
    digests: { type: [String], default: [] },
    createdAt: moment,
    expiresAt: moment,
    sentAt: { type: [Date], default: [] },
    revokedAt: optionalMoment,
    revokedBy: optionalText,
    openings: { type: Number, default: 0 },
    opened: { type: [Date], default: [] },
    disowned: { type: disowned, default: null },
    signedAt: optionalMoment,
  },
  { collection: 'hostLinks', versionKey: false, strict: 'throw' },
)
// `$gt: ''` and not `$type: 'string'`: only then does a search for one value use the index.
hostLink.index({ goal: 1 }, { unique: true, partialFilterExpression: { goal: { $gt: '' } } })
hostLink.index({ digests: 1 })
hostLink.index({ partnerId: 1, createdAt: -1, _id: -1 })
hostLink.index({ schoolId: 1, createdAt: 1 })
hostLink.index({ agreementId: 1, createdAt: -1, _id: -1 })
hostLink.index({ placementId: 1, createdAt: -1 }, { partialFilterExpression: { placementId: { $gt: '' } } })

export const HostLinks = model<HostLink>('HostLink', hostLink)
