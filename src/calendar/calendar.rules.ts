// The calendar (calendario): what happens on which day. Lab sessions stand in it one by one, those of a draft and those
// that were cancelled too, so that nobody waits in front of a closed door; placements as the times agreed for each day,
// the students of one class at one host at the same time made one line. It shows a month (whole weeks from Monday to
// Sunday), a week or a day. Days are civil days of Italy and never pass through a zone.

import type { Partner } from '../partners/partner.rules.ts'
import type { Interval } from '../platform/clock-time.ts'
import { addDays, type Day, day, daysOf, minDay, monthOf, weekday } from '../platform/day.ts'
import { isSuspendedOn, type SuspensionHistory } from '../placements/suspension-days.rules.ts'
import { type Agreed, agreedDayOff, agreedIntervals, lastDayOf } from '../placements/terms.rules.ts'

/** `spaces` is the week of the rooms and machines of one partner. */
export const calendarViews = ['month', 'week', 'day', 'spaces'] as const
export type CalendarView = (typeof calendarViews)[number]

export interface Period {
  from: Day
  to: Day
}

/** The days a view shows, both included: of a month all weeks that touch it. */
export function periodOf(view: CalendarView, on: Day): Period {
  if (view === 'day') return { from: on, to: on }
  if (view !== 'month') return weekOf(on)
  const first = firstOfMonth(on)
  return { from: weekOf(first).from, to: weekOf(addDays(firstOfMonth(addDays(first, 31)), -1)).to }
}

function weekOf(on: Day): Period {
  const from = addDays(on, 1 - weekday(on))
  return { from, to: addDays(from, 6) }
}

function firstOfMonth(on: Day): Day {
  return day(`${monthOf(on)}-01`)
}

/** The day to go to for the period before (-1) or after (1): of a shorter month its last day. */
export function stepFrom(view: CalendarView, on: Day, step: -1 | 1): Day {
  if (view === 'day') return addDays(on, step)
  if (view !== 'month') return addDays(on, 7 * step)
  const there = firstOfMonth(addDays(firstOfMonth(on), step === 1 ? 31 : -1))
  const last = addDays(firstOfMonth(addDays(there, 31)), -1)
  return minDay(addDays(there, Number(on.slice(8)) - 1), last)
}

/** The days of a period, seven by seven. */
export function weeksOf({ from, to }: Period): Day[][] {
  const days = daysOf(from, to)
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => days.slice(week * 7, week * 7 + 7))
}

/** One session, as a calendar shows it. */
export interface SessionItem extends Interval {
  kind: 'session'
  id: string
  editionId: string
  day: Day
  title: string
  partnerId: string
  siteId: string
  /** Rooms and machines of the partner. */
  spaceIds: string[]
  /** The names of who holds it. */
  staff: string[]
  /** The groups that this reader may know: `3A INF`. */
  groups: { schoolId: string; label: string }[]
  /** How many are expected; null for who may not know. */
  people: number | null
  topic: string | null
  cancelled: { reason: string } | null
  draft: boolean
  suspended: boolean
  sequence: number
  changedAt: Date
}

/** Students of one class of one school who are at one host at the same time. */
export interface PlacementItem extends Interval {
  kind: 'placement'
  /** The same for the same line of the same day, whatever its times become. */
  id: string
  day: Day
  partnerId: string
  hostName: string
  schoolId: string
  className: string | null
  people: { placementId: string; name: string; title: string }[]
  /** Grows with each change of the placements. */
  sequence: number
  changedAt: Date
}

export type CalendarItem = SessionItem | PlacementItem

/** What of a partner a calendar names. */
export type CalendarPlace = Pick<Partner, '_id' | 'name' | 'sites' | 'spaces'>

/** By day, then by the clock; at the same time what ends first. */
export function byTime(a: CalendarItem, b: CalendarItem): number {
  const key = (item: CalendarItem) => `${item.day} ${item.from} ${item.to} ${item.kind} ${item.id}`
  return key(a) < key(b) ? -1 : 1
}

/** What of a placement a calendar needs. */
export interface DatedPlacement extends Agreed, SuspensionHistory {
  _id: string
  partnerId: string
  schoolId: string
  title: string
  student: { surname: string; givenName: string; className: string | null }
  host: { name: string }
}

/** The agreed times of these placements, day by day, those of one class at one host at the same time together. */
export function placementItems(placements: readonly DatedPlacement[], { from, to }: Period): PlacementItem[] {
  const items = new Map<string, PlacementItem>()
  const days = daysOf(from, to)
  for (const placement of placements) {
    const last = lastDayOf(placement)
    for (const on of days) if (on >= placement.terms.from && on <= last) addTimes(items, placement, on)
  }
  return [...items.values()].map((item) => ({ ...item, people: item.people.toSorted(byName) }))
}

function addTimes(items: Map<string, PlacementItem>, placement: DatedPlacement, on: Day): void {
  for (const [index, interval] of expectedTimes(placement, on).entries()) {
    const { partnerId, schoolId, student } = placement
    const key = [on, interval.from, interval.to, partnerId, schoolId, student.className].join('|')
    const id = `${placement._id}-${on}-${index + 1}`
    const item = items.get(key) ?? newItem(placement, { id, on, interval })
    items.set(key, withPerson(item, placement))
  }
}

const italian = new Intl.Collator('it')

function byName(a: { name: string }, b: { name: string }): number {
  return italian.compare(a.name, b.name)
}

function expectedTimes(placement: DatedPlacement, on: Day): Interval[] {
  const times = agreedIntervals(placement, on)
  const expected = agreedDayOff(placement, on) === null && !isSuspendedOn(placement, on)
  return times.length > 0 && expected ? times : []
}

function newItem(
  placement: DatedPlacement,
  { id, on, interval }: { id: string; on: Day; interval: Interval },
): PlacementItem {
  const { partnerId, schoolId, student, host } = placement
  return {
    ...interval,
    kind: 'placement',
    id,
    day: on,
    partnerId,
    hostName: host.name,
    schoolId,
    className: student.className,
    people: [],
    sequence: 0,
    changedAt: lastChange(placement),
  }
}

function withPerson(item: PlacementItem, placement: DatedPlacement): PlacementItem {
  const { surname, givenName } = placement.student
  const person = { placementId: placement._id, name: `${surname} ${givenName}`.trim(), title: placement.title }
  const changedAt = lastChange(placement)
  return {
    ...item,
    people: [...item.people, person],
    sequence: item.sequence + placement.history.length,
    changedAt: changedAt > item.changedAt ? changedAt : item.changedAt,
  }
}

const BEFORE_ALL = new Date(0)

function lastChange({ history }: Pick<DatedPlacement, 'history'>): Date {
  return history.at(-1)?.at ?? BEFORE_ALL
}

/** When a room or machine is taken on one day, and by what; `because` is the other space that takes it along. */
export interface Occupied extends Interval {
  title: string
  because: string | null
}

/** The times of one space among the sessions of one day: its own, those of the rooms around it and of what is in it. */
export function occupiedTimes(
  space: { id: string; around: readonly string[]; within: readonly string[] },
  sessions: readonly SessionItem[],
): Occupied[] {
  return sessions
    .filter(({ cancelled }) => cancelled === null)
    .flatMap(({ from, to, title, spaceIds }): Occupied[] => {
      if (spaceIds.includes(space.id)) return [{ from, to, title, because: null }]
      const other = [...space.around, ...space.within].find((id) => spaceIds.includes(id))
      return other === undefined ? [] : [{ from, to, title, because: other }]
    })
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
}
