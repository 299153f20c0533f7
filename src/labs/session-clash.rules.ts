// What stands in the way of sessions (sovrapposizioni e mancanze): things that others have taken, students who are agreed
// to be at a host, and participants without the authorisation for a machine. Who reads of them learns names only of their
// own people and things: all others are told without names.
// Source: GDPR art. 5.1.c.

import type { Clash } from '../bookings/booking.rules.ts'

/** What is in the way of a session: another session, or the placement of a student (then `with` carries its id). */
export type SessionClash = Clash & { placement?: { placementId: string; host: string; schoolId: string } }

/** A participant who may not use a machine of a session yet. */
export interface LackingAuthorisation {
  studentId: string
  schoolId: string
  machineKind: string
}

/** What a reader may know of the things in the way; what is missing stays unnamed. */
export interface ClashNames {
  editionId: string
  /** Names of rooms, people, classes and students, by resource. */
  resources: ReadonlyMap<string, string>
  /** Titles of labs, by id. */
  editions: ReadonlyMap<string, string>
  /** Schools whose students the reader may look at with what they do elsewhere. */
  schoolIds: readonly string[]
}
