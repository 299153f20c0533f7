// Closing a month (chiusura del mese): a school closes a month that is over once all its hours are signed, or says that
// it leaves some. From then on nothing is logged, signed, returned or rectified on its days, and no absence of them noted
// or decided (what students write in their diary is theirs, and stands in no register), until the coordinator opens
// it again with a reason (riapertura). Labs have roll calls of their own and are no part of it. No norm asks for it: it
// is how a school keeps what it has handed in from changing behind its back.

import { type SchoolYear, schoolYearStart } from '../norms/school-year.rules.ts'
import { addDays, type Day, day, monthOf } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'
import type { Mark } from './hour-entry.rules.ts'

export interface ClosedMonth {
  _id: string
  schoolId: string
  /** '2026-11' */
  month: string
  /** null while it is open */
  closed: Closing | null
  /** Every closing and opening, oldest first. */
  history: MonthEvent[]
}

export interface Closing {
  by: Mark
  /** How many lines were left without a signature. */
  waiting: number
}

export interface MonthEvent {
  event: 'closed' | 'reopened' | 'closing-undone'
  by: Mark
  /** Why it was opened again. */
  reason: string | null
  waiting: number
}

/** What somebody who meets a closed month is told: who closed it, and when. */
export interface MonthLock {
  month: string
  by: string
  at: Date
}

export type CloseRefusal = 'month-not-over' | 'already-closed' | 'hours-waiting'

interface CloseFacts {
  month: string
  today: Day
  isClosed: boolean
  /** Lines of the month that nobody has approved yet. */
  waiting: number
  /** Whether whoever closes says that these may stay behind. */
  leave: boolean
}

/** Why a month cannot be closed now; none means yes. */
export function closeRefusals({ month, today, isClosed, waiting, leave }: CloseFacts): CloseRefusal[] {
  if (isClosed) return ['already-closed']
  if (lastDayOf(month) >= today) return ['month-not-over']
  return waiting > 0 && !leave ? ['hours-waiting'] : []
}

/** What the lines of a month sum up to. */
export interface MonthSums {
  approved: Minutes
  /** Written and not approved. */
  waitingMinutes: Minutes
  waiting: number
}

export const noHours: MonthSums = { approved: 0, waitingMinutes: 0, waiting: 0 }

export function closedMonthId(schoolId: string, month: string): string {
  return `${schoolId}:${month}`
}

/** '2026-11' as an address has it; null for anything else. */
export function parseMonth(text: string): string | null {
  return /^20\d{2}-(?:0[1-9]|1[0-2])$/u.test(text) ? text : null
}

export function firstDayOf(month: string): Day {
  return day(`${month}-01`)
}

export function lastDayOf(month: string): Day {
  const someDayOfNext = addDays(firstDayOf(month), 31)
  return addDays(firstDayOf(monthOf(someDayOfNext)), -1)
}

/** The months of a school year that have begun, the latest first. */
export function monthsOf(year: SchoolYear, today: Day): string[] {
  const months: string[] = []
  let first = schoolYearStart(year)
  while (months.length < 12 && first <= today) {
    months.unshift(monthOf(first))
    first = addDays(lastDayOf(monthOf(first)), 1)
  }
  return months
}
