// What hours may be logged (ore che si possono registrare): on an active placement, by whom the school has chosen, within
// the times agreed for that day, once they are over, and without sharing a minute with another line of the same student
// or with a lab session at which the student is expected or was. Student and host have as many days as the school gives
// them (finestra di registrazione); what was forgotten longer ago is added by the school, and by nobody else.
// The limits for minors (norms/minors.rules.ts) are kept over the whole day, its week and the nights around it.
// Source: D.M. 195/2017, art. 3 (the daily duration is the one of the agreement); L. 977/1967 for minors, as prudence.

import type { Role } from '../access/actor.ts'
import { type MinorsReason, minorsLimits, minorsReasons } from '../norms/minors.rules.ts'
import type { PlacementState } from '../placements/placement-state.rules.ts'
import { type Agreed, agreedDayOff } from '../placements/terms.rules.ts'
import {
  atMinute,
  type ClockTime,
  contains,
  type Interval,
  lengthOf,
  minuteOfDay,
  overlaps,
} from '../platform/clock-time.ts'
import { addDays, ageOn, type Day, instantOf, weekday } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'
import type { WhoLogs } from '../schools/school.rules.ts'
import { type DayWarning, type EntryTimes, type HourEntry, workedMinutes } from './hour-entry.rules.ts'

export type LogRefusal =
  | 'placement-not-active'
  | 'placement-suspended'
  | 'not-allowed-to-log'
  | 'no-times'
  | 'zero-length'
  | 'break-too-long'
  | 'day-not-agreed'
  | 'interrupted'
  | 'outside-agreed-times'
  | 'in-the-future'
  | 'overlaps'
  | 'overlaps-lab'
  | 'form-already-used'
  | WindowReason
  | MinorsReason

/** Student and host are too late, or the school too early: who may still write the day has it in hand. */
export type WindowReason = 'window-over' | 'window-still-open'

export interface DayFacts {
  day: Day
  /** Null when the school does not know it: the limits of the youngest age but one are kept then. */
  birthDate: Day | null
  /** live minutes of the other days of the same ISO week */
  restOfWeek: Minutes
  lastExitOfDayBefore: ClockTime | null
  firstEntryOfDayAfter: ClockTime | null
}

export interface LogFacts extends DayFacts {
  placementState: PlacementState
  mayLog: boolean
  window: WindowReason | null
  /** The agreed times of that day; none on a day without activity. */
  agreed: readonly Interval[]
  /** An amendment has interrupted the placement on that day: nothing is agreed then. */
  interrupted: boolean
  now: Date
  /** When the student is at a lab that day, expected or there. */
  atLab: readonly Interval[]
  /** What the day already holds, with every host. */
  dayEntries: readonly HourEntry[]
}

/** Whether this role writes hours in a school that has decided who does. */
export function mayWrite(whoLogs: WhoLogs, role: Role): boolean {
  if (role !== 'student' && role !== 'host') return false
  return whoLogs === 'both' || whoLogs === role
}

/** The roles that add what was forgotten, once the days of student and host are over. */
export function addsLate(role: Role): boolean {
  return role === 'coordinator' || role === 'teacher'
}

/** Whether it is too late for student and host, or too early for the school, to write a day. */
export function windowReason(role: Role, { day, today, days }: LogWindow): WindowReason | null {
  const isOver = day < addDays(today, -days)
  if (addsLate(role)) return isOver ? null : 'window-still-open'
  return isOver ? 'window-over' : null
}

export interface LogWindow {
  day: Day
  today: Day
  /** For how many days after a day its hours may be logged. */
  days: number
}

/** Every reason against logging these times on that day; none means yes. */
export function logRefusals(times: readonly EntryTimes[], facts: LogFacts): LogRefusal[] {
  const held = facts.dayEntries.filter((entry) => entry.live)
  const against: [LogRefusal, boolean][] = [
    ['placement-suspended', facts.placementState === 'suspended'],
    ['placement-not-active', !['active', 'suspended'].includes(facts.placementState)],
    ['not-allowed-to-log', !facts.mayLog],
    ...windowRefusals(facts),
    ['no-times', times.length === 0 && facts.agreed.length > 0],
    ['zero-length', times.some((each) => lengthOf(each) <= 0)],
    ['break-too-long', times.some((each) => each.breakMinutes > 0 && workedMinutes(each) <= 0)],
    ['interrupted', facts.interrupted],
    ['day-not-agreed', facts.agreed.length === 0 && !facts.interrupted],
    ['outside-agreed-times', facts.agreed.length > 0 && !times.every((each) => isAgreed(facts.agreed, each))],
    ['in-the-future', times.some((each) => instantOf(facts.day, each.to) > facts.now)],
    ['overlaps', overlapAny(times, held)],
    ['overlaps-lab', times.some((each) => facts.atLab.some((lab) => overlaps(lab, each)))],
  ]
  const reasons = against.filter(([, holds]) => holds).map(([reason]) => reason)
  return reasons.length > 0 ? reasons : dayRefusals([...held, ...times], facts)
}

/** The reasons of the limits for minors against a whole day; none for who is of age. */
export function dayRefusals(times: readonly EntryTimes[], facts: DayFacts): MinorsReason[] {
  return minorsReasons({
    age: ageForLimits(facts.birthDate, facts.day),
    intervals: times.flatMap(workedIntervals),
    restOfWeek: facts.restOfWeek,
    lastExitOfDayBefore: facts.lastExitOfDayBefore,
    firstEntryOfDayAfter: facts.firstEntryOfDayAfter,
  })
}

/** The most minutes the record of a day may hold: the limit of the age, or the whole day. */
export function dayCap(birthDate: Day | null, day: Day): Minutes {
  return minorsLimits(ageForLimits(birthDate, day))?.perDay ?? 24 * 60
}

/** Why hours of a day are unusual although they were agreed: a Sunday, a holiday, a closure of the town. */
export function dayWarning(agreed: Agreed, on: Day): DayWarning | null {
  return weekday(on) === SUNDAY ? 'sunday' : agreedDayOff(agreed, on)
}

const SUNDAY = 7

/** Whether times lie within one of the agreed stretches. */
export function isAgreed(agreed: readonly Interval[], times: Interval): boolean {
  return agreed.some((each) => contains(each, times))
}

/** The agreed times of a day that are over, and of which nothing is logged yet. */
export function freeAgreedTimes(facts: Pick<LogFacts, 'agreed' | 'day' | 'now' | 'dayEntries'>): Interval[] {
  const held = facts.dayEntries.filter((entry) => entry.live)
  const isOver = (each: Interval) => instantOf(facts.day, each.to) <= facts.now
  return facts.agreed.filter((each) => isOver(each) && !held.some((entry) => overlaps(entry, each)))
}

function windowRefusals({ window }: LogFacts): [LogRefusal, boolean][] {
  return window ? [[window, true]] : []
}

// Who has no birth date in the register is treated as a minor of 16: prudent, and no obstacle to a common timetable.
function ageForLimits(birthDate: Day | null, on: Day): number {
  return birthDate ? ageOn(birthDate, on) : 16
}

function overlapAny(times: readonly EntryTimes[], held: readonly HourEntry[]): boolean {
  return times.some(
    (each, index) =>
      held.some((entry) => overlaps(entry, each)) || times.slice(index + 1).some((next) => overlaps(each, next)),
  )
}

// When the break was is not recorded: it is put in the middle, where it serves best.
function workedIntervals(times: EntryTimes): Interval[] {
  const worked = workedMinutes(times)
  if (times.breakMinutes === 0 || worked <= 1) return [{ from: times.from, to: times.to }]
  const start = minuteOfDay(times.from)
  const half = Math.ceil(worked / 2)
  const again = start + half + times.breakMinutes
  return [
    { from: times.from, to: atMinute(start + half) },
    { from: atMinute(again), to: times.to },
  ]
}
