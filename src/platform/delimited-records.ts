import { parse } from 'csv-parse/sync'

/** A row of a table written as text, with the line of the file it begins on. */
export interface DelimitedRecord {
  line: number
  cells: string[]
}

export interface DelimitedTable {
  header: string[]
  records: DelimitedRecord[]
}

const SEPARATORS = [',', ';', '\t', '|'] as const
const HEADER_WITHIN = 20
/** A quoted cell may run over several lines; a quote that is open for longer was a slip of the pen. */
const LONGEST_RECORD = 20

/**
 * The rows under the header, which is the first line (of twenty) that `isHeader` accepts with one of the separators.
 * Each row is cut by itself, so that a stray quote spoils its own line and not the rest of the file, and so that every
 * row knows its line. Empty rows are left out; a row may have more or fewer cells than the header. Null: no header.
 */
export function readRecords(text: string, isHeader: (cells: string[]) => boolean): DelimitedTable | null {
  const lines = text.split(/\r\n|\n|\r/u)
  const found = findHeader(lines, isHeader)
  if (!found) return null
  const { header, separator } = found
  const records: DelimitedRecord[] = []
  let index = found.index + 1
  while (index < lines.length) {
    const { cells, used } = recordAt(lines, index, { separator, width: header.length })
    if (cells.some((cell) => cell.trim() !== '')) records.push({ line: index + 1, cells })
    index += used
  }
  return { header, records }
}

function findHeader(lines: string[], isHeader: (cells: string[]) => boolean) {
  for (const [index, line] of lines.slice(0, HEADER_WITHIN).entries()) {
    for (const separator of SEPARATORS) {
      const header = withoutEmptyEnd(cellsOf(line, separator) ?? [], 0)
      if (isHeader(header)) return { index, separator, header }
    }
  }
  return null
}

interface Shape {
  separator: string
  width: number
}

function recordAt(lines: string[], index: number, { separator, width }: Shape): { cells: string[]; used: number } {
  const first = cellsOf(lines[index] ?? '', separator)
  if (first) return { cells: withoutEmptyEnd(first, width), used: 1 }
  for (let used = 2; used <= LONGEST_RECORD && index + used <= lines.length; used += 1) {
    const cells = cellsOf(lines.slice(index, index + used).join('\n'), separator)
    if (cells) {
      const record = withoutEmptyEnd(cells, width)
      if (record.length === width) return { cells: record, used }
      break
    }
  }
  return { cells: withoutEmptyEnd(unquoted(lines[index] ?? '', separator), width), used: 1 }
}

/** The cells of one row; null when a quote is still open at its end. */
function cellsOf(text: string, separator: string): string[] | null {
  if (!text.includes('"')) return text.split(separator)
  try {
    const rows = parse(text, { delimiter: separator, relax_quotes: true, record_delimiter: '\u0000' })
    return rows[0] ?? []
  } catch {
    return null
  }
}

function unquoted(line: string, separator: string): string[] {
  return line.split(separator).map((cell) => cell.replace(/^\s*"|"\s*$/gu, ''))
}

/** Spreadsheets end rows with separators for columns that do not exist. */
function withoutEmptyEnd(cells: string[], width: number): string[] {
  let length = cells.length
  while (length > width && (cells[length - 1] ?? '').trim() === '') length -= 1
  return cells.slice(0, length)
}
