// Sums of the hour register (totali): minutes by state, by week, and against what is required. Only approved minutes
// are official; logged and confirmed ones are shown beside them, never inside them. Returned and cancelled lines count
// nowhere. The minimum of the three years (monte ore minimo) and the three quarters of one project are two measures.

import { isoWeek, addDays, type Day, weekday } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import type { DatedEntry, EntryState, HourEntry } from './hour-entry.rules.ts'

/** Minutes by state, each line in one of the three; and how many were planned. */
export interface HourTotals {
  logged: Minutes
  confirmed: Minutes
  approved: Minutes
  planned: Minutes
}

type Summed = Pick<HourEntry, 'state' | 'minutes'>

/** Minutes by state; `planned` is the monte ore of the project. */
export function totalsOf(entries: readonly Summed[], planned: Minutes): HourTotals {
  const sumOf = (state: EntryState) =>
    sumMinutes(entries.filter((entry) => entry.state === state).map((entry) => entry.minutes))
  return { logged: sumOf('logged'), confirmed: sumOf('confirmed'), approved: sumOf('approved'), planned }
}

/** Everything that is written and not returned or cancelled, approved or not. */
export function registeredMinutes(totals: HourTotals): Minutes {
  return totals.logged + totals.confirmed + totals.approved
}

/** What is still missing to the required minutes; zero when reached, null where nothing is required. */
export function remainingMinutes(required: Minutes | null, approved: Minutes): Minutes | null {
  return required === null ? null : Math.max(0, required - approved)
}

export interface WeekOfHours {
  /** '2026-W47' */
  week: string
  monday: Day
  sunday: Day
  /** By day and time. */
  entries: DatedEntry[]
  /** of the live lines */
  minutes: Minutes
}

/** The lines by ISO week, the latest week first; inside a week as the clock goes. */
export function byWeek(list: readonly DatedEntry[]): WeekOfHours[] {
  const weeks = new Map<string, DatedEntry[]>()
  for (const dated of inOrder(list)) weeks.set(isoWeek(dated.day), [...(weeks.get(isoWeek(dated.day)) ?? []), dated])
  return [...weeks.entries()]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .map(([week, entries]) => {
      const monday = mondayOf(entries[0]?.day as Day)
      const minutes = sumMinutes(entries.filter(({ entry }) => entry.live).map(({ entry }) => entry.minutes))
      return { week, monday, sunday: addDays(monday, 6), entries, minutes }
    })
}

/** By day, then by the time they begin. */
export function inOrder(list: readonly DatedEntry[]): DatedEntry[] {
  return list.toSorted((a, b) => (a.day === b.day ? a.entry.startMinute - b.entry.startMinute : a.day < b.day ? -1 : 1))
}

/** The Monday of a day's week. */
export function mondayOf(on: Day): Day {
  return addDays(on, 1 - weekday(on))
}
