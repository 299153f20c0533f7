// The days that still wait to be logged (giornate da registrare): agreed with the host, already over at least in part,
// no day off by the calendar agreed with them, no day of absence, and with agreed times of which nothing is written. Only
// those that may still be written are there (finestra di registrazione). The latest come first.

import type { Placement } from '../placements/placement.rules.ts'
import { agreedDayOff, agreedIntervals, effectiveTerms } from '../placements/terms.rules.ts'
import type { Interval } from '../platform/clock-time.ts'
import { addDays, type Day, maxDay, minDay } from '../platform/day.ts'
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
  isAbsent: (day: Day) => boolean
  now: Date
  today: Day
  /** The first day that may still be written. */
  first: Day
}

const SHOWN = 31

/** The latest days to log, at most 31. */
export function openDays({ placement, entriesOn, isAbsent, now, today, first }: OpenDaysFacts): OpenDay[] {
  const earliest = maxDay(first, placement.terms.from)
  const open: OpenDay[] = []
  let day = minDay(today, effectiveTerms(placement).to)
  while (day >= earliest && open.length < SHOWN) {
    const isFree = isAbsent(day) || agreedDayOff(placement, day) !== null
    const agreed = isFree ? [] : agreedIntervals(placement, day)
    const times = freeAgreedTimes({ agreed, day, now, dayEntries: entriesOn(day) })
    if (times.length > 0) open.push({ day, times })
    day = addDays(day, -1)
  }
  return open
}
