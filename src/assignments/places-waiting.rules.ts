// What the published results of rounds (esiti) ask of somebody, in figures: places of a school that wait for its
// coordinators, and how many come to a host. No name is part of it.

import type { Round, RoundKind } from '../rounds/round.rules.ts'

/** A published round with places of the own school that wait for its coordinators. */
export interface PlacesWaiting {
  round: Pick<Round, '_id' | 'title' | 'kind'>
  /** confirmed, and no placement or enrolment made of them */
  toPrepare: number
  /** given and not answered for, although the day to answer by is over */
  unanswered: number
}

/** How many will come to a host, to offers whose period has not begun. */
export type Coming = Record<RoundKind, number>
