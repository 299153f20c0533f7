import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { editionsToCount } from '../labs/countable-edition.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { type CountedBy, offered } from '../programme/programme.rules.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { findProtocol, refuse } from '../protocols/protocol.service.ts'
import { schoolNames } from '../schools/school.service.ts'
import { labChangeProblems } from './activity-lab.rules.ts'
import { Activities } from './activity.model.ts'
import {
  type Activity,
  type ActivityFacts,
  type ActivityMove,
  changeProblems,
  factProblems,
  hostReasons,
  isOpen,
  linkedIds,
  moveReasons,
  openStates,
  resultOf,
  yearsOf,
} from './activity.rules.ts'
import { activityLine, countedByOf, findActivity } from './activity.service.ts'

/** A new activity; sent twice with the same id it is made once. Refused: ActivityProblems, `unknown-…`, `partner-suspended`. */
export async function createActivity(ctx: Ctx, id: string, facts: ActivityFacts): Promise<void> {
  authorise(ctx.actor, 'activity.edit', {})
  const countedBy = await countedByOf(facts.kind)
  refuse([...factProblems({ ...facts, countedBy }), ...(await unknownParts(ctx, facts, null))])
  const activity: Activity = {
    ...facts,
    _id: id,
    state: 'planned',
    classes: [],
    history: [await activityLine(ctx, { event: 'created' })],
    createdAt: ctx.now,
    version: 1,
  }
  await Activities.create(activity).catch((error: unknown) => {
    if (!isDuplicateKey(error)) throw error
  })
}

/** Which activity, and the version of it that was on the screen. */
export interface Shown {
  id: string
  version: number
}

/**
 * Changes an activity that is not over. Refused: ActivityProblems, LabChangeProblems, `unknown-…`, `not-from-this-state`, and
 * `changed-meanwhile` when somebody has changed it, or a school its classes so that they no longer fit.
 */
export async function editActivity(ctx: Ctx, { id, version }: Shown, facts: ActivityFacts): Promise<void> {
  const activity = await findActivity(ctx, 'activity.edit', id)
  if (activity.version !== version) throw new Refused('changed-meanwhile')
  if (!isOpen(activity)) throw new Refused('not-from-this-state')
  const countedBy = await countedByOf(facts.kind)
  const judged = { ...facts, countedBy }
  const unknown = await unknownParts(ctx, facts, activity)
  const ofLabs = await labProblems(activity, judged)
  refuse([...factProblems(judged), ...changeProblems(activity, judged, ctx.today), ...ofLabs, ...unknown])
  const misfit = [{ schoolId: { $nin: facts.schoolId } }, { schoolYear: { $nin: yearsOf(facts.from, facts.to) } }]
  const fits = countedBy === 'placements' ? { $size: 0 } : { $not: { $elemMatch: { $or: misfit } } }
  const written = await Activities.updateOne(
    { _id: id, version, state: { $in: [...openStates] }, classes: fits },
    { $set: facts, $push: { history: await activityLine(ctx, { event: 'edited' }) }, $inc: { version: 1 } },
  )
  if (written.modifiedCount === 0) throw new Refused('changed-meanwhile')
}

/** A lab that is linked between the reading and the writing makes another version: then nothing is written. */
async function labProblems(before: Activity, after: ActivityFacts & { countedBy: CountedBy }) {
  const ids = linkedIds(before)
  if (ids.length === 0) return []
  const [editions, countedBy] = await Promise.all([editionsToCount(ids), countedByOf(before.kind)])
  return labChangeProblems({ before: { ...before, countedBy }, after }, editions)
}

/** What the facts name and is not there, or may not be chosen any more; what the activity already had stays choosable. */
async function unknownParts(ctx: Ctx, facts: ActivityFacts, before: Activity | null): Promise<string[]> {
  const [programme, schools, partners, protocol] = await Promise.all([
    currentProgramme(),
    schoolNames(facts.schoolId),
    Promise.all(facts.partnerId.map((id) => found(findPartner(ctx, 'partner.view', id)))),
    facts.protocolId === null ? null : found(findProtocol(ctx, 'protocol.view', facts.protocolId)),
  ])
  const isNew = ({ _id }: { _id: string }) => !before?.partnerId.includes(_id)
  const kinds = offered(programme.activityKinds, before ? [before.kind] : []).map(({ code }) => code)
  const themes = offered(programme.themes, before?.themes ?? []).map(({ code }) => code)
  const project = facts.projectId === null || protocol?.projects.some(({ id }) => id === facts.projectId)
  const known: Record<string, boolean> = {
    'unknown-kind': kinds.includes(facts.kind),
    'unknown-theme': facts.themes.every((theme) => themes.includes(theme)),
    'unknown-school': facts.schoolId.every((id) => schools.has(id)),
    'unknown-partner': partners.every(
      (partner) => partner !== null && (!isNew(partner) || partner.mergedInto === null),
    ),
    'partner-suspended': !partners.some(
      (partner) => partner && isNew(partner) && partner.qualification.state === 'suspended',
    ),
    'unknown-protocol': facts.protocolId === null || protocol !== null,
    'unknown-project-here':
      facts.protocolId === null ? facts.projectId === null : protocol === null || project === true,
  }
  return Object.keys(known).filter((reason) => known[reason] === false)
}

async function found<T>(finding: Promise<T>): Promise<T | null> {
  return finding.catch((error: unknown) => {
    if (error instanceof NotFound) return null
    throw error
  })
}

/** Moves an activity on. `reason` is for cancelling. Refused: MoveReasons, `host-suspended`, `changed-meanwhile`. */
export async function moveActivity(
  ctx: Ctx,
  { id, version }: Shown,
  { move, reason }: { move: ActivityMove; reason: string | null },
): Promise<void> {
  const activity = await findActivity(ctx, 'activity.edit', id)
  const { state } = activity
  const partners =
    move === 'restore'
      ? await Promise.all(activity.partnerId.map((each) => findPartner(ctx, 'partner.view', each)))
      : []
  refuse([...moveReasons(activity, move, ctx.today), ...hostReasons(move, partners)])
  const { to, event } = resultOf(move)
  const history = await activityLine(ctx, { event, reason })
  const written = await Activities.updateOne(
    { _id: id, version, state },
    { $set: { state: to }, $push: { history }, $inc: { version: 1 } },
  )
  if (written.modifiedCount === 0) throw new Refused('changed-meanwhile')
}
