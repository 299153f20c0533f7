// What a student has still to answer about a published round (posto da confermare).

import type { Round } from '../rounds/round.rules.ts'

/** A place to be confirmed, or a better one that is kept for the student. */
export interface WaitingPlace {
  round: Pick<Round, '_id' | 'title'>
  until: Date
  kept: boolean
}
