import type { Ctx } from '../access/actor.ts'
import { schoolYearEnd, schoolYearOf, schoolYearStart } from '../norms/school-year.rules.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'

/**
 * The hosts of placements that these students have in the school year of today, by student; those of a group and
 * cancelled ones left out.
 */
export async function placedThisYear(
  ctx: Ctx,
  studentIds: readonly string[],
  groupId: string | null,
): Promise<Map<string, string[]>> {
  const { placements } = await listPlacements(ctx, 'placement.edit', { studentIds })
  const year = schoolYearOf(ctx.today)
  const already = new Map<string, string[]>()
  for (const placement of placements) {
    const { from, to } = effectiveTerms(placement)
    const thisYear = from <= schoolYearEnd(year) && to >= schoolYearStart(year)
    const own = groupId !== null && placement.groupId === groupId
    if (!thisYear || own || placement.state === 'cancelled') continue
    already.set(placement.studentId, [...(already.get(placement.studentId) ?? []), placement.host.name])
  }
  return already
}
