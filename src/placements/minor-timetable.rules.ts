// The limits for minors (norms/minors.rules.ts), applied to what a placement provides for: every day of the period is
// looked at with the student's age on that day, so that a timetable allowed to somebody of age is refused only for the
// days before the birthday. Holidays count as other days, because hours may be done on them. Where nobody knows the
// birth day the limits of a student of sixteen are applied, as prudence.
// Source: L. 977/1967, art. 15-20; D.Lgs. 77/2005, art. 1.

import { minorsReasons, type MinorsReason } from '../norms/minors.rules.ts'
import { type Interval, lengthOf } from '../platform/clock-time.ts'
import { addDays, ageOn, type Day, daysOf, isoWeek } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import { type Agreed, agreedIntervals, effectiveTerms } from './terms.rules.ts'

const AGE_WHEN_UNKNOWN = 16

/** Every reason against the agreed times from a day (or the start) to the end, each once; none for who is of age. */
export function minorsProblems(agreed: Agreed, birth: Day | null, since: Day = agreed.terms.from): MinorsReason[] {
  const days = daysOf(agreed.terms.from, effectiveTerms(agreed).to)
  const weeks = minutesByWeek(agreed, days)
  const found = new Set<MinorsReason>()
  for (const day of days.filter((each) => each >= since)) {
    const intervals = agreedIntervals(agreed, day)
    if (intervals.length === 0) continue
    const restOfWeek = (weeks.get(isoWeek(day)) ?? 0) - minutesOf(intervals)
    const facts = { age: ageFor(birth, day), intervals, restOfWeek, ...neighboursOf(agreed, day) }
    for (const reason of minorsReasons(facts)) found.add(reason)
  }
  return [...found]
}

function ageFor(birth: Day | null, day: Day): number {
  return birth ? ageOn(birth, day) : AGE_WHEN_UNKNOWN
}

function neighboursOf(agreed: Agreed, day: Day) {
  return {
    lastExitOfDayBefore: agreedIntervals(agreed, addDays(day, -1)).at(-1)?.to ?? null,
    firstEntryOfDayAfter: agreedIntervals(agreed, addDays(day, 1))[0]?.from ?? null,
  }
}

function minutesByWeek(agreed: Agreed, days: readonly Day[]): Map<string, Minutes> {
  const weeks = new Map<string, Minutes>()
  for (const day of days) {
    const week = isoWeek(day)
    weeks.set(week, (weeks.get(week) ?? 0) + minutesOf(agreedIntervals(agreed, day)))
  }
  return weeks
}

function minutesOf(intervals: readonly Interval[]): Minutes {
  return sumMinutes(intervals.map(lengthOf))
}
