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
  /** about to be published, or published: nothing is decided on it any more */
  sealed: boolean
  by: { accountId: string | null; name: string }
  startedAt: Date
  endedAt: Date | null
  /** Who executes it, and until when that holds unless renewed; null while nobody does. */
  lease: { id: string; until: Date } | null
  /** How many have begun it. */
  attempts: number
  /** What is tried, while it waits or runs: the same is not tried twice at once; null once it is over. */
  underWay: string | null
}

/** How long whoever executes a run may be silent before a job takes it over, and how often it is taken over. */
export const leaseMs = 60_000
export const mostAttempts = 3

export function isUnderWay({ state }: Pick<RoundRun, 'state'>): boolean {
  return state === 'waiting' || state === 'running'
}

/** Of two runs that try the same only one is under way. */
export function runKey({ roundId, mechanism, whatIf }: Pick<RoundRun, 'roundId' | 'mechanism' | 'whatIf'>): string {
  const changed = whatIf && Object.entries(whatIf).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([roundId, mechanism, changed])
}

/** Only the round as it was frozen, by the mechanism that was announced when the lists opened, may be published. */
export function isPublishable(
  { state, whatIf, mechanism }: Pick<RoundRun, 'state' | 'whatIf' | 'mechanism'>,
  round: { mechanism: Mechanism; state: string },
): boolean {
  return state === 'done' && whatIf === null && mechanism === round.mechanism && round.state === 'closed'
}

/** The moves that a person has approved, in the order of the decisions. */
export function approvedOf({ rescues }: Pick<RoundRun, 'rescues'>): RescueProposal[] {
  return rescues.filter(({ decision }) => decision === 'approved').map(({ proposal }) => proposal)
}

/** For whom no move is to be proposed again. */
export function refusedOf({ rescues }: Pick<RoundRun, 'rescues'>): string[] {
  return rescues.filter(({ decision }) => decision === 'refused').map(({ proposal }) => proposal.student)
}

/** How often a run was decided on: who decides says which version was on the screen. */
export function versionOf({ rescues }: Pick<RoundRun, 'rescues'>): number {
  return rescues.length
}
