// The placements of a group are brought forward together (passi di gruppo), each by the rules of a single one: those that
// are ready move, the others stay where they are and say why. Nothing holds a whole class back for one missing paper.

import type { Need } from '../paperwork/readiness.rules.ts'
import type { PlacementMove } from '../placements/placement-state.rules.ts'

/** The steps that a school makes for many at once. */
export const groupMoves = ['propose', 'agree', 'prepare', 'activate'] as const satisfies readonly PlacementMove[]
export type GroupMove = (typeof groupMoves)[number]

/** One that could not move. */
export interface Stayed {
  placementId: string
  name: string
  reasons: readonly string[]
}

/** What stands before the next step of one of them: reasons of the step itself, and what its papers still need. */
export interface Gaps {
  reasons: readonly string[]
  needs: readonly Pick<Need, 'need' | 'who'>[]
}
