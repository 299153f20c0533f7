// On which days a lab does not take place (giorni esclusi): national holidays and the feast of the town's patron, closures
// of the city, of the partner and of the site, weekdays on which the site is not open, days of suspension of the schools
// that take part, and days on which this edition already meets. The reasons of one day are told together. School-to-work
// may take place on any of them: somebody may plan on a closed day on purpose, and says why.
// Source: norms/town-calendar.rules.ts, partners/opening.rules.ts; D.M. 226/2025 leaves the calendar to the schools.

import { type HolidayName, holidayOn, type MonthDay } from '../norms/holidays.rules.ts'
import { openOn } from '../partners/opening.rules.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { contains, type Interval } from '../platform/clock-time.ts'
import { type Day, daysOf, weekday } from '../platform/day.ts'
import type { Bilingual, CityClosure } from '../programme/programme.rules.ts'
import type { PatternSlot } from './edition.rules.ts'
import { closuresOn, type SchoolClosure } from '../schools/school-closure.rules.ts'

export type ClosedBecause =
  | { because: 'holiday'; holiday: HolidayName }
  | { because: 'city'; reason: Bilingual }
  | { because: 'partner'; reason: string }
  | { because: 'weekday' }
  | { because: 'school'; schoolId: string; reason: string }

/** A day that the pattern names and on which nothing was planned, or on which something was planned on purpose. */
export interface ClosedDay {
  day: Day
  because: ClosedBecause[]
}

/** Everything that decides whether an edition may meet on a day. */
export interface PlanCalendar {
  patron: MonthDay | null
  city: readonly CityClosure[]
  partner: Pick<Partner, 'sites' | 'closures'>
  siteId: string
  schools: readonly { schoolId: string; closures: readonly SchoolClosure[] }[]
}

/** Why nobody meets on that day; none when they may. */
export function closedOn(calendar: PlanCalendar, on: Day): ClosedBecause[] {
  const { patron, city, schools } = calendar
  const holiday = holidayOn(on, patron)
  return [
    ...(holiday ? [{ because: 'holiday', holiday } as const] : []),
    ...city
      .filter(({ from, to }) => from <= on && on <= to)
      .map(({ reason }) => ({ because: 'city', reason }) as const),
    ...ofPartner(calendar, on),
    ...schools.flatMap(({ schoolId, closures }) =>
      closuresOn(closures, on).map(({ reason }) => ({ because: 'school', schoolId, reason }) as const),
    ),
  ]
}

function ofPartner({ partner, siteId, patron }: PlanCalendar, on: Day): ClosedBecause[] {
  const standing = openOn(partner, siteId, { on, patron })
  if (standing.open || standing.because === 'holiday') return []
  if (standing.because === 'weekday') return [{ because: 'weekday' }]
  return [{ because: 'partner', reason: standing.closure.reason }]
}

/** Whether a session lies outside the opening hours of an open day; not when nobody has told them. */
export function isOutsideHours({ partner, siteId, patron }: PlanCalendar, on: Day, session: Interval): boolean {
  const standing = openOn(partner, siteId, { on, patron })
  if (!standing.open || standing.hours === null) return false
  return !standing.hours.some((hours) => contains(hours, session))
}

/** The days of a weekly pattern between two days on which nobody meets, because they are closed. */
export function daysLeftOut(
  pattern: readonly Pick<PatternSlot, 'weekday'>[],
  { from, to, met }: { from: Day; to: Day; met: ReadonlySet<Day> },
  calendar: PlanCalendar,
): ClosedDay[] {
  return daysOf(from, to)
    .filter((day) => !met.has(day) && pattern.some((slot) => slot.weekday === weekday(day)))
    .map((day) => ({ day, because: closedOn(calendar, day) }))
    .filter(({ because }) => because.length > 0)
}
