import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { formatHours, formatLongDay } from '../platform/format.ts'
import { type Interval, lengthOf } from '../platform/clock-time.ts'
import { sumMinutes } from '../platform/minutes.ts'
import type { Typed } from '../platform/form.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { checkboxes, field, problemSummary, textarea } from '../web/form-parts.ts'
import { formState } from '../web/problem-texts.ts'
import { hourWords, refusalSentences } from './hour.text.ts'
import type { OpenDay } from './open-days.rules.ts'
import type { Submitted } from './signing.pages.ts'

export interface LogForms {
  placement: Placement
  openDays: readonly OpenDay[]
  /** Makes both forms safe to send twice. */
  key: string
  /** Which of the two was refused, with what was typed. */
  usual: Submitted
  other: Submitted
}

/** The two ways to log: ticking days at the agreed times, or one day at other times. */
export function logForms(ctx: Ctx, forms: LogForms) {
  const t = hourWords(ctx.language)
  return {
    title: t.log,
    note: ctx.actor.role === 'host' ? t.hostConfirms : null,
    action: paths.placementHours({ placementId: forms.placement._id }),
    usual: usualForm(ctx, forms),
    other: otherForm(ctx, forms),
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

function otherForm(ctx: Ctx, { placement, openDays, key, other }: LogForms) {
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

function activityArea(ctx: Ctx, submitted: Submitted, name: string) {
  const t = hourWords(ctx.language)
  const form = formState(ctx.language, submitted, refusalSentences(ctx.language))
  return textarea(form, name, { label: t.activity, hint: t.activityHint, required: true, rows: 2, maxlength: 500 })
}

/** The latest day that waits, with its agreed times, is filled in. */
function typedFor(open: OpenDay | undefined): Typed {
  const typed: Typed = { day: open?.day ?? '' }
  for (const [index, { from, to }] of (open?.times ?? []).slice(0, 2).entries()) {
    typed[`from${index + 1}`] = from
    typed[`to${index + 1}`] = to
  }
  return typed
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
