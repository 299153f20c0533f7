// What the cells of an attendance register (registro presenze) mean that somebody has filled in by hand. In the columns
// of times `8,30` is half past eight; in the column of the hours `3,5` is three and a half. What can be read in two ways
// is not read at all: the person who has the paper says which it is.

import { atMinute, type ClockTime, parseClockTime } from '../platform/clock-time.ts'
import { addDays, day, type Day, parseDay } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'
import type { Cell } from '../platform/sheet.ts'

export type TimeProblem = 'not-a-time' | 'unclear-time' | 'until-midnight'
export type ReadTime = { time: ClockTime | null; problem: null } | { time: null; problem: TimeProblem }

const NOTHING = /^[\s\-–—_./\\*]*$/u
const DAY_MINUTES = 1440

/** A cell without anything that was meant: empty, or a stroke through it. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && NOTHING.test(cell))
}

/** The text of a cell, in one line. */
export function textOf(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell).replaceAll(/\s+/gu, ' ').trim()
}

/** The time in a cell: '8,30', '8h30', 'ore 17', a part of a day; null where nothing is written. */
export function readTime(cell: Cell | undefined): ReadTime {
  if (isBlank(cell)) return { time: null, problem: null }
  if (typeof cell === 'number') return timeOfNumber(cell)
  const typed = textOf(cell)
    .toLowerCase()
    .replace(/^(?:(?:dalle|alle|ore|h)\b\.?\s*)+/u, '')
    .replace(/\s*(?:ore|h)\.?$/u, '')
    .replace(/^(\d{1,2})\s*[h:.,]\s*(\d{2})$/u, '$1:$2')
  if (/^24(?::00)?(?::00)?$/u.test(typed)) return { time: null, problem: 'until-midnight' }
  const time = parseClockTime(typed)
  return time ? { time, problem: null } : { time: null, problem: 'not-a-time' }
}

// Below one it is a part of a day, as Excel keeps times; above, somebody typed 8,30 and Excel made a number of it.
function timeOfNumber(value: number): ReadTime {
  if (value === 24 || value === 1) return { time: null, problem: 'until-midnight' }
  if (value < 0 || value > 24) return { time: null, problem: 'not-a-time' }
  if (value < 1) return atOrNot(Math.round(value * DAY_MINUTES))
  const hours = Math.floor(value)
  const hundredths = Math.round((value - hours) * 100)
  if (hundredths >= 60) return atOrNot(Math.round(value * 60))
  // 8,5 may be half past eight or ten to nine, 8,25 a quarter past or twenty-five past.
  if (hundredths === 50 || hundredths === 25) return { time: null, problem: 'unclear-time' }
  return atOrNot(hours * 60 + hundredths)
}

function atOrNot(minute: number): ReadTime {
  return minute < DAY_MINUTES
    ? { time: atMinute(minute), problem: null }
    : { time: null, problem: minute === DAY_MINUTES ? 'until-midnight' : 'not-a-time' }
}

/** The hours somebody declared, in every way that the cell can be read; the likeliest first, none where nothing is. */
export function declaredReadings(cell: Cell | undefined): Minutes[] {
  if (isBlank(cell)) return []
  if (typeof cell === 'number') return readingsOfNumber(cell)
  const typed = textOf(cell)
    .toLowerCase()
    .replace(/^(?:ore|h|tot\.?)\s*/u, '')
    .replace(/\s*(?:ore|ora|h|hh)\.?$/u, '')
  const clock = /^(\d{1,4})\s*[:h]\s*(\d{2})(?::00)?$/u.exec(typed)
  if (clock) return [Number(clock[1]) * 60 + Number(clock[2])]
  const decimal = /^(\d{1,4})(?:[.,](\d{1,2}))?$/u.exec(typed)
  if (!decimal) return []
  const whole = Number(decimal[1]) * 60
  const fraction = decimal[2] ?? '0'
  const hundredths = Math.round(Number(`0.${fraction}`) * 60)
  // 3,30 is eighteen minutes to a computer, and half an hour to many a tutor.
  const asMinutes = fraction.length === 2 && Number(fraction) < 60 ? [whole + Number(fraction)] : []
  return [whole + hundredths, ...asMinutes]
}

function readingsOfNumber(value: number): Minutes[] {
  if (value < 0 || value > 10_000) return []
  const hours = Math.round(value * 60)
  return value < 1 ? [hours, Math.round(value * DAY_MINUTES)] : [hours]
}

/** A break in whole minutes: '0:30', '30 min', 30; numbers below five are hours. Null for what is none. */
export function readBreak(cell: Cell | undefined): Minutes | null {
  if (isBlank(cell)) return 0
  const typed = textOf(cell).toLowerCase().replace(',', '.')
  const clock = /^(\d{1,2})[:h](\d{2})(?::00)?$/u.exec(typed)
  if (clock) return Number(clock[1]) * 60 + Number(clock[2])
  const number = /^(\d{1,3}(?:\.\d{1,2})?)\s*(?:m|min|minuti|')?\.?$/u.exec(typed)
  if (!number) return null
  const value = Number(number[1])
  const isHours = value < 5 && !/[m']/u.test(typed)
  return Math.round(isHours ? value * 60 : value)
}

/** A day as it is written: whole, without its year ('02-08'), or by its number alone ('08'). */
export type WrittenDay = { day: Day } | { monthDay: string } | { dayOfMonth: number }

const MONTHS = ['gen', 'feb', 'mar', 'apr', 'mag', 'giu', 'lug', 'ago', 'set', 'ott', 'nov', 'dic']
const WEEKDAY =
  /^(?:luned[iì]'?|marted[iì]'?|mercoled[iì]'?|gioved[iì]'?|venerd[iì]'?|sabato|domenica|(?:lun|mar|mer|gio|ven|sab|dom)\b\.?),?\s*/u
// Excel counts days: this is 1 January 2000.
const OLDEST_DAY = day('2000-01-01')
const OLDEST_SERIAL = 36_526
const NEWEST_SERIAL = 73_050

/** The day in a cell; null for what is none. */
export function readDay(cell: Cell | undefined): WrittenDay | null {
  if (isBlank(cell)) return null
  if (typeof cell === 'number') return dayOfNumber(cell)
  const typed = textOf(cell)
    .toLowerCase()
    .replace(WEEKDAY, '')
    .replace(/[ /.-]+$/u, '')
  const whole = parseDay(typed.replaceAll(/\s*([/.-])\s*/gu, '$1'))
  if (whole) return { day: whole }
  if (/^\d{1,2}$/u.test(typed)) return dayOfNumber(Number(typed))
  const parts = /^(\d{1,2})°?\s*(?:[/.\s-]|di\s)\s*(\d{1,2}|[a-z]{3,9})\.?(?:\s*[/.\s-]\s*(\d{4}|\d{2}))?$/u.exec(typed)
  if (!parts) return null
  const month = monthNumber(parts[2] ?? '')
  return month ? dayOfParts(Number(parts[1]), month, parts[3]) : null
}

function dayOfParts(dayOfMonth: number, month: number, year: string | undefined): WrittenDay | null {
  const monthDay = `${two(month)}-${two(dayOfMonth)}`
  // A leap year knows every day there can be.
  if (!parseDay(`2028-${monthDay}`)) return null
  if (year === undefined) return { monthDay }
  const found = parseDay(`${year.length === 2 ? `20${year}` : year}-${monthDay}`)
  return found && { day: found }
}

function dayOfNumber(value: number): WrittenDay | null {
  if (!Number.isInteger(value)) return null
  if (value >= 1 && value <= 31) return { dayOfMonth: value }
  if (value < OLDEST_SERIAL || value > NEWEST_SERIAL) return null
  return { day: addDays(OLDEST_DAY, value - OLDEST_SERIAL) }
}

/** 1 to 12 for '2', '02', 'feb', 'febbraio'; null for another word. */
export function monthNumber(word: string): number | null {
  if (/^\d{1,2}$/u.test(word)) return Number(word) >= 1 && Number(word) <= 12 ? Number(word) : null
  const found = MONTHS.indexOf(word.slice(0, 3).toLowerCase())
  return found < 0 ? null : found + 1
}

export function two(n: number): string {
  return String(n).padStart(2, '0')
}
