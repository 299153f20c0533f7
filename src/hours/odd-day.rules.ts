// Which lines deserve a look before they are signed (da guardare prima): a day shorter or longer than agreed by more than
// the half hour that a break may take, what was logged late or typed without network, a day on which nobody was expected
// or somebody had said not to come, times that the agreement does not have, and what the school has confirmed in the
// place of the host. Odd is not wrong: whoever signs looks at these first. No norm asks for it: it is the house's.

import { type Interval, lengthOf } from '../platform/clock-time.ts'
import { type Day, dayOf, daysBetween } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import type { DatedEntry, HourEntry } from './hour-entry.rules.ts'
import { isAgreed } from './log-refusal.rules.ts'

export type OddReason =
  | 'absent'
  | 'not-agreed'
  | 'day-off'
  | 'short-day'
  | 'long-day'
  | 'late-entry'
  | 'written-offline'
  | 'confirmed-for-host'

/** A break that nobody writes down makes no day odd. */
const usualDifference = 30
/** Whoever logs within three days still remembers. */
const usualDelay = 3

export interface OddFacts {
  day: Day
  /** The times agreed for that day; none when nobody is expected. */
  agreed: readonly Interval[]
  /** Live minutes of the placement on that day, those signed before included. */
  dayMinutes: Minutes
  isAbsent: boolean
  isDayOff: boolean
}

type Looked = Pick<HourEntry, 'from' | 'to' | 'loggedBy' | 'writtenAt' | 'confirmedFor'>

/** Why a line deserves a look, the gravest first; none for an ordinary one. */
export function oddReasons(entry: Looked, facts: OddFacts): OddReason[] {
  const usual = sumMinutes(facts.agreed.map(lengthOf))
  const isAsAgreed = isAgreed(facts.agreed, entry)
  const odd: [OddReason, boolean][] = [
    ['absent', facts.isAbsent],
    ['not-agreed', !isAsAgreed],
    ['day-off', facts.isDayOff],
    ['short-day', isAsAgreed && facts.dayMinutes < usual - usualDifference],
    ['long-day', isAsAgreed && facts.dayMinutes > usual],
    ['late-entry', daysBetween(facts.day, dayOf(entry.writtenAt ?? entry.loggedBy.at)) > usualDelay],
    ['written-offline', entry.writtenAt !== null],
    ['confirmed-for-host', entry.confirmedFor !== null],
  ]
  return odd.filter(([, holds]) => holds).map(([reason]) => reason)
}

/** The live minutes of each day of a placement's lines. */
export function dayMinutesOf(entries: readonly DatedEntry[]): Map<Day, Minutes> {
  const sums = new Map<Day, Minutes>()
  for (const { day, entry } of entries) if (entry.live) sums.set(day, (sums.get(day) ?? 0) + entry.minutes)
  return sums
}
