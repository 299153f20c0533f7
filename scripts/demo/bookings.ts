import { type Booking, bookingOf, type ResourceDay, resourceDayId } from '../../src/bookings/booking.rules.ts'
import type { Edition } from '../../src/labs/edition.rules.ts'
import { claimsOf } from '../../src/labs/session-claims.rules.ts'
import type { Partner } from '../../src/partners/partner.rules.ts'

/** What the sessions take up, as if each edition had been planned: rooms, machines, people, classes and students. */
export function demoBookings(editions: readonly Edition[], partners: readonly Partner[]): ResourceDay[] {
  const days = new Map<string, ResourceDay>()
  for (const edition of editions) {
    const spaces = partners.find(({ _id }) => _id === edition.partnerId)?.spaces ?? []
    const groups = edition.groups.filter(({ state }) => state === 'enrolled')
    for (const claim of claimsOf(edition, edition.sessions, { spaces, groups, participants: edition.participants })) {
      const id = resourceDayId(claim)
      const { resource, day } = claim
      const held = days.get(id) ?? { _id: id, resource, day, bookings: [] }
      held.bookings.push(madeWith(edition, claim))
      days.set(id, held)
    }
  }
  return [...days.values()]
}

function madeWith(edition: Edition, claim: Parameters<typeof bookingOf>[0]): Booking {
  return bookingOf(claim, { holdId: `demo-${edition._id}`, at: edition.createdAt })
}
