import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { formatHours, formatInstant, formatMonth } from '../platform/format.ts'
import { checkbox, type FormState, problemSummary, select, textarea } from '../web/form-parts.ts'
import { type ContentOf, empty, facts, type Happening, linkTo, status, type Status, table } from '../web/parts.ts'
import { exportLinks } from '../web/export.ts'
import { formState } from '../web/problem-texts.ts'
import { type ClosedMonth, lastDayOf, type MonthEvent, type MonthSums } from './closed-month.rules.ts'
import { capital, monthWords } from './closed-month.text.ts'
import type { Submitted } from './signing.pages.ts'

export interface ShownMonth {
  month: string
  sums: MonthSums
  record: ClosedMonth | null
}

interface MonthsOf {
  year: SchoolYear
  /** The school years that have hours, the latest first. */
  years: readonly SchoolYear[]
  months: readonly ShownMonth[]
}

/** The months of a school year: what is still open, and who has closed the others. */
export function monthsPage(ctx: Ctx, { year, years, months }: MonthsOf) {
  const { language } = ctx
  const t = monthWords(language)
  const action = paths.months()
  const form: FormState = formState(language, { typed: { anno: year } })
  const options = years.map((each) => ({ value: each, text: each }))
  return {
    title: t.months,
    lead: t.lead,
    roles: `${t.whoCanClose} ${t.whoCanReopen}`,
    filter:
      years.length > 1
        ? {
            action,
            fields: [],
            selects: [select(form, 'anno', { label: t.year, options })],
            clearHref: years[0] === year ? null : action,
          }
        : null,
    table: table({
      caption: `${t.year} ${year}`,
      columns: [t.month, { text: t.approved, numeric: true }, t.waiting, t.state],
      rows: months.map((each) => [
        { text: capital(formatMonth(each.month, language)), href: paths.month({ month: each.month }) },
        formatHours(each.sums.approved),
        waitingText(each.sums, ctx),
        stateCell(each, ctx),
      ]),
      empty: empty(t.noMonths),
    }),
    exports: exportLinks(`${action}?anno=${encodeURIComponent(year)}`),
  }
}

function waitingText({ waiting, waitingMinutes }: MonthSums, { language }: Ctx): string {
  const t = monthWords(language)
  return waiting > 0 ? t.lines(waiting, formatHours(waitingMinutes)) : t.noLines
}

/** Open, running or closed. */
export function monthState({ month, record }: Pick<ShownMonth, 'month' | 'record'>, ctx: Ctx): Status {
  const t = monthWords(ctx.language)
  if (record?.closed) return status(t.closed, 'success')
  return lastDayOf(month) >= ctx.today ? status(t.running, 'info') : status(t.open, 'warning')
}

function stateCell(shown: ShownMonth, ctx: Ctx): ContentOf {
  const t = monthWords(ctx.language)
  const closed = shown.record?.closed ?? null
  if (!closed) return monthState(shown, ctx)
  const left = closed.waiting > 0 ? `; ${t.left(closed.waiting)}` : ''
  return {
    status: monthState(shown, ctx),
    note: `${closed.by.name}, ${formatInstant(closed.by.at, ctx.language)}${left}`,
  }
}

/** One month: its sums, and the form that closes it or opens it again for whoever may. */
export function monthPage(ctx: Ctx, { shown, submitted }: { shown: ShownMonth; submitted: Submitted }) {
  const { language } = ctx
  const t = monthWords(language)
  const { month, sums, record } = shown
  const closed = record?.closed ?? null
  const form = formState(language, submitted, t)
  return {
    title: t.title(formatMonth(month, language)),
    facts: facts([
      [t.state, stateCell(shown, ctx)],
      [t.approved, formatHours(sums.approved)],
      [t.waitingHours, waitingText(sums, ctx)],
    ]),
    actions: sums.waiting > 0 && !closed ? whereTheyWait(ctx) : [],
    roles: whoMay(ctx, shown),
    closing: mayClose(ctx, shown) ? closingForm(ctx, { form, shown }) : null,
    reopening: closed && may(ctx.actor, 'month.reopen') ? reopeningForm(ctx, { form, month }) : null,
    historyTitle: t.history,
    history: (record?.history ?? []).map((event) => happening(event, ctx)).toReversed(),
  }
}

function whoMay(ctx: Ctx, { month, record }: ShownMonth): string {
  const t = monthWords(ctx.language)
  if (record?.closed) return t.whoCanReopen
  return lastDayOf(month) < ctx.today ? t.whoCanClose : t.notOver
}

function mayClose({ actor, today }: Ctx, { month, record }: ShownMonth): boolean {
  return !record?.closed && lastDayOf(month) < today && may(actor, 'month.close')
}

function whereTheyWait(ctx: Ctx) {
  const t = monthWords(ctx.language)
  if (!may(ctx.actor, 'hours.approve')) return []
  return [linkTo(t.toApprove, paths.hoursToApprove()), linkTo(t.unanswered, paths.hoursUnanswered())]
}

function closingForm(ctx: Ctx, { form, shown }: { form: FormState; shown: ShownMonth }) {
  const t = monthWords(ctx.language)
  const { month, sums } = shown
  const leave = sums.waiting > 0 ? checkbox(form, 'leave', { label: t.leave }) : null
  return {
    title: t.closeTitle,
    text: sums.waiting > 0 ? t.someWait(waitingText(sums, ctx)) : t.nothingWaits,
    action: paths.monthClosing({ month }),
    problems: problemSummary(form, leave ? [leave] : []),
    leave,
    submit: { text: t.closeButton, cancel: { text: t.months, href: paths.months() } },
  }
}

function reopeningForm(ctx: Ctx, { form, month }: { form: FormState; month: string }) {
  const t = monthWords(ctx.language)
  const reason = textarea(form, 'reason', { label: t.reason, required: true, rows: 3, maxlength: 300 })
  return {
    title: t.reopenTitle,
    text: t.reopenLead,
    action: paths.monthReopening({ month }),
    problems: problemSummary(form, [reason]),
    reason,
    submit: { text: t.reopenButton, cancel: { text: t.months, href: paths.months() } },
  }
}

function happening({ event, by, reason, waiting }: MonthEvent, { language }: Ctx): Happening {
  const t = monthWords(language)
  const texts = { closed: t.closedBy, reopened: t.reopenedBy, 'closing-undone': t.undoneBy }
  const left = event === 'closed' && waiting > 0 ? t.left(waiting) : null
  return { when: formatInstant(by.at, language), text: texts[event](by.name), note: reason ?? left }
}
