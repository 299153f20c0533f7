import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatHours, formatLongDay } from '../platform/format.ts'
import type { Typed } from '../platform/form.ts'
import { sumMinutes } from '../platform/minutes.ts'
import { type ContentOf, empty, table } from '../web/parts.ts'
import { clashLines, lackingLines } from './clash.pages.ts'
import type { ClosedDay } from './closed-days.rules.ts'
import { byTime, type Edition, type LabSession } from './edition.rules.ts'
import { planFormWords } from './plan-form.text.ts'
import type { ClashNames, LackingAuthorisation, SessionClash } from './session-clash.rules.ts'
import { becauseText, closedLines, type DayNames, warningLines, whenText } from './session-day.pages.ts'
import type { SessionPlan } from './session-plan.rules.ts'
import type { RoomWarning, SessionWarning } from './session-warning.rules.ts'
import { sessionWords } from './session.text.ts'

/** What is in the way of sessions, and the names to tell it with. */
export interface InTheWay {
  clashes: readonly SessionClash[]
  lacking: readonly LackingAuthorisation[]
  names: ClashNames
  days: DayNames & { programme: Parameters<typeof lackingLines>[1]['programme'] }
}

/** What stands in the way in words; null when nothing does. */
export function obstacleParts({ clashes, lacking, names, days }: InTheWay, ctx: Ctx) {
  const t = sessionWords(ctx.language)
  const lines = clashLines(clashes, names, ctx)
  const missing = lackingLines(lacking, { names, programme: days.programme }, ctx)
  if (lines.length === 0 && missing.length === 0) return null
  return { t, clashes: lines, lacking: missing }
}

export interface PreviewedPlan extends InTheWay {
  plan: SessionPlan
  /** What would be made or moved. */
  after: readonly LabSession[]
  removed: readonly string[]
  warnings: { days: readonly SessionWarning[]; rooms: readonly RoomWarning[] }
  typed: Typed
}

/** The proposed dates, before anything is booked. */
export function planPreviewPage(edition: Edition, preview: PreviewedPlan, ctx: Ctx) {
  const f = planFormWords(ctx.language)
  const { plan } = preview
  const hours = formatHours(sumMinutes(plan.sessions.map(({ minutes }) => minutes)))
  const obstacles = obstacleParts(preview, ctx)
  const kept = edition.sessions.length - preview.removed.length - movedOf(edition, preview).length
  const outside = preview.warnings.days.filter(({ warning }) => warning === 'outside-hours')
  return {
    title: f.previewTitle,
    edition: edition.title,
    t: sessionWords(ctx.language),
    f,
    lead: plan.sessions.length > 0 ? f.previewLead(plan.sessions.length, hours) : f.noDates,
    notes: [
      ...(plan.left > 0 ? [f.left(formatHours(plan.left))] : []),
      ...(preview.removed.length > 0 ? [f.removed(preview.removed.length)] : []),
      ...(kept > 0 ? [f.kept(kept)] : []),
    ],
    dates: datesTable(edition, preview, ctx),
    skipped: [
      ...closedLines(plan.skipped, preview.days, ctx),
      ...plan.taken.map((day) => ({
        day: formatLongDay(day, ctx.language),
        why: sessionWords(ctx.language).takenDay,
      })),
    ],
    warnings: warningLines({ days: outside, rooms: preview.warnings.rooms }, preview.days, ctx),
    obstacles,
    confirms: obstacles === null && plan.sessions.length > 0,
    hidden: hiddenOf(preview.typed),
    planVersion: String(edition.planVersion),
    confirmAction: paths.editionPlan({ editionId: edition._id }),
    backAction: paths.editionPlanPreview({ editionId: edition._id }),
  }
}

function movedOf({ sessions }: Edition, { after }: PreviewedPlan): LabSession[] {
  const before = new Set(sessions.map(({ id }) => id))
  return after.filter(({ id }) => before.has(id))
}

function datesTable(edition: Edition, { after, plan, days }: PreviewedPlan, ctx: Ctx) {
  const f = planFormWords(ctx.language)
  const t = sessionWords(ctx.language)
  const old = new Map(edition.sessions.map((session) => [session.id, session]))
  const closed = new Map(plan.onClosed.map((each): [string, ClosedDay] => [each.day, each]))
  const rows = after.toSorted(byTime).map((session): ContentOf[] => {
    const on = closed.get(session.day)
    const was = old.get(session.id)
    return [
      {
        text: formatLongDay(session.day, ctx.language),
        note: on ? f.onPurpose(becauseText(on.because, days, ctx)) : null,
      },
      t.timeOf(session.from, session.to),
      formatHours(session.minutes),
      was ? whenText(was, ctx) : f.isNew,
    ]
  })
  return table({
    caption: f.previewTitle,
    columns: [f.date, f.time, { text: f.hours, numeric: true }, f.was],
    rows,
    empty: empty(t.nothingChanges),
  })
}

/** What was typed, to travel on to the confirmation; the token and the version go by themselves. */
export function hiddenOf(typed: Typed): { name: string; value: string }[] {
  const own = new Set(['_csrf', 'planVersion', 'step'])
  return Object.entries(typed)
    .filter(([name]) => !own.has(name))
    .flatMap(([name, value]) => [value].flat().map((each) => ({ name, value: each })))
}
