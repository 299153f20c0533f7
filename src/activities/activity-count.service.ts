import { authorise, may, visible } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { approvedMinutes } from '../hours/approved-minutes.service.ts'
import { countedPlacements } from '../placements/placement-count.service.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import type { CountedActivity, Participation } from '../protocols/counted-activity.rules.ts'
import { classKinds, enrolledBetween } from '../schools/enrolment-count.service.ts'
import { kindsOfSchools } from '../schools/school.service.ts'
import { groupBy } from '../schools/student.rules.ts'
import { classParticipation, countedOf, placementParticipations, spanOf } from './activity-count.rules.ts'
import { Activities } from './activity.model.ts'
import type { Activity } from './activity.rules.ts'
import type { LabShare } from './lab-count.rules.ts'
import { countedOnce } from './lab-overlap.rules.ts'
import { labSharesOf } from './lab-share.service.ts'

type Counted = Omit<Activity, 'history' | 'description'>

const uncounted = { history: 0, description: 0 } as const

/** The activities under a protocol as it counts them, the first to begin first: ids and numbers, no names of students. */
export async function countedActivities(ctx: Ctx, protocolId: string): Promise<CountedActivity[]> {
  authorise(ctx.actor, 'protocol.view', {})
  const activities = await Activities.find({ protocolId }, uncounted).sort({ from: 1, _id: 1 }).lean<Counted[]>()
  return counted(ctx, activities, labSharesOf(activities))
}

/** One activity that this actor may see, as it is counted, and what its linked labs bring. */
export async function countedActivity(
  ctx: Ctx,
  activity: Activity,
): Promise<{ counted: CountedActivity; labs: LabShare[] }> {
  authorise(ctx.actor, 'activity.view', activity)
  const labs = await labSharesOf([activity])
  const [one] = await counted(ctx, [activity], labs)
  if (!one) throw new Error('an activity was counted, and there is none')
  return { counted: one, labs: labs.get(activity._id) ?? [] }
}

/** Which activities under a protocol this actor may open. */
export async function openableActivities(ctx: Ctx, protocolId: string): Promise<Set<string>> {
  if (!may(ctx.actor, 'activity.view')) return new Set()
  const filter = { $and: [visible(ctx.actor, 'activity.view'), { protocolId }] }
  const activities = await Activities.find(filter, { _id: 1 }).lean()
  return new Set(activities.map(({ _id }) => _id))
}

/** The hosts of each activity under a protocol, by its id. */
export async function hostsOfActivities(ctx: Ctx, protocolId: string): Promise<Map<string, string[]>> {
  authorise(ctx.actor, 'protocol.view', {})
  const found = await Activities.find({ protocolId }, { partnerId: 1 }).sort({ _id: 1 }).lean()
  return new Map(found.map(({ _id, partnerId }) => [_id, partnerId]))
}

type Shares = ReadonlyMap<string, readonly LabShare[]>

async function counted(
  ctx: Ctx,
  activities: readonly Counted[],
  shares: Shares | Promise<Shares>,
): Promise<CountedActivity[]> {
  const { activityKinds } = await currentProgramme()
  const byPlacements = new Set(activityKinds.filter((kind) => kind.countedBy === 'placements').map(({ code }) => code))
  const [kinds, labs, ofClasses, ofPlacements] = await Promise.all([
    kindsOfSchools(activities.flatMap(({ schoolId }) => schoolId)),
    shares,
    withClasses(activities.filter(({ kind }) => !byPlacements.has(kind))),
    withPlacements(
      ctx,
      activities.filter(({ kind }) => byPlacements.has(kind)),
    ),
  ])
  const all = new Map([...ofClasses, ...ofPlacements])
  return activities.map((activity) => {
    const chosen = activity.schoolId.map((schoolId) => ({ schoolId, kinds: kinds.get(schoolId) ?? [] }))
    const sides = {
      typed: all.get(activity._id) ?? [],
      labs: (labs.get(activity._id) ?? []).flatMap((share) => share.participations),
    }
    return countedOf(activity, { participations: countedOnce(activity, sides, ctx.today), chosen })
  })
}

type WithParticipations = readonly [activityId: string, Participation[]]

/** The enrolments of every class of every activity are read at once. */
async function withClasses(activities: readonly Counted[]): Promise<WithParticipations[]> {
  const span = spanOf(activities)
  if (!span) return []
  const classIds = activities.flatMap(({ classes }) => classes.map(({ classId }) => classId))
  const enrolled = groupBy(await enrolledBetween(classIds, span.from, span.to), ({ classId }) => classId)
  return activities.map(({ _id, from, classes }) => [
    _id,
    classes.map((each) => classParticipation(each, { from, enrolled: enrolled.get(each.classId) ?? [] })),
  ])
}

/** One placement falls into several activities: its hours are added up once. */
async function withPlacements(ctx: Ctx, activities: readonly Counted[]): Promise<WithParticipations[]> {
  const placed = await countedPlacements(
    ctx,
    activities.map(({ schoolId, partnerId, from, to }) => ({ schoolIds: schoolId, partnerIds: partnerId, from, to })),
  )
  const all = placed.flat()
  const [kinds, approved] = await Promise.all([
    classKinds(all.flatMap(({ classId }) => (classId ? [classId] : []))),
    approvedMinutes(ctx, [...new Set(all.map(({ placementId }) => placementId))]),
  ])
  return activities.map(({ _id, from, to }, index) => [
    _id,
    placementParticipations(placed[index] ?? [], {
      from,
      to,
      kindOf: (classId) => kinds.get(classId),
      approved: (placementId) => approved.get(placementId) ?? 0,
    }),
  ])
}
