import { z } from 'zod'
import type { Weekday } from '../platform/day.ts'
import { fields, type Problems, type Read, readForm, refusedForm, type Typed } from '../platform/form.ts'
import { intervalsOn, parseIntervals, weekdays } from './opening.rules.ts'
import type { Opening } from './profile.rules.ts'

/** One line to type in for each day of the week. */
export function openingField(weekday: Weekday): string {
  return `hours-${weekday}`
}

const line = fields.optionalText(60)
const form = z.object({ id: fields.id(), ...Object.fromEntries(weekdays.map((each) => [openingField(each), line])) })

/** The hours of a site, and what is wrong with them day by day. */
export function readOpening(body: unknown): Read<{ id: string; opening: Opening[] }> {
  const read = readForm(form, body)
  if (!read.ok) return read
  const typed: Record<string, unknown> = read.value
  const opening: Opening[] = []
  const problems: Problems = {}
  for (const weekday of weekdays) {
    const text = typed[openingField(weekday)]
    const day = parseIntervals(typeof text === 'string' ? text : '')
    if ('problem' in day) problems[openingField(weekday)] = day.problem
    else opening.push(...day.intervals.map((interval) => ({ weekday, ...interval })))
  }
  return Object.keys(problems).length > 0
    ? refusedForm(body, problems)
    : { ok: true, value: { id: read.value.id, opening } }
}

/** The hours of a site as the form shows them. */
export function typedOpening(opening: readonly Opening[]): Typed {
  return Object.fromEntries(
    weekdays.map((weekday) => [
      openingField(weekday),
      intervalsOn(opening, weekday)
        .map(({ from, to }) => `${from}-${to}`)
        .join(', '),
    ]),
  )
}
