// Logging for many (registrazione di gruppo): the host writes one day of all its students, or of one group of placements,
// at once. Everybody has the agreed times that are still free, until somebody changes them line by line. Each student is
// stored or refused alone: one refusal does not hold back the others.

import type { Placement } from '../placements/placement.rules.ts'
import type { Interval } from '../platform/clock-time.ts'
import type { Day } from '../platform/day.ts'
import type { DatedEntry, EntryTimes } from './hour-entry.rules.ts'

/** A student who was expected at the host on a day. */
export interface ExpectedStudent {
  placement: Placement
  /** The agreed times of the day that are over and of which nothing is written. */
  times: Interval[]
  absent: boolean
}

export interface GroupDay {
  students: ExpectedStudent[]
  /** The groups of placements to choose from: how they are called. */
  groups: { id: string; title: string }[]
}

export interface GroupInput {
  key: string
  day: Day
  activity: string
  lines: readonly { placementId: string; times: readonly EntryTimes[] }[]
}

export interface LoggedGroup {
  logged: { placement: Placement; lines: DatedEntry[] }[]
  refused: { placement: Placement; reasons: readonly string[] }[]
}

/** By name; those of one name always in the same order. */
export function byStudent(a: Placement, b: Placement): number {
  const [first, second] = [nameOf(a), nameOf(b)]
  return first.localeCompare(second, 'it')
}

function nameOf({ student, _id }: Placement): string {
  return `${student.surname} ${student.givenName} ${_id}`
}
