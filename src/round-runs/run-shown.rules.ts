import type { MatchResult, RoundFile } from '../matching/round-file.rules.ts'
import type { Round } from '../rounds/round.rules.ts'
import type { DeskRow } from './desk.rules.ts'
import type { SeenUnits } from './desk-seen.rules.ts'
import type { FreezeProblem } from './freeze-problem.rules.ts'
import type { Frozen, FrozenOffer } from './frozen.rules.ts'
import type { RoundRun } from './run.rules.ts'

// What pages of the desk are given (dati del tavolo): the same for all of them.

/** A round at the desk: of who steers it, of a school that takes part, or of the city that looks on. */
export interface Desk {
  round: Round
  /** whether this actor tries, decides and publishes */
  steers: boolean
  /** null: not frozen yet */
  frozen: Frozen | null
  /** what keeps a round whose lists are closed from being frozen */
  problems: FreezeProblem[]
  /** what the offers are called, once the lists are closed */
  offers: FrozenOffer[]
  seen: SeenUnits
}

/** A run with its result as it stands, approved moves in it. */
export interface RunShown {
  desk: Desk & { frozen: Frozen }
  run: RoundRun
  /** as it was matched */
  file: RoundFile
  result: MatchResult
  rows: DeskRow[]
}
