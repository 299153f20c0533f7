import { visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { addDays, type Day } from '../platform/day.ts'
import { visiblePlacements } from './placement-access.rules.ts'
import { Placements } from './placement.model.ts'
import type { PlacementState } from './placement-state.rules.ts'
import type { Placement } from './placement.rules.ts'
import { effectiveTerms } from './terms.rules.ts'

// Nobody is asked any more about what was left lying for half a year: it is still in the list of placements.
const lookedBackDays = 183

const lastDay = ({ terms, amendments }: Placement): Day => effectiveTerms({ terms, amendments }).to

const ended: readonly PlacementState[] = ['active', 'concluded']

/**
 * The placements that this actor may use so, whose last day has come within half a year, and that nobody has evaluated
 * yet: what ended first comes first.
 */
export async function endedPlacements(ctx: Ctx, permission: Permission): Promise<Placement[]> {
  const days = { $gte: addDays(ctx.today, -lookedBackDays), $lte: ctx.today }
  const found = await Placements.find({
    $and: [
      visiblePlacements(ctx.actor, permission),
      { state: { $in: [...ended] } },
      { $or: [{ 'terms.to': days }, { 'amendments.to': days }] },
    ],
  })
    .sort({ 'terms.to': 1, _id: 1 })
    .lean()
  return found.filter((placement) => lastDay(placement) <= ctx.today)
}

/** The placements of every school in these states that begin, or were to end, on a day between these. For jobs only. */
export async function placementsAround(
  ctx: Ctx,
  { states, field, from, to }: { states: readonly PlacementState[]; field: 'from' | 'to'; from: Day; to: Day },
): Promise<Placement[]> {
  const days = { $gte: from, $lte: to }
  return Placements.find({
    $and: [
      visible(ctx.actor, 'reminder.send'),
      { state: { $in: [...states] } },
      { $or: [{ [`terms.${field}`]: days }, ...(field === 'to' ? [{ 'amendments.to': days }] : [])] },
    ],
  })
    .sort({ [`terms.${field}`]: 1, _id: 1 })
    .lean()
}

/** How many placements of this actor's school are evaluated and not certified yet. */
export async function countToCertify(ctx: Ctx): Promise<number> {
  return Placements.countDocuments({ $and: [visible(ctx.actor, 'certificate.issue'), { state: 'evaluated' }] })
}
