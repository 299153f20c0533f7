import { authorise, visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { editionsWithSchool } from '../labs/countable-edition.service.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { Activities } from './activity.model.ts'
import { type Activity, openStates } from './activity.rules.ts'

/** How many activities wait for the city: their first day has come, or their last, and nobody has said so. */
export async function activitiesToMove(ctx: Ctx): Promise<{ toStart: number; toConclude: number }> {
  authorise(ctx.actor, 'activity.edit', {})
  const come = { $lte: ctx.today }
  const [toStart, toConclude] = await Promise.all([
    Activities.countDocuments({ state: 'planned', from: come }),
    Activities.countDocuments({ state: 'running', to: come }),
  ])
  return { toStart, toConclude }
}

/** An activity that a school was chosen for and has brought no class into. */
export type WaitingActivity = Pick<Activity, '_id' | 'title' | 'from' | 'to'>

/**
 * The activities that wait for the classes of this actor's school, the first to begin first: a few of them, and how many
 * there are. None for who is of no school. Where placements are counted no class is awaited, nor where the school is in a
 * linked lab: its classes are known from there.
 */
export async function activitiesWithoutClasses(
  ctx: Ctx,
  shown: number,
): Promise<{ activities: WaitingActivity[]; total: number }> {
  if (!('schoolId' in ctx.actor)) return { activities: [], total: 0 }
  const { schoolId } = ctx.actor
  const { activityKinds } = await currentProgramme()
  const byPlacements = activityKinds.filter(({ countedBy }) => countedBy === 'placements').map(({ code }) => code)
  const waiting = {
    state: { $in: [...openStates] },
    to: { $gte: ctx.today },
    kind: { $nin: byPlacements },
    'classes.schoolId': { $ne: schoolId },
  }
  const theirs = { $and: [visible(ctx.actor, 'activity.take-part'), waiting] }
  const linked: string[] = await Activities.distinct('labs.editionId', theirs)
  const enrolled = await editionsWithSchool(linked, schoolId)
  const filter = enrolled.length > 0 ? { $and: [theirs, { 'labs.editionId': { $nin: enrolled } }] } : theirs
  const [activities, total] = await Promise.all([
    Activities.find(filter, { title: 1, from: 1, to: 1 })
      .sort({ from: 1, _id: 1 })
      .limit(shown)
      .lean<WaitingActivity[]>(),
    Activities.countDocuments(filter),
  ])
  return { activities, total }
}
