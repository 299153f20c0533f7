import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatHours, formatLongDay } from '../platform/format.ts'
import { type Interval, lengthOf } from '../platform/clock-time.ts'
import { sumMinutes } from '../platform/minutes.ts'
import type { Typed } from '../platform/form.ts'
import type { Language } from '../platform/words.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { checkboxes, field, type FormState, problemSummary, textarea } from '../web/form-parts.ts'
import { linkTo } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import { hourWords, refusalSentences } from './hour.text.ts'
import type { DatedEntry, EntryTimes } from './hour-entry.rules.ts'
import { differsOn, type LastTime, lastTime } from './log-copy.rules.ts'
import { logWords } from './log.text.ts'
import type { OpenDay } from './open-days.rules.ts'
import type { Submitted } from './signing.pages.ts'

export interface LogForms {
  placement: Placement
  openDays: readonly OpenDay[]
  /** The lines of the placement: the last one is proposed again. */
  entries: readonly DatedEntry[]
  /** For how many days after a day its hours may be logged. */
  windowDays: number
  /** Makes the forms safe to send twice. */
  key: string
  /** Which of them was refused, with what was typed. */
  quick: Submitted
  usual: Submitted
  other: Submitted
}

/** The ways to log: one tap for the next day, ticking days at the agreed times, one day at other times, a whole week. */
export function logForms(ctx: Ctx, forms: LogForms) {
  const t = hourWords(ctx.language)
  const words = logWords(ctx.language)
  const at = { placementId: forms.placement._id }
  return {
    title: t.log,
    note: ctx.actor.role === 'host' ? t.hostConfirms : null,
    window: words.windowNote(forms.windowDays),
    action: paths.placementHours(at),
    quick: quickForm(ctx, forms),
    copy: forms.entries.some(({ entry }) => entry.live) ? [linkTo(words.copy, paths.placementHoursCopy(at))] : [],
    usual: usualForm(
      ctx,
      forms.openDays.length === 0 && forms.quick.problems ? { ...forms, usual: forms.quick } : forms,
    ),
    other: otherForm(ctx, forms),
  }
}

/** The latest day that waits, ready to be sent: at the agreed times, or at those of the last time. */
function quickForm(ctx: Ctx, { openDays, entries, key, quick }: LogForms) {
  const [open] = openDays
  if (!open) return null
  const t = logWords(ctx.language)
  const last = lastTime(entries, open.day)
  const typed = quick.typed ?? { quickActivity: last?.activity ?? '' }
  const form = formState(ctx.language, { ...quick, typed }, refusalSentences(ctx.language))
  const activity = quickArea(ctx, form, last !== null && !quick.typed)
  return {
    title: t.quick,
    dayText: formatLongDay(open.day, ctx.language),
    day: open.day,
    key: keyOf(quick, key),
    problems: problemSummary(form, [activity]),
    activity,
    button: t.quickButton(`${timesText(open.times)} (${formatHours(sumMinutes(open.times.map(lengthOf)))})`),
    last: last && last.times.length <= 2 && differsOn(open, last.times) ? lastButton(last, ctx) : null,
    more: openDays.length > 1 ? t.moreOpen(openDays.length - 1) : null,
  }
}

function quickArea(ctx: Ctx, form: FormState, isCopied: boolean) {
  const t = logWords(ctx.language)
  const label = ctx.actor.role === 'host' ? t.quickTheirs : t.quickMine
  const hint = isCopied ? t.quickCopied : t.quickHint
  return textarea(form, 'quickActivity', { label, hint, required: true, rows: 2, maxlength: 500 })
}

function lastButton({ day, times }: LastTime, { language }: Ctx) {
  const typed = typedTimes(times)
  return {
    text: logWords(language).lastButton(formatLongDay(day, language), stretchesText(times, language)),
    fields: Object.entries(typed).map(([name, value]) => ({ name, value: String(value) })),
  }
}

function usualForm(ctx: Ctx, { openDays, key, usual }: LogForms) {
  const t = hourWords(ctx.language)
  const form = formState(ctx.language, usual, refusalSentences(ctx.language))
  const days = checkboxes(form, 'days', {
    label: t.usualDays,
    hint: t.usualHint,
    required: true,
    options: openDays.map(({ day, times }) => ({
      value: day,
      text: formatLongDay(day, ctx.language),
      hint: `${timesText(times)} · ${formatHours(sumMinutes(times.map(lengthOf)))}`,
    })),
  })
  const activity = activityArea(ctx, usual, 'usualActivity')
  return {
    title: t.usual,
    key: keyOf(usual, key),
    none: openDays.length === 0 ? t.usualDone : null,
    // When the last open day was logged meanwhile there is no field left to lead to, but the reason is still said.
    problems: problemSummary(form, openDays.length === 0 ? [] : [days, activity]),
    days,
    activity,
    submit: { text: t.usualButton, cancel: null },
  }
}

type OtherForm = Pick<LogForms, 'placement' | 'openDays' | 'key' | 'other'>

/** One day with its own times. */
function otherForm(ctx: Ctx, { placement, openDays, key, other }: OtherForm) {
  const t = hourWords(ctx.language)
  const typed = other.typed ?? typedFor(openDays[0])
  const form = formState(ctx.language, { ...other, typed }, refusalSentences(ctx.language))
  const { from, to } = effectiveTerms(placement)
  const day = field(form, 'day', {
    label: t.day,
    type: 'date',
    required: true,
    min: from,
    max: to < ctx.today ? to : ctx.today,
  })
  const fields = {
    from1: field(form, 'from1', { label: t.from1, type: 'time', required: true }),
    to1: field(form, 'to1', { label: t.to1, type: 'time', required: true }),
    break1: field(form, 'break1', { label: t.break1, type: 'number', min: '0', max: '600' }),
    from2: field(form, 'from2', { label: t.from2, type: 'time' }),
    to2: field(form, 'to2', { label: t.to2, type: 'time' }),
    break2: field(form, 'break2', { label: t.break2, type: 'number', min: '0', max: '600' }),
  }
  const activity = activityArea(ctx, other, 'activity')
  return {
    title: t.other,
    hint: t.otherHint,
    key: keyOf(other, key),
    open: other.problems !== undefined,
    problems: problemSummary(form, [day, ...Object.values(fields), activity]),
    day,
    ...fields,
    activity,
    submit: { text: t.otherButton, cancel: null },
  }
}

/** What the school adds when the days of student and host are over. */
export function lateForm(
  ctx: Ctx,
  { placement, key, other, windowDays }: Pick<LogForms, 'placement' | 'key' | 'other' | 'windowDays'>,
) {
  const t = logWords(ctx.language)
  const form = otherForm(ctx, { placement, openDays: [], key, other })
  const back = paths.placementHours({ placementId: placement._id })
  return {
    ...form,
    title: t.late,
    place: `${placement.student.surname} ${placement.student.givenName} · ${placement.host.name}`,
    lead: t.lateLead(windowDays),
    action: paths.placementHoursLate({ placementId: placement._id }),
    submit: {
      text: hourWords(ctx.language).otherButton,
      cancel: { text: hourWords(ctx.language).hoursTitle, href: back },
    },
  }
}

function activityArea(ctx: Ctx, submitted: Submitted, name: string) {
  const t = hourWords(ctx.language)
  const form = formState(ctx.language, submitted, refusalSentences(ctx.language))
  return textarea(form, name, { label: t.activity, hint: t.activityHint, required: true, rows: 2, maxlength: 500 })
}

/** The latest day that waits, with its agreed times, is filled in. */
function typedFor(open: OpenDay | undefined): Typed {
  return { day: open?.day ?? '', ...typedTimes(open?.times ?? []) }
}

/** Times as the fields of a form hold them; a form has room for two stretches. */
function typedTimes(times: readonly (Interval & { breakMinutes?: number })[]): Typed {
  const typed: Typed = {}
  for (const [index, { from, to, breakMinutes }] of times.slice(0, 2).entries()) {
    typed[`from${index + 1}`] = from
    typed[`to${index + 1}`] = to
    if (breakMinutes) typed[`break${index + 1}`] = String(breakMinutes)
  }
  return typed
}

/** '08:30–12:30, 13:30–17:00 (pausa 15 min)'. */
export function stretchesText(times: readonly EntryTimes[], language: Language): string {
  const t = logWords(language)
  return times
    .map(({ from, to, breakMinutes }) => `${from}–${to}${breakMinutes > 0 ? ` (${t.pause(breakMinutes)})` : ''}`)
    .join(', ')
}

// A refused form keeps its key: what it may have stored is recognised.
function keyOf({ typed }: Submitted, key: string): string {
  const sent = typed?.['key']
  return typeof sent === 'string' && sent !== '' ? sent : key
}

function timesText(times: readonly Interval[]): string {
  return times.map(({ from, to }) => `${from}–${to}`).join(', ')
}

/** Beside which field of the form a refusal is said. */
export const fieldOf: Readonly<Record<string, string>> = {
  'day-not-agreed': 'day',
  interrupted: 'day',
  'window-over': 'day',
  'window-still-open': 'day',
  'no-times': 'day',
  'in-the-future': 'day',
  'day-too-long': 'day',
  'week-too-long': 'day',
  'outside-agreed-times': 'from1',
  overlaps: 'from1',
  'zero-length': 'to1',
  'break-too-long': 'break1',
  'break-missing': 'break1',
}
