// Who takes part in a round (a student, or for labs a class) and what is offered, with no more than what decides who is
// eligible and who goes first. What somebody wishes is not part of it, and nothing of it depends on when a list was sent.
// Of a support need only that a place without steps is needed is known, never why.
// Source: GDPR, art. 5.1.c (data minimisation) and 9.

import type { SchoolKind } from '../norms/required-hours.rules.ts'
import type { RiskClass } from '../norms/tutor-ratio.rules.ts'
import type { Slot } from '../placements/terms.rules.ts'
import type { Day } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'
import type { Point } from './distance.rules.ts'
import type { Times } from './times.rules.ts'

export interface UnitFacts {
  /** the student, or for labs the class */
  unitId: string
  schoolId: string
  classId: string
  className: string
  /** surname and given name; of a class its name */
  name: string
  sex: 'M' | 'F' | null
  /** code of the district of the school, and about where that is */
  district: string | null
  position: Point | null
  /** code of the track of the programme; null: not known */
  track: string | null
  kind: SchoolKind
  /** of the course, 1 to 5 */
  year: number
  /** of a student; null: not known */
  birthDay: Day | null
  /** of a class: those of its students that are known */
  birthDays: readonly Day[]
  /** 1, or how many are in the class */
  size: number
  /** needs a place without steps */
  accessible: boolean
  /** the day of the general safety course; null: not recorded */
  trainedOn: Day | null
  finalYear: boolean
  /** hours still due, and those that are due in all; null: no minimum, or nobody asked */
  dueMinutes: Minutes | null
  requiredMinutes: Minutes | null
  placedLastYear: boolean
  /** when the unit is expected elsewhere */
  busy: Times
}

/** An offer of the round, or for labs an edition. */
export interface OfferFacts {
  offerId: string
  partnerId: string
  title: string
  hostName: string
  siteName: string
  /** street and town */
  address: string
  position: Point | null
  from: Day
  to: Day
  timetable: readonly Slot[]
  plannedMinutes: Minutes
  /** what is done there, by name; and what a day looks like and what one learns, in plain words */
  works: readonly string[]
  day: string
  skills: string
  /** seats in this round */
  seats: number
  accessible: boolean
  /** the only school it is for; null: all */
  reservedFor: string | null
  /** codes of tracks, and the kinds of school they belong to; none: all */
  tracks: readonly string[]
  trackKinds: readonly SchoolKind[]
  years: readonly number[]
  /** completed years on the first day, as the host and the law ask */
  lowestAge: number
  highestAge: number | null
  risk: RiskClass
  /** still to be had: published, or open for enrolments */
  open: boolean
  times: Times
  /** of an edition: the seats nobody has, and the classes that are in it */
  freeSeats: number | null
  classIds: readonly string[]
}

/** What of a round decides who is eligible. */
export interface RoundFacts {
  kind: 'placements' | 'labs'
  mostKm: number | null
  forbidden: readonly { unitId: string; partnerId: string }[]
}
