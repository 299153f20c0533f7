// Who comes (chi arriva), as a host may know it: before the agreement is in force and the family has been told, the year
// and the track; afterwards name and class, and nothing else. The state of the placement says which of the two it is.
// Source: GDPR, art. 5.1.c and 13.

import type { Placement } from '../placements/placement.rules.ts'
import { isToldToHost } from '../placements/placement-state.rules.ts'
import type { Day } from '../platform/day.ts'
import type { Place, PlaceState } from './assignment.rules.ts'

export type Arrival =
  | { kind: 'named'; name: { surname: string; givenName: string }; className: string | null; placementId: string }
  | { kind: 'student'; year: number | null; track: string | null }
  | { kind: 'class'; className: string; schoolId: string }

type Standing = Pick<Placement, 'state' | 'history' | 'student'>

interface ArrivalFacts {
  standing: Standing | undefined
  schoolClass: { year: number; track: string | null; label: string } | undefined
}

/** One who comes to an offer of the host; whoever has given the place back does not. */
export function arrivalOf(place: Place, { standing, schoolClass }: ArrivalFacts): Arrival {
  if (place.studentId === null) return { kind: 'class', className: schoolClass?.label ?? '', schoolId: place.schoolId }
  const named = namedOf(place, standing)
  if (named) return named
  if (!schoolClass) return { kind: 'student', year: null, track: null }
  return { kind: 'student', year: schoolClass.year, track: schoolClass.track }
}

function namedOf({ placementId }: Place, standing: Standing | undefined): Arrival | null {
  if (placementId === null || !standing || !isToldToHost(standing)) return null
  const { surname, givenName, className } = standing.student
  return { kind: 'named', name: { surname, givenName }, className, placementId }
}

/** Whether somebody still comes to the offer they were given. */
export function comes({ offerId, state }: Place, standing: Pick<Standing, 'state'> | undefined): boolean {
  return offerId !== null && state !== 'withdrawn' && standing?.state !== 'cancelled'
}

/** One offer of the host in a published round, and who comes to it. */
export interface ArrivalGroup {
  roundId: string
  round: string
  offerId: string
  title: string
  siteName: string
  from: Day
  to: Day
  seats: number
  people: { arrival: Arrival; schoolId: string; state: PlaceState }[]
}
