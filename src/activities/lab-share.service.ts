import { editionsToCount } from '../labs/countable-edition.service.ts'
import { heldMinutesOf } from '../roll-calls/held-session.service.ts'
import { classKinds } from '../schools/enrolment-count.service.ts'
import { groupBy } from '../schools/student.rules.ts'
import { type Activity, linkedIds } from './activity.rules.ts'
import { labShare, type LabShare } from './lab-count.rules.ts'

/**
 * What the linked editions bring to each of these activities, first to begin first; an activity without any is left out.
 * The editions, their roll calls and their classes are read at once, however many activities there are. For use cases that
 * have already decided who may act.
 */
export async function labSharesOf(
  activities: readonly Pick<Activity, '_id' | 'labs'>[],
): Promise<Map<string, LabShare[]>> {
  const ids = activities.flatMap(linkedIds)
  if (ids.length === 0) return new Map()
  const [editions, rolls] = await Promise.all([editionsToCount(ids), heldMinutesOf(ids)])
  const kinds = await classKinds(editions.flatMap(({ participants }) => participants.map(({ classId }) => classId)))
  const held = groupBy(rolls, ({ editionId }) => editionId)
  const kindOf = (classId: string) => kinds.get(classId)
  const inOrder = editions.toSorted((a, b) =>
    a.from === b.from ? a.code.localeCompare(b.code) : a.from < b.from ? -1 : 1,
  )
  const shares = inOrder.map((edition) => labShare(edition, { held: held.get(edition._id) ?? [], kindOf }))
  const linked = activities.map((activity) => [activity._id, new Set(linkedIds(activity))] as const)
  return new Map(
    linked
      .filter(([, own]) => own.size > 0)
      .map(([activityId, own]) => [activityId, shares.filter(({ edition }) => own.has(edition._id))]),
  )
}

/** How many classes take part in each of these activities, by themselves or in a linked lab: each class once. */
export async function classCounts(
  activities: readonly Pick<Activity, '_id' | 'labs' | 'classes'>[],
): Promise<Map<string, number>> {
  const shares = await labSharesOf(activities)
  return new Map(
    activities.map(({ _id, classes }) => {
      const inLabs = (shares.get(_id) ?? []).flatMap(({ participations }) => participations)
      return [_id, new Set([...classes, ...inLabs].map(({ classId }) => classId)).size]
    }),
  )
}
