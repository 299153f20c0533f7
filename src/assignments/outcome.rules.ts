// What became of a round, and what decided it (esito e ciò che l'ha deciso): there is an outcome once one run is published.

import type { MatchResult, RoundFile } from '../matching/round-file.rules.ts'
import type { FrozenNames } from '../round-runs/frozen.rules.ts'
import type { RoundRun } from '../round-runs/run.rules.ts'
import type { Round } from '../rounds/round.rules.ts'
import type { Assignments } from './assignment.rules.ts'

/** A round of which one run is published. */
export type PublishedRound = Round & { published: NonNullable<Round['published']> }

export function isPublished(round: Round): round is PublishedRound {
  return round.state === 'published' && round.published !== null
}

/** A published round and what became of it. */
export interface Outcome {
  round: PublishedRound
  assignments: Assignments
}

/** The same with what decided it. */
export interface Decided extends Outcome {
  run: RoundRun
  /** what was matched: as frozen, with those who were separated */
  file: RoundFile
  result: MatchResult
  names: FrozenNames
}
