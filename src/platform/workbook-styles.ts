import type { Style } from 'exceljs'
import { type Cell, type CellKind, cellText, dayFraction, isFormula, looksLikeFormula } from './workbook-sheet.ts'

/**
 * One frozen object per look, shared by all cells: exceljs recognises styles by identity, and copies a style given to a
 * column for every cell of it, which takes three times as long.
 */
type Look = Partial<Style>

const line = { style: 'thin', color: { argb: 'FF8A97A6' } } as const
const box = Object.freeze({ top: line, left: line, bottom: line, right: line })

// Programmes that lack Arial have one of the same widths.
const name = 'Arial'
const fonts = Object.freeze({
  plain: Object.freeze({ name, size: 9 }),
  bold: Object.freeze({ name, size: 9, bold: true }),
  small: Object.freeze({ name, size: 7, color: { argb: 'FF4A5A6A' } }),
  title: Object.freeze({ name, size: 14, bold: true }),
  notice: Object.freeze({ name, size: 10, bold: true, color: { argb: 'FF9C0000' } }),
})

const formats: Record<CellKind, string> = {
  text: 'General',
  day: 'dd/mm/yyyy',
  time: 'hh:mm',
  instant: 'dd/mm/yyyy hh:mm',
  duration: '[h]:mm',
  integer: '0',
  part: '0.0%',
}

function look(style: Look): Look {
  return Object.freeze(style)
}

function perKind(make: (kind: CellKind) => Look): Record<CellKind, Look> {
  const kinds: CellKind[] = ['text', 'day', 'time', 'instant', 'duration', 'integer', 'part']
  return Object.fromEntries(kinds.map((kind) => [kind, look(make(kind))])) as Record<CellKind, Look>
}

function alignment(kind: CellKind): Partial<Style['alignment']> {
  return kind === 'text'
    ? { horizontal: 'left', vertical: 'middle', wrapText: true }
    : { horizontal: 'center', vertical: 'middle' }
}

const data = perKind((kind) => ({
  font: fonts.plain,
  numFmt: formats[kind],
  border: box,
  alignment: alignment(kind),
}))

// Text that begins as a formula does: the format of the cell says that it is text even after somebody edits it.
const guardedText = look({ ...data.text, numFmt: '@' })

export const styles = {
  title: look({ font: fonts.title, alignment: { horizontal: 'left', vertical: 'middle' } }),
  notice: look({
    font: fonts.notice,
    alignment: { horizontal: 'left', vertical: 'middle', wrapText: true },
  }),
  /** A notice without merged cells: it runs on over the empty ones at its right. */
  overflowing: look({ font: fonts.notice, alignment: { horizontal: 'left', vertical: 'middle' } }),
  label: look({ font: fonts.small, alignment: { horizontal: 'left', vertical: 'bottom' } }),
  value: look({ font: fonts.plain, alignment: { horizontal: 'left', vertical: 'top', wrapText: true } }),
  heading: look({
    font: fonts.bold,
    border: box,
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE6ECF2' } },
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
  }),
  sums: perKind((kind) => ({
    font: fonts.bold,
    numFmt: formats[kind],
    border: box,
    alignment: { horizontal: kind === 'text' ? 'left' : 'center', vertical: 'middle' },
  })),
  signature: look({ font: fonts.plain, alignment: { horizontal: 'center', vertical: 'bottom', wrapText: true } }),
} as const

export const lineStyles = {
  label: look({ font: fonts.bold, alignment: { horizontal: 'left', vertical: 'middle' } }),
  ...perKind((kind) => ({
    font: fonts.plain,
    numFmt: formats[kind],
    alignment: { horizontal: 'left', vertical: 'middle' },
  })),
}

/** The look of a cell of the table. */
export function dataStyle(kind: CellKind, value: Cell): Look {
  const risky = kind === 'text' && typeof value === 'string' && looksLikeFormula(value)
  return risky ? guardedText : data[kind]
}

/**
 * A value as Excel stores it: time and durations are fractions of the day, and a day is its midnight in UTC, because
 * Excel knows no zones and exceljs writes a Date as UTC.
 */
export function excelValue(value: Exclude<Cell, object> | null, kind: CellKind): string | number | Date | null {
  if (value === null || value === '' || isFormula(value)) return null
  if (typeof value === 'number') return kind === 'duration' ? dayFraction(value) : value
  if (kind === 'day') return new Date(`${value}T00:00:00Z`)
  if (kind === 'instant') return new Date(`${value.replace(' ', 'T')}:00Z`)
  if (kind === 'time') return dayFraction(Number(value.slice(0, 2)) * 60 + Number(value.slice(3)))
  return cellText(value)
}
