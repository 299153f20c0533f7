// What students, their class and their teacher take up in the sessions ahead (impegni degli iscritti). Rooms and staff are
// the edition's own, whoever comes.

import type { Claim } from '../bookings/booking.rules.ts'
import type { Day } from '../platform/day.ts'
import type { Edition, LabSession } from './edition.rules.ts'
import { sessionsFrom } from './lab-enrolment.rules.ts'
import { claimsOf } from './session-claims.rules.ts'

/** The sessions from that day on, as far as only who comes to them is asked. */
export function sessionsWithoutPlace(edition: Pick<Edition, 'sessions'>, from: Day): LabSession[] {
  return sessionsFrom(edition, from).map((session) => ({ ...session, roomIds: [], machineIds: [], staff: [] }))
}

/** What these groups and participants take up from that day on. */
export function claimsFor(
  edition: Pick<Edition, '_id' | 'partnerId' | 'sessions'>,
  who: Pick<Edition, 'groups' | 'participants'>,
  from: Day,
): Claim[] {
  return claimsOf(edition, sessionsWithoutPlace(edition, from), { spaces: [], ...who })
}
