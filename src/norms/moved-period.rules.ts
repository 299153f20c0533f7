// Days of one school year in another (calendario dell'anno nuovo), for what is done again as last year. A day moves to the
// same weekday of the corresponding week: the nearest to the same date that is still inside the new school year. A 29
// February counts as the 28th.

import { isInSchoolYear, schoolYearEnd, schoolYearOf, schoolYearStart, type SchoolYear } from './school-year.rules.ts'
import { addDays, day, type Day, daysBetween, maxDay, minDay, parseDay, weekday } from '../platform/day.ts'

/** A day of one school year as the same weekday of the corresponding week of another. */
export function movedDay(on: Day, to: SchoolYear): Day {
  const years = Number(to.slice(0, 4)) - Number(schoolYearOf(on).slice(0, 4))
  const nominal = sameDate(on, Number(on.slice(0, 4)) + years)
  const nearest = addDays(nominal, nearestShift(weekday(on) - weekday(nominal)))
  if (isInSchoolYear(to, nearest)) return nearest
  return nearest < schoolYearStart(to) ? addDays(nearest, 7) : addDays(nearest, -7)
}

function sameDate(on: Day, year: number): Day {
  return parseDay(`${year}${on.slice(4)}`) ?? day(`${year}-02-28`)
}

/** At most three days back or on. */
function nearestShift(days: number): number {
  if (days > 3) return days - 7
  return days < -3 ? days + 7 : days
}

/** A period of one school year in another: same weekdays, inside it, never reversed. */
export function movedPeriod({ from, to }: { from: Day; to: Day }, year: SchoolYear): { from: Day; to: Day } {
  const first = movedDay(from, year)
  const last = schoolYearOf(to) === schoolYearOf(from) ? movedDay(to, year) : addDays(first, daysBetween(from, to))
  return { from: first, to: minDay(schoolYearEnd(year), maxDay(first, last)) }
}
