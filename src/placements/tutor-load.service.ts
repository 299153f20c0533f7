import type { Day } from '../platform/day.ts'
import { Placements } from './placement.model.ts'
import type { Placement } from './placement.rules.ts'
import { underWayStates } from './placement-state.rules.ts'
import { mostAtOnce } from './seat-count.rules.ts'
import { type Stretch, stretchesOf, tutorsOn } from './tutors.rules.ts'

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
      $or: [{ 'hostTutor.id': tutorId }, { 'shares.hostTutor.id': tutorId }, { 'amendments.hostTutor.id': tutorId }],
      'terms.from': { $lte: to },
    },
    { terms: 1, amendments: 1, hostTutor: 1, schoolTutor: 1, schoolTutorId: 1, shares: 1 },
  ).lean()
  return mostAtOnce(
    found.flatMap((placement) => daysWith(placement, tutorId)),
    { from, to },
  )
}

type Followed = Pick<Placement, 'terms' | 'amendments' | 'hostTutor' | 'schoolTutor' | 'schoolTutorId' | 'shares'>

/** The days of a placement on which this is a tutor of the host. */
function daysWith(placement: Followed, tutorId: string): Stretch<boolean>[] {
  const isShared = placement.shares?.hostTutor?.id === tutorId
  const isTutorOn = (on: Day) => isShared || tutorsOn(placement, on).hostTutor?.id === tutorId
  return stretchesOf(placement, isTutorOn).filter(({ value }) => value)
}
