import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { ResourceDays } from './booking.model.ts'
import { type Booking, type ResourceDay, resourceDayId } from './booking.rules.ts'

/**
 * What was taken of one resource is taken of another from now on, since both were one and the same. What the other holds
 * of a session already is not taken twice. Twice is once. The use case has already decided who may.
 */
export async function moveBookings({ from, to }: { from: string; to: string }): Promise<void> {
  const days = await ResourceDays.find({ resource: from }).sort({ day: 1, _id: 1 }).lean()
  for (const { _id, day, bookings } of days) {
    for (const booking of bookings) await take({ resource: to, day }, booking)
    await ResourceDays.deleteOne({ _id })
  }
}

async function take(where: Pick<ResourceDay, 'resource' | 'day'>, booking: Booking): Promise<void> {
  const { sessionId } = booking
  try {
    await ResourceDays.updateOne(
      { _id: resourceDayId(where), 'bookings.sessionId': { $ne: sessionId } },
      { $push: { bookings: booking }, $setOnInsert: where },
      { upsert: true },
    )
  } catch (error) {
    // The record of that day holds the session already.
    if (!isDuplicateKey(error)) throw error
  }
}
