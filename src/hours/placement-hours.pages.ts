import type { Ctx } from '../access/actor.ts'
import { can } from '../access/access.ts'
import { missingForThreeQuarters, threeQuartersReached } from '../norms/required-hours.rules.ts'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import type { WhoLogs } from '../schools/school.rules.ts'
import { exportLinks } from '../web/export.ts'
import { type Action, empty, type Figure, linkTo, postTo, progress, table } from '../web/parts.ts'
import { dayCell, hoursCell, stateCell, timesCell } from './entry-table.pages.ts'
import { hourWords } from './hour.text.ts'
import { entryValue } from './hour-entry.forms.ts'
import { type DatedEntry, mayMove } from './hour-entry.rules.ts'
import { type LogForms, logForms } from './log-form.pages.ts'
import { mayWrite } from './log-refusal.rules.ts'
import { type Submitted, signing } from './signing.pages.ts'
import { byWeek, type HourTotals, totalsOf, type WeekOfHours } from './totals.rules.ts'

export interface PlacementHours extends LogForms {
  entries: readonly DatedEntry[]
  planned: number
  whoLogs: WhoLogs
  signing: Submitted
}

/** The hours of one placement: what waits for this actor first, then the form to log, then every line by week. */
export function placementHoursPage(hours: PlacementHours, ctx: Ctx) {
  const t = hourWords(ctx.language)
  const { placement, entries } = hours
  const totals = totalsOf(
    entries.map(({ entry }) => entry),
    hours.planned,
  )
  const log = logState(hours, ctx)
  return {
    title: t.hoursOf(`${placement.student.surname} ${placement.student.givenName}`),
    lead: `${placement.title} · ${placement.host.name}`,
    progress: progressOf(totals, ctx),
    quarters: quartersText(totals, ctx),
    figures: figuresOf(totals, ctx),
    actions: can(ctx.actor, 'register.placement', placement)
      ? [linkTo(t.download, paths.placementRegister({ placementId: placement._id }), { icon: 'it-download' })]
      : [],
    signingTitle: ctx.actor.role === 'host' ? t.toConfirm : t.toApprove,
    signing: signingOf(hours, ctx),
    whyNoLog: log.why,
    log: log.forms,
    registerTitle: t.register,
    weeks: byWeek(entries).map((week) => weekTable(week, { ctx, placement })),
    exports: entries.length > 0 ? exportLinks(paths.placementHours({ placementId: placement._id })) : null,
    empty: entries.length === 0 ? empty(t.noneYet, t.noneYetAdvice) : null,
    approvedStay: totals.approved > 0 ? t.approvedStay : null,
  }
}

function progressOf(totals: HourTotals, ctx: Ctx) {
  const t = hourWords(ctx.language)
  const { approved, planned } = totals
  return progress(t.approved, t.ofPlanned(formatHours(approved), formatHours(planned)), {
    value: approved,
    max: planned,
    tone: threeQuartersReached(approved, planned) ? 'success' : 'info',
  })
}

function quartersText({ approved, planned }: HourTotals, ctx: Ctx): string {
  const t = hourWords(ctx.language)
  if (threeQuartersReached(approved, planned)) return t.quartersReached
  return t.quartersMissing(formatHours(missingForThreeQuarters(approved, planned)))
}

function figuresOf(totals: HourTotals, ctx: Ctx): Figure[] {
  const t = hourWords(ctx.language)
  const figure = (minutes: number, label: string, note: string | null) => ({
    value: formatHours(minutes),
    label,
    note,
    href: null,
  })
  return [
    figure(totals.approved, t.approved, t.onlyApproved),
    figure(totals.confirmed, t.confirmed, t.waitsForSchool),
    figure(totals.logged, t.logged, t.waitsForHost),
    figure(totals.planned, t.planned, null),
  ]
}

function signingOf({ placement, entries, signing: submitted }: PlacementHours, ctx: Ctx) {
  const isHost = ctx.actor.role === 'host'
  if (!can(ctx.actor, isHost ? 'hours.confirm' : 'hours.approve', placement)) return null
  const waiting = entries.filter(({ entry }) => mayMove(isHost ? 'confirm' : 'approve', ctx.actor.role, entry))
  if (waiting.length === 0) return null
  const at = { placementId: placement._id }
  return signing(ctx, {
    groups: [{ placement, entries: waiting }],
    action: isHost ? paths.placementHoursConfirmation(at) : paths.placementHoursApproval(at),
    returnAction: paths.placementHoursReturn(at),
    named: false,
    submitted,
  })
}

/** The forms to log, or why there are none for somebody who might expect them. */
function logState(hours: PlacementHours, ctx: Ctx) {
  const t = hourWords(ctx.language)
  if (!can(ctx.actor, 'hours.log', hours.placement)) return { why: null, forms: null }
  if (!mayWrite(hours.whoLogs, ctx.actor.role)) {
    return { why: ctx.actor.role === 'student' ? t.onlyHostLogs : t.onlyStudentLogs, forms: null }
  }
  if (hours.placement.state !== 'active') return { why: t.notRunning, forms: null }
  return { why: null, forms: logForms(ctx, hours) }
}

function weekTable(week: WeekOfHours, { ctx, placement }: { ctx: Ctx; placement: Placement }) {
  const { language } = ctx
  const t = hourWords(language)
  const title = t.week(formatDay(week.monday, language), formatDay(week.sunday, language))
  return table({
    caption: title,
    columns: [t.day, t.times, { text: t.hours, numeric: true }, t.activity, t.state, { text: t.actions, quiet: true }],
    rows: week.entries.map((dated) => [
      dayCell(dated.day, placement, language),
      timesCell(dated.entry, language),
      hoursCell(dated.entry),
      dated.entry.activity,
      stateCell(dated.entry, language),
      { actions: cancelAction(dated, { ctx, placement }) },
    ]),
    totals: [t.total, {}, formatHours(week.minutes), {}, {}, {}],
    empty: empty(t.noneYet),
  })
}

function cancelAction({ day, entry }: DatedEntry, { ctx, placement }: { ctx: Ctx; placement: Placement }): Action[] {
  const t = hourWords(ctx.language)
  if (!can(ctx.actor, 'hours.log', placement) || !mayMove('cancel', ctx.actor.role, entry)) return []
  return [
    postTo(t.cancel, paths.placementHoursCancelling({ placementId: placement._id }), {
      look: 'plain',
      fields: { entry: entryValue(placement._id, { day, id: entry.id }) },
      confirm: t.cancelAsk,
    }),
  ]
}
