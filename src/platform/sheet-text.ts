import { parseDay } from './day.ts'
import { formatDay, formatHours } from './format.ts'
import { type Cell, type CellKind, isFormula } from './workbook-sheet.ts'

/** What a cell of a sheet says to who reads it elsewhere than in a spreadsheet: the same number, in Italian writing. */
export function cellShown(cell: Cell, kind: CellKind): string {
  const value = isFormula(cell) ? cell.result : cell
  if (value === null || value === '') return ''
  if (kind === 'duration') return typeof value === 'number' ? formatHours(value) : value
  if (kind === 'part') return typeof value === 'number' ? `${(value * 100).toFixed(1).replace('.', ',')} %` : value
  if (kind === 'day') return dayShown(String(value))
  if (kind === 'instant') return `${dayShown(String(value).slice(0, 10))}${String(value).slice(10)}`
  return String(value)
}

function dayShown(text: string): string {
  const day = parseDay(text)
  return day ? formatDay(day, 'it') : text
}
