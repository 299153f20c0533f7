import type { Minutes } from './minutes.ts'

declare const clockTimeBrand: unique symbol

/** What a clock shows, 'HH:MM' from 00:00 to 23:59. Times compare with < and >. */
export type ClockTime = string & { readonly [clockTimeBrand]: true }

/** A stretch of one day, from a time (included) to a later one (not included); it never passes midnight. */
export interface Interval {
  from: ClockTime
  to: ClockTime
}

const SHOWN = /^([01]\d|2[0-3]):[0-5]\d$/
const TYPED = /^(\d{1,2})(?:[:.,]?([0-5]\d))?(?::00)?$/
const MINUTES_OF_DAY = 1440

/** The time a literal spells as HH:MM; throws on anything else. What people type goes through parseClockTime. */
export function clockTime(text: string): ClockTime {
  if (!SHOWN.test(text)) throw new RangeError(`Not a time: ${text}`)
  return text as ClockTime
}

/** The time somebody typed: '8:30', '08.30', '0830', '8,30', '8', '08:30:00'; null when no clock shows it. */
export function parseClockTime(text: string): ClockTime | null {
  const parts = TYPED.exec(text.trim())
  if (!parts) return null
  const hours = Number(parts[1])
  return hours < 24 ? atMinute(hours * 60 + Number(parts[2] ?? 0)) : null
}

/** Minutes since midnight, 0 to 1439. */
export function minuteOfDay(time: ClockTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** The time that many minutes after midnight; throws outside 0-1439. */
export function atMinute(n: number): ClockTime {
  if (!Number.isInteger(n) || n < 0 || n >= MINUTES_OF_DAY) throw new RangeError(`Not a minute of the day: ${n}`)
  return `${twoDigits(Math.floor(n / 60))}:${twoDigits(n % 60)}` as ClockTime
}

/** How long an interval lasts; zero or less when it does not end after it begins. */
export function lengthOf(interval: Interval): Minutes {
  return minuteOfDay(interval.to) - minuteOfDay(interval.from)
}

/** Whether two intervals share a minute: one that begins when the other ends does not overlap it. */
export function overlaps(a: Interval, b: Interval): boolean {
  return a.from < b.to && b.from < a.to
}

/** Whether the inner interval lies within the outer one; equal ends are within. */
export function contains(outer: Interval, inner: Interval): boolean {
  return outer.from <= inner.from && inner.to <= outer.to
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0')
}
