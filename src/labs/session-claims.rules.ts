// What a session takes up (impegni di un incontro), by name: its rooms and machines, its staff, and from the groups that
// take part the teacher, the class when all of it comes, and each student. A room is taken whole; whoever takes a room or
// a machine takes a share of every room around it. A person is known by several names (tutor at a partner, account,
// address), and all of them are taken: the same person is not in two places under two names.
// Source: domain study 4 ("Session register"); the rooms inside each other as in partners/space.rules.ts.

import { type BookingMode, type Claim, resourceKey } from '../bookings/booking.rules.ts'
import type { Space } from '../partners/profile.rules.ts'
import { roomsAround } from '../partners/space.rules.ts'
import type { Edition, LabGroup, LabSession, Participant, StaffMember } from './edition.rules.ts'

/** What an edition alone does not say, and who takes part. */
export interface ClaimFacts {
  /** The rooms and machines of the partner. */
  spaces: readonly Pick<Space, 'id' | 'insideId'>[]
  participants: readonly Participant[]
  groups: readonly LabGroup[]
}

type Claiming = Pick<LabSession, 'id' | 'day' | 'from' | 'to' | 'state' | 'roomIds' | 'machineIds' | 'staff'>

/** All that these sessions take, one claim per resource and session; cancelled sessions take nothing. */
export function claimsOf(
  edition: Pick<Edition, '_id' | 'partnerId'>,
  sessions: readonly Claiming[],
  facts: ClaimFacts,
): Claim[] {
  return sessions
    .filter(({ state }) => state === 'planned')
    .flatMap(({ id, day, from, to, ...session }) =>
      [...resourcesOf(edition.partnerId, { ...session, day }, facts)].map(([resource, mode]) => ({
        editionId: edition._id,
        sessionId: id,
        resource,
        mode,
        day,
        from,
        to,
      })),
    )
}

/** The name of a room or machine as a resource: ids are unique within their partner only. */
export function spaceKey(partnerId: string, spaceId: string): string {
  return resourceKey('space', `${partnerId}/${spaceId}`)
}

/** All the names by which somebody of the staff is taken. */
export function staffKeys({ id, email, accountId }: Pick<StaffMember, 'id' | 'email' | 'accountId'>): string[] {
  const names = [id, accountId, email?.trim().toLowerCase() ?? null]
  return [...new Set(names.filter((name) => name !== null && name !== ''))].map((name) =>
    resourceKey('person', name ?? ''),
  )
}

type Taking = Pick<Claiming, 'day' | 'roomIds' | 'machineIds' | 'staff'>

function resourcesOf(partnerId: string, session: Taking, facts: ClaimFacts): Map<string, BookingMode> {
  const taken = new Map<string, BookingMode>()
  const own = [...session.roomIds, ...session.machineIds]
  const around = own.flatMap((id) => roomsAround(facts.spaces, id).map((room) => room.id))
  // First the shares: who takes a room and a machine in it has the whole room.
  for (const id of around) taken.set(spaceKey(partnerId, id), 'shared')
  for (const id of own) taken.set(spaceKey(partnerId, id), 'exclusive')
  for (const key of [...session.staff.flatMap(staffKeys), ...peopleOf(session, facts)]) taken.set(key, 'exclusive')
  return taken
}

function peopleOf({ day }: Pick<Claiming, 'day'>, { participants, groups }: ClaimFacts): string[] {
  const coming = participants.filter(({ from, to }) => from <= day && (to === null || to >= day))
  const present = new Set(coming.map(({ groupId }) => groupId))
  const here = groups.filter(({ id, state }) => state === 'enrolled' && present.has(id))
  return [
    ...here.flatMap(({ teacher }) => (teacher ? [resourceKey('person', teacher.accountId)] : [])),
    ...here.flatMap(({ kind, classIds }) => (kind === 'class' ? classIds.map((id) => resourceKey('class', id)) : [])),
    ...coming.map(({ studentId }) => resourceKey('student', studentId)),
  ]
}
