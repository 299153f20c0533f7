// What happens to the placements of a group when its terms change (cambio delle condizioni): those that had the terms of
// the group may follow, those with terms of their own only when somebody says so, and nothing changes for one that has
// begun, which changes by amendment, or whose host is being asked.

import type { Placement } from '../placements/placement.rules.ts'
import { isEditable } from '../placements/placement-state.rules.ts'
import { type GroupTerms, hasOwnTerms } from './placement-group.rules.ts'

/** A placement of a group, as a change of the common terms finds it. */
export interface GroupPlacement {
  placement: Placement
  /** its terms are not those of the group */
  own: boolean
  /** it has not begun, and no host is being asked */
  editable: boolean
}

/** How a placement stands to the terms of its group; null where the group has none yet. */
export function standingOf(placement: Placement, terms: GroupTerms | null): GroupPlacement {
  return {
    placement,
    own: terms !== null && hasOwnTerms(placement, terms),
    editable: isEditable(placement.state),
  }
}
