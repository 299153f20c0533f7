// When a site is open (orari di apertura) and when it is not. The hours are of the week and of one site; a closure
// (chiusura) is of one site or of all, from a day to a day, both included. National holidays and the feast of the town's
// patron close a site as well: whoever works then agrees it placement by placement. Hours that nobody has told are not
// "closed": only a closure or a holiday says no then.
// Source of the holidays: norms/holidays.

import { type HolidayName, holidayOn, type MonthDay } from '../norms/holidays.rules.ts'
import { type Interval, lengthOf, overlaps, parseClockTime } from '../platform/clock-time.ts'
import { type Day, type Weekday, weekday } from '../platform/day.ts'
import type { Partner } from './partner.rules.ts'
import type { Closure, Opening } from './profile.rules.ts'

export const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const mostIntervals = 2
const separators = [/[;,+/]|\se\s/u, /[;+/]|,\s+|\se\s/u, /(?<=\d)\s+(?=\d)/u]

export type OpeningProblem = 'opening-not-understood' | 'opening-too-many' | 'opening-reversed' | 'opening-overlaps'

/** What was typed for one weekday: '9-13, 14-18:30', '9-13 14-18', 'dalle 9 alle 13', nothing or 'chiuso'. At most two, in order. */
export function parseIntervals(text: string): { intervals: Interval[] } | { problem: OpeningProblem } {
  const typed = text.trim().toLowerCase()
  if (typed === '' || typed === 'chiuso' || typed === 'closed') return { intervals: [] }
  // The comma may part two intervals or hours from minutes: first the one, then the other.
  // A space parts them last, because it also stands around the dash.
  const found = separators.map((separator) => readAll(typed.split(separator)))
  const intervals = found.find((read) => read !== null)
  if (!intervals) return { problem: 'opening-not-understood' }
  const problem = problemOf(intervals)
  return problem ? { problem } : { intervals: intervals.toSorted((a, b) => (a.from < b.from ? -1 : 1)) }
}

function problemOf(intervals: readonly Interval[]): OpeningProblem | null {
  if (intervals.length > mostIntervals) return 'opening-too-many'
  if (intervals.some((interval) => lengthOf(interval) <= 0)) return 'opening-reversed'
  const [first, second] = intervals
  return first && second && overlaps(first, second) ? 'opening-overlaps' : null
}

function readAll(parts: string[]): Interval[] | null {
  const read = parts.filter((part) => part.trim() !== '').map(readOne)
  return read.length > 0 && read.every((interval) => interval !== null) ? read : null
}

function readOne(part: string): Interval | null {
  const ends = part
    .replace(/^\s*(?:dalle|ore|from)\s+/u, '')
    .split(/\s*(?:[-–—]|\salle\s|\sto\s)\s*/u)
    .map(parseClockTime)
  const [from, to] = ends
  return ends.length === 2 && from && to ? { from, to } : null
}

/** The hours of one weekday, in order. */
export function intervalsOn(opening: readonly Opening[], on: Weekday): Interval[] {
  return opening
    .filter((each) => each.weekday === on)
    .map(({ from, to }) => ({ from, to }))
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
}

/** Weekdays one after the other with the same hours. */
export interface OpeningRun {
  from: Weekday
  to: Weekday
  intervals: Interval[]
}

/** The week in as few runs as possible: Monday to Friday, Saturday. Days without hours are in none. */
export function openingRuns(opening: readonly Opening[]): OpeningRun[] {
  const runs: OpeningRun[] = []
  for (const each of weekdays) {
    const intervals = intervalsOn(opening, each)
    const last = runs.at(-1)
    if (intervals.length === 0) continue
    if (last && last.to === each - 1 && sameIntervals(last.intervals, intervals)) last.to = each
    else runs.push({ from: each, to: each, intervals })
  }
  return runs
}

function sameIntervals(some: readonly Interval[], others: readonly Interval[]): boolean {
  const text = (intervals: readonly Interval[]) => intervals.map(({ from, to }) => `${from}-${to}`).join()
  return text(some) === text(others)
}

/** Whether a site is open on a day, and if not why. `hours` is null when nobody has told them. */
export type OpenOn =
  | { open: true; hours: Interval[] | null }
  | { open: false; because: 'closure'; closure: Closure }
  | { open: false; because: 'holiday'; holiday: HolidayName }
  | { open: false; because: 'weekday' }

/** How a site stands on a day. A closure counts before a holiday, because it says more; both before the hours. */
export function openOn(
  partner: Pick<Partner, 'sites' | 'closures'>,
  siteId: string,
  { on, patron }: { on: Day; patron: MonthDay | null },
): OpenOn {
  const closure = partner.closures.find((each) => closes(each, siteId) && each.from <= on && on <= each.to)
  if (closure) return { open: false, because: 'closure', closure }
  const holiday = holidayOn(on, patron)
  if (holiday) return { open: false, because: 'holiday', holiday }
  const opening = partner.sites.find((site) => site.id === siteId)?.opening ?? []
  if (opening.length === 0) return { open: true, hours: null }
  const hours = intervalsOn(opening, weekday(on))
  return hours.length > 0 ? { open: true, hours } : { open: false, because: 'weekday' }
}

function closes(closure: Pick<Closure, 'siteId'>, siteId: string): boolean {
  return closure.siteId === null || closure.siteId === siteId
}

/** The closures that are not over, the next first. */
export function closuresFrom(closures: readonly Closure[], today: Day): Closure[] {
  return closures.filter(({ to }) => to >= today).toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}
