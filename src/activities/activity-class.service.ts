import type { Ctx } from '../access/actor.ts'
import { Refused } from '../platform/errors.ts'
import type { SchoolClass } from '../schools/school-class.rules.ts'
import { findClass, listClasses } from '../schools/school-class.service.ts'
import { refuse } from '../protocols/protocol.service.ts'
import { Activities } from './activity.model.ts'
import { type Activity, openStates, takingPartReasons, yearsOf } from './activity.rules.ts'
import { activityLine, countedByOf, findActivity } from './activity.service.ts'

const mostClasses = 1000

/** The classes of this actor's school that could still be brought in. */
export async function classesToAdd(ctx: Ctx, activity: Activity): Promise<SchoolClass[]> {
  const years = await Promise.all(
    yearsOf(activity.from, activity.to).map((schoolYear) => listClasses(ctx, { schoolYear })),
  )
  return years.flat().filter(({ _id }) => !activity.classes.some(({ classId }) => classId === _id))
}

/**
 * Brings classes of the actor's school in; one that is in already stays once. NotFound for a class of another school.
 * Refused: TakingPartReasons, `too-many`, `changed-meanwhile`.
 */
export async function addClasses(ctx: Ctx, activityId: string, classIds: readonly string[]): Promise<void> {
  const activity = await findActivity(ctx, 'activity.take-part', activityId)
  refuse(takingPartReasons(activity, await countedByOf(activity.kind), ctx.today))
  const classes = await Promise.all([...new Set(classIds)].map((classId) => findClass(ctx, 'class.view', classId)))
  const years = yearsOf(activity.from, activity.to)
  if (classes.some(({ schoolYear }) => !years.includes(schoolYear))) throw new Refused('other-school-year')
  for (const each of classes) await addClass(ctx, activity, each)
}

/** One write: it succeeds only while the activity is what it was when the class was found to fit, and has it not. */
async function addClass(ctx: Ctx, activity: Activity, { _id: classId, schoolId, schoolYear, kind }: SchoolClass) {
  const history = await activityLine(ctx, { event: 'class-added', schoolId, classId })
  const classes = { schoolId, classId, schoolYear, kind, addedAt: ctx.now, by: history.by }
  const { _id, from, to } = activity
  const asRead = { _id, from, to, kind: activity.kind, schoolId, state: { $in: [...openStates] } }
  const free = { 'classes.classId': { $ne: classId }, [`classes.${mostClasses - 1}`]: { $exists: false } }
  const written = await Activities.updateOne({ ...asRead, ...free }, { $push: { classes, history } })
  if (written.modifiedCount === 1) return
  const now = await findActivity(ctx, 'activity.take-part', _id)
  if (now.classes.some((each) => each.classId === classId)) return
  throw new Refused(now.classes.length >= mostClasses ? 'too-many' : 'changed-meanwhile')
}

/** Takes a class of the actor's school out before the activity is over; out already it stays out. Refused: as above. */
export async function removeClass(ctx: Ctx, activityId: string, classId: string): Promise<void> {
  const activity = await findActivity(ctx, 'activity.take-part', activityId)
  const { schoolId } = await findClass(ctx, 'class.view', classId)
  if (!activity.classes.some((each) => each.classId === classId)) return
  refuse(takingPartReasons(activity, 'classes', ctx.today))
  const history = await activityLine(ctx, { event: 'class-removed', schoolId, classId })
  const there = {
    state: { $in: [...openStates] },
    to: { $gte: ctx.today },
    classes: { $elemMatch: { schoolId, classId } },
  }
  const change = { $pull: { classes: { schoolId, classId } }, $push: { history } }
  const written = await Activities.updateOne({ _id: activityId, ...there }, change)
  if (written.modifiedCount === 1) return
  const now = await findActivity(ctx, 'activity.take-part', activityId)
  if (now.classes.some((each) => each.classId === classId)) throw new Refused('changed-meanwhile')
}
