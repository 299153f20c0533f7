// What became of a published round (esito): one record for the whole round, so that a seat is given and freed in one
// write. Each student, or class, has a place or none; accepts it or withdraws. A freed seat goes to the best precedence
// among those who prefer it, by the keys that were recorded when the round was frozen, with a timed offer and without
// running the round again; who takes it frees another, until nobody wants it. Every step is a line of the log.

import type { Phase } from '../matching/round-file.rules.ts'

/** no place; a place to be accepted; accepted; given back; its placement has been prepared */
export const placeStates = ['none', 'assigned', 'accepted', 'withdrawn', 'placed'] as const
export type PlaceState = (typeof placeStates)[number]

/** A better place that is held for somebody until they answer. */
export interface TimedOffer {
  offerId: string
  until: Date
}

export interface Place {
  /** as it was frozen: the student, or for labs the class */
  unitId: string
  /** the student as recorded now: two records may have become one since; null for labs */
  studentId: string | null
  schoolId: string
  classId: string
  offerId: string | null
  /** how the place came about; `promoted`: by a freed seat */
  phase: Phase | 'promoted' | 'rescue'
  /** of the place among the wishes, from 1; null: not a wish */
  rank: number | null
  state: PlaceState
  offered: TimedOffer | null
  /** offers that were held for the student and let go: not asked again */
  passed: string[]
  /** the placement made from it; of a class the group of the edition */
  placementId: string | null
}

export const assignmentEvents = [
  'published',
  'accepted',
  'withdrawn',
  'offered',
  'taken',
  'declined',
  'expired',
  'placed',
] as const
export interface AssignmentLine {
  at: Date
  by: { accountId: string | null; name: string }
  event: (typeof assignmentEvents)[number]
  unitId: string | null
  offerId: string | null
  text: string | null
}

export interface Assignments {
  /** the round's */
  _id: string
  schoolIds: string[]
  /** hosts of the offers of the round */
  partnerIds: string[]
  version: number
  places: Place[]
  /** everybody was told of the result; false while that is being done */
  told: boolean
  /** the offers were given back to other rounds, since nobody is left who might have a place in this one */
  released: boolean
  log: AssignmentLine[]
}
