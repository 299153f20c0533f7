// The month of a host (registro mensile dell'ente): every student at a host in a month, all together and school by school,
// with every line that is logged and how far it is signed. A host reads all its own students, a school its own only.

import type { DatedEntry } from '../hours/hour-entry.rules.ts'
import { type HourTotals, totalsOf } from '../hours/totals.rules.ts'
import { begunStates } from '../placements/placement-state.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import type { Day } from '../platform/day.ts'
import { byName, fullName, groupBy } from '../schools/student.rules.ts'
import type { AbsentDay } from './register.rules.ts'
import { type RegisterTotals, totalsOfAll, type Waiting, waitingOf } from './register-totals.rules.ts'

export interface HostMonthLine {
  placement: Placement
  schoolName: string
  /** Live ones of the month, by day and time. */
  entries: DatedEntry[]
  /** Of the month, until today. */
  absences: AbsentDay[]
  /** Days on which absences of any month were made up. */
  recoveries: readonly Day[]
  totals: HourTotals
}

export interface HostMonth {
  partner: { _id: string; name: string }
  /** '2026-10' */
  month: string
  /** Whose students: of one school, or null: of all. */
  schoolId: string | null
  /** By school, then by name. */
  lines: readonly HostMonthLine[]
}

/** Whether a placement has anything to do with some days: hours there, or it has begun and lies in them. */
export function isInMonth(
  placement: Pick<Placement, 'state' | 'terms' | 'amendments'>,
  { from, to, hasHours }: { from: Day; to: Day; hasHours: boolean },
): boolean {
  const terms = effectiveTerms(placement)
  return hasHours || (begunStates.includes(placement.state) && terms.from <= to && terms.to >= from)
}

/** A line of the register with its sums. */
export function hostMonthLine(given: Omit<HostMonthLine, 'totals'>): HostMonthLine {
  const entries = given.entries.map(({ entry }) => entry)
  return { ...given, totals: totalsOf(entries, effectiveTerms(given.placement).plannedMinutes) }
}

/** By school, then by name. */
export function inRegisterOrder(lines: readonly HostMonthLine[]): HostMonthLine[] {
  return lines.toSorted(
    (a, b) =>
      a.schoolName.localeCompare(b.schoolName, 'it') ||
      byName(a.placement.student, b.placement.student) ||
      (a.placement._id < b.placement._id ? -1 : 1),
  )
}

/** The lines of each school, in order. */
export function bySchool(lines: readonly HostMonthLine[]): HostMonthLine[][] {
  return [...groupBy(lines, ({ placement }) => placement.schoolId).values()]
}

export function totalsOfHostMonth({ lines }: Pick<HostMonth, 'lines'>): RegisterTotals {
  return totalsOfAll(lines.map(({ totals }) => totals))
}

/** What of each student waits for whom. */
export function hostMonthWaiting({ lines }: Pick<HostMonth, 'lines'>): Waiting[] {
  return lines.flatMap(({ placement, totals }) =>
    waitingOf(totalsOfAll([totals]), {
      name: fullName(placement.student),
      at: { kind: 'hours', id: placement._id },
    }),
  )
}

/** How many lines make a register that is not made while somebody waits for the page. */
const longFrom = 600

export function isLong({ lines }: Pick<HostMonth, 'lines'>): boolean {
  return lines.reduce((sum, { entries, absences }) => sum + entries.length + absences.length, 0) > longFrom
}
