import { z } from 'zod'
import { addDays, type Day, parseDay } from '../platform/day.ts'
import { fields, type Read, readForm, type Typed, typedOf } from '../platform/form.ts'
import { readSelection, type SelectedEntry } from './hour-entry.forms.ts'
import type { EntryRef, EntryTimes } from './hour-entry.rules.ts'

const LONGEST_REASON = 300
const LONGEST_BREAK = 600

/** The value of the button of one week: `placement.monday`. */
export function weekValue(placementId: string, monday: Day): string {
  return `${placementId}.${monday}`
}

/** The ticked lines; with the button of a week only those of that week. Problem: `none-selected`. */
export function readSigned(body: unknown): Read<SelectedEntry[]> {
  const read = readSelection(body)
  if (!read.ok) return read
  const typed = typedOf(body)
  const parts = /^([\w-]{1,40})\.(\d{4}-\d{2}-\d{2})$/u.exec(String(typed['week'] ?? ''))
  const monday = parseDay(parts?.[2] ?? '')
  if (!parts || !monday) return read
  const sunday = addDays(monday, 6)
  const ofWeek = read.value.filter(({ placementId, day }) => placementId === parts[1] && day >= monday && day <= sunday)
  if (ofWeek.length === 0) return { ok: false, problems: { entries: 'none-selected' }, typed }
  return { ok: true, value: ofWeek }
}

const declaring = z.object({ declaration: fields.checked(), declarationVersion: fields.optionalText(10) })

/** The number of the declaration that was ticked; null when none was. */
export function readDeclared(body: unknown): string | null {
  const read = readForm(declaring, body)
  return read.ok && read.value.declaration ? read.value.declarationVersion : null
}

const standing = z.object({ note: fields.text(LONGEST_REASON) })

/** The ticked lines, and how the school knows that they were done. */
export function readStanding(body: unknown): Read<{ entries: SelectedEntry[]; note: string }> {
  const chosen = readSigned(body)
  const how = readForm(standing, body)
  if (chosen.ok && how.ok) return { ok: true, value: { entries: chosen.value, note: how.value.note } }
  const problems = { ...(chosen.ok ? {} : chosen.problems), ...(how.ok ? {} : how.problems) }
  return { ok: false, problems, typed: typedOf(body) }
}

const reason = z.object({ reason: fields.text(LONGEST_REASON) })

/** Why something goes back, or a month is opened again. */
export function readReason(body: unknown): Read<{ reason: string }> {
  return readForm(reason, body)
}

/** Which line an address means: `2026-11-09.line`; null for anything else. */
export function parseEntryRef(text: string): EntryRef | null {
  const parts = /^(\d{4}-\d{2}-\d{2})\.([\w-]{1,60})$/u.exec(text)
  const day = parseDay(parts?.[1] ?? '')
  return parts && day ? { day, id: parts[2] ?? '' } : null
}

/** A line as an address has it. */
export function entryRefText({ day, id }: EntryRef): string {
  return `${day}.${id}`
}

const rectifying = z.object({
  key: fields.id().refine((value) => /^[0-9a-z]{8,40}$/u.test(value), { error: 'not-valid' }),
  what: fields.oneOf(['times', 'nothing']),
  reason: fields.text(LONGEST_REASON),
})
const newTimes = z.object({
  from: fields.time(),
  to: fields.time(),
  breakMinutes: fields.wholeNumber(0, LONGEST_BREAK),
})

export interface RectificationForm {
  key: string
  times: EntryTimes | null
  reason: string
}

/** Other times, or nothing at all, and why; a break left empty is none. */
export function readRectification(body: unknown): Read<RectificationForm> {
  const typed = typedOf(body)
  const read = readForm(rectifying, typed)
  const wantsTimes = typed['what'] !== 'nothing'
  const times = wantsTimes ? readTimes(typed) : nothing
  if (read.ok && times.ok) {
    return { ok: true, value: { key: read.value.key, reason: read.value.reason, times: times.value } }
  }
  const problems = { ...(read.ok ? {} : read.problems), ...(times.ok ? {} : times.problems) }
  return { ok: false, problems, typed }
}

const nothing: Read<EntryTimes | null> = { ok: true, value: null }

function readTimes(typed: Typed): Read<EntryTimes | null> {
  return readForm(newTimes, { ...typed, breakMinutes: typed['breakMinutes'] || '0' })
}
