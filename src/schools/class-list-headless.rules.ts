// A class list without headings: columns are told by what is in them. A column of tax codes or of days of birth must be
// there, so that no other table is taken for a list of students.

import { givenNameCode, surnameCode } from '../identifiers/tax-code-person.rules.ts'
import type { Row } from '../platform/sheet.ts'
import { parseClassLabel } from './class-label.rules.ts'
import { parseDayCell, parseSex, textOf } from './class-list-cells.rules.ts'
import type { Field } from './class-list-columns.rules.ts'
import { TAX_CODE, type Layout } from './class-list-heading.rules.ts'
import { looksLikeName } from './class-list-names.rules.ts'
import { isGivenName } from './given-names.rules.ts'

const ENOUGH = 0.7

/** Where each field is, or null when the rows are not a list of students. */
export function headlessLayout(rows: readonly Row[]): Layout | null {
  const columns = columnsOf(rows)
  const at: Layout['at'] = {}
  for (const [field, fits] of TESTS) {
    const place = columns.findIndex((texts, n) => !Object.values(at).includes(n) && mostly(texts, rows.length, fits))
    if (place >= 0) at[field] = place
  }
  if (at.taxCode === undefined && at.birthDate === undefined) return null
  const names = columns.flatMap((texts, n) =>
    !Object.values(at).includes(n) && mostly(texts, rows.length, looksLikeName) ? [n] : [],
  )
  const found = nameColumns(names, columns, at.taxCode)
  return found ? { at: { ...at, ...found }, nameFirst: null, dropped: [] } : null
}

const TESTS: readonly (readonly [Field, (text: string) => boolean])[] = [
  ['taxCode', (text) => TAX_CODE.test(text)],
  ['birthDate', (text) => /[/.-]|^\d{5}$/.test(text) && parseDayCell(text) !== null],
  ['class', (text) => text.length <= 20 && (parseClassLabel(text)?.section ?? '') !== ''],
  ['sex', (text) => parseSex(text) !== null],
]

function columnsOf(rows: readonly Row[]): string[][] {
  const width = Math.max(0, ...rows.map((row) => row.cells.length))
  return Array.from({ length: width }, (_, place) => rows.map((row) => textOf(row.cells[place])))
}

function mostly(texts: readonly string[], rows: number, fits: (text: string) => boolean): boolean {
  return texts.filter((text) => text !== '' && fits(text)).length >= rows * ENOUGH
}

function nameColumns(
  names: readonly number[],
  columns: readonly string[][],
  taxCode: number | undefined,
): Layout['at'] | null {
  const [first, second] = names
  if (first === undefined) return null
  const textsAt = (place: number) => columns[place] ?? []
  const letters = (from: number) =>
    taxCode === undefined ? [] : textsAt(taxCode).map((code) => code.slice(from, from + 3))
  const surname = bestFit(names, textsAt, fitsLetters(letters(0), surnameCode))
  const givenName = bestFit(names, textsAt, fitsLetters(letters(3), givenNameCode))
  if (surname !== null && givenName !== null && surname !== givenName) return { surname, givenName }
  const isWhole = share(textsAt(first), (text) => text.includes(' ')) > ENOUGH
  if (second === undefined || isWhole) return { fullName: first }
  const isFirstGiven = share(textsAt(first), isGivenName) > share(textsAt(second), isGivenName)
  return isFirstGiven ? { surname: second, givenName: first } : { surname: first, givenName: second }
}

function fitsLetters(letters: readonly string[], coded: (name: string) => string) {
  return (text: string, row: number) => letters[row]?.toUpperCase() === coded(text)
}

function bestFit(
  places: readonly number[],
  textsAt: (place: number) => readonly string[],
  fits: (text: string, row: number) => boolean,
): number | null {
  return places.find((place) => textsAt(place).filter(fits).length >= textsAt(place).length / 2) ?? null
}

function share(texts: readonly string[], fits: (text: string) => boolean): number {
  return texts.filter(fits).length / Math.max(1, texts.length)
}
