import { expect } from '@jest/globals'
import { ResourceDays } from '../../src/bookings/booking.model.ts'
import type { LabSession, StaffMember } from '../../src/labs/edition.rules.ts'
import type { PlanInput } from '../../src/labs/session-plan.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { day } from '../../src/platform/day.ts'

const publicUrl = 'https://bottega.example'
export const shown = (planVersion = 1, editionId = 'prova') => ({ editionId, planVersion, publicUrl })
export const held = new Set<string>()
export const evening = { from: clockTime('20:00'), to: clockTime('22:00') }
export const fabio: StaffMember = {
  id: 'fablab-fabio',
  partnerId: 'fablab',
  part: 'trainer',
  name: 'Fabio Fresa',
  email: 'ente@borgo.example',
  accountId: 'ente',
  insteadOf: null,
}
export const input = (given: Partial<PlanInput> = {}): PlanInput => ({
  pattern: [{ weekday: 3, ...evening }],
  minutes: 480,
  from: day('2026-12-02'),
  to: day('2027-02-28'),
  ignoring: null,
  held,
  ...given,
})

export const taken = async (editionId = 'prova') =>
  (await ResourceDays.find({ 'bookings.editionId': editionId }).sort({ day: 1, resource: 1 }).lean()).flatMap(
    ({ resource, day: on, bookings }) =>
      bookings.filter((each) => each.editionId === editionId).map(() => `${on} ${resource}`),
  )
export const days = ({ sessions }: { sessions: readonly LabSession[] }) => sessions.map((session) => session.day)

/** No two bookings of one thing at one time, whatever happened before. */
export async function expectNoDoubleBooking(): Promise<void> {
  for (const { bookings } of await ResourceDays.find().lean())
    for (const [index, a] of bookings.entries())
      for (const b of bookings.slice(index + 1)) {
        const apart = a.endMinute <= b.startMinute || b.endMinute <= a.startMinute
        expect(apart || a.sessionId === b.sessionId || (a.mode === 'shared' && b.mode === 'shared')).toBe(true)
      }
}
