// Every student owes a minimum of hours (monte ore minimo) over the third, fourth and fifth year, by kind of school; a
// school may plan more. A single path is valid when the student attended at least three quarters of the hours of its
// own project, which is another measure and not the same as the minimum of the three years.
// Courses of four years and schools of other kinds have no minimum here: the school says how many.

import type { Minutes } from '../platform/minutes.ts'
import { schoolYear, type SchoolYear } from './school-year.rules.ts'

export type SchoolKind = 'liceo' | 'tecnico' | 'professionale' | 'other'

type Minimum = Record<Exclude<SchoolKind, 'other'>, number>

const minimums: readonly { from: SchoolYear; hours: Minimum }[] = [
  // L. 145/2018, art. 1, c. 784; confirmed by D.L. 127/2025 under the name of FSL
  { from: schoolYear('2018/19'), hours: { liceo: 90, tecnico: 150, professionale: 210 } },
  // L. 107/2015, art. 1, c. 33, to 2017/18
  { from: schoolYear('2015/16'), hours: { liceo: 200, tecnico: 400, professionale: 400 } },
]

const COUNTED_YEARS: readonly number[] = [3, 4, 5]

/** The minimum over the last three years in force in a school year; null where no law sets one. */
export function requiredMinutes(kind: SchoolKind, year: SchoolYear): Minutes | null {
  const inForce = minimums.find((each) => each.from <= year)
  return inForce && kind !== 'other' ? inForce.hours[kind] * 60 : null
}

/** Whether the hours done in a year of the course (1 to 5) count towards the minimum. */
export function countsTowardsMinimum(yearOfCourse: number): boolean {
  return COUNTED_YEARS.includes(yearOfCourse)
}

// D.M. 195/2017, Carta dei diritti e dei doveri

/** Whether a path is valid: three quarters of the planned minutes, without rounding. Never when nothing was planned. */
export function threeQuartersReached(attended: Minutes, planned: Minutes): boolean {
  return planned > 0 && attended * 4 >= planned * 3
}

/** The minutes still to attend before a path is valid; zero when it already is, or nothing was planned. */
export function missingForThreeQuarters(attended: Minutes, planned: Minutes): Minutes {
  return Math.max(0, Math.ceil((planned * 3) / 4) - attended)
}
