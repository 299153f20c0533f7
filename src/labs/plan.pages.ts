import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { paths } from '../paths.ts'
import { formatHours, formatLongDay } from '../platform/format.ts'
import { type ContentOf, empty, linkTo, progress, table } from '../web/parts.ts'
import { daysLeftOut, type PlanCalendar } from './closed-days.rules.ts'
import { editionTabs } from './edition-tabs.pages.ts'
import { belongsOf } from './edition-view.rules.ts'
import { byTime, type Edition, isOpenEnded, type LabSession } from './edition.rules.ts'
import { planForm, type Submitted } from './plan-form.pages.ts'
import { closedLines, lastingText, placesText, recoveryText, sessionStatus, staffText } from './session-day.pages.ts'
import type { DayNames } from './session-day.pages.ts'
import { isChangeable, plannedMinutes } from './session-plan.rules.ts'
import { sessionWords } from './session.text.ts'

/** What the page of the sessions shows besides its record. */
export interface AroundPlan {
  places: Pick<Partner, 'spaces'> | undefined
  calendar: PlanCalendar
  names: DayNames
  held: ReadonlySet<string>
  /** What was done, by session, for who may know. */
  topics: ReadonlyMap<string, string>
  submitted: Submitted
}

export function planPage(edition: Edition, around: AroundPlan, ctx: Ctx) {
  const t = sessionWords(ctx.language)
  const edits = can(ctx.actor, 'edition.edit', belongsOf(edition, 'edition.edit')) && isOpenEnded(edition.state)
  const skipped = closedLines(skippedDays(edition, around.calendar), around.names, ctx)
  return {
    title: t.planOf(edition.title),
    code: edition.code,
    t,
    tabs: editionTabs(edition, 'sessions', ctx),
    hours: hoursOf(edition, ctx),
    sessions: sessionsTable(edition, { ...around, edits }, ctx),
    skipped,
    form: edits ? planForm(edition, { ...around, changeable: changeableOf(edition, around, ctx) }, ctx) : null,
  }
}

function changeableOf({ sessions }: Edition, { held }: AroundPlan, { now }: Ctx): LabSession[] {
  return sessions.filter((session) => isChangeable(session, { now, held }))
}

/** How much of the module is in the calendar, and what is missing. */
function hoursOf(edition: Pick<Edition, 'sessions' | 'module'>, { language }: Ctx) {
  const t = sessionWords(language)
  const total = edition.module.minutes
  const made = plannedMinutes(edition.sessions.filter(({ recovers }) => !isExtra(edition, recovers)))
  const left = total - made
  const note = left > 0 ? t.hoursMissing(formatHours(left)) : left < 0 ? t.hoursMore(formatHours(-left)) : t.hoursRight
  const tone = left > 0 ? ('warning' as const) : ('success' as const)
  const text = t.hoursOf(formatHours(made), formatHours(total))
  return { progress: progress(t.hours, text, { value: made, max: total, tone }), note }
}

/** Minutes that were lost in a session that took place are made up for, not planned twice. */
function isExtra({ sessions }: Pick<Edition, 'sessions'>, recovers: string | null): boolean {
  return sessions.some(({ id, state }) => id === recovers && state === 'planned')
}

function skippedDays(edition: Edition, calendar: PlanCalendar) {
  const planned = edition.sessions.filter(({ state }) => state === 'planned').toSorted(byTime)
  const last = planned.at(-1)
  if (!last) return []
  const met = new Set(planned.map(({ day }) => day))
  return daysLeftOut(edition.pattern, { from: edition.from, to: last.day, met }, calendar)
}

function sessionsTable(edition: Edition, { places, topics, edits }: AroundPlan & { edits: boolean }, ctx: Ctx) {
  const t = sessionWords(ctx.language)
  const rows = edition.sessions.toSorted(byTime).map((session): ContentOf[] => [
    {
      text: t.sessionTitle(session.number, formatLongDay(session.day, ctx.language)),
      href: paths.editionSession({ editionId: edition._id, sessionId: session.id }),
      note: recoveryText(session, edition.sessions, ctx),
    },
    { text: t.timeOf(session.from, session.to), note: lastingText(session, ctx) },
    { text: session.topic ?? topics.get(session.id) ?? '—', note: partNames(session, edition).join(', ') || null },
    { text: placesText(session, places?.spaces ?? []), note: staffText(session.staff, ctx) },
    { status: sessionStatus(session, ctx), note: session.cancelled ? t.reasonIs(session.cancelled.reason) : null },
  ])
  return table({
    caption: t.caption,
    columns: [t.session, t.time, t.what, t.where, t.state],
    rows,
    empty: empty(t.none, edits ? t.noneToPlan : t.noneToRead),
  })
}

/** The parts of the module that a session is about, by title. */
export function partNames({ partIds }: Pick<LabSession, 'partIds'>, { module }: Pick<Edition, 'module'>): string[] {
  return module.parts.filter(({ id }) => partIds.includes(id)).map(({ title }) => title)
}

/** Back to the sessions of an edition. */
export function backToPlan({ _id }: Pick<Edition, '_id'>, { language }: Ctx) {
  return linkTo(sessionWords(language).backToPlan, paths.editionPlan({ editionId: _id }))
}
