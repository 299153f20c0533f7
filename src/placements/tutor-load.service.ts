import type { Day } from '../platform/day.ts'
import { Placements } from './placement.model.ts'
import { underWayStates } from './placement-state.rules.ts'
import { mostAtOnce } from './seat-count.rules.ts'
import { effectiveTerms } from './terms.rules.ts'

/**
 * How many students a tutor of a host follows at once, at most, on a day of the period: those of every school whose
 * placement runs, counted and never named; this placement is left out.
 */
export async function studentsOfTutor(
  tutorId: string,
  { from, to, but }: { from: Day; to: Day; but: string },
): Promise<number> {
  const found = await Placements.find(
    {
      _id: { $ne: but },
      state: { $in: [...underWayStates] },
      $or: [{ 'hostTutor.id': tutorId }, { 'shares.hostTutor.id': tutorId }],
      'terms.from': { $lte: to },
    },
    { terms: 1, amendments: 1 },
  ).lean()
  return mostAtOnce(found.map(effectiveTerms), { from, to })
}
