import { dayOf, ROME, type Day, type Weekday } from './day.ts'
import { hoursAndMinutes, type Minutes } from './minutes.ts'
import type { Language } from './words.ts'

const locales: Record<Language, string> = { it: 'it-IT', en: 'en-GB' }

const shortDays: Record<Language, Intl.DateTimeFormat> = {
  it: formatter(locales.it, { day: '2-digit', month: '2-digit', year: 'numeric' }),
  en: formatter(locales.en, { day: 'numeric', month: 'short', year: 'numeric' }),
}
const longDays = perLanguage((locale) =>
  formatter(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
)
const months = perLanguage((locale) => formatter(locale, { month: 'long', year: 'numeric' }))
const weekdays = {
  long: perLanguage((locale) => formatter(locale, { weekday: 'long' })),
  short: perLanguage((locale) => formatter(locale, { weekday: 'short' })),
}
const counts = perLanguage((locale) => new Intl.NumberFormat(locale, { useGrouping: 'always' }))
const romeClock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: ROME })

/** '22/11/2026' or '22 Nov 2026'. */
export function formatDay(day: Day, language: Language): string {
  return shortDays[language].format(utcMidnight(day))
}

/** 'domenica 22 novembre 2026' or 'Sunday 22 November 2026'. */
export function formatLongDay(day: Day, language: Language): string {
  return longDays[language].format(utcMidnight(day)).replace(',', '')
}

/** A month written 'YYYY-MM', as 'novembre 2026' or 'November 2026'. */
export function formatMonth(month: string, language: Language): string {
  return months[language].format(new Date(`${month}-01T00:00:00Z`))
}

/** '22/11/2026, 14:05': what calendar and clock showed in Italy. */
export function formatInstant(instant: Date, language: Language): string {
  return `${formatDay(dayOf(instant), language)}, ${romeClock.format(instant)}`
}

/** '2026-11-22 14:05', what calendar and clock showed in Italy: for files, in the order that sorts. */
export function formatStamp(instant: Date): string {
  return `${dayOf(instant)} ${romeClock.format(instant)}`
}

/** Hours and minutes, '3:30'; totals are not broken into days. */
export function formatHours(minutes: Minutes): string {
  return hoursAndMinutes(minutes)
}

/** '12.345' or '12,345'. */
export function formatCount(n: number, language: Language): string {
  return counts[language].format(n)
}

/** 'lunedì' or 'Monday'; short, 'lun' or 'Mon'. */
export function weekdayName(weekday: Weekday, language: Language, width: 'long' | 'short' = 'long'): string {
  // 1 January 2024 was a Monday
  return weekdays[width][language].format(new Date(Date.UTC(2024, 0, weekday)))
}

// A Day has no time in it: it is read and written in UTC, and never moves.
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
}

function utcMidnight(day: Day): Date {
  return new Date(`${day}T00:00:00Z`)
}

function perLanguage<T>(make: (locale: string) => T): Record<Language, T> {
  return { it: make(locales.it), en: make(locales.en) }
}
