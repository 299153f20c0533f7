import { model, Schema } from 'mongoose'
import { number, text } from '../platform/schema-types.ts'
import type { Booking, ResourceDay } from './booking.rules.ts'

const booking = new Schema<Booking>(
  {
    editionId: text,
    sessionId: text,
    holdId: text,
    mode: text,
    startMinute: number,
    endMinute: number,
    at: { type: Date, required: true },
  },
  { _id: false, strict: 'throw' },
)

// The identifier is made of resource and day: two first bookings of a day meet in the same record.
const resourceDay = new Schema<ResourceDay>(
  { _id: text, resource: text, day: text, bookings: { type: [booking], default: [] } },
  { collection: 'resourceDays', versionKey: false, strict: 'throw' },
)
resourceDay.index({ resource: 1, day: 1 })
resourceDay.index({ day: 1, _id: 1 })
resourceDay.index({ 'bookings.sessionId': 1 })

export const ResourceDays = model<ResourceDay>('ResourceDay', resourceDay)
