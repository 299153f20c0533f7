// The holidays of the whole country (festività nazionali), and the feast of the town's patron saint (santo patrono).
// Sundays are holidays too, and are left to whoever asks. School-to-work may take place on any of them: it is for the
// calendar to warn, and for the agreement to allow.
// Source: L. 260/1949, art. 2, with D.P.R. 792/1985 (Epiphany), L. 336/2000 (2 June) and L. 151/2025 (4 October).

import { addDays, day, daysBetween, parseDay, type Day } from '../platform/day.ts'

export type HolidayName =
  | 'new-year'
  | 'epiphany'
  | 'easter'
  | 'easter-monday'
  | 'liberation'
  | 'labour'
  | 'republic'
  | 'assumption'
  | 'saint-francis'
  | 'all-saints'
  | 'immaculate-conception'
  | 'christmas'
  | 'saint-stephen'
  | 'patron-saint'

export interface Holiday {
  day: Day
  name: HolidayName
}

/** Month and day of a feast that never moves, 'MM-DD': Milan 12-07, Turin 06-24. */
export type MonthDay = `${number}-${number}`

const FROM_THE_START = 1949

const fixed: readonly { on: MonthDay; name: HolidayName; from: number }[] = [
  { on: '01-01', name: 'new-year', from: FROM_THE_START },
  { on: '01-06', name: 'epiphany', from: 1986 },
  { on: '04-25', name: 'liberation', from: FROM_THE_START },
  { on: '05-01', name: 'labour', from: FROM_THE_START },
  { on: '06-02', name: 'republic', from: 2001 },
  { on: '08-15', name: 'assumption', from: FROM_THE_START },
  { on: '10-04', name: 'saint-francis', from: 2026 },
  { on: '11-01', name: 'all-saints', from: FROM_THE_START },
  { on: '12-08', name: 'immaculate-conception', from: FROM_THE_START },
  { on: '12-25', name: 'christmas', from: FROM_THE_START },
  { on: '12-26', name: 'saint-stephen', from: FROM_THE_START },
]

/** The day of the year of a feast, written day and month as in 7/12; null when there is none, or not every year. */
export function parseMonthDay(text: string): MonthDay | null {
  const inCommonYear = parseDay(`${text.trim()}/2001`)
  return inCommonYear ? (inCommonYear.slice(5) as MonthDay) : null
}

/** The holidays of a year in order of date, with the patron's feast of the town when it is given. Right from 2012 on. */
export function holidaysOf(year: number, patron: MonthDay | null): Holiday[] {
  const easter = easterOf(year)
  const moving: Holiday[] = [
    { day: easter, name: 'easter' },
    { day: addDays(easter, 1), name: 'easter-monday' },
  ]
  const still = fixed.filter((each) => each.from <= year).map(({ on, name }) => ({ day: dayIn(year, on), name }))
  const ofTown: Holiday[] = patron ? [{ day: dayIn(year, patron), name: 'patron-saint' }] : []
  return [...moving, ...still, ...ofTown].sort((a, b) => daysBetween(b.day, a.day))
}

/** Which holiday a day is, if any; the national one when the patron's feast falls on the same day. */
export function holidayOn(on: Day, patron: MonthDay | null): HolidayName | null {
  return movingOn(on) ?? fixedOn(on) ?? (on.slice(5) === patron ? 'patron-saint' : null)
}

function movingOn(on: Day): HolidayName | null {
  const [year, monthDay] = [Number(on.slice(0, 4)), on.slice(5)]
  // Easter lies between 22 March and 25 April: on other days, and calendars ask for many, nobody needs to reckon.
  if (monthDay < '03-22' || monthDay > '04-26') return null
  const easter = easterOf(year)
  if (on === easter) return 'easter'
  return on === addDays(easter, 1) ? 'easter-monday' : null
}

function fixedOn(on: Day): HolidayName | null {
  return fixed.find((each) => each.on === on.slice(5) && each.from <= Number(on.slice(0, 4)))?.name ?? null
}

/** Easter Sunday, by the Gregorian computation (Meeus, Jones and Butcher). */
export function easterOf(year: number): Day {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const ofCentury = year % 100
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7
  const correction = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  return addDays(day(`${year}-03-22`), epact + toSunday - 7 * correction)
}

function dayIn(year: number, on: MonthDay): Day {
  return day(`${year}-${on}`)
}
