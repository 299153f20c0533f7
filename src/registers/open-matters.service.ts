import { monthLocks } from '../hours/closed-month.service.ts'
import { lastDayOf } from '../hours/closed-month.rules.ts'
import { withoutPapers } from '../paperwork/papers.service.ts'
import { begunStates } from '../placements/placement-state.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { type Day, monthOf } from '../platform/day.ts'
import { fullName } from '../schools/student.rules.ts'
import type { Waiting } from './register-totals.rules.ts'

/** Months of some days that are over and that the school has not closed: what stands there may still change. */
export async function openMonths(schoolId: string, days: readonly Day[], today: Day): Promise<Waiting[]> {
  const months = [...new Set(days.map(monthOf))].filter((month) => lastDayOf(month) < today).toSorted()
  const closed = new Set((await monthLocks(schoolId, months)).map(({ month }) => month))
  return months
    .filter((month) => !closed.has(month))
    .map((month) => ({ reason: 'month-open', name: month, minutes: null, at: { kind: 'month', id: month } }))
}

/** Placements that run although papers are missing. */
export async function missingPapers(
  placements: readonly Pick<Placement, '_id' | 'state' | 'student'>[],
): Promise<Waiting[]> {
  const begun = placements.filter(({ state }) => state === 'documents' || begunStates.includes(state))
  const without = await withoutPapers(begun.map(({ _id }) => _id))
  return begun
    .filter(({ _id }) => without.has(_id))
    .map(({ _id, student }) => ({
      reason: 'papers',
      name: fullName(student),
      minutes: null,
      at: { kind: 'papers', id: _id },
    }))
}
