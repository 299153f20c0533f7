import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import type { Day } from '../platform/day.ts'
import { visiblePlacements } from './placement-access.rules.ts'
import { Placements } from './placement.model.ts'
import { begunStates } from './placement-state.rules.ts'
import type { Placement } from './placement.rules.ts'

interface ReportSearch {
  /** Days, both included. */
  from: Day
  to: Day
  /** Those that have hours there, whatever became of them. */
  withHours: readonly string[]
}

/** The placements of the actor that have begun and lie, even in part, between two days, and those with hours there. */
export async function placementsToReport(
  ctx: Ctx,
  permission: Permission,
  { from, to, withHours }: ReportSearch,
): Promise<Placement[]> {
  const within = {
    state: { $in: begunStates },
    'terms.from': { $lte: to },
    $or: [{ 'terms.to': { $gte: from } }, { 'amendments.to': { $gte: from } }],
  }
  const filter = {
    $and: [visiblePlacements(ctx.actor, permission), { $or: [within, { _id: { $in: [...withHours] } }] }],
  }
  return Placements.find(filter).sort({ 'terms.from': 1, _id: 1 }).lean<Placement[]>()
}
