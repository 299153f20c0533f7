import type { Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { visiblePlacements } from './placement-access.rules.ts'
import { Placements } from './placement.model.ts'
import { begunStates } from './placement-state.rules.ts'

/** The ids of the simulated enterprises that have begun, as far as this actor may use them so. */
export async function simulatedPlacements(ctx: Ctx, permission: Permission): Promise<string[]> {
  const mine = visiblePlacements(ctx.actor, permission)
  const found = await Placements.find(
    { $and: [mine, { kind: 'simulated-enterprise', state: { $in: begunStates } }] },
    { _id: 1 },
  )
    .sort({ _id: 1 })
    .lean()
  return found.map(({ _id }) => _id)
}
