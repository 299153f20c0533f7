import { z } from 'zod'
import { type Day, parseDay } from '../platform/day.ts'
import { fields, type Problems, type Read, readForm, typedOf } from '../platform/form.ts'
import type { EntryRef, LogInput, UsualInput } from './hour-entry.rules.ts'

const LONGEST_ACTIVITY = 500
const LONGEST_REASON = 300
const LONGEST_BREAK = 600

/** What a form makes to be safe to send twice. */
export const formKey = fields.id().refine((value) => /^[0-9a-z]{8,40}$/u.test(value), { error: 'not-valid' })
const usual = z.object({ key: formKey, days: fields.ids(), usualActivity: fields.text(LONGEST_ACTIVITY) })

/** The days whose times were the agreed ones. */
export function readUsualHours(body: unknown): Read<UsualInput> {
  const read = readForm(usual, body)
  if (!read.ok) return read
  const days = read.value.days.map(parseDay).filter((each): each is Day => each !== null)
  if (days.length === 0) return { ok: false, problems: { days: 'none-selected' }, typed: typedOf(body) }
  return { ok: true, value: { key: read.value.key, days, activity: read.value.usualActivity } }
}

/** One tap: the day shown first, at the agreed times. */
export function readQuickHours(body: unknown): Read<UsualInput> {
  const typed = typedOf(body)
  const read = readUsualHours({ ...typed, days: typed['day'], usualActivity: typed['quickActivity'] })
  return read.ok ? read : { ...read, problems: renamed(read.problems, 'usualActivity'), typed }
}

/** One tap: the day shown first, at the times of the last one. */
export function readLastTimes(body: unknown): Read<LogInput> {
  const typed = typedOf(body)
  const read = readOtherHours({ ...typed, activity: typed['quickActivity'] })
  return read.ok ? read : { ...read, problems: renamed(read.problems, 'activity'), typed }
}

function renamed(problems: Problems, field: string): Problems {
  const { [field]: problem, ...others } = problems
  return problem === undefined ? others : { ...others, quickActivity: problem }
}

const copying = z.object({ key: formKey, from: fields.day(), into: fields.day(), days: fields.ids() })

/** The days of a week to be copied. Problem: `none-selected`. */
export function readCopying(body: unknown): Read<{ key: string; from: Day; into: Day; days: Day[] }> {
  const read = readForm(copying, body)
  if (!read.ok) return read
  const days = read.value.days.map(parseDay).filter((each): each is Day => each !== null)
  if (days.length === 0) return { ok: false, problems: { days: 'none-selected' }, typed: typedOf(body) }
  return { ok: true, value: { ...read.value, days } }
}

const other = z.object({
  key: formKey,
  day: fields.day(),
  from1: fields.time(),
  to1: fields.time(),
  break1: fields.wholeNumber(0, LONGEST_BREAK),
  from2: fields.optionalTime(),
  to2: fields.optionalTime(),
  break2: fields.wholeNumber(0, LONGEST_BREAK),
  activity: fields.text(LONGEST_ACTIVITY),
})

/** One day with its own times; the second pair may be empty, a break left empty is none. */
export function readOtherHours(body: unknown): Read<LogInput> {
  const typed = typedOf(body)
  const read = readForm(other, { ...typed, break1: typed['break1'] || '0', break2: typed['break2'] || '0' })
  if (!read.ok) return { ...read, typed }
  const { key, day: on, from1, to1, break1, from2, to2, break2, activity } = read.value
  if ((from2 === null) !== (to2 === null)) {
    return { ok: false, problems: { [from2 === null ? 'from2' : 'to2']: 'required' }, typed }
  }
  const times = [{ from: from1, to: to1, breakMinutes: break1 }]
  if (from2 !== null && to2 !== null) times.push({ from: from2, to: to2, breakMinutes: break2 })
  return { ok: true, value: { key, day: on, times, activity } }
}

/** Which line of which placement a box or a button stands for. */
export interface SelectedEntry extends EntryRef {
  placementId: string
}

/** The value of a box: `placement.day.line`. */
export function entryValue(placementId: string, ref: EntryRef): string {
  return `${placementId}.${ref.day}.${ref.id}`
}

const selection = z.object({ entries: fields.ids() })

/** The ticked lines; what is no such value is left out. Problem: `none-selected`. */
export function readSelection(body: unknown): Read<SelectedEntry[]> {
  const read = readForm(selection, body)
  if (!read.ok) return read
  const entries = read.value.entries.flatMap(selectedEntry)
  if (entries.length === 0) return { ok: false, problems: { entries: 'none-selected' }, typed: typedOf(body) }
  return { ok: true, value: entries }
}

const returning = z.object({ reason: fields.text(LONGEST_REASON) })

/** The ticked lines and why they go back. */
export function readReturn(body: unknown): Read<{ entries: SelectedEntry[]; reason: string }> {
  const chosen = readSelection(body)
  const why = readForm(returning, body)
  if (chosen.ok && why.ok) return { ok: true, value: { entries: chosen.value, reason: why.value.reason } }
  const problems = { ...(chosen.ok ? {} : chosen.problems), ...(why.ok ? {} : why.problems) }
  return { ok: false, problems, typed: typedOf(body) }
}

const cancelling = z.object({ entry: fields.text(120) })

/** The line whose cancel button was pressed; null for what is no line. */
export function readCancelling(body: unknown): SelectedEntry | null {
  const read = readForm(cancelling, body)
  return read.ok ? (selectedEntry(read.value.entry)[0] ?? null) : null
}

function selectedEntry(value: string): SelectedEntry[] {
  const parts = /^([\w-]{1,40})\.(\d{4}-\d{2}-\d{2})\.([\w-]{1,60})$/u.exec(value)
  const on = parseDay(parts?.[2] ?? '')
  return parts && on ? [{ placementId: parts[1] ?? '', day: on, id: parts[3] ?? '' }] : []
}
