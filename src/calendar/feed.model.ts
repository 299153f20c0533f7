import { model, Schema } from 'mongoose'
import { optionalMoment, optionalText, text } from '../platform/schema-types.ts'
import type { CalendarFeed } from './feed.rules.ts'

const feed = new Schema<CalendarFeed>(
  {
    _id: text,
    accountId: text,
    hat: text,
    classId: optionalText,
    name: text,
    about: text,
    digest: text,
    place: { type: Number, default: null },
    createdAt: { type: Date, required: true },
    revokedAt: optionalMoment,
    fetchedAt: optionalMoment,
    fetches: { type: Number, default: 0 },
    said: optionalText,
    saidSince: optionalMoment,
  },
  { collection: 'calendarFeeds', versionKey: false, strict: 'throw' },
)
feed.index({ digest: 1 }, { unique: true })
// At most ten that work: each has a place of its own.
feed.index({ accountId: 1, place: 1 }, { unique: true, partialFilterExpression: { place: { $gt: 0 } } })
feed.index({ accountId: 1, createdAt: -1 })

export const CalendarFeeds = model<CalendarFeed>('CalendarFeed', feed)
