// The paths of a student as far as their three quarters go (tre quarti del progetto). One that is shared out over several
// hosts is measured as a whole: what one of them has not begun yet is planned all the same and still comes, and what was
// approved at one that was broken off counts. A path is here once any of its parts has begun.
// Source: D.M. 195/2017, art. 5 and 6 (three quarters of the hours provided by the project).

import { type HourTotals, registeredMinutes } from '../hours/totals.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { begunStates, endedStates, type PlacementState } from '../placements/placement-state.rules.ts'
import { pathTotals } from '../placements/shared-path.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import type { Day } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import { groupBy } from '../schools/student.rules.ts'
import { minutesAhead } from './counter.rules.ts'
import type { Project } from './risk.rules.ts'

/** A placement with its minutes. */
export interface Counted {
  placement: Placement
  totals: HourTotals
}

/** Of these the hours agreed for the days to come are still to be done. */
export const coming: readonly PlacementState[] = ['matched', 'documents', 'active', 'suspended']

/** Whether a placement says anything about what a student does; a broken off one only as a part of a shared path. */
export function isCounted({ state, pathId }: Pick<Placement, 'state' | 'pathId'>): boolean {
  return coming.includes(state) || begunStates.includes(state) || (state === 'cancelled' && Boolean(pathId))
}

/** The paths that have begun, in the order of these placements. */
export function projectsOf(own: readonly Counted[], today: Day): Project[] {
  const paths = groupBy(own, ({ placement }) => placement.pathId ?? placement._id)
  return [...paths.values()].flatMap((parts) => {
    const begun = parts.find(({ placement }) => begunStates.includes(placement.state))
    return begun ? [projectOf(parts, begun, today)] : []
  })
}

function projectOf(parts: readonly Counted[], { placement: shown }: Counted, today: Day): Project {
  const sum = (minutesOf: (part: Counted) => Minutes) => sumMinutes(parts.map(minutesOf))
  const { planned, approved } = pathTotals(
    parts.map(({ placement, totals }) => ({ placement, approved: totals.approved })),
  )
  const standing = parts.filter(({ placement }) => placement.state !== 'cancelled')
  return {
    placementId: shown._id,
    title: shown.title,
    ended: standing.every(({ placement }) => endedStates.includes(placement.state)),
    planned,
    approved,
    waiting: sum(({ totals }) => registeredMinutes(totals) - totals.approved),
    ahead: sum(({ placement }) =>
      coming.includes(placement.state)
        ? minutesAhead(placement, { after: today, until: effectiveTerms(placement).to })
        : 0,
    ),
  }
}
