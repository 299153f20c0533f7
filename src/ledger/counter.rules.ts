// The counter of a student (contatore delle ore): for the third, fourth and fifth year of the course and in total how many
// hours are registered, confirmed by the host, approved by the school and sent to the Ministry, each a part of the one
// before; beside them the hours that an earlier school has certified. Approved and certified ones count towards the
// minimum that holds for the student's cohort and kind of school (monte ore minimo). Of a year of the course that was
// repeated both times count, or only the last, as the school has decided. The forecast adds what waits for a signature and
// what is agreed for the days to come.
// Source: L. 145/2018, art. 1, c. 784; D.M. 226/2024 (hours of earlier schools); domain study 1.2 (R-MIN).

import { cohortOf, type CourseYear, yearOfCourse } from '../norms/cohort.rules.ts'
import { countsTowardsMinimum, requiredMinutes } from '../norms/required-hours.rules.ts'
import type { SchoolYear } from '../norms/school-year.rules.ts'
import { agreedDayOff, agreedIntervals, type Agreed, effectiveTerms } from '../placements/terms.rules.ts'
import { lengthOf } from '../platform/clock-time.ts'
import { addDays, type Day, daysOf, maxDay, minDay } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import type { RepeatedYears } from '../schools/school.rules.ts'

/** Minutes of a school year; each is a part of the one before it. */
export interface CountedMinutes {
  registered: Minutes
  confirmed: Minutes
  approved: Minutes
  submitted: Minutes
  /** How many of the approved ones are of labs. */
  labs: Minutes
  /** Certified by an earlier school; in none of the others. */
  prior: Minutes
}

export interface MinutesOfYear extends CountedMinutes {
  schoolYear: SchoolYear
}

/** Hours that an earlier school has certified for a year of the course. */
export interface PriorMinutes {
  schoolYear: SchoolYear
  /** 3, 4 or 5 */
  year: number
  minutes: Minutes
}

export interface CounterFacts {
  /** Oldest first. */
  courses: readonly CourseYear[]
  minutes: readonly Omit<MinutesOfYear, 'prior'>[]
  prior: readonly PriorMinutes[]
  repeated: RepeatedYears
  /** Agreed for the days to come, this school year. */
  ahead: Minutes
}

export const countedYears = [3, 4, 5] as const

export interface CounterYear extends CountedMinutes {
  year: (typeof countedYears)[number]
  /** Those that count; more than one when the year was repeated. */
  schoolYears: SchoolYear[]
}

export interface Counter {
  years: CounterYear[]
  total: CountedMinutes
  /** The school year of the third year; null: never in a class. */
  cohort: SchoolYear | null
  /** The minimum; null where no law sets one. */
  required: Minutes | null
  /** Approved and certified ones. */
  done: Minutes
  /** What is registered and not approved yet. */
  waiting: Minutes
  ahead: Minutes
  /** Done, waiting and ahead together. */
  forecast: Minutes
  /** Still missing to the minimum; null where there is none. */
  missing: Minutes | null
}

const noMinutes: CountedMinutes = { registered: 0, confirmed: 0, approved: 0, submitted: 0, labs: 0, prior: 0 }

/** The counter of one student. */
export function counterOf({ courses, minutes, prior, repeated, ahead }: CounterFacts): Counter {
  const told = [
    ...minutes.map((each) => ({ ...each, prior: 0, year: yearOfCourse(courses, each.schoolYear) })),
    ...prior.map(({ schoolYear, year, minutes: certified }) => ({ ...noMinutes, schoolYear, year, prior: certified })),
  ]
  const years = countedYears.map((year): CounterYear => {
    const attended = courses.filter((course) => course.year === year).map(({ schoolYear }) => schoolYear)
    const ofYear = told.filter((each) => each.year === year)
    const all = [...new Set([...attended, ...ofYear.map(({ schoolYear }) => schoolYear)])].toSorted()
    const schoolYears = repeated === 'last' ? all.slice(-1) : all
    return { year, schoolYears, ...sumOf(ofYear.filter(({ schoolYear }) => schoolYears.includes(schoolYear))) }
  })
  const total = sumOf(years)
  const cohort = cohortOf(courses)
  const kind = courses.at(-1)?.kind
  const required = cohort && kind ? requiredMinutes(kind, cohort) : null
  const done = total.approved + total.prior
  const waiting = total.registered - total.approved
  // What is done in the first two years of the course does not count, nor what is agreed for them.
  const aheadCounted = countsTowardsMinimum(courses.at(-1)?.year ?? 0) ? ahead : 0
  return {
    years,
    total,
    cohort,
    required,
    done,
    waiting,
    ahead: aheadCounted,
    forecast: done + waiting + aheadCounted,
    missing: required === null ? null : Math.max(0, required - done),
  }
}

function sumOf(list: readonly CountedMinutes[]): CountedMinutes {
  const sum = (name: keyof CountedMinutes) => sumMinutes(list.map((each) => each[name]))
  return {
    registered: sum('registered'),
    confirmed: sum('confirmed'),
    approved: sum('approved'),
    submitted: sum('submitted'),
    labs: sum('labs'),
    prior: sum('prior'),
  }
}

/** The minutes agreed after a day and until another (included), without the days off. */
export function minutesAhead(agreed: Agreed, { after, until }: { after: Day; until: Day }): Minutes {
  const { from, to } = effectiveTerms(agreed)
  const first = maxDay(from, addDays(after, 1))
  const last = minDay(to, until)
  if (first > last) return 0
  return sumMinutes(
    daysOf(first, last)
      .filter((day) => agreedDayOff(agreed, day) === null)
      .flatMap((day) => agreedIntervals(agreed, day).map(lengthOf)),
  )
}
