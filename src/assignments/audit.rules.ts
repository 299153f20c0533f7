// An audit of a published round (verifica): every digest that was written down, beside the one that comes out now.

import type { PublishedRound } from './outcome.rules.ts'

/** Two digests that must be the same: what was written down then, and what comes out now. */
export interface Check {
  what: 'seed' | 'frozen' | 'input' | 'result' | 'published'
  stored: string
  found: string
}

export interface Audit {
  round: PublishedRound
  checks: Check[]
  /** every one of them is the same */
  equal: boolean
  engineVersion: string
  /** how many moves were approved by a person */
  rescues: number
  /** whether this actor may take the round file away */
  mayTake: boolean
}
