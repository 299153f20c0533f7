// The heading of a paper register: who the student is, at which host, in which period. Schools print it as they like, so
// it is found by its words: a label, and what stands behind it in the same row.

import { checkTaxCode } from '../identifiers/tax-code.rules.ts'
import { checkVatNumber } from '../identifiers/vat-number.rules.ts'
import { parseSchoolYear, schoolYearEnd, schoolYearStart } from '../norms/school-year.rules.ts'
import { day, type Day, parseDay } from '../platform/day.ts'
import type { Row } from '../platform/sheet.ts'
import { monthNumber, textOf, two, type WrittenDay } from './paper-cell.rules.ts'

export interface PaperHeading {
  taxCode: string | null
  /** Surname and given name, in the order of the paper. */
  student: string | null
  host: string | null
  vatNumber: string | null
  hostTutor: string | null
  period: Period | null
  /** '2027-02', where the paper is of one month and its days are numbers. */
  month: string | null
}

export interface Period {
  from: Day
  to: Day
}

type Label = 'student' | 'surname' | 'givenName' | 'host' | 'name' | 'hostTutor' | 'other'

const LABELS: readonly (readonly [RegExp, Label])[] = [
  [
    /^(?:studente(?: ?\/? ?(?:ssa|studentessa))?|alunn[oa](?:\/a)?|alliev[oa](?:\/a)?|nominativo|cognome e nome|nome e cognome)$/u,
    'student',
  ],
  [/^cognome$/u, 'surname'],
  [/^nome$/u, 'name'],
  [/^(?:azienda|ditta|impresa|ente|struttura|soggetto|azienda\/ente|ente\/azienda)(?: ospitante)?$/u, 'host'],
  [/^tutor (?:aziendale|esterno|(?:del)?l[’'] ?ente|ente|struttura|ospitante)$/u, 'hostTutor'],
  [
    /^(?:c\.? ?f\.?|codice fiscale|p\.? ?i\.?|p\.? ?iva|partita iva|classe|sezione|indirizzo|scuola|istituto|periodo|protocollo|foglio|note|tutor .*|anno scolastico|mese)$/u,
    'other',
  ],
]

const MOST_TEXT = 200

/** What the rows above the table say. */
export function readHeading(rows: readonly Row[]): PaperHeading {
  const found: Partial<Record<Label, string>> = {}
  for (const row of rows) for (const [label, value] of labelled(row)) found[label] ??= value
  const lines = rows.map((row) => textsIn(row).join(' '))
  const names = [found.surname, found.givenName].filter(Boolean).join(' ')
  return {
    taxCode: firstWord(lines, /[A-Z]{6}[0-9A-Z]{10}/giu, (word) => checkTaxCode(word).problems.length === 0),
    student: names || found.student || null,
    host: found.host ?? null,
    vatNumber: firstWord(vatLines(lines), /\d{11}/gu, (word) => checkVatNumber(word).problems.length === 0),
    hostTutor: found.hostTutor ?? null,
    period: periodIn(lines),
    month: monthIn(lines),
  }
}

function textsIn({ cells, covered }: Row): string[] {
  return cells.flatMap((cell, place) => (covered.includes(place) || cell === null ? [] : [textOf(cell)]))
}

/** Each label of a row with what stands behind it; 'nome' is the host's in a row of the host. */
function labelled(row: Row): [Label, string][] {
  const parts = textsIn(row).flatMap(splitLabel)
  const isHosts = parts.some((part) => labelOf(part) === 'host')
  return parts.flatMap((part, place) => {
    const label = labelOf(part)
    const value = parts[place + 1] ?? ''
    if (!label || label === 'other' || value === '' || labelOf(value)) return []
    const meant = label === 'name' ? (isHosts ? 'host' : 'givenName') : label
    return [[meant, value.slice(0, MOST_TEXT)] as [Label, string]]
  })
}

/** 'STUDENTE: Rossi Ugo' in one cell is a label and its value. */
function splitLabel(text: string): string[] {
  const at = text.indexOf(':')
  if (at < 0 || at === text.length - 1) return [text]
  const label = text.slice(0, at)
  return labelOf(label) ? [label, text.slice(at + 1).trim()] : [text]
}

function labelOf(text: string): Label | null {
  const bare = text
    .toLowerCase()
    .replace(/[\s:]+$/u, '')
    .trim()
  return LABELS.find(([pattern]) => pattern.test(bare))?.[1] ?? null
}

function firstWord(lines: readonly string[], pattern: RegExp, isRight: (word: string) => boolean): string | null {
  const words = lines.flatMap((line) => line.match(pattern) ?? []).map((word) => word.toUpperCase())
  return words.find(isRight) ?? null
}

/** The school has a number too: only what is called so is the host's. */
function vatLines(lines: readonly string[]): string[] {
  return lines.filter((line) => /\bp\.? ?i(?:va)?\b|partita iva|azienda|ditta|ente ospitante/iu.test(line))
}

function periodIn(lines: readonly string[]): Period | null {
  for (const line of lines) {
    const days = [...line.matchAll(/\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b/gu)].flatMap(([word]) => parseDay(word) ?? [])
    const [from, to] = days
    if (from && to && from <= to && /period|\bdal\b/iu.test(line)) return { from, to }
  }
  for (const line of lines) {
    const typed = /(?:anno scolastico|a\. ?s\.)\D{0,3}(\d{4} ?[-/] ?\d{2,4})/iu.exec(line)?.[1]
    const year = typed ? parseSchoolYear(typed.replaceAll(' ', '')) : null
    if (year) return { from: schoolYearStart(year), to: schoolYearEnd(year) }
  }
  return null
}

function monthIn(lines: readonly string[]): string | null {
  for (const line of lines) {
    const parts = /\bmese(?: di)?\s*:?\s*([a-z]+|\d{1,2})\s*[-/ ]?\s*(\d{4})/iu.exec(line)
    const month = parts ? monthNumber(parts[1] ?? '') : null
    if (parts && month) return `${parts[2] ?? ''}-${two(month)}`
  }
  return null
}

/** The day that a row means, with the year that the period gives it; null when it falls into no year of it. */
export function dayWithin(written: WrittenDay, period: Period, month: string | null): Day | null {
  if ('day' in written) return written.day
  if ('dayOfMonth' in written) return month === null ? null : parseDay(`${month}-${two(written.dayOfMonth)}`)
  const first = Number(period.from.slice(0, 4))
  const years = [first, first + 1].flatMap((year) => parseDay(`${year}-${written.monthDay}`) ?? [])
  return years.find((each) => each >= period.from && each <= period.to) ?? nearest(years, period)
}

// A day just outside the period is still of its year: the rules about the agreed days speak of it.
function nearest(years: readonly Day[], { from, to }: Period): Day | null {
  const isNear = (each: Day) => each >= day(`${from.slice(0, 4)}-01-01`) && each <= day(`${to.slice(0, 4)}-12-31`)
  return years.filter(isNear).toSorted((a, b) => gap(a, from, to) - gap(b, from, to))[0] ?? null
}

function gap(each: Day, from: Day, to: Day): number {
  const at = (on: Day) => Date.parse(`${on}T00:00:00Z`)
  return each < from ? at(from) - at(each) : at(each) - at(to)
}
