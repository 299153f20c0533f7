import { type Absence, absenceId, missedMinutes } from '../../src/absences/absence.rules.ts'
import type { Placement } from '../../src/placements/placement.rules.ts'
import { agreedIntervals } from '../../src/placements/terms.rules.ts'
import { clockTime } from '../../src/platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../../src/platform/day.ts'

/** Giulia has said that she will not come on the next agreed day. */
export function demoPlacementAbsences(placements: readonly Placement[], today: Day): Absence[] {
  const placement = placements.find(({ _id }) => _id === 'giulia-fablab')
  if (!placement) throw new Error('Borgo does not know the placement of Giulia')
  const coming = Array.from({ length: 14 }, (_, index) => addDays(today, index + 1))
  const [day] = coming.filter((each) => agreedIntervals(placement, each).length > 0)
  if (!day) return []
  const { _id: placementId, schoolId, partnerId, studentId } = placement
  return [
    {
      _id: absenceId(placementId, day),
      placementId,
      schoolId,
      partnerId,
      studentId,
      day,
      minutes: missedMinutes(placement, day),
      announced: true,
      by: {
        accountId: 'giulia.damico',
        name: 'Giulia D’Amico',
        role: 'student',
        at: instantOf(addDays(today, -1), clockTime('19:10')),
      },
      reason: 'Visita medica fissata da tempo',
      decision: null,
      recovered: null,
    },
  ]
}
