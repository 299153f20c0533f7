import type { Ctx } from '../access/actor.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { agreedIntervals } from '../placements/terms.rules.ts'
import { paths } from '../paths.ts'
import { formatHours, formatInstant, formatLongDay } from '../platform/format.ts'
import { checkbox, field, type FormState, problemSummary, radios, textarea } from '../web/form-parts.ts'
import { facts } from '../web/parts.ts'
import { formState } from '../web/problem-texts.ts'
import type { MonthLock } from './closed-month.rules.ts'
import { lockSentence } from './closed-month.text.ts'
import { declarationText, declarationVersion } from './declaration.rules.ts'
import { refusalSentences } from './hour.text.ts'
import type { DatedEntry, HourEntry } from './hour-entry.rules.ts'
import { rectificationWords } from './rectification.text.ts'
import { entryRefText } from './signing.forms.ts'
import type { Submitted } from './signing.pages.ts'
import { signingWords } from './signing.text.ts'

/** Beside which field each reason stands. */
export const fieldOf: Record<string, string> = {
  unchanged: 'from',
  'zero-length': 'to',
  'break-too-long': 'breakMinutes',
  'outside-agreed-times': 'from',
  overlaps: 'from',
  'overlaps-lab': 'from',
  'declaration-missing': 'declaration',
  'declaration-changed': 'declaration',
}

interface RectifyingOf {
  placement: Placement
  dated: DatedEntry
  lock: MonthLock | null
  key: string
  submitted: Submitted
}

/** The form that puts a new line beside an approved one, or why it cannot be done now. */
export function rectificationPage(ctx: Ctx, { placement, dated, lock, key, submitted }: RectifyingOf) {
  const { language } = ctx
  const t = rectificationWords(language)
  const { day, entry } = dated
  const form = formState(
    language,
    { typed: typedOf(entry), ...submitted },
    { ...refusalSentences(language), ...t, ...(lock ? { 'month-closed': lockSentence(lock, language) } : {}) },
  )
  const fields = fieldsOf(form, ctx)
  const cannot = lock ? lockSentence(lock, language) : entry.state === 'approved' ? null : t['not-approved']
  return {
    title: t.title(formatLongDay(day, language)),
    lead: `${placement.student.surname} ${placement.student.givenName} · ${placement.host.name}`,
    note: t.lead,
    oldTitle: t.old,
    old: oldFacts(placement, dated, ctx),
    cannot,
    back: { text: t.back, href: paths.placementHours({ placementId: placement._id }) },
    form: cannot
      ? null
      : {
          action: paths.placementLineRectification({
            placementId: placement._id,
            entryRef: entryRefText({ day, id: entry.id }),
          }),
          key,
          version: declarationVersion.rectification,
          problems: problemSummary(form, Object.values(fields)),
          ...fields,
          declarationTitle: t.declaration,
          declarationText: declarationText('rectification', declarationVersion.rectification) ?? '',
          submit: {
            text: t.submit,
            cancel: { text: t.back, href: paths.placementHours({ placementId: placement._id }) },
          },
        },
  }
}

function typedOf({ from, to, breakMinutes, minutes }: HourEntry) {
  if (minutes === 0) return { what: 'times' }
  return { what: 'times', from, to, breakMinutes: String(breakMinutes) }
}

function fieldsOf(form: FormState, { language }: Ctx) {
  const t = rectificationWords(language)
  const time = { type: 'time', width: 'narrow', required: true } as const
  return {
    what: radios(form, 'what', {
      label: t.what,
      required: true,
      options: [
        { value: 'times', text: t.whatTimes },
        { value: 'nothing', text: t.whatNothing, hint: t.whatNothingHint },
      ],
    }),
    from: field(form, 'from', { label: t.from, ...time }),
    to: field(form, 'to', { label: t.to, ...time }),
    breakMinutes: field(form, 'breakMinutes', {
      label: t.breakMinutes,
      width: 'narrow',
      inputmode: 'numeric',
      maxlength: 3,
    }),
    reason: textarea(form, 'reason', { label: t.reason, hint: t.reasonHint, required: true, rows: 3, maxlength: 300 }),
    declaration: checkbox(form, 'declaration', { label: signingWords(language).declare, required: true }),
  }
}

function oldFacts(placement: Placement, { day, entry }: DatedEntry, { language }: Ctx) {
  const t = rectificationWords(language)
  const agreed = agreedIntervals(placement, day).map(({ from, to }) => `${from}–${to}`)
  const approved = entry.approvedBy
  return facts([
    [t.times, entry.minutes === 0 ? t.noTimes : `${entry.from}–${entry.to}`],
    [t.pause, entry.breakMinutes > 0 ? t.minutes(entry.breakMinutes) : t.none],
    [t.hours, formatHours(entry.minutes)],
    [t.activity, entry.activity],
    [t.approvedBy, approved ? `${approved.name}, ${formatInstant(approved.at, language)}` : null],
    [t.agreed, agreed.join(', ') || t.notAgreed],
  ])
}
