// Which minimum of hours holds for a student: the one in force when the student's three last years began, that is in the
// school year of the third year of the course (coorte), for the kind of school. Who repeats the third year begins them
// anew. Of who has no third year here yet, or came later, the year follows from the one the student is in.
// Source: L. 107/2015, art. 1, c. 33; L. 145/2018, art. 1, c. 784.

import type { SchoolKind } from './required-hours.rules.ts'
import { nextSchoolYear, previousSchoolYear, type SchoolYear } from './school-year.rules.ts'

/** A school year of a student, and in which year of the course (1 to 5), at which kind of school. */
export interface CourseYear {
  schoolYear: SchoolYear
  year: number
  kind: SchoolKind
}

const FIRST_COUNTED = 3

/** The school year of the third year of the course; null for who has never been in a class. `courses` oldest first. */
export function cohortOf(courses: readonly Pick<CourseYear, 'schoolYear' | 'year'>[]): SchoolYear | null {
  const third = courses.findLast(({ year }) => year === FIRST_COUNTED)
  if (third) return third.schoolYear
  const latest = courses.at(-1)
  return latest ? yearsLater(latest.schoolYear, FIRST_COUNTED - latest.year) : null
}

/**
 * The year of the course in a school year: as the classes say, or for a year without a class as it follows from the
 * nearest one after, or before; null for who has never been in a class.
 */
export function yearOfCourse(courses: readonly CourseYear[], schoolYear: SchoolYear): number | null {
  const known = courses.find((course) => course.schoolYear === schoolYear)
  if (known) return known.year
  const near = courses.find((course) => course.schoolYear > schoolYear) ?? courses.at(-1)
  return near ? near.year - yearsBetween(schoolYear, near.schoolYear) : null
}

/** How many years from one to the other; negative when it is earlier. */
function yearsBetween(from: SchoolYear, to: SchoolYear): number {
  return Number(to.slice(0, 4)) - Number(from.slice(0, 4))
}

function yearsLater(from: SchoolYear, count: number): SchoolYear {
  let year = from
  for (let n = 0; n < Math.abs(count); n++) year = count > 0 ? nextSchoolYear(year) : previousSchoolYear(year)
  return year
}
