// Where the headings of a class list are: a row, or two with the upper one grouping columns (ALUNNO | PADRE | MADRE),
// anywhere below the title and perhaps once more for every class. A row is headings when its words announce the names
// of students and it holds no data.

import type { Row } from '../platform/sheet.ts'
import { parseClassLabel } from './class-label.rules.ts'
import { textOf } from './class-list-cells.rules.ts'
import { meaningOf, saysNameFirst, type Field, type Meaning } from './class-list-columns.rules.ts'

export interface Column {
  /** 0 the first. */
  at: number
  heading: string
  meaning: Meaning
}

export interface Heading {
  /** Places among the rows given, both included. */
  first: number
  last: number
  columns: Column[]
}

const LONGEST_HEADING = 80
const DATA = /@|\d{5}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2}|^\d{4}-\d{2}|\d:\d\d|^[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]$/i

/** Every row or pair of rows of headings, in order. */
export function findHeadings(rows: readonly Row[]): Heading[] {
  const found: Heading[] = []
  let at = 0
  while (at < rows.length) {
    const heading = headingAt(rows, at)
    if (heading) found.push(heading)
    at = heading ? heading.last + 1 : at + 1
  }
  return found.filter((heading, n) => found[n + 1]?.first !== heading.last + 1)
}

/** The texts of a row, with a merged cell counted once. */
export function ownTexts(row: Row): string[] {
  return row.cells.map((cell, place) => (row.covered.includes(place) ? '' : textOf(cell)))
}

/** Whether the columns name students: by surname, by whole name, or by given name together with something else. */
function namesStudents(columns: readonly Column[]): boolean {
  const fields = fieldsOf(columns)
  return fields.has('surname') || fields.has('fullName') || (fields.has('givenName') && fields.size > 1)
}

/** Whether a row announces columns, of students or of anything else that we know. */
export function announcesColumns(row: Row): boolean {
  const known = columnsOf(ownTexts(row)).filter(({ meaning }) => meaning.field !== null || meaning.sensitive)
  return looksLikeHeadings(row) && known.length >= 2
}

function headingAt(rows: readonly Row[], at: number): Heading | null {
  const row = rows[at]
  if (!row || !looksLikeHeadings(row)) return null
  const single = columnsOf(ownTexts(row))
  const pair = pairAt(rows, at)
  if (pair && isRicher(pair, single)) return { first: at, last: at + 1, columns: pair }
  return namesStudents(single) && !isLonelyTitle(rows, at, single) ? { first: at, last: at, columns: single } : null
}

// Two rows, when together they name students and tell more than the lower one alone.
function pairAt(rows: readonly Row[], at: number): Column[] | null {
  const [upper, lower] = rows.slice(at, at + 2)
  if (!upper || !lower || lower.number !== upper.number + 1 || !looksLikeHeadings(lower)) return null
  const pair = pairedColumns(upper, lower)
  return namesStudents(pair) && isRicher(pair, columnsOf(ownTexts(lower))) ? pair : null
}

function looksLikeHeadings(row: Row): boolean {
  const texts = ownTexts(row).filter((text) => text !== '')
  const isHeading = (text: string) => text.length <= LONGEST_HEADING && !DATA.test(text)
  return texts.length > 0 && texts.every(isHeading)
}

function columnsOf(texts: readonly string[]): Column[] {
  return texts.flatMap((heading, at) => (heading === '' ? [] : [{ at, heading, meaning: meaningOf(heading) }]))
}

// The upper heading stands over the empty places to its right, until the next one.
function pairedColumns(upper: Row, lower: Row): Column[] {
  const uppers = spread(upper)
  const lowers = ownTexts(lower)
  const merged = (place: number) => uppers[place] === lowers[place]
  const width = Math.max(uppers.length, lowers.length)
  return Array.from({ length: width }, (_, at) => {
    const over = uppers[at] ?? ''
    const under = lowers[at] ?? ''
    if (under === '') return columnsOf([ownTexts(upper)[at] ?? '']).map((column) => ({ ...column, at }))
    const heading = over === '' || merged(at) ? under : `${over} ${under}`
    return [{ at, heading, meaning: pairedMeaning(heading, under) }]
  }).flat()
}

function pairedMeaning(both: string, under: string): Meaning {
  const together = meaningOf(both)
  const alone = meaningOf(under)
  return together.somebodyElse || alone.field === null ? together : alone
}

function spread(row: Row): string[] {
  let last = ''
  return row.cells.map((cell) => {
    last = textOf(cell) || last
    return last
  })
}

// One more field, or that some columns are about a parent.
function isRicher(pair: readonly Column[], single: readonly Column[]): boolean {
  const others = (columns: readonly Column[]) => columns.filter((column) => column.meaning.somebodyElse).length
  return fieldsOf(pair).size > fieldsOf(single).size || others(pair) > others(single)
}

// "STUDENTI" alone in a row is a title, unless a list of names stands right below it.
function isLonelyTitle(rows: readonly Row[], at: number, columns: readonly Column[]): boolean {
  const [only, ...others] = columns
  if (!only || others.length > 0) return false
  const below = rows.slice(at + 1, at + 6)
  const name = textOf(below[0]?.cells[only.at])
  return (
    !/^(\d+[.)]?\s*)?\p{L}+[ ,'.-]+\p{L}/u.test(name) || below.some((row) => namesStudents(columnsOf(ownTexts(row))))
  )
}

function fieldsOf(columns: readonly Column[]): Set<Field> {
  return new Set(columns.flatMap((column) => column.meaning.field ?? []))
}

/** Where each field is read; of two columns with one meaning the first, since the second is a parent's or a copy. */
export interface Layout {
  at: Partial<Record<Field, number>>
  nameFirst: boolean | null
  dropped: { heading: string; sensitive: boolean }[]
}

/** The layout that headings announce, made certain by the cells below them. */
export function layoutOf(columns: readonly Column[], sample: readonly Row[]): Layout {
  const values = (at: number) => sample.map((row) => textOf(row.cells[at])).filter((text) => text !== '')
  const at: Layout['at'] = {}
  for (const column of columns) {
    const field = column.meaning.field
    if (field && at[field] === undefined && fits(field, values(column.at))) at[field] = column.at
  }
  settleNames(at)
  guessByContent(at, columns, values)
  const kept = new Set(
    Object.entries(at)
      .filter(([field]) => !UNKEPT.has(field))
      .map(([, place]) => place),
  )
  const full = columns.find((column) => column.at === at.fullName)
  return {
    at,
    nameFirst: full && /cognome|surname|last/i.test(full.heading) ? saysNameFirst(full.heading) : null,
    dropped: columns
      .filter((column) => !kept.has(column.at))
      .map((column) => ({
        heading: column.heading,
        sensitive: column.meaning.sensitive || column.meaning.field === 'note',
      })),
  }
}

// Read for one purpose and never kept: a note may tell that a student has left, and may hold a diagnosis.
const UNKEPT = new Set<string>(['note', 'email'])
const TRACK = /^[A-Z]{2,5}$/i

// "Indirizzo" is the track in one list and the home address in the next; "Anno" may be that of birth.
function fits(field: Field, values: readonly string[]): boolean {
  if (field === 'year') return values.every((value) => parseClassLabel(value) !== null)
  return field !== 'track' || (values.length > 0 && values.every((value) => TRACK.test(value)))
}

// "Nome" without "Cognome" holds both; so does "Cognome" without "Nome".
function settleNames(at: Layout['at']): void {
  const { surname, givenName, fullName } = at
  if (surname !== undefined && givenName !== undefined) delete at.fullName
  else {
    const only = fullName ?? surname ?? givenName
    delete at.surname
    delete at.givenName
    if (only !== undefined) at.fullName = only
  }
}

export const TAX_CODE = /^[A-Z]{6}[\dL-V]{2}[A-Z][\dL-V]{2}[A-Z][\dL-V]{3}[A-Z]$/i

function guessByContent(at: Layout['at'], columns: readonly Column[], values: (at: number) => string[]): void {
  if (at.taxCode !== undefined) return
  const used = new Set(Object.values(at))
  const unknown = columns.find(({ at: place, meaning }) => {
    const texts = values(place)
    if (used.has(place) || meaning.somebodyElse || meaning.sensitive || texts.length === 0) return false
    return texts.filter((text) => TAX_CODE.test(text)).length >= texts.length * 0.8
  })
  if (unknown) at.taxCode = unknown.at
}
