// Two placements of one student that were made together with others, because the student was in the group twice: the one
// that was cancelled leaves the group; two that are alive are for the school to decide.

import type { PlacementState } from './placement-state.rules.ts'

export interface GroupTwins<P> {
  groupId: string
  keep: P
  gone: P
}

type Placed = Readonly<{ state: PlacementState }>

/** Whether nothing but cancelling one of the two helps. */
export function areBothAlive({ keep, gone }: GroupTwins<Placed>): boolean {
  return keep.state !== 'cancelled' && gone.state !== 'cancelled'
}

/** The one that leaves the group. */
export function leaverOf<P extends Placed>({ keep, gone }: GroupTwins<P>): P {
  return keep.state === 'cancelled' && gone.state !== 'cancelled' ? keep : gone
}
