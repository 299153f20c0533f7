// Approved hour lines as others look at them: each with its day, also those that a rectification has replaced since, and
// whether the day still belongs to the student of the placement. Nothing here changes a line.

import type { Day } from '../platform/day.ts'
import type { HourEntry } from './hour-entry.rules.ts'

export interface ApprovedLine {
  day: Day
  entry: HourEntry
  /** Whether the hours are written to the student whose placement it is. */
  ofItsStudent: boolean
}

/** The states of a line that was approved, whatever came after. */
export const approvedStates = ['approved', 'rectified'] as const

/** Hours of some days, both included: of a host, of a school, or of a school at a host. */
export interface HoursOfDays {
  partnerId?: string
  schoolId?: string
  from: Day
  to: Day
}
