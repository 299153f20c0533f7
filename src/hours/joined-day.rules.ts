// Two records of one student with hours on one day: the lines come together in one record of the day. None shares a minute
// with another; where two would, nothing is merged before somebody has sent one of them back or rectified it. Only a line
// written at the very moment of the merge can still be in the way: of the two the one that fewer have signed goes back
// to who wrote it, with the reason.

import { sumMinutes } from '../platform/minutes.ts'
import type { Day } from '../platform/day.ts'
import { type Interval, overlaps } from '../platform/clock-time.ts'
import type { EntryState, HourEntry, Mark, StudentDay } from './hour-entry.rules.ts'

/** Two lines of one day that share minutes, one of each record. */
export interface HourClash {
  day: Day
  keep: HourEntry
  gone: HourEntry
}

/** Every pair of live lines, one of each record, that share minutes. */
export function hourClashes(keep: readonly StudentDay[], gone: readonly StudentDay[]): HourClash[] {
  const ours = new Map(keep.map(({ day, entries }) => [day, entries]))
  return gone.flatMap(({ day, entries }) =>
    entries.flatMap((theirs) =>
      (ours.get(day) ?? [])
        .filter((each) => shareTime(each, theirs))
        .map((each) => ({ day, keep: each, gone: theirs })),
    ),
  )
}

function shareTime(a: HourEntry, b: HourEntry): boolean {
  return a.live && b.live && a.startMinute < b.endMinute && b.startMinute < a.endMinute
}

/** A line during which the student was somewhere else: at a lab of the other record. */
export interface ElsewhereClash<T> {
  day: Day
  entry: HourEntry
  at: T
}

/** The live lines of a record that share time with labs of the other. */
export function elsewhereClashes<T extends Interval & { day: Day }>(
  days: readonly StudentDay[],
  times: readonly T[],
): ElsewhereClash<T>[] {
  return days.flatMap(({ day, entries }) =>
    entries
      .filter(({ live }) => live)
      .flatMap((entry) =>
        times.filter((time) => time.day === day && overlaps(time, entry)).map((at) => ({ day, entry, at })),
      ),
  )
}

const signed: readonly EntryState[] = ['logged', 'confirmed', 'approved']

/** How far a line has come: what was returned, cancelled or rectified is at its end. */
function progress({ state }: HourEntry): number {
  return signed.includes(state) ? signed.indexOf(state) : signed.length
}

/** The lines of both records on one day; `mark` is whose reason a line is that must give way. */
export function joinedEntries(
  keep: readonly HourEntry[],
  gone: readonly HourEntry[],
  mark: Mark & { reason: string },
): HourEntry[] {
  return gone.reduce<HourEntry[]>(
    (all, theirs) => {
      const known = all.find(({ id }) => id === theirs.id)
      // A copy made before, on which somebody has signed since.
      if (known && progress(known) >= progress(theirs)) return all
      const others = all.filter((each) => each !== known)
      const rivals = others.filter((each) => shareTime(each, theirs))
      const yields = rivals.some((each) => progress(each) >= progress(theirs))
      const back = yields ? [theirs] : rivals
      return [...others, theirs].map((each) => (back.includes(each) ? sentBack(each, mark) : each))
    },
    [...keep],
  )
}

function sentBack(entry: HourEntry, returned: Mark & { reason: string }): HourEntry {
  return { ...entry, state: 'returned', live: false, returned }
}

/** The minutes of the live lines. */
export function liveMinutes(entries: readonly HourEntry[]) {
  return sumMinutes(entries.filter(({ live }) => live).map(({ minutes }) => minutes))
}
