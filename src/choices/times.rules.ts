// The times at which somebody is expected somewhere, day by day: laid out once for each timetable, so that a whole round
// is compared at once. Real hours are compared, not periods: two that overlap while their days or hours do not are no
// clash (the same rule as for two placements of one student).

import { type Agreed, agreedIntervals, effectiveTerms } from '../placements/terms.rules.ts'
import { type Interval, overlaps } from '../platform/clock-time.ts'
import { type Day, daysOf } from '../platform/day.ts'

export type Times = ReadonlyMap<Day, readonly Interval[]>

export const noTimes: Times = new Map()

/** The agreed times of each day that has some. */
export function timesOf(agreed: Agreed): Times {
  const days = daysOf(agreed.terms.from, effectiveTerms(agreed).to)
  return new Map(
    days.map((day) => [day, agreedIntervals(agreed, day)] as const).filter(([, times]) => times.length > 0),
  )
}

/** All of these times in one. */
export function joinedTimes(list: readonly Times[]): Times {
  const [only, ...others] = list
  if (!only || others.length === 0) return only ?? noTimes
  const joined = new Map<Day, Interval[]>()
  for (const times of list)
    for (const [day, intervals] of times) joined.set(day, [...(joined.get(day) ?? []), ...intervals])
  return joined
}

/** Whether somebody would have to be in two places at once. */
export function timesClash(a: Times, b: Times): boolean {
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a]
  for (const [day, intervals] of fewer) {
    const others = more.get(day)
    if (others && intervals.some((one) => others.some((other) => overlaps(one, other)))) return true
  }
  return false
}
