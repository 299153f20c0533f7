// Copying a week (copia di una settimana): the lines of an earlier week are proposed for the same weekdays of a later one,
// with times, breaks and activity. A day is proposed only where it could be logged now: agreed, over, without hours, no
// day off, no absence, and not past the days that the school gives. The others are shown with the reason.

import type { Placement } from '../placements/placement.rules.ts'
import { agreedDayOff, agreedIntervals } from '../placements/terms.rules.ts'
import { overlaps } from '../platform/clock-time.ts'
import { addDays, type Day, instantOf } from '../platform/day.ts'
import type { DatedEntry, EntryTimes, HourEntry } from './hour-entry.rules.ts'
import { isAgreed } from './log-refusal.rules.ts'
import type { OpenDay } from './open-days.rules.ts'
import { inOrder, mondayOf } from './totals.rules.ts'

export type CopyObstacle =
  | 'window-over'
  | 'absent'
  | 'day-off'
  | 'not-agreed'
  | 'outside-agreed-times'
  | 'written'
  | 'not-over'

export interface CopiedDay {
  /** The day it would be written on. */
  day: Day
  from: Day
  times: EntryTimes[]
  activity: string
  /** Why it is not copied; null: it can be. */
  obstacle: CopyObstacle | null
}

export interface CopyFacts {
  placement: Pick<Placement, 'terms' | 'amendments'>
  /** The student's lines by day, with every host. */
  entriesOn: (day: Day) => readonly HourEntry[]
  isAbsent: (day: Day) => boolean
  now: Date
  /** The first day that may still be written. */
  first: Day
}

export interface CopyPlan {
  /** Mondays of the weeks that may be filled, the latest first. */
  weeks: Day[]
  /** The Monday of the week to fill, and of the one that is copied; null when there is none. */
  into: Day | null
  from: Day | null
  days: CopiedDay[]
}

export interface CopyInput {
  key: string
  /** Mondays of the two weeks. */
  from: Day
  into: Day
  /** Of the week to fill. */
  days: readonly Day[]
}

/** The Mondays of the weeks with days to log, the latest first. */
export function weeksToFill(open: readonly OpenDay[]): Day[] {
  return [...new Set(open.map(({ day }) => mondayOf(day)))].toSorted().reverse()
}

/** The Monday of the latest week with live lines before another; null when there is none. */
export function weekToCopy(entries: readonly DatedEntry[], before: Day): Day | null {
  const days = entries.filter(({ entry }) => entry.live).map(({ day }) => mondayOf(day))
  return (
    days
      .filter((monday) => monday < before)
      .toSorted()
      .at(-1) ?? null
  )
}

/** The days of one week as they would stand in another; two lines of a day are one. */
export function copyWeek(
  entries: readonly DatedEntry[],
  weeks: { from: Day; into: Day },
  facts: CopyFacts,
): CopiedDay[] {
  const days = Array.from({ length: 7 }, (_, index) => index)
  return days.flatMap((index) => {
    const from = addDays(weeks.from, index)
    const lines = inOrder(entries.filter(({ day, entry }) => day === from && entry.live))
    if (lines.length === 0) return []
    const day = addDays(weeks.into, index)
    const times = lines.map(({ entry }) => timesOf(entry))
    return [{ day, from, times, activity: activityOf(lines), obstacle: obstacleOf(day, times, facts) }]
  })
}

const LONGEST_ACTIVITY = 500

/** What was done on a day, in one text. */
function activityOf(lines: readonly DatedEntry[]): string {
  return [...new Set(lines.map(({ entry }) => entry.activity))].join('; ').slice(0, LONGEST_ACTIVITY)
}

/** The times of a line, to be written again. */
function timesOf({ from, to, breakMinutes }: HourEntry): EntryTimes {
  return { from, to, breakMinutes }
}

function obstacleOf(day: Day, times: readonly EntryTimes[], facts: CopyFacts): CopyObstacle | null {
  const agreed = agreedIntervals(facts.placement, day)
  const held = facts.entriesOn(day).filter((entry) => entry.live)
  const against: [CopyObstacle, boolean][] = [
    ['absent', facts.isAbsent(day)],
    ['day-off', agreedDayOff(facts.placement, day) !== null],
    ['not-agreed', agreed.length === 0],
    ['written', times.some((each) => held.some((entry) => overlaps(entry, each)))],
    ['not-over', times.some((each) => instantOf(day, each.to) > facts.now)],
    ['window-over', day < facts.first],
    ['outside-agreed-times', !times.every((each) => isAgreed(agreed, each))],
  ]
  return against.find(([, holds]) => holds)?.[0] ?? null
}

/** What the last line before a day was: its times may be taken again where they lie within the free ones. */
export interface LastTime {
  day: Day
  times: EntryTimes[]
  activity: string
}

/** The latest day with lines before an open one; null when there is none. */
export function lastTime(entries: readonly DatedEntry[], before: Day): LastTime | null {
  const live = inOrder(entries.filter(({ day, entry }) => entry.live && day < before))
  const day = live.at(-1)?.day
  if (!day) return null
  const lines = live.filter((each) => each.day === day)
  return { day, times: lines.map(({ entry }) => timesOf(entry)), activity: activityOf(lines) }
}

/** Whether times may be taken again on an open day, and are not simply the agreed ones. */
export function differsOn(open: OpenDay, times: readonly EntryTimes[]): boolean {
  const fits = times.length > 0 && times.every((each) => isAgreed(open.times, each))
  const text = (list: readonly { from: string; to: string; breakMinutes?: number }[]) =>
    list.map(({ from, to, breakMinutes = 0 }) => `${from}-${to}-${breakMinutes}`).join()
  return fits && text(times) !== text(open.times)
}
