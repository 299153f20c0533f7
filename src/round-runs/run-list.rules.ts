// Looking for somebody in the result of a run (ricerca nella prova): by name or draw number, by offer, by how it went.

import { lettersOf } from '../schools/student.rules.ts'
import type { DeskRow } from './desk.rules.ts'
import type { SeenUnits } from './desk-seen.rules.ts'

export const outcomesAsked = ['first', 'other', 'fallback', 'lock', 'unplaced'] as const
export type OutcomeAsked = (typeof outcomesAsked)[number]

export interface RowSearch {
  q: string
  /** '' of any */
  offerId: string
  how: OutcomeAsked | null
}

export function findRows(rows: readonly DeskRow[], { q, offerId, how }: RowSearch, { named }: SeenUnits): DeskRow[] {
  const letters = lettersOf(q)
  const matches = ({ unitId, draw }: DeskRow) => {
    if (q === '') return true
    if (/^\d+$/u.test(q)) return draw === Number(q)
    return letters !== '' && lettersOf(named.get(unitId)?.name ?? '').includes(letters)
  }
  return rows.filter((row) => {
    const here = offerId === '' || row.offerId === offerId
    return here && (how === null || went(row) === how) && matches(row)
  })
}

/** How it went for somebody. */
export function went({ phase, rank }: DeskRow): OutcomeAsked {
  if (phase !== 'wish') return phase
  return rank === 1 ? 'first' : 'other'
}
