import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { Refused } from '../platform/errors.ts'
import { PlacementGroups } from './placement-group.model.ts'
import { movedHost, type PlacementGroup } from './placement-group.rules.ts'
import { writeGroup } from './placement-group.service.ts'

const mostTries = 5

/**
 * Brings one host under another in the plans of all groups, since both were one organisation. Refused:
 * `changed-meanwhile` when others kept writing a group.
 */
export async function moveGroupHosts(ctx: Ctx, way: { from: string; to: string }): Promise<void> {
  authorise(ctx.actor, 'partner.merge', {})
  const filter = { 'hosts.partnerId': way.from }
  for (let tries = 0; tries < mostTries; tries += 1) {
    const groups = await PlacementGroups.find(filter).sort({ _id: 1 }).lean<PlacementGroup[]>()
    if (groups.length === 0) return
    for (const group of groups)
      await writeGroup(group, movedHost(group, way)).catch((error: unknown) => {
        // Somebody was quicker: the next round reads it again.
        if (!(error instanceof Refused)) throw error
      })
  }
  throw new Refused('changed-meanwhile')
}
