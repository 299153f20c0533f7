// Minutes of labs in a student's total (ore di laboratorio): only those that the school has approved, only where the school
// counts them for school-to-work, and of one edition at most as many as its module allows.
// Source: D.M. 328/2022 (orientation modules are not all to be counted); domain study 1.2 (R-MIN).

import type { SchoolYear } from '../norms/school-year.rules.ts'
import type { Minutes } from '../platform/minutes.ts'

/** What one student did in one edition. */
export interface LabMinutes {
  schoolYear: SchoolYear
  editionId: string
  title: string
  /** All that the school has approved. */
  approved: Minutes
  /** All that was attended, approved or not. */
  registered: Minutes
  /** Of the approved ones what counts for school-to-work. */
  counted: Minutes
  /** What will count once everything is approved; never less than `counted`. */
  countable: Minutes
}

/** What counts of the minutes in one edition. */
export function countedOf(minutes: Minutes, countableMinutes: Minutes): Minutes {
  return Math.min(minutes, countableMinutes)
}
