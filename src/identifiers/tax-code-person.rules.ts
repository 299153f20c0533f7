// Does a tax code fit the person it is written beside? Surname: its consonants in order, then its vowels, then X, up to
// three. Given name: the same, but of four consonants or more the first, the third and the fourth. Letters of other
// alphabets count as the Latin letter they come from. A mismatch is a warning and never a refusal: names are misspelt,
// shortened and changed, and the code in the person's hands is the one that holds.
// Source: D.M. 23 December 1976 (n. 13813), art. 3-4.

import type { Day } from '../platform/day.ts'
import {
  birthOf,
  checkTaxCode,
  controlLetter,
  DAYS_ADDED_FOR_WOMEN,
  MONTH_LETTERS,
  type Birth,
} from './tax-code.rules.ts'

export interface Person extends Birth {
  surname: string
  givenName: string
}

/** What is known of a person. */
export type KnownPerson = { [Datum in keyof Person]?: Person[Datum] | undefined }

export type TaxCodeMismatch = 'surname' | 'given-name' | 'birth-day' | 'sex'

// Unicode does not take these apart into a Latin letter and a mark
const LATIN: Record<string, string> = { Ø: 'O', Ł: 'L', Đ: 'D', Ð: 'D', Þ: 'TH', Æ: 'AE', Œ: 'OE', ẞ: 'SS', Ħ: 'H' }

/** The three letters that stand for a surname. */
export function surnameCode(surname: string): string {
  const { consonants, vowels } = lettersOf(surname)
  return (consonants + vowels).padEnd(3, 'X').slice(0, 3)
}

/** The three letters that stand for a given name. */
export function givenNameCode(givenName: string): string {
  const { consonants, vowels } = lettersOf(givenName)
  if (consonants.length > 3) return consonants.charAt(0) + consonants.slice(2, 4)
  return (consonants + vowels).padEnd(3, 'X').slice(0, 3)
}

/** What of a person's known data a right code contradicts, as warnings; nothing for eleven digits or a refused code. */
export function taxCodeMismatches(code: string, person: KnownPerson, reference: Day): TaxCodeMismatch[] {
  const { normal } = checkTaxCode(code)
  const birth = birthOf(normal, reference)
  if (!birth) return []
  const { surname, givenName, day, sex } = person
  const contradicted: Record<TaxCodeMismatch, boolean> = {
    surname: surname !== undefined && surnameCode(surname) !== normal.slice(0, 3),
    'given-name': givenName !== undefined && givenNameCode(givenName) !== normal.slice(3, 6),
    // the century is not in the code
    'birth-day': day !== undefined && day.slice(2) !== birth.day.slice(2),
    sex: sex !== undefined && sex !== birth.sex,
  }
  return (Object.keys(contradicted) as TaxCodeMismatch[]).filter((each) => contradicted[each])
}

/** The code a person would be given if nobody else had it. */
export function taxCodeOf(person: Person): string {
  const [year = '', month = '', dayOfMonth = ''] = person.day.split('-')
  const dayNumber = Number(dayOfMonth) + (person.sex === 'F' ? DAYS_ADDED_FOR_WOMEN : 0)
  const first15 = [
    surnameCode(person.surname),
    givenNameCode(person.givenName),
    year.slice(2),
    MONTH_LETTERS.charAt(Number(month) - 1),
    String(dayNumber).padStart(2, '0'),
    person.place,
  ].join('')
  return first15 + controlLetter(first15)
}

function lettersOf(name: string): { consonants: string; vowels: string } {
  const letters = Array.from(name.toUpperCase(), (letter) => LATIN[letter] ?? letter)
    .join('')
    .normalize('NFD')
    .replace(/[^A-Z]/g, '')
  return { consonants: letters.replace(/[AEIOU]/g, ''), vowels: letters.replace(/[^AEIOU]/g, '') }
}
