// The days that still wait to be logged (giornate da registrare): agreed with the host, already over at least in part,
// no day off by the calendar agreed with them, and with agreed times of which nothing is written. The latest come first.

import type { Placement } from '../placements/placement.rules.ts'
import { agreedDayOff, agreedIntervals, effectiveTerms } from '../placements/terms.rules.ts'
import type { Interval } from '../platform/clock-time.ts'
import { addDays, type Day, minDay } from '../platform/day.ts'
import type { HourEntry } from './hour-entry.rules.ts'
import { freeAgreedTimes } from './log-refusal.rules.ts'

export interface OpenDay {
  day: Day
  times: Interval[]
}

export interface OpenDaysFacts {
  placement: Pick<Placement, 'terms' | 'amendments'>
  /** The student's lines by day, with every host. */
  entriesOn: (day: Day) => readonly HourEntry[]
  now: Date
  today: Day
}

const SHOWN = 14
const LONGEST_LOOK_BACK = 120

/** The latest days to log, at most 14, not older than 120 days. */
export function openDays({ placement, entriesOn, now, today }: OpenDaysFacts): OpenDay[] {
  const first = placement.terms.from
  const open: OpenDay[] = []
  let day = minDay(today, effectiveTerms(placement).to)
  for (let looked = 0; looked < LONGEST_LOOK_BACK && day >= first && open.length < SHOWN; looked++) {
    const agreed = agreedDayOff(placement, day) ? [] : agreedIntervals(placement, day)
    const times = freeAgreedTimes({ agreed, day, now, dayEntries: entriesOn(day) })
    if (times.length > 0) open.push({ day, times })
    day = addDays(day, -1)
  }
  return open
}
