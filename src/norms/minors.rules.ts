// How long and when a minor may be at a host (tutela dei minori). By age on the day: below 16, 7 hours a day and 35 a
// week; at 16 and 17, 8 and 40. Not more than 4 hours 30 without interruption, and a break of an hour on longer days
// (half an hour where the collective agreement allows it). Night rest of at least 12 hours in a row, from 22 to 6 or
// from 23 to 7 included. Nobody below 15. From 18 on the agreement with the host decides, and nothing is refused here.
// The law speaks of young workers, and schools do not hold students to be such: it is applied to them as prudence.
// Source: L. 977/1967, art. 15-20, as amended by D.Lgs. 345/1999 and in force since 23 October 1999; for those below
// 16 interpello 11/2016; for the age of 15 D.Lgs. 77/2005, art. 1.

import { lengthOf, minuteOfDay, type ClockTime, type Interval } from '../platform/clock-time.ts'
import { sumMinutes, type Minutes } from '../platform/minutes.ts'

export type MinorsReason =
  | 'younger-than-15'
  | 'day-too-long'
  | 'week-too-long'
  | 'break-missing'
  | 'during-the-night'
  | 'night-rest-too-short'

/** A student's day, with whatever hosts. */
export interface MinorsDay {
  /** completed years on the day itself */
  age: number
  intervals: readonly Interval[]
  /** minutes of the other days of the same ISO week */
  restOfWeek: Minutes
  lastExitOfDayBefore: ClockTime | null
  firstEntryOfDayAfter: ClockTime | null
}

export interface MinorsLimits {
  perDay: Minutes
  perWeek: Minutes
}

const YOUNGEST = 15
const OF_AGE = 18
const BELOW_16: MinorsLimits = { perDay: 7 * 60, perWeek: 35 * 60 }
const FROM_16: MinorsLimits = { perDay: 8 * 60, perWeek: 40 * 60 }
const WITHOUT_BREAK = 270
const NIGHT_REST = 12 * 60
const DAY_LENGTH = 24 * 60
const NIGHTS: readonly { from: Minutes; to: Minutes }[] = [
  { from: 22 * 60, to: 6 * 60 },
  { from: 23 * 60, to: 7 * 60 },
]

/** The break that cuts a day longer than 4 hours 30, unless the collective agreement of the host allows half an hour. */
const SHORTEST_BREAK: Minutes = 60

/** The most minutes at a host in a day and in a week, by age on the day; null for who is of age. */
export function minorsLimits(age: number): MinorsLimits | null {
  if (age >= OF_AGE) return null
  return age < 16 ? BELOW_16 : FROM_16
}

/** Every reason against such a day; none for who is of age. */
export function minorsReasons(facts: MinorsDay, shortestBreak: Minutes = SHORTEST_BREAK): MinorsReason[] {
  const limits = minorsLimits(facts.age)
  if (!limits) return []
  const total = sumMinutes(facts.intervals.map(lengthOf))
  const against: Record<MinorsReason, boolean> = {
    'younger-than-15': facts.age < YOUNGEST,
    'day-too-long': total > limits.perDay,
    'week-too-long': total + facts.restOfWeek > limits.perWeek,
    'break-missing': longestStretch(facts.intervals, shortestBreak) > WITHOUT_BREAK,
    'during-the-night': facts.intervals.some(isAtNight),
    'night-rest-too-short': !restsAtNight(facts),
  }
  return (Object.keys(against) as MinorsReason[]).filter((reason) => against[reason])
}

// What is shorter than the shortest break does not interrupt: the work before and after it is added up.
function longestStretch(intervals: readonly Interval[], shortestBreak: Minutes): Minutes {
  let longest = 0
  let stretch = 0
  let previousEnd = -DAY_LENGTH
  for (const interval of inOrder(intervals)) {
    if (minuteOfDay(interval.from) - previousEnd >= shortestBreak) stretch = 0
    stretch += lengthOf(interval)
    longest = Math.max(longest, stretch)
    previousEnd = minuteOfDay(interval.to)
  }
  return longest
}

function isAtNight(interval: Interval): boolean {
  const earliestEntry = Math.min(...NIGHTS.map((night) => night.to))
  const latestExit = Math.max(...NIGHTS.map((night) => night.from))
  return minuteOfDay(interval.from) < earliestEntry || minuteOfDay(interval.to) > latestExit
}

function restsAtNight(facts: MinorsDay): boolean {
  const ordered = inOrder(facts.intervals)
  const firstEntry = ordered[0]?.from ?? null
  const lastExit = ordered.at(-1)?.to ?? null
  return isNightRest(facts.lastExitOfDayBefore, firstEntry) && isNightRest(lastExit, facts.firstEntryOfDayAfter)
}

function isNightRest(exit: ClockTime | null, entry: ClockTime | null): boolean {
  if (exit === null || entry === null) return true
  const [left, entered] = [minuteOfDay(exit), minuteOfDay(entry)]
  const longEnough = entered + DAY_LENGTH - left >= NIGHT_REST
  return longEnough && NIGHTS.some((night) => left <= night.from && entered >= night.to)
}

function inOrder(intervals: readonly Interval[]): Interval[] {
  return intervals.toSorted((a, b) => minuteOfDay(a.from) - minuteOfDay(b.from))
}
