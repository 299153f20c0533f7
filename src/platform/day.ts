import { DateTime } from 'luxon'
import type { ClockTime } from './clock-time.ts'

declare const dayBrand: unique symbol

/** A civil day in Italy, 'YYYY-MM-DD'. Days compare with < and >, because the text sorts as the calendar does. */
export type Day = string & { readonly [dayBrand]: true }

/** 1 Monday .. 7 Sunday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export const ROME = 'Europe/Rome'

const DAY_MS = 86_400_000
const ISO = /^(\d{4})-(\d{2})-(\d{2})$/
const ITALIAN = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/
const OLDEST_YEAR = 1900
const NEWEST_YEAR = 2199

/** The day a literal spells in ISO form; throws on anything else. What people type goes through parseDay. */
export function day(text: string): Day {
  const parts = ISO.exec(text)
  const found = parts && realDay(Number(parts[1]), Number(parts[2]), Number(parts[3]))
  if (!found) throw new RangeError(`Not a day: ${text}`)
  return found
}

/**
 * The day somebody typed: ISO, or day first with / - or . between; null when there is no such day.
 * Years from 1900 to 2199; of two digits, 00-49 are of this century and 50-99 of the last.
 */
export function parseDay(text: string): Day | null {
  const trimmed = text.trim()
  const iso = ISO.exec(trimmed)
  if (iso) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const italian = ITALIAN.exec(trimmed)
  if (!italian) return null
  return realDay(fullYear(italian[4] ?? ''), Number(italian[3]), Number(italian[1]))
}

/** The day it is in Italy at that instant. */
export function dayOf(instant: Date): Day {
  const text = DateTime.fromJSDate(instant, { zone: ROME }).toISODate()
  if (text === null) throw new RangeError('Not an instant')
  return text as Day
}

/**
 * The instant at which the clocks of Italy show that time on that day. When the clocks go back and show it twice, the
 * first; when they go forward and skip it, as much after the change as it would have been.
 */
export function instantOf(d: Day, time: ClockTime): Date {
  const shown = DateTime.fromISO(`${d}T${time}`, { zone: ROME })
  // luxon alone would choose between the two by the offset of the day on which the program happens to run
  const earliest = shown.getPossibleOffsets().reduce((a, b) => (a.toMillis() <= b.toMillis() ? a : b))
  return earliest.toJSDate()
}

/** That many days later, or earlier when n is negative. */
export function addDays(d: Day, n: number): Day {
  return dayAt(utcMidnight(d) + n * DAY_MS)
}

/** How many days b comes after a; negative when before. */
export function daysBetween(a: Day, b: Day): number {
  return Math.round((utcMidnight(b) - utcMidnight(a)) / DAY_MS)
}

/** The day of the week, 1 Monday to 7 Sunday. */
export function weekday(d: Day): Weekday {
  return (new Date(utcMidnight(d)).getUTCDay() || 7) as Weekday
}

/** The ISO week, '2026-W47': it belongs to the year of its Thursday. */
export function isoWeek(d: Day): string {
  const thursday = addDays(d, 4 - weekday(d))
  const week = Math.floor(daysBetween(day(`${thursday.slice(0, 4)}-01-01`), thursday) / 7) + 1
  return `${thursday.slice(0, 4)}-W${String(week).padStart(2, '0')}`
}

/** The month, '2026-11'. */
export function monthOf(d: Day): string {
  return d.slice(0, 7)
}

/** Every day from one to the other, both included; none when they are the wrong way round. */
export function daysOf(from: Day, to: Day): Day[] {
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, n) => addDays(from, n))
}

/**
 * Completed years of age on a day; negative before birth. Who was born on 29 February grows older on 1 March of common
 * years, so that the rules that protect minors never end a day early.
 */
export function ageOn(birth: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  return on.slice(5) < birth.slice(5) ? years - 1 : years
}

/** The earliest of some days. */
export function minDay(first: Day, ...rest: Day[]): Day {
  return rest.reduce((a, b) => (a <= b ? a : b), first)
}

/** The latest of some days. */
export function maxDay(first: Day, ...rest: Day[]): Day {
  return rest.reduce((a, b) => (a >= b ? a : b), first)
}

function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length === 4) return year
  return year < 50 ? 2000 + year : 1900 + year
}

function realDay(year: number, month: number, dayOfMonth: number): Day | null {
  if (year < OLDEST_YEAR || year > NEWEST_YEAR) return null
  const at = new Date(Date.UTC(year, month - 1, dayOfMonth))
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== dayOfMonth) return null
  return dayAt(at.getTime())
}

// Days are counted in UTC, where every day has 24 hours.
function utcMidnight(d: Day): number {
  return Date.parse(`${d}T00:00:00Z`)
}

function dayAt(utc: number): Day {
  return new Date(utc).toISOString().slice(0, 10) as Day
}
