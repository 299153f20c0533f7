import { z } from 'zod'
import { parseClockTime } from '../platform/clock-time.ts'
import { fields, type Problems, type Read, readForm, typedOf } from '../platform/form.ts'
import type { EntryTimes } from './hour-entry.rules.ts'
import { formKey } from './hour-entry.forms.ts'
import type { GroupInput } from './log-group.rules.ts'

const head = z.object({ key: formKey, day: fields.day(), groupActivity: fields.text(500), lines: fields.ids() })

/** The name of a field of one line of the form: `from.placement.0`. */
export function lineField(what: 'from' | 'to' | 'break', line: string): string {
  return `${what}.${line}`
}

/** The value of the box of a line: the placement, and which of its stretches. */
export function lineValue(placementId: string, index: number): string {
  return `${placementId}.${index}`
}

/** A day of many students: the ticked lines with their times. Problems: of each field; `none-selected`. */
export function readGroupHours(body: unknown): Read<GroupInput> {
  const typed = typedOf(body)
  const read = readForm(head, body)
  const problems: Problems = read.ok ? {} : { ...read.problems }
  const ticked = [typed['lines'] ?? []].flat().filter((line) => /^[\w-]{1,40}\.\d$/u.test(line))
  if (ticked.length === 0) problems['lines'] = 'none-selected'
  const times = new Map<string, EntryTimes[]>()
  for (const line of ticked) {
    const one = timesOfLine(typed, line, problems)
    const placementId = line.split('.')[0] ?? ''
    if (one) times.set(placementId, [...(times.get(placementId) ?? []), one])
  }
  if (!read.ok || Object.keys(problems).length > 0) return { ok: false, problems, typed }
  const { key, day, groupActivity } = read.value
  const lines = [...times].map(([placementId, list]) => ({ placementId, times: list }))
  return { ok: true, value: { key, day, activity: groupActivity, lines } }
}

const LONGEST_BREAK = 600

function timesOfLine(typed: Record<string, string | string[]>, line: string, problems: Problems): EntryTimes | null {
  const text = (what: 'from' | 'to' | 'break') => String([typed[lineField(what, line)] ?? ''].flat()[0] ?? '').trim()
  const [from, to, pause] = [parseClockTime(text('from')), parseClockTime(text('to')), text('break') || '0']
  if (!from) problems[lineField('from', line)] = 'not-a-time'
  if (!to) problems[lineField('to', line)] = 'not-a-time'
  const isPause = /^\d{1,3}$/u.test(pause) && Number(pause) <= LONGEST_BREAK
  if (!isPause) problems[lineField('break', line)] = 'not-a-number'
  return from && to && isPause ? { from, to, breakMinutes: Number(pause) } : null
}
