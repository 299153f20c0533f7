import { type Ctx, systemContext } from '../access/actor.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { type PathHours, pathTotals } from '../placements/shared-path.rules.ts'
import { groupBy } from '../schools/student.rules.ts'
import { totalsOfPlacements } from './hour-totals.service.ts'

/**
 * By placement what the path is measured by that it shares with other hosts; one that is a path of its own is not there.
 * For callers who have decided that who reads may know of the whole.
 */
export async function wholePaths(ctx: Ctx, placements: readonly Placement[]): Promise<Map<string, PathHours>> {
  const shared = placements.filter(({ pathId }) => pathId)
  if (shared.length === 0) return new Map()
  const system = systemContext(ctx.now)
  const pathIds = [...new Set(shared.flatMap(({ pathId }) => pathId ?? []))]
  const { placements: all } = await listPlacements(system, 'placement.view', { pathIds })
  const totals = await totalsOfPlacements(system, 'placement.view', all)
  const whole = new Map(
    [...groupBy(all, ({ pathId, studentId }) => `${pathId} ${studentId}`)].map(([key, parts]) => {
      const approvedIn = parts.map((placement) => ({ placement, approved: totals.get(placement._id)?.approved ?? 0 }))
      const { planned, approved } = pathTotals(approvedIn)
      return [key, { parts: parts.length, hours: { planned, approved } }] as const
    }),
  )
  return new Map(
    shared.flatMap(({ _id, pathId, studentId }) => {
      const path = whole.get(`${pathId} ${studentId}`)
      return path && path.parts > 1 ? [[_id, path.hours] as const] : []
    }),
  )
}
