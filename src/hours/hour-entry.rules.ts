// The hour register of a placement (registro delle ore): one line is one stretch of one day, in whole minutes. It lies
// within the times agreed with the host, within one day, in the past, and shares no minute with another of the same
// student, whoever hosts. The student or the host writes it, as the school decides; the host confirms it (conferma), the
// school approves it (convalida), and only approved minutes count. Who returns a line (rimanda) says why, and frees its
// time; who wrote it may cancel it (annulla) as long as nobody else has signed. Approved lines never change.
// Source: L. 145/2018, art. 1, c. 784 and ff.; D.M. 195/2017 (Carta dei diritti); for minors norms/minors.rules.ts.

import type { Role } from '../access/actor.ts'
import type { DayOff } from '../norms/town-calendar.rules.ts'
import { type ClockTime, type Interval, lengthOf, minuteOfDay } from '../platform/clock-time.ts'
import type { Day } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'

export const entryStates = ['logged', 'confirmed', 'approved', 'returned', 'cancelled', 'rectified'] as const
export type EntryState = (typeof entryStates)[number]

/** Who signed, and when; the name as it was then. */
export interface Mark {
  accountId: string
  name: string
  role: Role
  at: Date
}

export interface HourEntry {
  /** Made by the form that sent it: a second sending is recognised by it. */
  id: string
  placementId: string
  partnerId: string
  schoolId: string
  from: ClockTime
  to: ClockTime
  breakMinutes: Minutes
  /** from the first time to the second, without the break */
  minutes: Minutes
  activity: string
  state: EntryState
  /** Whether it holds its time: no longer after it was returned or cancelled. */
  live: boolean
  startMinute: number
  endMinute: number
  loggedBy: Mark
  confirmedBy: Mark | null
  approvedBy: Mark | null
  returned: (Mark & { reason: string }) | null
  cancelledBy: Mark | null
  /** When it was typed on a device without network; null when it came at once. */
  writtenAt: Date | null
  /** What was said when it was written: a day on which nobody is expected. Older lines have none. */
  warned?: DayWarning | null
  /** Why the school confirmed it in the place of the host; null when the host did, or nobody yet. */
  confirmedFor: string | null
  /** What it takes the place of, and why; null for an ordinary line. */
  rectifies: { id: string; reason: string } | null
  /** The line that has taken its place; null while it holds. */
  rectifiedBy: string | null
}

/** Why a day is unusual although hours were done on it. */
export type DayWarning = DayOff | 'sunday'

/** All the lines of one student on one day, in one record: that is what makes overlaps impossible. */
export interface StudentDay {
  _id: string
  studentId: string
  schoolId: string
  day: Day
  /** of the live lines */
  minutes: Minutes
  entries: HourEntry[]
  /** The school that has closed the month of this day; nothing while it is open. */
  closedFor?: string | null
}

export interface EntryRef {
  day: Day
  id: string
}

/** A line of a list, with its day. */
export interface DatedEntry {
  day: Day
  entry: HourEntry
}

export function studentDayId(studentId: string, day: Day): string {
  return `${studentId}:${day}`
}

/** The times somebody wants to log; the break is inside them. */
export interface EntryTimes extends Interval {
  breakMinutes: Minutes
}

/** From the first time to the second, without the break. */
export function workedMinutes(times: EntryTimes): Minutes {
  return lengthOf(times) - times.breakMinutes
}

/** One day, as a form sends it. */
export interface LogInput {
  /** Made by the form: sending it twice stores it once. */
  key: string
  day: Day
  /** One or more stretches of that day, stored together or not at all. */
  times: readonly EntryTimes[]
  activity: string
  /** When it was typed on a device without network; nothing when it came at once. */
  writtenAt?: Date | null
  /** The paper register that the host's tutor has signed, in words; nothing for what is typed here. */
  paper?: string | null
}

/** Several days at the agreed times. */
export interface UsualInput {
  key: string
  days: readonly Day[]
  activity: string
}

export interface NewEntries {
  key: string
  placement: { _id: string; partnerId: string; schoolId: string }
  times: readonly EntryTimes[]
  activity: string
  by: Mark
  writtenAt?: Date | null
  warned?: DayWarning | null
  paper?: string | null
}

/** The lines to store. What a host writes is thereby confirmed, and so is what its tutor has signed on paper. */
export function newEntries({ key, placement, times, activity, by, ...more }: NewEntries): HourEntry[] {
  const paper = more.paper ?? null
  const confirmedBy = by.role === 'host' || paper ? by : null
  return times.map((each, index) => ({
    id: entryId(key, index),
    placementId: placement._id,
    partnerId: placement.partnerId,
    schoolId: placement.schoolId,
    from: each.from,
    to: each.to,
    breakMinutes: each.breakMinutes,
    minutes: workedMinutes(each),
    activity,
    state: confirmedBy ? 'confirmed' : 'logged',
    live: true,
    startMinute: minuteOfDay(each.from),
    endMinute: minuteOfDay(each.to),
    loggedBy: by,
    confirmedBy,
    approvedBy: null,
    returned: null,
    cancelledBy: null,
    writtenAt: more.writtenAt ?? null,
    warned: more.warned ?? null,
    confirmedFor: paper,
    rectifies: null,
    rectifiedBy: null,
  }))
}

/** The lines that a form has already stored on a day. */
export function sentBefore(key: string, entries: readonly HourEntry[]): HourEntry[] {
  return entries.filter((entry) => entry.id.startsWith(`${key}-`))
}

/** Whether what is stored is what is being sent again, and still holds. */
export function isSameSending(stored: readonly HourEntry[], wanted: readonly HourEntry[]): boolean {
  return (
    stored.length === wanted.length &&
    wanted.every((entry) =>
      stored.some(
        (old) =>
          old.id === entry.id &&
          old.live &&
          old.placementId === entry.placementId &&
          old.from === entry.from &&
          old.to === entry.to &&
          old.breakMinutes === entry.breakMinutes &&
          old.activity === entry.activity,
      ),
    )
  )
}

function entryId(key: string, index: number): string {
  return `${key}-${index + 1}`
}

export type EntryMove = 'confirm' | 'confirm-for-host' | 'approve' | 'return' | 'cancel'

/** From which states each move starts, by who makes it. */
const starts: Record<EntryMove, Partial<Record<Role, readonly EntryState[]>>> = {
  confirm: { host: ['logged'] },
  'confirm-for-host': { coordinator: ['logged'], teacher: ['logged'] },
  approve: { coordinator: ['confirmed'], teacher: ['confirmed'] },
  return: { host: ['logged'], coordinator: ['logged', 'confirmed'], teacher: ['logged', 'confirmed'] },
  cancel: { student: ['logged'], host: ['logged', 'confirmed'] },
}

/** The states from which this role may make this move. */
export function startsOf(move: EntryMove, role: Role): readonly EntryState[] {
  return starts[move][role] ?? []
}

/** Whether this role may make this move with this line now. Only who wrote a line cancels it. */
export function mayMove(move: EntryMove, role: Role, entry: Pick<HourEntry, 'state' | 'loggedBy'>): boolean {
  const own = move !== 'cancel' || entry.loggedBy.role === role
  return own && startsOf(move, role).includes(entry.state)
}

export const stateAfter: Record<EntryMove, EntryState> = {
  confirm: 'confirmed',
  'confirm-for-host': 'confirmed',
  approve: 'approved',
  return: 'returned',
  cancel: 'cancelled',
}
