import { type ClockTime, lengthOf, overlaps, parseClockTime } from '../platform/clock-time.ts'
import type { Weekday } from '../platform/day.ts'
import type { Problems, Typed } from '../platform/form.ts'
import type { Slot } from './terms.rules.ts'

/** The week as a form has it: two stretches a day, morning and afternoon; an empty pair is a stretch that is not agreed. */
export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
export const stretches = [1, 2] as const
type Stretch = (typeof stretches)[number]

export function timeField(weekday: Weekday, stretch: Stretch, end: 'from' | 'to'): string {
  return `time-${weekday}-${stretch}-${end}`
}

/** Where the student is on that day of the week, for hosts with several sites; empty or missing: at the main one. */
export function siteField(weekday: Weekday): string {
  return `site-${weekday}`
}

/** The timetable that was typed, and what is wrong with it, field by field. */
export function readTimetable(typed: Typed, { withSites = false } = {}): { timetable: Slot[]; problems: Problems } {
  const timetable: Slot[] = []
  const problems: Problems = {}
  for (const weekday of weekdays) {
    const ofDay = stretches.flatMap((stretch) => readStretch(typed, { weekday, stretch, problems }))
    const [first, second] = ofDay
    if (first && second && overlaps(first, second)) problems[timeField(weekday, 2, 'from')] = 'slots-overlap'
    const siteId = withSites ? siteTyped(typed, weekday) : null
    timetable.push(...(siteId ? ofDay.map((slot) => ({ ...slot, siteId })) : ofDay))
  }
  return { timetable, problems }
}

function siteTyped(typed: Typed, weekday: Weekday): string | null {
  const site = typed[siteField(weekday)]
  return typeof site === 'string' && site !== '' ? site.slice(0, 64) : null
}

/** How a timetable is shown in the form; a third stretch of a day has no place and is never stored. */
export function typedTimetable(timetable: readonly Slot[]): Typed {
  const typed: Typed = {}
  for (const weekday of weekdays) {
    const ofDay = timetable.filter((slot) => slot.weekday === weekday).toSorted((a, b) => (a.from < b.from ? -1 : 1))
    for (const stretch of stretches) {
      typed[timeField(weekday, stretch, 'from')] = ofDay[stretch - 1]?.from ?? ''
      typed[timeField(weekday, stretch, 'to')] = ofDay[stretch - 1]?.to ?? ''
    }
    typed[siteField(weekday)] = ofDay.find(({ siteId }) => siteId)?.siteId ?? ''
  }
  return typed
}

interface Place {
  weekday: Weekday
  stretch: Stretch
  problems: Problems
}

function readStretch(typed: Typed, { weekday, stretch, problems }: Place): Slot[] {
  const [fromField, toField] = [timeField(weekday, stretch, 'from'), timeField(weekday, stretch, 'to')]
  const [from, to] = [readTime(typed, fromField, problems), readTime(typed, toField, problems)]
  if (from === 'wrong' || to === 'wrong' || (from === null && to === null)) return []
  if (from === null || to === null) {
    problems[from === null ? fromField : toField] = 'slot-incomplete'
    return []
  }
  const slot = { weekday, from, to }
  if (lengthOf(slot) > 0) return [slot]
  problems[toField] = 'slot-reversed'
  return []
}

function readTime(typed: Typed, name: string, problems: Problems): ClockTime | 'wrong' | null {
  const value = typed[name]
  const text = typeof value === 'string' ? value.trim() : ''
  if (text === '') return null
  const time = parseClockTime(text)
  if (time !== null) return time
  problems[name] = 'not-a-time'
  return 'wrong'
}
