// Free seats (posti liberi): how many more students a partner can take in during a period. It hosts in the months it has
// named (none: all year round), which may go round the end of the year; every month that the period touches must be one
// of them. Of its seats those are taken that are filled on the fullest day of the period: a seat free only in the first
// week is of no use to who needs four. A partner that has not said how many seats it has is not known to have any.

import { type Day, monthOf } from '../platform/day.ts'
import type { Hosting, MonthPeriod } from './profile.rules.ts'

export interface Period {
  from: Day
  to: Day
}

/** The months of the year, 1 to 12, that a period touches. */
export function monthsOf({ from, to }: Period): number[] {
  const [first, last] = [monthNumber(from), monthNumber(to)]
  const count = Math.min(last - first + 1, 12)
  return Array.from({ length: Math.max(count, 0) }, (_, n) => ((first + n) % 12) + 1)
}

function monthNumber(day: Day): number {
  const [year = 0, month = 1] = monthOf(day).split('-').map(Number)
  return year * 12 + month - 1
}

/** Whether a partner takes students in during the whole of a period. */
export function hostsDuring({ periods }: Pick<Hosting, 'periods'>, period: Period): boolean {
  if (periods.length === 0) return true
  return monthsOf(period).every((month) => periods.some((each) => holds(each, month)))
}

function holds({ from, to }: MonthPeriod, month: number): boolean {
  return from <= to ? from <= month && month <= to : from <= month || month <= to
}

/** The seats left when so many are taken at once, never fewer than none; null when nobody has said how many there are. */
export function freeSeats({ seats }: Pick<Hosting, 'seats'>, taken: number): number | null {
  return seats === null ? null : Math.max(0, seats - taken)
}

export interface SeatSearch {
  period: Period
  /** At least so many; 0: whoever hosts in the period. */
  seats: number
  /** The most students at once in the period, by partner; who is not here has none. */
  taken: ReadonlyMap<string, number>
}

/** Whether a partner answers a search for seats. */
export function hasSeats(partner: { _id: string; hosting: Pick<Hosting, 'seats' | 'periods'> }, search: SeatSearch) {
  if (!hostsDuring(partner.hosting, search.period)) return false
  return search.seats === 0 || (freeSeats(partner.hosting, search.taken.get(partner._id) ?? 0) ?? 0) >= search.seats
}
