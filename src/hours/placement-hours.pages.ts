import type { Ctx } from '../access/actor.ts'
import { can, may } from '../access/access.ts'
import { missingForThreeQuarters, threeQuartersReached } from '../norms/required-hours.rules.ts'
import { paths } from '../paths.ts'
import { belongsOf } from '../placements/placement-access.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import type { PathHours } from '../placements/shared-path.rules.ts'
import { formatDay, formatHours } from '../platform/format.ts'
import type { WhoLogs } from '../schools/school.rules.ts'
import { exportLinks } from '../web/export.ts'
import { type Action, empty, type Figure, linkTo, postTo, progress, table } from '../web/parts.ts'
import { lockSentence } from './closed-month.text.ts'
import { dayCell, hoursCell, stateCell, timesCell } from './entry-table.pages.ts'
import { hourWords } from './hour.text.ts'
import { entryValue } from './hour-entry.forms.ts'
import { type DatedEntry, mayMove } from './hour-entry.rules.ts'
import { type LogForms, logForms } from './log-form.pages.ts'
import { offlineParts } from './log-offline.pages.ts'
import { mayWrite } from './log-refusal.rules.ts'
import { logWords } from './log.text.ts'
import { isLocked, placementSigning, rectifyAction, type SigningAround } from './placement-signing.pages.ts'
import type { Submitted } from './signing.pages.ts'
import { signingWords } from './signing.text.ts'
import { byWeek, type HourTotals, totalsOf, type WeekOfHours } from './totals.rules.ts'

export interface PlacementHours extends LogForms {
  planned: number
  /** The whole of the path it is a part of, for who may know of it; null when it is shared with nobody. */
  path: PathHours | null
  whoLogs: WhoLogs
  signing: Submitted
  /** Closed months, absences, and who declared last. */
  around: SigningAround
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
    quarters: quartersText(hours, totals, ctx),
    figures: figuresOf(totals, placement, ctx),
    actions: can(ctx.actor, 'register.placement', belongsOf(placement))
      ? [linkTo(t.download, paths.placementRegister({ placementId: placement._id }), { icon: 'it-file' })]
      : [],
    further: furtherPages(placement, ctx),
    offline: log.forms ? offlineParts(placement, ctx) : null,
    signingTitle: ctx.actor.role === 'host' ? t.toConfirm : t.toApprove,
    signing: placementSigning(ctx, { placement, entries, around: hours.around, submitted: hours.signing }),
    locks: hours.around.locks.map((lock) => lockSentence(lock, ctx.language)),
    whyNoLog: log.why,
    log: log.forms,
    registerTitle: t.register,
    weeks: byWeek(entries).map((week) => weekTable(week, { ctx, placement, locks: hours.around.locks })),
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

/** Of a shared path the three quarters are those of the whole, of which a host knows only its part. */
function quartersText({ path }: PlacementHours, totals: HourTotals, { actor, language }: Ctx): string {
  const [t, w] = [hourWords(language), logWords(language)]
  if (path && actor.role === 'host') return w.quartersOfWhole
  const { approved, planned } = path ?? totals
  const whole = path ? `${w.wholePath(formatHours(approved), formatHours(planned))} ` : ''
  if (threeQuartersReached(approved, planned)) return whole + t.quartersReached
  return whole + t.quartersMissing(formatHours(missingForThreeQuarters(approved, planned)))
}

function figuresOf(totals: HourTotals, { kind }: Placement, ctx: Ctx): Figure[] {
  const t = hourWords(ctx.language)
  const simulated = kind === 'simulated-enterprise'
  const figure = (minutes: number, label: string, note: string | null) => ({
    value: formatHours(minutes),
    label,
    note,
    href: null,
  })
  return [
    figure(totals.approved, t.approved, t.onlyApproved),
    figure(totals.confirmed, t.confirmed, t.waitsForSchool),
    figure(totals.logged, t.logged, simulated ? signingWords(ctx.language).waitsForTutor : t.waitsForHost),
    figure(totals.planned, t.planned, null),
  ]
}

/** What belongs to the days of a placement besides hours: absences, the diary, and what only the school may add. */
function furtherPages(placement: Placement, ctx: Ctx): Action[] {
  const t = logWords(ctx.language)
  const at = { placementId: placement._id }
  const owned = belongsOf(placement)
  const addsLate = placement.state === 'active' && can(ctx.actor, 'hours.log-late', owned)
  const confirms = placement.kind === 'simulated-enterprise' && can(ctx.actor, 'hours.confirm-for-host', owned)
  return [
    ...(can(ctx.actor, 'placement-absence.view', owned) ? [linkTo(t.absences, paths.placementAbsences(at))] : []),
    linkTo(t.diary, paths.placementDiary(at)),
    ...(can(ctx.actor, 'paper-register.import', owned) ? [linkTo(t.paperOpen, paths.placementPaperRegisters(at))] : []),
    ...(addsLate ? [linkTo(t.lateOpen, paths.placementHoursLate(at))] : []),
    ...(confirms ? [linkTo(signingWords(ctx.language).confirmHere, paths.hoursUnanswered())] : []),
    ...(may(ctx.actor, 'hours.log-group') ? [linkTo(t.group, paths.groupHours())] : []),
  ]
}

/** The forms to log, or why there are none for somebody who might expect them. */
function logState(hours: PlacementHours, ctx: Ctx) {
  const t = hourWords(ctx.language)
  if (!can(ctx.actor, 'hours.log', belongsOf(hours.placement))) return { why: null, forms: null }
  if (!mayWrite(hours.whoLogs, ctx.actor.role)) {
    return { why: ctx.actor.role === 'student' ? t.onlyHostLogs : t.onlyStudentLogs, forms: null }
  }
  if (hours.placement.state !== 'active') return { why: t.notRunning, forms: null }
  return { why: null, forms: logForms(ctx, hours) }
}

interface LinesOf {
  ctx: Ctx
  placement: Placement
  locks: SigningAround['locks']
}

function weekTable(week: WeekOfHours, { ctx, placement, locks }: LinesOf) {
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
      {
        actions: [
          ...cancelAction(dated, { ctx, placement, locks }),
          ...rectifyAction(ctx, placement, { dated, locks }),
        ],
      },
    ]),
    totals: [t.total, {}, formatHours(week.minutes), {}, {}, {}],
    empty: empty(t.noneYet),
  })
}

function cancelAction({ day, entry }: DatedEntry, { ctx, placement, locks }: LinesOf): Action[] {
  const t = hourWords(ctx.language)
  if (!can(ctx.actor, 'hours.log', belongsOf(placement)) || !mayMove('cancel', ctx.actor.role, entry)) return []
  if (isLocked({ day }, locks)) return []
  return [
    postTo(t.cancel, paths.placementHoursCancelling({ placementId: placement._id }), {
      look: 'plain',
      fields: { entry: entryValue(placement._id, { day, id: entry.id }) },
      confirm: t.cancelAsk,
    }),
  ]
}
