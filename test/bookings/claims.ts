import type { BookingMode, Claim } from '../../src/bookings/booking.rules.ts'
import { ResourceDays } from '../../src/bookings/booking.model.ts'
import { standsAgainst } from '../../src/bookings/booking.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'

export const wednesday = day('2026-12-02')
export const at = new Date('2026-11-25T10:00:00+01:00')
export const hall = 'space:fablab/hall'
export const laser = 'space:fablab/laser'

export interface ClaimOf {
  resource?: string
  mode?: BookingMode
  day?: string
  from?: string
  to?: string
  editionId?: string
}

/** A claim of a session, by itself the whole hall on Wednesday afternoon. */
export function claim(sessionId: string, given: ClaimOf = {}): Claim {
  return {
    editionId: given.editionId ?? `${sessionId}-edition`,
    sessionId,
    resource: given.resource ?? hall,
    mode: given.mode ?? 'exclusive',
    day: day(given.day ?? wednesday),
    from: clockTime(given.from ?? '14:00'),
    to: clockTime(given.to ?? '17:00'),
  }
}

/** Every booking that is stored, and any two that must not stand side by side. */
export async function stored() {
  const days = await ResourceDays.find().sort({ day: 1, _id: 1 }).lean()
  const bookings = days.flatMap(({ resource, day: on, bookings: held }) =>
    held.map((booking) => ({ resource, day: on, ...booking })),
  )
  const doubled = bookings.flatMap((a, n) =>
    bookings
      .slice(n + 1)
      .filter((b) => a.resource === b.resource && a.day === b.day && standsAgainst(a, b))
      .map((b) => [a, b]),
  )
  return { days, bookings, doubled }
}
