import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { listPlacements } from '../placements/placement.service.ts'
import type { Day } from '../platform/day.ts'
import { PlacementAbsences } from './absence.model.ts'

/** The absences of a placement that nobody has decided on. */
export interface WaitingAbsences {
  placement: Placement
  absences: number
  oldestDay: Day
}

/**
 * The placements with absences of which this school has not said whether they are justified, the oldest absence first:
 * so many of them, and how many there are in all. Those that were made up ask for nothing.
 */
export async function absencesToJustify(
  ctx: Ctx,
  shown: number,
): Promise<{ waiting: WaitingAbsences[]; total: number }> {
  const permission = 'placement-absence.justify'
  const { schoolId, schoolTutorId } = visible(ctx.actor, permission)
  // A teacher decides about those of the own students, and only the placement knows whose they are.
  const own = schoolTutorId ? { placementId: { $in: await ownIds(ctx) } } : {}
  const found = await PlacementAbsences.aggregate<{ _id: string; absences: number; oldestDay: Day }>([
    { $match: { schoolId, ...own, decision: null, recovered: null, day: { $lte: ctx.today } } },
    { $group: { _id: '$placementId', absences: { $sum: 1 }, oldestDay: { $min: '$day' } } },
    { $sort: { oldestDay: 1, _id: 1 } },
  ])
  const first = found.slice(0, shown)
  if (first.length === 0) return { waiting: [], total: 0 }
  const { placements } = await listPlacements(ctx, permission, { ids: first.map(({ _id }) => _id) })
  const waiting = first.flatMap(({ _id, absences, oldestDay }) => {
    const placement = placements.find((each) => each._id === _id)
    return placement ? [{ placement, absences, oldestDay }] : []
  })
  return { waiting, total: found.length }
}

async function ownIds(ctx: Ctx): Promise<string[]> {
  const { placements } = await listPlacements(ctx, 'placement-absence.justify', {})
  return placements.map(({ _id }) => _id)
}
