// From which age (età minima) a timetable may be offered at all: the limits for minors are looked at as for somebody who
// has that age on every day of it. Who comes of age in the middle is judged by the age on the first day, since the first
// days count too. For who is of age nothing is refused.
// Source: L. 977/1967, art. 15-20; D.Lgs. 77/2005, art. 1.

import { minorsProblems } from '../placements/minor-timetable.rules.ts'
import type { Agreed } from '../placements/terms.rules.ts'
import { addDays, type Day } from '../platform/day.ts'

const ages = [15, 16] as const
const ofAge = 18

/** 15, 16 or 18: the youngest who may keep these hours. */
export function lawfulAge(agreed: Agreed): number {
  return ages.find((age) => minorsProblems(agreed, birthFor(agreed.terms.from, age)).length === 0) ?? ofAge
}

/** The birth day of somebody who has just become so old on the first day: sixteen years have four leap days at most. */
function birthFor(first: Day, age: number): Day {
  return addDays(first, -(age * 365 + 4))
}
