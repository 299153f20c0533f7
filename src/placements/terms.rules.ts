// The terms of a placement (condizioni: periodo, orario, monte ore) are agreed once and then changed only by dated
// amendments (variazioni), never edited: what was in force on a day is computed. An amendment holds from its day on,
// for the period, the timetable and the planned hours of the whole placement; of two that begin on the same day the
// later decision holds. Amendments follow the days they are valid from, not the order in which they were decided.
// A day lies outside the placement when it is before the start, or after the end that is in force on that day: an
// extension decided after the end leaves the days between the two uncovered.
// Terms carry the days off of the town as they were when they were agreed, and an amendment those of its own day: when
// the city changes its patron's feast or its closures, what was agreed stays as it was.
// Source: D.M. 195/2017, art. 3 (the daily duration is the one written in the agreement); INAIL cover holds for it only.

import { dayOff, type DayOff, daysOff, nationalCalendar, type TownCalendar } from '../norms/town-calendar.rules.ts'
import { type ClockTime, type Interval, lengthOf, overlaps } from '../platform/clock-time.ts'
import { type Day, daysOf, maxDay, type Weekday, weekday } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'

/** One stretch of the weekly timetable. */
export interface Slot {
  weekday: Weekday
  from: ClockTime
  to: ClockTime
}

export interface Terms {
  from: Day
  to: Day
  timetable: Slot[]
  /** monte ore */
  plannedMinutes: Minutes
  /** The town's days off as they were then; where it is missing nothing was known of them. */
  calendar?: TownCalendar | undefined
}

/** What an amendment changes, and from when. */
export interface AmendmentTerms {
  validFrom: Day
  /** the new last day of the placement */
  to: Day
  timetable: Slot[]
  plannedMinutes: Minutes
  /** The town's days off from then on; where it is missing those of before go on. */
  calendar?: TownCalendar | undefined
}

export interface Amendment extends AmendmentTerms {
  _id: string
  reason: string
  decidedAt: Date
  decidedBy: { accountId: string | null; name: string }
}

/** What was agreed at first, and what has changed since. */
export interface Agreed {
  readonly terms: Terms
  readonly amendments: readonly AmendmentTerms[]
}

export type TimetableProblem = 'no-timetable' | 'slot-reversed' | 'slots-overlap'

/** The terms in force on a day; null when the day is outside the placement. */
export function termsOn(agreed: Agreed, on: Day): Terms | null {
  const inForce = versionsOf(agreed).findLast((terms) => terms.since <= on)
  if (!inForce || on > inForce.to) return null
  return termsOf(agreed, inForce)
}

/** The times agreed for a day, in order, those that touch made one; none when the student is not expected. */
export function agreedIntervals(agreed: Agreed, on: Day): Interval[] {
  return intervalsOn(termsOn(agreed, on)?.timetable ?? [], weekday(on))
}

/** The period, timetable and planned minutes once every amendment is in force. */
export function effectiveTerms(agreed: Agreed): Terms {
  const last = versionsOf(agreed).at(-1)
  return last ? termsOf(agreed, last) : agreed.terms
}

/** Why nobody is expected on a day although the timetable has it, by the calendar that was agreed for it. */
export function agreedDayOff(agreed: Agreed, on: Day): DayOff | null {
  const [first, ...later] = calendarsOf(agreed)
  return dayOff(on, (later.findLast(({ since }) => since <= on) ?? first).calendar)
}

/** The minutes that the timetables give from the first day to the last, leaving out the days off. */
export function scheduledMinutes(agreed: Agreed): Minutes {
  const { from } = agreed.terms
  const lastDay = maxDay(agreed.terms.to, ...agreed.amendments.map((amendment) => amendment.to))
  const free = calendarsOf(agreed).map(({ since, calendar }) => ({ since, days: daysOff(from, lastDay, calendar) }))
  const working = daysOf(from, lastDay).filter((day) => !free.findLast(({ since }) => since <= day)?.days.has(day))
  return sumMinutes(working.flatMap((day) => agreedIntervals(agreed, day).map(lengthOf)))
}

/** The minutes of an ordinary week. */
export function weeklyMinutes(timetable: readonly Slot[]): Minutes {
  return sumMinutes(timetable.map(lengthOf))
}

/** Why a weekly timetable cannot be agreed: it is empty, a slot ends before it begins, or two of a day overlap. */
export function timetableProblems(timetable: readonly Slot[]): TimetableProblem[] {
  const clash = timetable.some((slot, index) =>
    timetable.slice(index + 1).some((other) => other.weekday === slot.weekday && overlaps(slot, other)),
  )
  const against: Record<TimetableProblem, boolean> = {
    'no-timetable': timetable.length === 0,
    'slot-reversed': timetable.some((slot) => lengthOf(slot) <= 0),
    'slots-overlap': clash,
  }
  return (Object.keys(against) as TimetableProblem[]).filter((problem) => against[problem])
}

/** Whether two timetables are the same week, in whatever order their slots are. */
export function sameTimetable(a: readonly Slot[], b: readonly Slot[]): boolean {
  const text = (slots: readonly Slot[]) => inOrder(slots).map((slot) => `${slot.weekday} ${slot.from} ${slot.to}`)
  return text(a).join() === text(b).join()
}

/** Monday first, and by the clock within a day. */
export function inOrder(timetable: readonly Slot[]): Slot[] {
  return timetable.toSorted((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1))
}

interface Version extends Omit<Terms, 'from'> {
  since: Day
}

// Sorting keeps the order of decision among amendments of one day.
function versionsOf({ terms, amendments }: Agreed): Version[] {
  const changes = amendments.map(({ validFrom, to, timetable, plannedMinutes, calendar }) => {
    return { since: validFrom, to, timetable, plannedMinutes, calendar }
  })
  const { from, to, timetable, plannedMinutes, calendar } = terms
  const first = { since: from, to, timetable, plannedMinutes, calendar }
  return [first, ...changes.toSorted((a, b) => (a.since === b.since ? 0 : a.since < b.since ? -1 : 1))]
}

function termsOf(agreed: Agreed, { to, timetable, plannedMinutes }: Version): Terms {
  return { from: agreed.terms.from, to, timetable, plannedMinutes }
}

interface Calendar {
  since: Day
  calendar: TownCalendar
}

function calendarsOf(agreed: Agreed): [Calendar, ...Calendar[]] {
  const [, ...later] = versionsOf(agreed)
  const { from, calendar } = agreed.terms
  const changes = later.flatMap((version) =>
    version.calendar ? [{ since: version.since, calendar: version.calendar }] : [],
  )
  return [{ since: from, calendar: calendar ?? nationalCalendar }, ...changes]
}

function intervalsOn(timetable: readonly Slot[], on: Weekday): Interval[] {
  const joined: Interval[] = []
  for (const { from, to } of inOrder(timetable.filter((slot) => slot.weekday === on))) {
    const last = joined.at(-1)
    if (last && from <= last.to) last.to = last.to < to ? to : last.to
    else joined.push({ from, to })
  }
  return joined
}
