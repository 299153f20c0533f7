// A run (prova) is one matching of a frozen round, stored for those who steer it: the round as it was frozen, or on a copy
// with a change (what if?). Nobody else learns of it before one run is published. Rescue moves are proposals, each
// approved or refused by a person with a reason; approved ones are applied to the result of the run, never to the round.

import type { Mechanism, RescueProposal } from '../matching/round-file.rules.ts'

export const runStates = ['waiting', 'running', 'done', 'failed'] as const
export type RunState = (typeof runStates)[number]

/** A change of the frozen round that is only tried out. */
export type WhatIf =
  | { what: 'seats'; offerId: string; by: number }
  | { what: 'close'; offerId: string }
  | { what: 'lock'; unitId: string; offerId: string }

export interface RescueDecision {
  proposal: RescueProposal
  decision: 'approved' | 'refused'
  reason: string
  by: { accountId: string | null; name: string }
  at: Date
}

export interface RoundRun {
  _id: string
  roundId: string
  mechanism: Mechanism
  /** null: the round as it was frozen */
  whatIf: WhatIf | null
  state: RunState
  /** for who waits: percent, 0 to 100 */
  progress: number
  /** why it failed, a line for each thing */
  problems: string[]
  /** of the stored MatchResult, rescue decisions not applied */
  resultFileId: string | null
  inputDigest: string | null
  resultDigest: string | null
  /** students kept apart who had come together: forbidden for one of the two by the engine's own rule, before the result */
  separated: { unitId: string; offerId: string }[]
  placed: number
  units: number
  rankProfile: number[]
  rescues: RescueDecision[]
  by: { accountId: string | null; name: string }
  startedAt: Date
  endedAt: Date | null
}
