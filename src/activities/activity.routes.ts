import type { Request, Response } from 'express'
import { can, may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { parseSchoolYear } from '../norms/school-year.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import type { Problems } from '../platform/form.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { activityStates } from '../protocols/counted-activity.rules.ts'
import { protocolChoices } from '../protocols/protocol.service.ts'
import { sentencesOf } from '../web/refusal.ts'
import { isRemoval } from '../protocols/protocol.forms.ts'
import { classLabels } from '../schools/school-class.service.ts'
import { schoolNames } from '../schools/school.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { exportFormat, pageOrAll, sendList } from '../web/export.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { addClasses, classesToAdd, removeClass } from './activity-class.service.ts'
import { countedActivity } from './activity-count.service.ts'
import { activitiesPage, searchFields, type TypedSearch } from './activity-list.pages.ts'
import { activitiesSheet } from './activity-list.sheet.ts'
import { refusalTexts } from './activity-next.pages.ts'
import { readClasses, readRemovedClass } from './activity.forms.ts'
import { activityPage, type AroundActivity } from './activity.pages.ts'
import type { Activity } from './activity.rules.ts'
import { activitiesPerPage, activityYears, countedByOf, findActivity, listActivities } from './activity.service.ts'
import { activityWords } from './activity.text.ts'
import { classCounts } from './lab-share.service.ts'
import { ownClassesPart } from './own-classes.pages.ts'

export const activityRoutes: Route[] = [
  get(paths.activities, 'activity.view', showActivities),
  get(paths.activity, 'activity.view', (req, res) => showActivity(req, res, {})),
  post(paths.activityClasses, 'activity.take-part', changeClasses),
]

async function showActivities(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const typed = Object.fromEntries(searchFields.map((name) => [name, queryText(req, name)])) as TypedSearch
  const page = pageOrAll(req)
  const [found, years, protocols, programme] = await Promise.all([
    listActivities(ctx, {
      q: typed.q,
      kind: typed.tipo,
      theme: typed.tema,
      state: activityStates.find((each) => each === typed.stato) ?? null,
      schoolYear: parseSchoolYear(typed.anno),
      protocolId: typed.protocollo,
      page,
    }),
    activityYears(ctx),
    protocolChoices(ctx),
    currentProgramme(),
  ])
  const list = { ...found, classes: await classCounts(found.activities), typed, years, protocols, programme }
  if (exportFormat(req)) return sendList(req, res, activitiesSheet(list, ctx))
  show(res, 'activities/list', activitiesPage({ ...list, page: page ?? 1, perPage: activitiesPerPage }, ctx))
}

async function showActivity(req: Request, res: Response, problems: Problems): Promise<void> {
  const ctx = contextOf(req)
  const activity = await findActivity(ctx, 'activity.view', param(req, 'activityId'))
  const around = await aroundActivity(ctx, activity)
  const own =
    'schoolId' in ctx.actor
      ? ownClassesPart(
          activity,
          { ...around, schoolId: ctx.actor.schoolId, addable: await addable(ctx, activity), problems },
          ctx,
        )
      : null
  show(
    res,
    'activities/show',
    { ...activityPage(activity, around, ctx), own },
    { status: Object.keys(problems).length > 0 ? 422 : 200, crumbs: crumbsTo(req, null) },
  )
}

async function addable(ctx: Ctx, activity: Activity) {
  return can(ctx.actor, 'activity.take-part', activity) ? classesToAdd(ctx, activity) : []
}

async function aroundActivity(ctx: Ctx, activity: Activity): Promise<AroundActivity> {
  const { schoolId, partnerId, history } = activity
  const visiblePartners = partnerId.filter((id) => can(ctx.actor, 'partner.view', { partnerId: id }))
  const { counted, labs } = await countedActivity(ctx, activity)
  const inLabs = labs.flatMap(({ participations }) => participations)
  const [countedBy, programme, schools, partners, labels, protocol] = await Promise.all([
    countedByOf(activity.kind),
    currentProgramme(),
    schoolNames([
      ...schoolId,
      ...inLabs.map((each) => each.schoolId),
      ...history.flatMap((line) => (line.schoolId ? [line.schoolId] : [])),
    ]),
    Promise.all(visiblePartners.map((id) => findPartner(ctx, 'partner.view', id))),
    may(ctx.actor, 'class.view') ? classLabels(ctx, classIdsOf(activity, inLabs)) : new Map<string, string>(),
    protocolOf(ctx, activity),
  ])
  return { counted, labs, countedBy, programme, schools, partners, labels, protocol }
}

function classIdsOf({ history }: Activity, inLabs: readonly { classId: string | null }[]): string[] {
  return [...new Set([...history, ...inLabs].flatMap(({ classId }) => (classId ? [classId] : [])))]
}

async function protocolOf(ctx: Ctx, { protocolId, projectId }: Activity): Promise<AroundActivity['protocol']> {
  if (protocolId === null) return null
  const protocol = (await protocolChoices(ctx)).find(({ _id }) => _id === protocolId)
  const project = protocol?.projects.find(({ id }) => id === projectId)
  return protocol ? { _id: protocol._id, title: protocol.title, project: project?.title ?? null } : null
}

async function changeClasses(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const activityId = param(req, 'activityId')
  await findActivity(ctx, 'activity.take-part', activityId)
  if (isRemoval(req.body)) return takeOut(req, res)
  const read = readClasses(req.body)
  if (!read.ok || read.value.classes.length === 0) return showActivity(req, res, { classes: 'no-classes-chosen' })
  await tell(req, activityWords(req.language).classesAdded, () => addClasses(ctx, activityId, read.value.classes))
  goTo(res, paths.activity({ activityId }))
}

async function takeOut(req: Request, res: Response): Promise<void> {
  const activityId = param(req, 'activityId')
  const read = readRemovedClass(req.body)
  const said = activityWords(req.language).classRemoved
  if (read.ok) await tell(req, said, () => removeClass(contextOf(req), activityId, read.value.classId))
  goTo(res, paths.activity({ activityId }))
}

/** Says on the next page how it went. */
export async function tell(req: Request, success: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
    notify(req, 'success', success)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    notify(req, 'error', sentencesOf(error, refusalTexts(contextOf(req))))
  }
}

/** The way to a page of an activity. */
export function crumbsTo(req: Request, activity: Pick<Activity, '_id' | 'title'> | null) {
  const list = { text: activityWords(req.language).activities, href: paths.activities() }
  return activity ? [list, { text: activity.title, href: paths.activity({ activityId: activity._id }) }] : [list]
}
