// The tax code (codice fiscale) of a person: three letters of the surname, three of the given name, year, month and
// day of birth (plus 40 for women), place of birth, control letter. When two people would have the same one, digits
// are replaced by letters from the right (omocodia). Whoever waits for one has eleven digits for the time being
// (codice provvisorio), built as those of an organisation. The place is not looked up: towns cease, codes remain.
// A code is never refused because it does not fit a name or a birth day: see tax-code-person.rules.ts.
// Source: D.M. 23 December 1976 (n. 13813), art. 2-10.
// Our own code: the library tried (stdnum) accepts 30 February and has no omocodia.

import { parseDay, type Day } from '../platform/day.ts'
import { compact, type Checked } from './identifier.rules.ts'
import { numericCodeProblems, type NumericCodeProblem } from './numeric-code.rules.ts'

export type TaxCodeProblem = NumericCodeProblem | 'no-such-day'

/** 'person': the sixteen characters. 'numeric': the eleven digits of an organisation, or a person's for the time being. */
export type TaxCodeKind = 'person' | 'numeric'

export interface CheckedTaxCode extends Checked<TaxCodeProblem> {
  /** null when it is neither as long as one nor as the other */
  kind: TaxCodeKind | null
}

export interface Birth {
  day: Day
  sex: 'F' | 'M'
  /** the code of the town, or of the country when it begins with Z */
  place: string
}

const SHAPE = /^[A-Z]{6}[\dLMNP-V]{2}[A-EHLMPRST][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]$/
const DIGIT_PLACES: readonly number[] = [6, 7, 9, 10, 12, 13, 14]
const DIGIT_LETTERS = 'LMNPQRSTUV'
export const MONTH_LETTERS = 'ABCDEHLMPRST'
export const DAYS_ADDED_FOR_WOMEN = 40

// the worth of 0-9, or of A-J, and then of K-Z, where they stand in an odd place (the first, the third, ...)
const ODD_WORTH = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]

/** A tax code as stored, which of the two kinds it is, and why it is refused. */
export function checkTaxCode(text: string): CheckedTaxCode {
  const normal = compact(text)
  if (normal.length === 11) return { normal, kind: 'numeric', problems: numericCodeProblems(normal) }
  if (normal.length === 16) return { normal, kind: 'person', problems: personProblems(normal) }
  return { normal, kind: null, problems: ['wrong-length'] }
}

/** Whether two codes are of one person, though letters replaced digits in one of them. Codes with problems must be equal. */
export function samePerson(a: string, b: string): boolean {
  return originalTaxCode(a) === originalTaxCode(b)
}

/** The code as it was before any omocodia, with its own control letter; one with problems comes back only tidied. */
export function originalTaxCode(text: string): string {
  const { normal, kind, problems } = checkTaxCode(text)
  if (kind !== 'person' || problems.length > 0) return normal
  const first15 = withDigits(normal).slice(0, 15)
  return first15 + controlLetter(first15)
}

/**
 * Day, sex and place of birth in a person's code; null when it has problems. The code has two digits of the year: the
 * birth is the latest one not after the reference day.
 */
export function birthOf(text: string, reference: Day): Birth | null {
  const { normal, kind, problems } = checkTaxCode(text)
  if (kind !== 'person' || problems.length > 0) return null
  const digits = withDigits(normal)
  const born = possibleBirthDays(digits).findLast((each) => each <= reference)
  if (!born) return null
  return { day: born, sex: isWomans(digits) ? 'F' : 'M', place: digits.slice(11, 15) }
}

/** The control letter of the first fifteen characters, as they are written. */
export function controlLetter(first15: string): string {
  const sum = Array.from(first15, worth).reduce((total, value, index) => {
    return total + (index % 2 === 0 ? (ODD_WORTH[value] ?? 0) : value)
  }, 0)
  return String.fromCharCode(65 + (sum % 26))
}

function personProblems(code: string): TaxCodeProblem[] {
  if (!SHAPE.test(code)) return ['wrong-shape']
  if (controlLetter(code.slice(0, 15)) !== code.slice(15)) return ['wrong-check']
  return possibleBirthDays(withDigits(code)).length > 0 ? [] : ['no-such-day']
}

function possibleBirthDays(digits: string): Day[] {
  const year = digits.slice(6, 8)
  const month = String(MONTH_LETTERS.indexOf(digits.charAt(8)) + 1).padStart(2, '0')
  const dayOfMonth = isWomans(digits) ? dayNumber(digits) - DAYS_ADDED_FOR_WOMEN : dayNumber(digits)
  return ['19', '20']
    .map((century) => parseDay(`${century}${year}-${month}-${String(dayOfMonth).padStart(2, '0')}`))
    .filter((each) => each !== null)
}

function isWomans(digits: string): boolean {
  return dayNumber(digits) > DAYS_ADDED_FOR_WOMEN
}

function dayNumber(digits: string): number {
  return Number(digits.slice(9, 11))
}

function withDigits(code: string): string {
  return Array.from(code, (character, place) => {
    const digit = DIGIT_PLACES.includes(place) ? DIGIT_LETTERS.indexOf(character) : -1
    return digit >= 0 ? String(digit) : character
  }).join('')
}

function worth(character: string): number {
  return character <= '9' ? Number(character) : character.charCodeAt(0) - 65
}
