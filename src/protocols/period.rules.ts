// A period (periodo) runs from its first to its last day, both included; without a last day nothing ends it.

import type { Day } from '../platform/day.ts'

export interface Period {
  from: Day
  /** null: without a last day */
  to: Day | null
}

/** Whether a day lies in a period. */
export function within({ from, to }: Period, on: Day): boolean {
  return from <= on && (to === null || on <= to)
}

/** The days of a protocol, renewals included. */
export function periodOf({ startsOn, endsOn }: { startsOn: Day; endsOn: Day | null }): Period {
  return { from: startsOn, to: endsOn }
}
