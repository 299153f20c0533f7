// The days off of a town (calendario della città): the feast of its patron saint, which is a holiday like the national
// ones, and days on which the city closes its schools and services (chiusure), which are none. Whoever agrees on a period
// keeps a copy of the calendar as it was then: what was agreed does not change when the city changes its calendar.
// Source: the patron's feast by contract and custom; closures by the region and the city (D.Lgs. 112/1998, art. 138-139).

import { type Day, daysOf, maxDay, minDay } from '../platform/day.ts'
import { holidayOn, holidaysOf, type MonthDay } from './holidays.rules.ts'

export interface TownCalendar {
  patron: MonthDay | null
  /** first and last day, both included */
  closures: { from: Day; to: Day }[]
}

/** Where nothing is known of the town. */
export const nationalCalendar: TownCalendar = { patron: null, closures: [] }

/** Why nobody is expected on a day: a holiday (Sundays are left to whoever asks), or a closure of the town. */
export type DayOff = 'holiday' | 'closure'

export function dayOff(on: Day, { patron, closures }: TownCalendar): DayOff | null {
  if (holidayOn(on, patron) !== null) return 'holiday'
  return closures.some(({ from, to }) => from <= on && on <= to) ? 'closure' : null
}

/** All days off of a period: the same as dayOff for each of its days, without looking for Easter every day. */
export function daysOff(first: Day, last: Day, { patron, closures }: TownCalendar): Set<Day> {
  const from = Number(first.slice(0, 4))
  const years = Array.from({ length: Math.max(0, Number(last.slice(0, 4)) - from + 1) }, (_, n) => from + n)
  const closed = closures.flatMap((each) => daysOf(maxDay(each.from, first), minDay(each.to, last)))
  return new Set([...years.flatMap((year) => holidaysOf(year, patron).map(({ day }) => day)), ...closed])
}

/** The calendar as it concerns a period: what is agreed for some weeks needs no closures of other years. */
export function calendarWithin(first: Day, last: Day, { patron, closures }: TownCalendar): TownCalendar {
  const near = closures.filter(({ from, to }) => from <= last && to >= first)
  return { patron, closures: near.map(({ from, to }) => ({ from, to })) }
}
