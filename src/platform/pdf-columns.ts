import { cellShown } from './sheet-text.ts'
import { columnSum, type Sheet, type SheetColumn } from './workbook-sheet.ts'

/** A row of a table as it is drawn: a text, a width and a side for each column. */
export interface PdfRow {
  tag: 'TH' | 'TD'
  face: 'text' | 'strong'
  texts: readonly string[]
  /** In points; 0: the cell before it reaches over this one. */
  widths: readonly number[]
  aligns: readonly ('left' | 'right')[]
}

// A date, and the longest word of a heading, stay in one line.
const widest: Partial<Record<SheetColumn['kind'], number>> = { day: 12.5, instant: 18 }
const longestWord = 16

/** The widths of the columns in points, together `measure`: as the sheet has them, but no word is broken without need. */
export function columnWidths({ columns, rows }: Pick<Sheet, 'columns' | 'rows'>, measure: number): number[] {
  const wanted = columns.map(({ width, kind, header }, at) => {
    const words = kind === 'text' ? rows.flatMap((row) => wordsOf(row[at])) : []
    const longest = Math.max(...wordsOf(header), ...longestOf(words))
    return Math.max(width, widest[kind] ?? 0, longest * 1.15 + 1)
  })
  const total = wanted.reduce((sum, width) => sum + width, 0)
  return wanted.map((width) => (width / total) * measure)
}

/** The lengths of the words of a cell; capital letters and digits, such as those of a tax code, are wider. */
function wordsOf(cell: Sheet['rows'][number][number] | undefined): number[] {
  if (typeof cell !== 'string') return []
  return cell.split(/[\s-]/u).map((word) => word.length * (/^[A-Z0-9]{6,}$/u.test(word) ? 1.3 : 1))
}

function longestOf(lengths: readonly number[]): number[] {
  const most = lengths.reduce((longest, length) => Math.max(longest, length), 0)
  return [Math.min(most, longestWord * 1.3)]
}

/** The headings and the rows of a sheet. */
export function tableRow(sheet: Sheet, widths: readonly number[], cells: readonly string[] | 'headings'): PdfRow {
  const aligns = sheet.columns.map(({ kind }) => (kind === 'text' ? ('left' as const) : ('right' as const)))
  if (cells !== 'headings') return { tag: 'TD', face: 'text', texts: cells, widths, aligns }
  return { tag: 'TH', face: 'strong', texts: sheet.columns.map(({ header }) => header), widths, aligns }
}

/** The sum under each column that has one; the label takes what is empty around it. */
export function sumRow(sheet: Sheet, widths: readonly number[]): PdfRow {
  const sums = sheet.columns.map(({ key, kind, sum }) => (sum ? cellShown(columnSum(sheet, key), kind) : ''))
  const label = sheet.columns.findIndex(({ kind, sum }) => kind === 'text' && !sum)
  const from = sums.slice(0, label).every((text) => text === '') ? 0 : label
  const next = sums.findIndex((text, index) => index > label && text !== '')
  const to = next === -1 ? sums.length : next
  const { aligns } = tableRow(sheet, widths, sums)
  const covered = (index: number): boolean => index > from && index < to
  const whole = widths.slice(from, to).reduce((sum, width) => sum + width, 0)
  return {
    tag: 'TD',
    face: 'strong',
    texts: sums.map((text, index) => (index === from && label >= 0 ? sheet.totalLabel : text)),
    widths: widths.map((width, index) => (index === from ? whole : covered(index) ? 0 : width)),
    aligns: aligns.map((align, index) => (index === from ? 'left' : align)),
  }
}
