// From a place to a placement (preparare i percorsi): who, where, when and with whom follow from the offer that was given.
// The id of the placement follows from the round and the unit, so that preparing twice makes one. Each student gets the
// first tutor of the offer who has room; when none has, the one who follows the fewest. The host has said yes by its
// offer: on its own page, or by telephone where the school typed it.

import { createHash } from 'node:crypto'
import type { Edition } from '../labs/edition.rules.ts'
import type { Obstacle } from '../labs/lab-enrolment.rules.ts'
import type { SessionClash } from '../labs/session-clash.rules.ts'
import type { Offer } from '../offers/offer.rules.ts'
import type { HostConsent } from '../placements/placement.rules.ts'
import { dayOf } from '../platform/day.ts'
import type { SchoolClass } from '../schools/school-class.rules.ts'
import type { Student } from '../schools/student.rules.ts'
import type { Place } from './assignment.rules.ts'

const idLength = 22

/** One id for each place, in the letters of all ids. */
export function placementIdOf(roundId: string, unitId: string): string {
  const digest = createHash('sha256')
    .update(JSON.stringify(['placement', roundId, unitId]))
    .digest('hex')
  return BigInt(`0x${digest}`).toString(36).padStart(idLength, '0').slice(0, idLength)
}

interface Preparing {
  now: Date
  answerBy: Date
  /** also those who were given a place and have not said anything, once the day to answer by is over */
  alsoUnanswered: boolean
}

/** Whether a placement may be made from this place now. */
export function isToPrepare({ state, offered }: Place, { now, answerBy, alsoUnanswered }: Preparing): boolean {
  // Who is asked about a better place first says which of the two it is.
  if (offered !== null) return false
  return state === 'accepted' || (state === 'assigned' && alsoUnanswered && now >= answerBy)
}

/** Whom each of `count` further students gets; `followed` counts those each tutor has already. */
export function tutorsFor(
  tutorIds: readonly string[],
  { count, followed, most }: { count: number; followed: ReadonlyMap<string, number>; most: number },
): (string | null)[] {
  const counts = new Map(tutorIds.map((id) => [id, followed.get(id) ?? 0]))
  return Array.from({ length: count }, () => {
    const withRoom = tutorIds.find((id) => (counts.get(id) ?? 0) < most)
    const fewest = tutorIds.toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0))[0]
    const chosen = withRoom ?? fewest ?? null
    if (chosen !== null) counts.set(chosen, (counts.get(chosen) ?? 0) + 1)
    return chosen
  })
}

/** How and when the host said yes. */
export function consentOf({ schoolId, history, createdAt }: Offer, host: string): HostConsent {
  const said = history.find(({ event }) => event === 'sent') ?? history[0]
  const own = schoolId === null
  return {
    name: own && said ? said.by.name : host,
    on: dayOf(said?.at ?? createdAt),
    means: own ? 'page' : 'phone',
  }
}

/** What the student does there, as the offer says it. */
export function activitiesOf({ day, skills }: Offer, works: readonly string[]): string {
  return [works.join(', '), day, skills]
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .join('\n\n')
}

export interface PlacementsToPrepare {
  roundId: string
  /** an account of the staff: the school's tutor of all of them, to be changed later one by one */
  schoolTutorId: string
  alsoUnanswered: boolean
}

/** What became of one place. */
export interface Prepared {
  unitId: string
  /** null: nothing was made, for these reasons */
  placementId: string | null
  /** why it was not made, or why it is a draft that the host has not agreed to yet */
  reasons: readonly string[]
  /** of a class: why its edition does not take it, in full; null: it does, or nobody asked it */
  refused?: RefusedClass | null
}

/** What an edition says against a class, with what the sentences about it need. */
export interface RefusedClass {
  edition: Edition
  schoolClass: SchoolClass
  students: readonly Student[]
  obstacles: readonly Obstacle[]
  clashes: readonly SessionClash[]
  free: number
}
