// A funded project (progetto finanziato) under a protocol: the fund it comes from, its code there, its CUP (codice unico
// di progetto, identifiers/cup.rules.ts) and its budget lines (voci di bilancio), planned and committed (impegnato, D.Lgs.
// 267/2000, art. 183), in whole cents. A line may be committed beyond its plan: that is shown, not refused, because it is
// the accounts of the city that say it.

import type { Day } from '../platform/day.ts'
import type { EuroCents } from '../platform/money.ts'
import type { Commitment } from './commitment.rules.ts'

export const funds = ['PON', 'PN', 'PNRR', 'comune', 'regione', 'other'] as const
export type Fund = (typeof funds)[number]

export interface BudgetLine {
  id: string
  name: string
  planned: EuroCents
  committed: EuroCents
}

export interface FundedProject {
  id: string
  title: string
  fund: Fund
  /** the code within the fund, such as 10.2.5A-FSEPON-LO-2017-12 */
  code: string | null
  cup: string | null
  from: Day
  to: Day
  budgetLines: BudgetLine[]
}

/** What a project plans and has committed, over all its lines. */
export function budgetOf({
  budgetLines,
}: Pick<FundedProject, 'budgetLines'>): Pick<BudgetLine, 'planned' | 'committed'> {
  return {
    planned: budgetLines.reduce((sum, line) => sum + line.planned, 0),
    committed: budgetLines.reduce((sum, line) => sum + line.committed, 0),
  }
}

export type ProjectReason = 'project-ends-before-it-begins' | 'project-has-commitments'

/** Why a project cannot have these dates. */
export function projectReasons({ from, to }: Pick<FundedProject, 'from' | 'to'>): ProjectReason[] {
  return to < from ? ['project-ends-before-it-begins'] : []
}

/** Why a project cannot be removed: a commitment is counted on it. */
export function removalReasons(commitments: readonly Commitment[], projectId: string): ProjectReason[] {
  return commitments.some((each) => each.projectId === projectId) ? ['project-has-commitments'] : []
}
