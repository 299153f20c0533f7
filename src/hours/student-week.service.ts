import { addDays, type Day, isoWeek } from '../platform/day.ts'
import { sumMinutes } from '../platform/minutes.ts'
import type { HourEntry, StudentDay } from './hour-entry.rules.ts'
import type { DayFacts } from './log-refusal.rules.ts'
import { StudentDays } from './student-day.model.ts'
import { mondayOf } from './totals.rules.ts'

/** A student's days with every host, from the week of one day to that of another and one day around. For rules only. */
export async function daysAround(studentId: string, first: Day, last: Day): Promise<StudentDay[]> {
  const day = { $gte: addDays(mondayOf(first), -1), $lte: addDays(mondayOf(last), 7) }
  return StudentDays.find({ studentId, day }).lean()
}

type Neighbours = Pick<DayFacts, 'restOfWeek' | 'lastExitOfDayBefore' | 'firstEntryOfDayAfter'>

/** What the rules ask about a day and those around it. */
export function neighboursOf(days: readonly StudentDay[], day: Day): Neighbours & { dayEntries: HourEntry[] } {
  const liveOn = (wanted: Day) =>
    (days.find((each) => each.day === wanted)?.entries ?? [])
      .filter((entry) => entry.live)
      .toSorted((a, b) => a.startMinute - b.startMinute)
  const rest = days.filter((each) => each.day !== day && isoWeek(each.day) === isoWeek(day))
  return {
    dayEntries: days.find((each) => each.day === day)?.entries ?? [],
    restOfWeek: sumMinutes(rest.map((each) => each.minutes)),
    lastExitOfDayBefore: liveOn(addDays(day, -1)).at(-1)?.to ?? null,
    firstEntryOfDayAfter: liveOn(addDays(day, 1))[0]?.from ?? null,
  }
}
