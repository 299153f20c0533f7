// Planning the sessions of an edition (calendario degli incontri): a weekly pattern and a number of minutes become dated
// sessions between two days. Closed days are left out and told with their reasons; the last session gets the remainder,
// in whole minutes; what does not fit before the last day is told. Whoever ignores closures plans on them on purpose.
// Days and clock times are civil ones: a session at 14:00 stays at 14:00 when the clocks change.
// Source: domain study 4 ("Lab module": the sessions make up the hours of the module).

import { atMinute, type ClockTime, lengthOf, minuteOfDay, overlaps } from '../platform/clock-time.ts'
import { type Day, daysOf, instantOf, weekday } from '../platform/day.ts'
import { type Minutes, sumMinutes } from '../platform/minutes.ts'
import type { ClosedBecause, ClosedDay } from './closed-days.rules.ts'
import { byTime, type LabSession, type PatternSlot } from './edition.rules.ts'

/** When a session takes place. */
export type SessionTime = Pick<LabSession, 'day' | 'from' | 'to' | 'minutes'>

export interface PlanAsked {
  /** How much is to be planned. */
  minutes: Minutes
  pattern: readonly PatternSlot[]
  /** Both included. */
  from: Day
  to: Day
  /** Why nobody meets on a day; none when they may. */
  closedOn: (on: Day) => readonly ClosedBecause[]
  /** Plan on closed days on purpose. */
  ignoreClosures?: boolean
  /** Sessions that stay: nothing is planned over them. */
  kept?: readonly Pick<LabSession, 'day' | 'from' | 'to'>[]
}

export interface SessionPlan {
  sessions: SessionTime[]
  /** Days of the pattern that were left out, up to the last session. */
  skipped: ClosedDay[]
  /** Days of sessions that are closed, planned on purpose. */
  onClosed: ClosedDay[]
  /** Days left out because the edition meets then already. */
  taken: Day[]
  /** What does not fit before the last day; 0 when everything is planned. */
  left: Minutes
}

/** More are not planned at once: a mistyped year would make hundreds of them. */
const mostSessions = 150

/** The sessions that a pattern gives, in order; none for an empty pattern or nothing to plan. */
export function planSessions(asked: PlanAsked): SessionPlan {
  const plan: SessionPlan = { sessions: [], skipped: [], onClosed: [], taken: [], left: Math.max(0, asked.minutes) }
  const slots = asked.pattern.filter((slot) => lengthOf(slot) > 0)
  if (slots.length === 0) return plan
  for (const day of daysOf(asked.from, asked.to)) {
    if (plan.left === 0 || plan.sessions.length >= mostSessions) break
    const ofDay = slots.filter((slot) => slot.weekday === weekday(day)).toSorted((a, b) => (a.from < b.from ? -1 : 1))
    if (ofDay.length > 0) planDay(plan, { day, slots: ofDay, asked })
  }
  return plan
}

interface DayToPlan {
  day: Day
  slots: readonly PatternSlot[]
  asked: PlanAsked
}

function planDay(plan: SessionPlan, { day, slots, asked }: DayToPlan): void {
  const because = [...asked.closedOn(day)]
  if (because.length > 0 && !asked.ignoreClosures) return void plan.skipped.push({ day, because })
  const kept = (asked.kept ?? []).filter((session) => session.day === day)
  const free = slots.filter((slot) => !kept.some((session) => overlaps(session, slot)))
  if (free.length < slots.length) plan.taken.push(day)
  const made = free.flatMap((slot) => sessionIn(plan, day, slot))
  if (made.length > 0 && because.length > 0) plan.onClosed.push({ day, because })
}

function sessionIn(plan: SessionPlan, day: Day, slot: PatternSlot): SessionTime[] {
  const minutes = Math.min(lengthOf(slot), plan.left)
  if (minutes === 0 || plan.sessions.length >= mostSessions) return []
  const session = { day, from: slot.from, to: atMinute(minuteOfDay(slot.from) + minutes), minutes }
  plan.sessions.push(session)
  plan.left -= minutes
  return [session]
}

/** What is asked for when the sessions to come are planned anew. */
export interface PlanInput {
  pattern: PatternSlot[]
  /** Of the sessions that are planned now, not of those that stay. */
  minutes: Minutes
  from: Day
  to: Day
  /** Why closures are ignored; null: they are not. */
  ignoring: string | null
  /** Sessions with a roll call: they stay. */
  held: ReadonlySet<string>
}

export type PatternProblem = 'slots-overlap' | 'slot-reversed' | 'no-pattern'

/** Why a weekly pattern cannot be planned with; none when it can. */
export function patternProblems(pattern: readonly PatternSlot[]): PatternProblem[] {
  const meet = pattern.some((slot, index) =>
    pattern.slice(index + 1).some((other) => other.weekday === slot.weekday && overlaps(slot, other)),
  )
  return [
    ...(pattern.length === 0 ? (['no-pattern'] as const) : []),
    ...(pattern.some((slot) => lengthOf(slot) <= 0) ? (['slot-reversed'] as const) : []),
    ...(meet ? (['slots-overlap'] as const) : []),
  ]
}

/** Whether a session has begun at that instant: from then on it is no longer planned, only recorded. */
export function hasBegun({ day, from }: { day: Day; from: ClockTime }, now: Date): boolean {
  return instantOf(day, from).getTime() <= now.getTime()
}

/** What stands in the way of a change: when it is, and which sessions have a roll call. */
export interface HeldFacts {
  now: Date
  /** Ids of sessions whose roll call was taken. */
  held: ReadonlySet<string>
}

/** Whether a session can still be planned differently: it takes place, has not begun, and has no roll call. */
export function isChangeable(session: Pick<LabSession, 'id' | 'day' | 'from' | 'state'>, facts: HeldFacts): boolean {
  return session.state === 'planned' && !hasBegun(session, facts.now) && !facts.held.has(session.id)
}

/** The minutes of the sessions that take place. */
export function plannedMinutes(sessions: readonly Pick<LabSession, 'state' | 'minutes'>[]): Minutes {
  return sumMinutes(sessions.filter(({ state }) => state === 'planned').map(({ minutes }) => minutes))
}

/** By date, numbered from 1, cancelled ones included; a number is not a change that calendars must follow. */
export function numbered<S extends Pick<LabSession, 'day' | 'from' | 'number'>>(sessions: readonly S[]): S[] {
  return sessions
    .toSorted(byTime)
    .map((session, index) => (session.number === index + 1 ? session : { ...session, number: index + 1 }))
}
