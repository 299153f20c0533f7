// The terms of a placement (condizioni: periodo, orario, monte ore) are agreed once and then changed only by dated
// amendments (variazioni), never edited: what was in force on a day is computed. An amendment says only what it changes,
// and holds for that from its day on until another one changes the same; of two that begin on the same day the later
// decision holds. Amendments follow the days they are valid from, not the order in which they were decided.
// A day lies outside the placement when it is before the start, or after the end that is in force on that day: an
// extension decided after the end leaves the days between the two uncovered. During an interruption (sospensione
// temporanea, first and last day included) the terms go on, but nobody is expected.
// Terms carry the days off of the town as they were when they were agreed, and an amendment those of its own day: when
// the city changes its patron's feast or its closures, what was agreed stays as it was.
// Source: D.M. 195/2017, art. 3 (the daily duration is the one written in the agreement); INAIL cover holds for it only.

import { dayOff, type DayOff, daysOff, nationalCalendar, type TownCalendar } from '../norms/town-calendar.rules.ts'
import { type ClockTime, type Interval, lengthOf, overlaps } from '../platform/clock-time.ts'
import { type Day, daysOf, maxDay, type Weekday, weekday } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import type { HostSite, HostTutorCopy, SchoolTutorCopy } from './copies.rules.ts'

/** One stretch of the weekly timetable. */
export interface Slot {
  weekday: Weekday
  from: ClockTime
  to: ClockTime
  /** A site of the host other than the main one; missing or null: the main one. */
  siteId?: string | null
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

/** dates, timetable, place, tutor, interruption, early end: what an amendment is about. */
export const amendmentKinds = ['dates', 'timetable', 'place', 'tutor', 'interruption', 'early-end'] as const
export type AmendmentKind = (typeof amendmentKinds)[number]

/** Days without activity, first and last included. */
export interface Interruption {
  from: Day
  to: Day
}

/** What an amendment changes, and from when; what is missing goes on as it was. */
export interface AmendmentTerms {
  validFrom: Day
  /** the new last day of the placement */
  to?: Day | undefined
  timetable?: Slot[] | undefined
  /** of the whole placement */
  plannedMinutes?: Minutes | undefined
  /** The town's days off from then on. */
  calendar?: TownCalendar | undefined
  site?: HostSite | undefined
  /** the sites that its timetable names besides the main one, as they were then */
  otherSites?: HostSite[] | undefined
  hostTutor?: HostTutorCopy | undefined
  schoolTutor?: SchoolTutorCopy | undefined
  interruption?: Interruption | undefined
}

export interface Amendment extends AmendmentTerms {
  _id: string
  /** missing in those of before: dates, timetable and hours together */
  kind?: AmendmentKind | undefined
  /** an early end on the first day, because the student never came */
  noShow?: boolean | undefined
  reason: string
  decidedAt: Date
  decidedBy: { accountId: string | null; name: string }
  /** the signed paper; missing or null: still to be signed */
  signed?: SignedAddendum | null
}

/** The paper of an amendment with its signatures: the day of the last one, its scan, and who recorded it when. */
export interface SignedAddendum {
  on: Day
  scan: { fileId: string; name: string }
  at: Date
  by: Amendment['decidedBy']
}

/** One that was undone before it held: kept, because it was decided. */
export interface UndoneAmendment extends Amendment {
  undone: { at: Date; by: Amendment['decidedBy']; reason: string }
}

/** What was agreed at first, and what has changed since. */
export interface Agreed {
  readonly terms: Terms
  readonly amendments: readonly AmendmentTerms[]
}

export type TimetableProblem = 'no-timetable' | 'slot-reversed' | 'slots-overlap'

/** The terms in force on a day, an interrupted one too; null when the day is outside the placement. */
export function termsOn(agreed: Agreed, on: Day): Terms | null {
  if (on < agreed.terms.from) return null
  const terms = foldedTerms(agreed, on)
  return on > terms.to ? null : terms
}

/** The interruption that a day falls in. */
export function interruptedOn({ amendments }: Agreed, on: Day): Interruption | null {
  for (const { interruption } of amendments)
    if (interruption && interruption.from <= on && on <= interruption.to) return interruption
  return null
}

/** The times agreed for a day, in order, those that touch made one; none when the student is not expected. */
export function agreedIntervals(agreed: Agreed, on: Day): Interval[] {
  if (interruptedOn(agreed, on)) return []
  return intervalsOn(termsOn(agreed, on)?.timetable ?? [], weekday(on))
}

/** The period, timetable and planned minutes once every amendment is in force. */
export function effectiveTerms(agreed: Agreed): Terms {
  return foldedTerms(agreed, null)
}

/** Why nobody is expected on a day although the timetable has it, by the calendar that was agreed for it. */
export function agreedDayOff(agreed: Agreed, on: Day): DayOff | null {
  return dayOff(on, calendarOn(agreed, on))
}

/** The minutes that the timetables give from the first day to the last, without days off and interruptions. */
export function scheduledMinutes(agreed: Agreed): Minutes {
  const { from } = agreed.terms
  const calendars = new Map<TownCalendar, ReadonlySet<Day>>()
  const free = (on: Day): boolean => {
    const calendar = calendarOn(agreed, on)
    const known = calendars.get(calendar) ?? daysOff(from, lastDayOf(agreed), calendar)
    calendars.set(calendar, known)
    return known.has(on)
  }
  const working = daysOf(from, lastDayOf(agreed)).filter((on) => !free(on))
  return sumMinutes(working.flatMap((on) => agreedIntervals(agreed, on).map(lengthOf)))
}

/** The latest of all ends that were ever agreed: nothing is agreed after it. */
export function lastDayOf({ terms, amendments }: Agreed): Day {
  return maxDay(terms.to, ...amendments.flatMap(({ to }) => to ?? []))
}

/**
 * What holds on a day (null: in the end) of something that amendments may change: the one valid from the latest day, and
 * of those valid from the same day the last one.
 */
export function inForce<K extends keyof AmendmentTerms>(
  { amendments }: Pick<Agreed, 'amendments'>,
  what: K,
  on: Day | null,
): NonNullable<AmendmentTerms[K]> | null {
  let latest: AmendmentTerms | null = null
  for (const amendment of amendments) {
    if (amendment[what] === undefined || amendment[what] === null) continue
    if (on !== null && amendment.validFrom > on) continue
    if (!latest || amendment.validFrom >= latest.validFrom) latest = amendment
  }
  return latest?.[what] ?? null
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
  const text = (slots: readonly Slot[]) =>
    inOrder(slots).map((slot) => `${slot.weekday} ${slot.from} ${slot.to} ${slot.siteId ?? ''}`)
  return text(a).join() === text(b).join()
}

/** Monday first, and by the clock within a day. */
export function inOrder(timetable: readonly Slot[]): Slot[] {
  return timetable.toSorted((a, b) => a.weekday - b.weekday || (a.from < b.from ? -1 : 1))
}

function foldedTerms(agreed: Agreed, on: Day | null): Terms {
  const { from, to, timetable, plannedMinutes } = agreed.terms
  return {
    from,
    to: inForce(agreed, 'to', on) ?? to,
    timetable: inForce(agreed, 'timetable', on) ?? timetable,
    plannedMinutes: inForce(agreed, 'plannedMinutes', on) ?? plannedMinutes,
  }
}

function calendarOn(agreed: Agreed, on: Day): TownCalendar {
  return inForce(agreed, 'calendar', on) ?? agreed.terms.calendar ?? nationalCalendar
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
