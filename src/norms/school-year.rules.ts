// A school year (anno scolastico) runs from 1 September to 31 August and is written 2026/27.
// Source: D.Lgs. 297/1994, art. 74.

import { day, type Day } from '../platform/day.ts'

declare const schoolYearBrand: unique symbol

/** '2026/27'. School years compare with < and >. */
export type SchoolYear = string & { readonly [schoolYearBrand]: true }

const FIRST_DAY = '09-01'
const LAST_DAY = '08-31'
const TYPED = /^(?:a\.? ?s\.? ?)?(\d{4}) ?[/-]? ?(\d{4}|\d{2})$/i

/** The school year a literal spells as 2026/27; throws on anything else. What people type goes through parseSchoolYear. */
export function schoolYear(text: string): SchoolYear {
  const found = parseSchoolYear(text)
  if (found !== text) throw new RangeError(`Not a school year: ${text}`)
  return found as SchoolYear
}

/** The school year somebody typed: '2026/27', '2026/2027', '2026-27', '202627', 'a.s. 2026/27'; null for other text. */
export function parseSchoolYear(text: string): SchoolYear | null {
  const parts = TYPED.exec(text.trim())
  if (!parts) return null
  const year = startingIn(Number(parts[1]))
  return longSchoolYear(year).endsWith(parts[2] ?? '') ? year : null
}

/** The school year a day belongs to. */
export function schoolYearOf(on: Day): SchoolYear {
  const year = Number(on.slice(0, 4))
  return startingIn(on.slice(5) < FIRST_DAY ? year - 1 : year)
}

/** 1 September. */
export function schoolYearStart(year: SchoolYear): Day {
  return day(`${firstYear(year)}-${FIRST_DAY}`)
}

/** 31 August. */
export function schoolYearEnd(year: SchoolYear): Day {
  return day(`${firstYear(year) + 1}-${LAST_DAY}`)
}

export function nextSchoolYear(year: SchoolYear): SchoolYear {
  return startingIn(firstYear(year) + 1)
}

export function previousSchoolYear(year: SchoolYear): SchoolYear {
  return startingIn(firstYear(year) - 1)
}

/** Whether a day falls within a school year. */
export function isInSchoolYear(year: SchoolYear, on: Day): boolean {
  return schoolYearOf(on) === year
}

/** '2026/2027', as on documents. */
export function longSchoolYear(year: SchoolYear): string {
  return `${firstYear(year)}/${firstYear(year) + 1}`
}

/** '202627', as in the ministry's files. */
export function compactSchoolYear(year: SchoolYear): string {
  return year.replace('/', '')
}

function startingIn(year: number): SchoolYear {
  return `${year}/${String((year + 1) % 100).padStart(2, '0')}` as SchoolYear
}

function firstYear(year: SchoolYear): number {
  return Number(year.slice(0, 4))
}

/** The year as addresses have it: 2026-27. */
export function yearInAddress(year: SchoolYear): string {
  return year.replace('/', '-')
}

/** The year that an address names; null when it is not written as `yearInAddress` writes it. */
export function yearFromAddress(text: string): SchoolYear | null {
  const year = parseSchoolYear(text)
  return year && yearInAddress(year) === text ? year : null
}
