import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { Refused } from '../platform/errors.ts'
import type { StudentWay } from '../schools/student-merge.rules.ts'
import { systemContext } from '../access/actor.ts'
import { mergedLines } from './group-student.rules.ts'
import { PlacementGroups } from './placement-group.model.ts'
import type { PlacementGroup } from './placement-group.rules.ts'
import { writeGroup } from './placement-group.service.ts'

const mostTries = 5

/**
 * Brings the lines of one record of a student under the other in the plans of all groups. Twice is once. Refused:
 * `changed-meanwhile` when others kept writing a group.
 */
export async function moveGroupStudents(ctx: Ctx, { schoolId, from, to }: StudentWay): Promise<void> {
  authorise(ctx.actor, 'student.merge', { schoolId })
  const filter = { schoolId, 'lines.studentId': from }
  for (let tries = 0; tries < mostTries; tries += 1) {
    const groups = await PlacementGroups.find(filter).sort({ _id: 1 }).lean<PlacementGroup[]>()
    if (groups.length === 0) return
    for (const group of groups) {
      const search = { groupId: group._id, studentIds: [to] }
      const { placements } = await listPlacements(systemContext(ctx.now), 'placement.view', search)
      const hosts = placements.map(({ partnerId }) => partnerId)
      await writeGroup(group, { lines: mergedLines(group.lines, { from, to, hosts }) }).catch((error: unknown) => {
        // Somebody was quicker: the next round reads it again.
        if (!(error instanceof Refused)) throw error
      })
    }
  }
  throw new Refused('changed-meanwhile')
}
