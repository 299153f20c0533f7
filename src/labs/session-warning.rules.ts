// What somebody who plans should know, and may decide all the same (avvertenze): a session on a closed day, outside the
// opening hours, in a room with fewer places than students, or in a room that is no longer there. The room is the place
// where the students are; of machines with places, several groups may take turns, so that is a warning too.
// Source: domain study 4 (capacity of a fablab session).

import type { Space } from '../partners/profile.rules.ts'
import type { Day } from '../platform/day.ts'
import { type ClosedBecause, closedOn, isOutsideHours, type PlanCalendar } from './closed-days.rules.ts'
import { type Edition, expectedAt, type LabSession } from './edition.rules.ts'

export type SessionWarning =
  | { warning: 'closed'; day: Day; because: ClosedBecause[] }
  | { warning: 'outside-hours'; day: Day }

export interface RoomWarning {
  /** null: the room or machine is no longer there. */
  space: Pick<Space, 'name' | 'places'> | null
  /** The most students expected at once. */
  expected: number
}

type Dated = Pick<LabSession, 'day' | 'from' | 'to'>

/** Closed days and closing hours of these sessions, each day once. */
export function dayWarnings(sessions: readonly Dated[], calendar: PlanCalendar): SessionWarning[] {
  const seen = new Set<string>()
  return sessions.flatMap((session): SessionWarning[] => {
    const because = closedOn(calendar, session.day)
    const found: SessionWarning[] =
      because.length > 0
        ? [{ warning: 'closed', day: session.day, because }]
        : isOutsideHours(calendar, session.day, session)
          ? [{ warning: 'outside-hours', day: session.day }]
          : []
    const fresh = found.filter(({ warning, day }) => !seen.has(`${warning} ${day}`))
    for (const { warning, day } of fresh) seen.add(`${warning} ${day}`)
    return fresh
  })
}

/** Rooms and machines of these sessions that are gone, or have fewer places than students are expected; each once. */
export function roomWarnings(
  edition: Pick<Edition, 'participants'>,
  sessions: readonly Pick<LabSession, 'day' | 'roomIds' | 'machineIds'>[],
  spaces: readonly Pick<Space, 'id' | 'name' | 'places'>[],
): RoomWarning[] {
  const most = new Map<string, number>()
  for (const { day, roomIds, machineIds } of sessions)
    for (const id of [...roomIds, ...machineIds])
      most.set(id, Math.max(most.get(id) ?? 0, expectedAt(edition, day).length))
  return [...most].flatMap(([id, expected]): RoomWarning[] => {
    const space = spaces.find((each) => each.id === id)
    if (!space) return [{ space: null, expected }]
    const small = space.places !== null && space.places < expected
    return small ? [{ space: { name: space.name, places: space.places }, expected }] : []
  })
}
