import type { Request, Response } from 'express'
import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { exceptionText } from '../paperwork/papers-box.pages.ts'
import { exceptionsOf } from '../paperwork/papers.service.ts'
import { paths } from '../paths.ts'
import { belongsOf } from '../placements/placement-access.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { byClass } from '../placements/placement-class.service.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { Refused } from '../platform/errors.ts'
import { type Read, typedOf } from '../platform/form.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import { newId } from '../platform/id.ts'
import { sumMinutes } from '../platform/minutes.ts'
import { schoolSettings } from '../schools/school.service.ts'
import { contextOf, param } from '../web/context.ts'
import { exportFormat, sendList } from '../web/export.ts'
import { problemsOf } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import type { Crumb } from '../web/frame.ts'
import { goTo, notify, show } from '../web/show.ts'
import { cancelHours } from './approval.service.ts'
import { monthLock } from './closed-month.service.ts'
import { lockSentence } from './closed-month.text.ts'
import { hourWords, refusedDays } from './hour.text.ts'
import { hoursListSheet } from './hour-list.sheet.ts'
import { readCancelling, readLastTimes, readOtherHours, readQuickHours, readUsualHours } from './hour-entry.forms.ts'
import type { DatedEntry, LogInput, UsualInput } from './hour-entry.rules.ts'
import { listEntries, listOpenDays, logAgreedHours, logHours } from './hour-entry.service.ts'
import { fieldOf } from './log-form.pages.ts'
import { logWords } from './log.text.ts'
import { type PlacementHours, placementHoursPage } from './placement-hours.pages.ts'
import { signingAround } from './placement-signing.service.ts'
import type { Submitted } from './signing.pages.ts'
import { wholePaths } from './whole-path.service.ts'

export const hourEntryRoutes: Route[] = [
  get(paths.placementHours, 'placement.view', showHours),
  post(paths.placementHours, 'hours.log', log),
  post(paths.placementHoursCancelling, 'hours.log', cancel),
]

async function showHours(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const placement = await findPlacement(ctx, 'placement.view', param(req, 'placementId'))
  if (!exportFormat(req)) return showPlacementHours(req, res, { placement })
  const entries = await listEntries(ctx, 'placement.view', placement)
  // No student by name in what the file is called: the city reads the record of what was taken away.
  const about = { name: 'ore', title: hourWords(req.language).register }
  await sendList(req, res, hoursListSheet({ ...about, groups: await byClass([{ placement, entries }]) }, req.language))
}

interface Refusals extends Partial<Pick<PlacementHours, 'quick' | 'usual' | 'other' | 'signing'>> {
  placement: Placement
}

/** The page of a placement's hours, with a form that was refused when there is one. */
export async function showPlacementHours(
  req: Request,
  res: Response,
  { placement, ...refused }: Refusals,
): Promise<void> {
  const ctx = contextOf(req)
  const [entries, settings, openDays, around, whole] = await Promise.all([
    listEntries(ctx, 'placement.view', placement),
    schoolSettings(placement.schoolId),
    can(ctx.actor, 'hours.log', belongsOf(placement)) ? listOpenDays(ctx, placement) : [],
    signingAround(ctx, placement),
    wholePaths(ctx, [placement]),
  ])
  const hours: PlacementHours = {
    placement,
    entries,
    planned: effectiveTerms(placement).plannedMinutes,
    path: whole.get(placement._id) ?? null,
    whoLogs: settings.whoLogs,
    windowDays: settings.logWindowDays,
    openDays,
    key: newId(),
    quick: {},
    usual: {},
    other: {},
    signing: {},
    around,
    ...refused,
  }
  const isRefused = Object.keys(refused).length > 0
  const exception = (await exceptionsOf([placement._id])).get(placement._id) ?? null
  const page = { ...placementHoursPage(hours, ctx), exception: exception && exceptionText(exception, ctx.language) }
  show(res, 'hours/placement', page, {
    status: isRefused ? 422 : 200,
    crumbs: placementCrumbs(placement, ctx),
  })
}

/** The pages above those of a placement. */
function placementCrumbs(placement: Placement, { language }: Ctx): Crumb[] {
  return [
    { text: hourWords(language).placements, href: paths.placements() },
    { text: placement.title, href: paths.placement({ placementId: placement._id }) },
  ]
}

/** The pages above those that belong to the hours of a placement. */
export function hoursCrumbs(placement: Placement, ctx: Ctx): Crumb[] {
  const href = paths.placementHours({ placementId: placement._id })
  return [...placementCrumbs(placement, ctx), { text: hourWords(ctx.language).hoursTitle, href }]
}

async function log(req: Request, res: Response): Promise<void> {
  const placement = await findPlacement(contextOf(req), 'hours.log', param(req, 'placementId'))
  const asked = String(typedOf(req.body)['times'] ?? '')
  if (asked === 'usual') return logUsual(req, res, { placement, form: 'usual', read: readUsualHours(req.body) })
  if (asked === 'quick') return logUsual(req, res, { placement, form: 'quick', read: readQuickHours(req.body) })
  // The page kept on a phone, where its script does not run: the times of the box, or those below it.
  if (asked === 'kept' && typedOf(req.body)['usual'] !== undefined) {
    return logUsual(req, res, { placement, form: 'quick', read: readQuickHours(keptAsQuick(req.body)) })
  }
  if (asked === 'last') return logOther(req, res, { placement, form: 'quick', read: readLastTimes(req.body) })
  return logOther(req, res, { placement, form: 'other', read: readOtherHours(req.body) })
}

function keptAsQuick(body: unknown) {
  const typed = typedOf(body)
  return { ...typed, quickActivity: typed['activity'] ?? '' }
}

/** Which form was sent for which placement, and what it says. */
interface Sent<T> {
  placement: Placement
  form: 'quick' | 'usual' | 'other'
  read: Read<T>
}

async function logUsual(req: Request, res: Response, { placement, form, read }: Sent<UsualInput>): Promise<void> {
  if (!read.ok) return showPlacementHours(req, res, { placement, [form]: read })
  const { logged, refused } = await logAgreedHours(contextOf(req), placement._id, read.value)
  if (logged.length === 0) {
    const problems = problemsOf([...new Set(refused.flatMap((each) => each.reasons))], {})
    return showPlacementHours(req, res, { placement, [form]: { typed: typedOf(req.body), problems } })
  }
  tellLogged(req, logged)
  if (refused.length > 0) notify(req, 'warning', refusedDays(refused, req.language))
  goTo(res, paths.placementHours({ placementId: placement._id }))
}

async function logOther(req: Request, res: Response, { placement, form, read }: Sent<LogInput>): Promise<void> {
  const refuse = (refused: Submitted) => showPlacementHours(req, res, { placement, [form]: refused })
  if (!read.ok) return refuse(read)
  try {
    tellLogged(req, await logHours(contextOf(req), placement._id, read.value))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return refuse({ typed: typedOf(req.body), problems: problemsOf(error.reasons, form === 'other' ? fieldOf : {}) })
  }
  goTo(res, paths.placementHours({ placementId: placement._id }))
}

/** What was stored, and a warning where nobody is expected on such a day. */
export function tellLogged(req: Request, logged: readonly DatedEntry[]): void {
  const minutes = sumMinutes(logged.map(({ entry }) => entry.minutes))
  notify(req, 'success', hourWords(req.language).loggedDone(logged.length, formatHours(minutes)))
  const t = logWords(req.language)
  const unusual = logged.flatMap(({ day, entry }) =>
    entry.warned ? [`${formatDay(day, req.language)} (${t[entry.warned]})`] : [],
  )
  if (unusual.length > 0) notify(req, 'warning', t.warned([...new Set(unusual)].join(', ')))
}

async function cancel(req: Request, res: Response): Promise<void> {
  const placementId = param(req, 'placementId')
  const t = hourWords(req.language)
  const line = readCancelling(req.body)
  const { schoolId } = await findPlacement(contextOf(req), 'hours.log', placementId)
  try {
    if (!line) throw new Refused('changed-meanwhile')
    await cancelHours(contextOf(req), placementId, line)
    notify(req, 'success', t.cancelledDone)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const lock = line && (await monthLock(schoolId, line.day))
    notify(req, 'error', lock ? lockSentence(lock, req.language) : t.cannotCancel)
  }
  goTo(res, paths.placementHours({ placementId }))
}
