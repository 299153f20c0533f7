import { authorise, visible } from '../access/access.ts'
import { accountOf, type Ctx } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { accountName } from '../accounts/account.service.ts'
import { schoolYearEnd, schoolYearStart, type SchoolYear } from '../norms/school-year.rules.ts'
import { searchPatterns } from '../partners/name-search.rules.ts'
import { NotFound } from '../platform/errors.ts'
import { stretchOf } from '../platform/list-sheet.ts'
import type { CountedBy } from '../programme/programme.rules.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import type { ActivityState } from '../protocols/counted-activity.rules.ts'
import { Activities } from './activity.model.ts'
import { type Activity, type ActivityLine, yearsOf } from './activity.rules.ts'

export const activitiesPerPage = 50

export interface ActivitySearch {
  /** words of the title or the description */
  q: string
  kind: string
  theme: string
  state: ActivityState | null
  /** those that touch this school year */
  schoolYear: SchoolYear | null
  protocolId: string
  /** from 1; null: all that match */
  page: number | null
}

/** What a list of activities shows; the classes only to be counted. */
export type ListedActivity = Pick<
  Activity,
  | '_id'
  | 'title'
  | 'kind'
  | 'themes'
  | 'protocolId'
  | 'schoolId'
  | 'partnerId'
  | 'from'
  | 'to'
  | 'state'
  | 'classes'
  | 'labs'
>

const unlisted = { description: 0, history: 0, 'classes.by': 0 } as const

/** One activity, if this actor may use it so. NotFound when there is none or the school or host is not in it. */
export async function findActivity(ctx: Ctx, permission: Permission, id: string): Promise<Activity> {
  const activity = await Activities.findById(id).lean<Activity>()
  if (!activity) throw new NotFound(`activity ${id}`)
  authorise(ctx.actor, permission, activity)
  return activity
}

/** The activities this actor may see, the latest to begin first: a page of them or all, and how many match. */
export async function listActivities(
  ctx: Ctx,
  search: ActivitySearch,
): Promise<{ activities: ListedActivity[]; total: number }> {
  const filter = { $and: [visible(ctx.actor, 'activity.view'), ...conditions(search)] }
  const { skip, limit } = stretchOf(search.page, activitiesPerPage)
  const found = Activities.find(filter, unlisted).sort({ from: -1, _id: -1 }).skip(skip).limit(limit)
  const [activities, total] = await Promise.all([found.lean<ListedActivity[]>(), Activities.countDocuments(filter)])
  return { activities, total }
}

function conditions({ q, kind, theme, state, schoolYear, protocolId }: ActivitySearch): object[] {
  const inYear = schoolYear && { from: { $lte: schoolYearEnd(schoolYear) }, to: { $gte: schoolYearStart(schoolYear) } }
  const words = searchPatterns(q).map((pattern) => ({ $or: [{ title: pattern }, { description: pattern }] }))
  return [
    ...(kind ? [{ kind }] : []),
    ...(theme ? [{ themes: theme }] : []),
    ...(state ? [{ state }] : []),
    ...(inYear ? [inYear] : []),
    ...(protocolId ? [{ protocolId }] : []),
    ...words,
  ]
}

/** The school years in which this actor has activities, newest first. */
export async function activityYears(ctx: Ctx): Promise<SchoolYear[]> {
  const filter = visible(ctx.actor, 'activity.view')
  const [first, last] = await Promise.all([
    Activities.findOne(filter, { from: 1 }).sort({ from: 1 }).lean<Pick<Activity, 'from'>>(),
    Activities.findOne(filter, { to: 1 }).sort({ to: -1 }).lean<Pick<Activity, 'to'>>(),
  ])
  return first && last ? yearsOf(first.from, last.to).toReversed() : []
}

/** How the participants of a kind are counted; by class when the programme does not know it. */
export async function countedByOf(kind: string): Promise<CountedBy> {
  const { activityKinds } = await currentProgramme()
  return activityKinds.find(({ code }) => code === kind)?.countedBy ?? 'classes'
}

type Happened = Pick<ActivityLine, 'event'> & Partial<Pick<ActivityLine, 'reason' | 'schoolId' | 'classId' | 'lab'>>

/** What happens now, and who does it. */
export async function activityLine(ctx: Ctx, what: Happened): Promise<ActivityLine> {
  const accountId = accountOf(ctx.actor)
  const by = { accountId, name: accountId ? await accountName(accountId) : '' }
  return { reason: null, schoolId: null, classId: null, ...what, at: ctx.now, by }
}
