// An attendance register filled in by hand (registro delle presenze su carta, or its sheet) and what can be read of it:
// the heading, and one line per row with the day, the times, and the hours that were declared. In many the first of two
// rows has the day, for the morning (M), and the second only the afternoon (P). What cannot be read stays as a line with
// its problem, so that nobody loses hours without noticing. Source: registers of schools as they are in use.

import { type Interval, lengthOf } from '../platform/clock-time.ts'
import type { Day } from '../platform/day.ts'
import type { Minutes } from '../platform/minutes.ts'
import type { Cell, Row, Sheet, Spreadsheet } from '../platform/sheet.ts'
import { lettersOf } from '../schools/student.rules.ts'
import {
  declaredReadings,
  isBlank,
  readBreak,
  readDay,
  readTime,
  textOf,
  type TimeProblem,
  type WrittenDay,
} from './paper-cell.rules.ts'
import { type PaperColumns, readColumns } from './paper-columns.rules.ts'
import { dayWithin, type PaperHeading, type Period, readHeading } from './paper-heading.rules.ts'

/** A stretch of a day with its break, in whole minutes. */
export interface PaperTimes extends Interval {
  breakMinutes: Minutes
}

export type PaperProblem =
  | 'no-day'
  | 'not-a-day'
  | 'no-year'
  | 'no-times'
  | 'half-times'
  | 'reversed'
  | 'not-a-break'
  | TimeProblem

export interface PaperLine {
  sheet: string
  /** As the person sees it: the first row of the sheet is 1. */
  row: number
  day: Day | null
  /** As it is written on the paper. */
  dayText: string
  times: PaperTimes[]
  /** null: nothing was declared, or nothing that is a number of hours. */
  declared: Minutes | null
  activity: string
  absent: boolean
  problem: PaperProblem | null
}

export interface PaperReading {
  heading: PaperHeading
  lines: PaperLine[]
  /** The sum that stands under the table; null where there is none, or only a formula never computed. */
  declaredTotal: Minutes | null
}

export type PaperRefusal = 'no-register' | 'nothing-written' | 'too-many-lines' | 'several-students'

/** No placement is of more days than these rows. */
const mostLines = 600
const MOST_TEXT = 500

/**
 * What a file says; `usual` gives days their year where the heading names no period. Refused: where no table of
 * attendances is found, or it is of more than one student.
 */
export function readPaperRegister(
  spreadsheet: Spreadsheet,
  usual: Period,
): { ok: true; reading: PaperReading } | { ok: false; reason: PaperRefusal } {
  const parts = spreadsheet.sheets.filter((sheet) => !sheet.hidden).flatMap((sheet) => readSheet(sheet, usual))
  const [first] = parts
  if (!first) return { ok: false, reason: 'no-register' }
  const heading = { ...first.heading, taxCode: parts.flatMap((part) => part.heading.taxCode ?? [])[0] ?? null }
  if (areSeveral(parts.map((part) => part.heading))) return { ok: false, reason: 'several-students' }
  const lines = parts.flatMap((part) => part.lines)
  if (lines.length === 0) return { ok: false, reason: 'nothing-written' }
  if (lines.length > mostLines) return { ok: false, reason: 'too-many-lines' }
  const totals = parts.flatMap(({ totals: own }) => totalOf(own) ?? [])
  const declaredTotal = totals.length > 0 ? totals.reduce((sum, each) => sum + each, 0) : null
  return { ok: true, reading: { heading, lines, declaredTotal } }
}

/** Whether the sheets are of more than one student: by the tax codes, or by the letters of the names where there are none. */
function areSeveral(headings: readonly PaperHeading[]): boolean {
  const codes = new Set(headings.flatMap(({ taxCode }) => taxCode ?? []))
  if (codes.size > 0) return codes.size > 1
  const names = headings.flatMap(({ student }) =>
    student === null ? [] : [Array.from(lettersOf(student)).toSorted().join('')],
  )
  return new Set(names).size > 1
}

interface Part {
  heading: PaperHeading
  lines: PaperLine[]
  totals: Minutes[]
}

/** What a sheet says while it is read from the top. */
interface Page extends Part {
  sheet: string
  period: Period
  columns: PaperColumns
  /** The day of the rows before, for the afternoon that repeats none. */
  lastDay: { written: WrittenDay; text: string } | null
}

function readSheet({ name, rows }: Sheet, usual: Period): Part[] {
  const start = rows.findIndex((row, place) => readColumns(row, rows[place - 1] ?? null) !== null)
  const head = rows[start]
  const columns = head && readColumns(head, rows[start - 1] ?? null)
  if (!columns) return []
  const heading = readHeading(rows.slice(0, start))
  const period = heading.period ?? usual
  const page: Page = { heading, period, lines: [], totals: [], sheet: name, columns, lastDay: null }
  for (const row of rows.slice(start + 1)) readRow(page, row)
  return [page]
}

function readRow(page: Page, row: Row): void {
  // Each printed page repeats the heading row.
  const again = readColumns(row, null)
  if (again) {
    page.columns = again
    return
  }
  const total = totalIn(row, page.columns)
  if (total) {
    page.totals.push(...total)
    return
  }
  const cell = row.cells[page.columns.day] ?? null
  const written = readDay(cell)
  if (written) page.lastDay = { written, text: textOf(cell) }
  const line = lineOf(page, row, cell)
  if (line) page.lines.push(line)
}

function lineOf(page: Page, row: Row, dayCell: Cell): PaperLine | null {
  const { hours, activity } = page.columns
  const dated = dateOf(page, dayCell)
  const found = contentOf(row, page.columns)
  const readings = hours === null ? [] : declaredReadings(row.cells[hours])
  if (!isMeant(found, { readings, isDated: dated.isWritten })) return null
  const { times, absent } = found
  return {
    sheet: page.sheet,
    row: row.number,
    day: dated.day,
    dayText: dated.text.slice(0, 40),
    times,
    declared: absent ? null : declaredFor(times, readings),
    activity: activity === null ? '' : textOf(row.cells[activity]).slice(0, MOST_TEXT),
    absent,
    problem: dated.problem ?? found.problem,
  }
}

interface RowContent extends Found {
  absent: boolean
}

function contentOf(row: Row, columns: PaperColumns): RowContent {
  const found = timesOf(row, columns)
  if (found.times.length > 0 || found.problem !== null) return { ...found, absent: false }
  const absent = isAbsence(row, columns)
  return { times: [], problem: absent ? null : 'no-times', absent }
}

/** Left out are notes, places for signatures, and days on which nothing was written. */
function isMeant({ absent, problem }: RowContent, given: { readings: readonly Minutes[]; isDated: boolean }): boolean {
  if (absent) return given.isDated
  return problem !== 'no-times' || (given.isDated && (given.readings[0] ?? 0) > 0)
}

/** Of the ways to read what was declared, the one that agrees with the times. */
function declaredFor(times: readonly PaperTimes[], readings: readonly Minutes[]): Minutes | null {
  const computed = times.reduce((sum, each) => sum + lengthOf(each) - each.breakMinutes, 0)
  return readings.find((each) => each === computed) ?? readings[0] ?? null
}

interface Dated {
  day: Day | null
  text: string
  problem: PaperProblem | null
  /** Whether this row itself, or one before it, names a day. */
  isWritten: boolean
}

function dateOf({ heading, period, lastDay }: Page, cell: Cell): Dated {
  if (!isBlank(cell) && !readDay(cell)) return { day: null, text: textOf(cell), problem: 'not-a-day', isWritten: false }
  if (!lastDay) return { day: null, text: '', problem: 'no-day', isWritten: false }
  const day = dayWithin(lastDay.written, period, heading.month)
  return { day, text: lastDay.text, problem: day ? null : 'no-year', isWritten: true }
}

type Found = { times: PaperTimes[]; problem: PaperProblem | null }

const unread = (problem: PaperProblem): Found => ({ times: [], problem })

function timesOf(row: Row, columns: PaperColumns): Found {
  const found = columns.stretches.map((places) => stretchOf(row, places))
  const wrong = found.find(({ problem }) => problem !== null)
  if (wrong) return wrong
  const times = found.flatMap((each) => each.times)
  return withBreak(times, columns.break === null ? 0 : readBreak(row.cells[columns.break]))
}

function stretchOf(row: Row, places: PaperColumns['stretches'][number]): Found {
  const [from, to] = endsOf(row, places)
  const problem = from.problem ?? to.problem
  if (problem) return unread(problem)
  if (from.time === null && to.time === null) return { times: [], problem: null }
  if (from.time === null || to.time === null) return unread('half-times')
  if (from.time >= to.time) return unread('reversed')
  return { times: [{ from: from.time, to: to.time, breakMinutes: 0 }], problem: null }
}

function endsOf(row: Row, { from, to }: PaperColumns['stretches'][number]) {
  if (from !== to) return [timeIn(row.cells[from]), timeIn(row.cells[to])] as const
  const [start = '', end = ''] = textOf(row.cells[from]).split(/\s*[-–—/]\s*|\s+alle\s+/u)
  return [timeIn(start || null), timeIn(end || null)] as const
}

/** A word for an absence in a column of times is no wrong time. */
function timeIn(cell: Cell | undefined) {
  return readTime(isAbsenceWord(cell) ? null : cell)
}

function withBreak(
  times: PaperTimes[],
  minutes: Minutes | null,
): { times: PaperTimes[]; problem: PaperProblem | null } {
  if (minutes === null) return unread('not-a-break')
  const [first, second] = times
  if (!first || minutes === 0) return { times, problem: null }
  // Between morning and afternoon the break is outside the times already.
  if (second && lengthOf({ from: first.to, to: second.from }) >= minutes) return { times, problem: null }
  if (minutes >= lengthOf(first)) return unread('not-a-break')
  return { times: [{ ...first, breakMinutes: minutes }, ...times.slice(1)], problem: null }
}

const ABSENT = /^(?:assente|assenza|ass\.?|a)$/iu

function isAbsenceWord(cell: Cell | undefined): boolean {
  return typeof cell === 'string' && ABSENT.test(cell.trim())
}

function isAbsence(row: Row, { stretches, hours, activity }: PaperColumns): boolean {
  const places = [...stretches.flatMap(({ from, to }) => [from, to]), hours, activity]
  return places.some((place) => place !== null && /^ass(?:ente|enza|\.)/iu.test(textOf(row.cells[place])))
}

/** What a row of totals says, in the column of the hours or at its end; null for every other row. */
function totalIn({ cells, covered }: Row, { hours }: PaperColumns): Minutes[] | null {
  const texts = cells.filter((cell, place) => cell !== null && !covered.includes(place))
  if (!texts.some((cell) => typeof cell === 'string' && /^\s*(?:tot(?:ale|ali)?\b|ore totali|somma)/iu.test(cell)))
    return null
  const inPlace = hours === null ? [] : declaredReadings(cells[hours])
  const anywhere = texts.flatMap((cell) => declaredReadings(cell)[0] ?? [])
  const [total = anywhere.at(-1)] = inPlace
  return total === undefined ? [] : [total]
}

/** Sums of the weeks under each other, with or without the sum of all of them at the end. */
function totalOf(totals: readonly Minutes[]): Minutes | null {
  if (totals.length === 0) return null
  const largest = Math.max(...totals)
  const sum = totals.reduce((a, b) => a + b, 0)
  return largest * 2 === sum ? largest : sum
}
