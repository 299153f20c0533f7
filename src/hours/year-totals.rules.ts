// The hours of one placement in one school year, as reports of the year have them: a placement across 31 August has a part
// in each of two years.

import type { Day } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'

/** The hours of one placement in one school year. */
export interface PlacementYear {
  logged: Minutes
  confirmed: Minutes
  approved: Minutes
  /** The first and the last day with approved minutes; null: there are none. */
  first: Day | null
  last: Day | null
}

/** Of a placement without any. */
export const noHoursInYear: PlacementYear = { logged: 0, confirmed: 0, approved: 0, first: null, last: null }
