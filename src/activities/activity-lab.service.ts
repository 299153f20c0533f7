import { may, visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { type EditionInPeriod, editionsWithin } from '../labs/countable-edition.service.ts'
import { findEdition } from '../labs/edition.service.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Refused } from '../platform/errors.ts'
import { refuse } from '../protocols/protocol.service.ts'
import { linkReasons, unlinkReasons } from './activity-lab.rules.ts'
import { Activities } from './activity.model.ts'
import { type Activity, linkedIds, openStates } from './activity.rules.ts'
import { activityLine, countedByOf, findActivity } from './activity.service.ts'
import { countingStates } from './lab-count.rules.ts'

const mostLabs = 300

interface Named {
  code: string
  title: string
}

/** How the history of an activity calls an edition. */
const nameOf = ({ code, title }: Named) => `${code} · ${title}`

/**
 * Links an edition with an activity; one that is linked already stays once. NotFound for an edition that is not there.
 * Refused: LinkReasons, `linked-elsewhere`, `too-many-labs`, `changed-meanwhile`.
 */
export async function linkEdition(ctx: Ctx, activityId: string, editionId: string): Promise<void> {
  const activity = await findActivity(ctx, 'activity.edit', activityId)
  if (linkedIds(activity).includes(editionId)) return
  const edition = await findEdition(ctx, 'edition.view', editionId)
  refuse(linkReasons(activity, edition, await countedByOf(activity.kind)))
  const history = await activityLine(ctx, { event: 'lab-linked', lab: nameOf(edition) })
  const { _id, from, to, kind, partnerId } = activity
  const asRead = { _id, from, to, kind, partnerId, state: { $in: [...openStates] } }
  const free = { 'labs.editionId': { $ne: editionId }, [`labs.${mostLabs - 1}`]: { $exists: false } }
  const labs = { editionId, linkedAt: ctx.now, by: history.by }
  // That the edition is in no other activity says the unique index, in the same write.
  const written = await Activities.updateOne(
    { ...asRead, ...free },
    { $push: { labs, history }, $inc: { version: 1 } },
  ).catch((error: unknown) => {
    if (isDuplicateKey(error)) throw new Refused('linked-elsewhere')
    throw error
  })
  if (written.modifiedCount === 1) return
  const now = await findActivity(ctx, 'activity.edit', _id)
  if (linkedIds(now).includes(editionId)) return
  throw new Refused(linkedIds(now).length >= mostLabs ? 'too-many-labs' : 'changed-meanwhile')
}

/** Takes an edition out, saying why; out already it stays out. Refused: `not-from-this-state`, `changed-meanwhile`. */
export async function unlinkEdition(
  ctx: Ctx,
  activityId: string,
  { editionId, reason }: { editionId: string; reason: string },
): Promise<void> {
  const activity = await findActivity(ctx, 'activity.edit', activityId)
  if (!linkedIds(activity).includes(editionId)) return
  refuse(unlinkReasons(activity))
  const edition = await findEdition(ctx, 'edition.view', editionId)
  const history = await activityLine(ctx, { event: 'lab-unlinked', reason, lab: nameOf(edition) })
  const written = await Activities.updateOne(
    { _id: activityId, state: { $ne: 'concluded' }, 'labs.editionId': editionId },
    { $pull: { labs: { editionId } }, $push: { history }, $inc: { version: 1 } },
  )
  if (written.modifiedCount === 1) return
  const now = await findActivity(ctx, 'activity.edit', activityId)
  if (linkedIds(now).includes(editionId)) throw new Refused('changed-meanwhile')
}

/** The editions that could be linked with an activity: they fit it, and count for none yet. A page, and how many match. */
export async function editionsToLink(
  ctx: Ctx,
  activity: Activity,
  { q, page }: { q: string; page: number },
): Promise<{ editions: EditionInPeriod[]; total: number }> {
  const { from, to, partnerId: partnerIds } = activity
  const except: string[] = await Activities.distinct('labs.editionId', { 'labs.editionId': { $gt: '' } })
  return editionsWithin(ctx, { from, to, partnerIds, states: countingStates, except, q, page })
}

/** The activity that an edition counts for, if this actor may see it. */
export async function activityOfEdition(ctx: Ctx, editionId: string): Promise<Pick<Activity, '_id' | 'title'> | null> {
  if (!may(ctx.actor, 'activity.view')) return null
  const filter = { $and: [visible(ctx.actor, 'activity.view'), { 'labs.editionId': editionId }] }
  return Activities.findOne(filter, { title: 1 }).lean<Pick<Activity, '_id' | 'title'>>()
}
