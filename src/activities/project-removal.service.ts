import type { Ctx } from '../access/actor.ts'
import { Refused } from '../platform/errors.ts'
import { removeProject } from '../protocols/protocol-part.service.ts'
import { findProtocol, type Shown } from '../protocols/protocol.service.ts'
import { Activities } from './activity.model.ts'

/**
 * Removes a funded project under which nothing is done. An activity that is put under it at the same moment keeps an id
 * that names nothing, and counts for no project. Refused: `project-has-activities`, and what removeProject refuses.
 */
export async function removeUnusedProject(ctx: Ctx, shown: Shown, projectId: string): Promise<void> {
  await findProtocol(ctx, 'protocol.edit', shown.id)
  if (await Activities.exists({ protocolId: shown.id, projectId })) throw new Refused('project-has-activities')
  await removeProject(ctx, shown, projectId)
}
