import type { Row, Workbook, Worksheet } from 'exceljs'
import { finished, type Writable } from 'node:stream'
import { type Cell, cellText, columnLetter, columnSum, isFormula, sheetNames } from './workbook-sheet.ts'
import { LINE_HEIGHT, linesOf } from './workbook-sheet.ts'
import { type References, resolveFormula, type Sheet, type SheetLine, stretches } from './workbook-sheet.ts'
import { writeSeal } from './workbook-seal.ts'
import { dataStyle, excelValue, lineStyles, styles } from './workbook-styles.ts'

/** A sheet that goes out row by row has `commit`; one with a picture is kept whole until the end. */
type SheetWriter = Worksheet & { commit?(): void }
type Opened = Pick<Workbook, 'addWorksheet'>

const ROWS_AT_ONCE = 300
// Lines under the table: the label over the first columns, the value over the next.
const VALUE_WIDTH = 12
const LABEL_WIDTH = 30

/**
 * Writes the sheets as an Excel workbook, A4 landscape, and ends the stream. Rows go out as they are written; other
 * requests are let through in between. Stops when the reader goes away.
 */
export async function writeWorkbook(out: Writable, sheets: readonly Sheet[]): Promise<void> {
  // Only a workbook that is kept whole can hold pictures.
  if (sheets.some(({ seal }) => seal)) return writeWhole(out, sheets)
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: true })
  Object.assign(workbook, authorship)
  const gone = new Promise<void>((resolve) => finished(out, () => resolve()))
  const names = sheetNames(sheets.map((sheet) => sheet.name))
  for (const [index, sheet] of sheets.entries()) {
    await writeSheet(openSheet(workbook, sheet, names[index] ?? ''), sheet, () => out.destroyed)
  }
  await Promise.race([workbook.commit(), gone])
}

// In the middle of the head of every page that is printed.
const draftHeader = '&C&"Arial,Bold"&14BOZZA'
const authorship = { creator: 'Bottega', lastModifiedBy: 'Bottega', language: 'it-IT' }

async function writeWhole(out: Writable, sheets: readonly Sheet[]): Promise<void> {
  const { default: exceljs } = await import('exceljs')
  const workbook = Object.assign(new exceljs.Workbook(), authorship)
  const names = sheetNames(sheets.map((sheet) => sheet.name))
  for (const [index, sheet] of sheets.entries()) {
    const worksheet = openSheet(workbook, sheet, names[index] ?? '')
    const next = await writeSheet(worksheet, sheet, () => out.destroyed)
    if (sheet.seal) writeSeal(workbook, worksheet, { columns: sheet.columns, seal: sheet.seal, at: next })
  }
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer())
  const gone = new Promise<void>((resolve) => finished(out, () => resolve()))
  out.end(bytes)
  await gone
}

function openSheet(workbook: Opened, sheet: Sheet, name: string): SheetWriter {
  const headings = headingsRow(sheet)
  const worksheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: headings, showGridLines: false }],
    headerFooter: {
      ...(sheet.draft ? { oddHeader: draftHeader } : {}),
      oddFooter: `&L&8${cellText(sheet.footnote).replaceAll('&', '&&')}&R&8Pagina &P di &N`,
    },
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.3, right: 0.3, top: sheet.draft ? 0.55 : 0.4, bottom: 0.5, header: 0.2, footer: 0.2 },
      printTitlesRow: `${headings}:${headings}`,
    },
  })
  for (const [index, column] of sheet.columns.entries()) worksheet.getColumn(index + 1).width = column.width
  return worksheet as SheetWriter
}

function headingsRow(sheet: Sheet): number {
  return 1 + (sheet.notice === null ? 0 : 1) + sheet.header.length * 2 + 1
}

/** The first row that is free again under everything. */
async function writeSheet(worksheet: SheetWriter, sheet: Sheet, isGone: () => boolean): Promise<number> {
  writeTop(worksheet, sheet)
  const first = headingsRow(sheet) + 1
  const references = referencesOf(sheet, first)
  for (const [index, row] of sheet.rows.entries()) {
    if (isGone()) return first
    writeRow(worksheet.getRow(first + index), { sheet, row, references })
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve))
  }
  writeSums(worksheet, sheet, first)
  const firstLine = first + sheet.rows.length + 2
  for (const [index, line] of sheet.lines.entries())
    writeLine(worksheet, { sheet, line, references, at: firstLine + index })
  const signatures = firstLine + sheet.lines.length + 1
  writeSignatures(worksheet, sheet, signatures)
  worksheet.commit?.()
  return signatures + (sheet.signatures.length > 0 ? 3 : 0)
}

/** Where the columns, the sums and the lines under the table are. */
function referencesOf(sheet: Sheet, first: number): References {
  const columns = new Map(sheet.columns.map((column, index) => [column.key, columnLetter(index + 1)]))
  const sums = first + sheet.rows.length
  const cells = new Map(sheet.columns.map((column, index) => [column.key, `${columnLetter(index + 1)}${sums}`]))
  const valueColumn = columnLetter(lineColumns(sheet).value)
  for (const [index, line] of sheet.lines.entries()) cells.set(line.name, `${valueColumn}${sums + 2 + index}`)
  return { columns, cells }
}

function writeTop(worksheet: SheetWriter, sheet: Sheet): void {
  const last = sheet.columns.length
  const wide = (at: number, text: string, style: 'title' | 'notice') => {
    worksheet.mergeCells(at, 1, at, last)
    const cell = worksheet.getCell(at, 1)
    cell.value = cellText(text)
    cell.style = styles[style]
    worksheet.getRow(at).height = style === 'title' ? 24 : 18
    worksheet.getRow(at).commit()
  }
  wide(1, sheet.title, 'title')
  if (sheet.notice !== null) wide(2, sheet.notice, 'notice')
  const firstLine = sheet.notice === null ? 2 : 3
  for (const [index, pairs] of sheet.header.entries())
    writePairs(worksheet, { sheet, pairs, at: firstLine + index * 2 })
  const headings = worksheet.getRow(headingsRow(sheet))
  headings.height = LINE_HEIGHT * 2.4
  for (const [index, column] of sheet.columns.entries()) {
    const cell = headings.getCell(index + 1)
    cell.value = column.header
    cell.style = styles.heading
  }
  headings.commit()
}

interface Pairs {
  sheet: Sheet
  pairs: Sheet['header'][number]
  at: number
}

/** Labels, small, and under each its value. */
function writePairs(worksheet: SheetWriter, { sheet, pairs, at }: Pairs): void {
  const ends = stretches(sheet.columns, pairs.length)
  let lines = 1
  for (const [index, last] of ends.entries()) {
    const first = (ends[index - 1] ?? 0) + 1
    const width = sheet.columns.slice(first - 1, last).reduce((sum, column) => sum + column.width, 0)
    for (const [below, text] of (pairs[index] ?? ['', '']).entries()) {
      if (last > first) worksheet.mergeCells(at + below, first, at + below, last)
      const cell = worksheet.getCell(at + below, first)
      cell.value = cellText(text)
      cell.style = below === 0 ? styles.label : styles.value
      lines = Math.max(lines, linesOf(text, width))
    }
  }
  worksheet.getRow(at).height = LINE_HEIGHT
  worksheet.getRow(at).commit()
  worksheet.getRow(at + 1).height = LINE_HEIGHT * lines + 4
  worksheet.getRow(at + 1).commit()
}

interface DataRow {
  sheet: Sheet
  row: readonly Cell[]
  references: References
}

function writeRow(target: Row, { sheet, row, references }: DataRow): void {
  let lines = 1
  for (const [index, column] of sheet.columns.entries()) {
    const given = row[index] ?? null
    const cell = target.getCell(index + 1)
    cell.value = isFormula(given)
      ? {
          formula: resolveFormula(given.formula, target.number, references),
          result: excelValue(given.result, column.kind) as number,
        }
      : excelValue(given, column.kind)
    cell.style = dataStyle(column.kind, given)
    if (typeof given === 'string' && column.kind === 'text') lines = Math.max(lines, linesOf(given, column.width))
  }
  target.height = LINE_HEIGHT * lines + 4
  target.commit()
}

function writeSums(worksheet: SheetWriter, sheet: Sheet, first: number): void {
  const at = first + sheet.rows.length
  const row = worksheet.getRow(at)
  for (const [index, column] of sheet.columns.entries()) {
    const cell = row.getCell(index + 1)
    cell.style = styles.sums[column.kind]
    if (column.sum) {
      const letter = columnLetter(index + 1)
      const result = excelValue(columnSum(sheet, column.key), column.kind) as number
      cell.value = sheet.rows.length > 0 ? { formula: `SUM(${letter}${first}:${letter}${at - 1})`, result } : result
    }
  }
  const firstSum = sheet.columns.findIndex((column) => column.sum)
  if (firstSum > 1) worksheet.mergeCells(at, 1, at, firstSum)
  const label = row.getCell(1)
  label.value = sheet.totalLabel
  label.style = styles.sums.text
  row.commit()
}

interface PlacedLine {
  sheet: Sheet
  line: SheetLine
  references: References
  at: number
}

function writeLine(worksheet: SheetWriter, { sheet, line, references, at }: PlacedLine): void {
  const { value: valueColumn, valueEnd } = lineColumns(sheet)
  worksheet.mergeCells(at, 1, at, valueColumn - 1)
  if (valueEnd > valueColumn) worksheet.mergeCells(at, valueColumn, at, valueEnd)
  const row = worksheet.getRow(at)
  const label = row.getCell(1)
  label.value = cellText(line.label)
  label.style = lineStyles.label
  const cell = row.getCell(valueColumn)
  cell.value = isFormula(line.value)
    ? {
        formula: resolveFormula(line.value.formula, at, references),
        result: excelValue(line.value.result, line.kind) as number,
      }
    : excelValue(line.value, line.kind)
  cell.style = lineStyles[line.kind]
  row.commit()
}

function lineColumns(sheet: Sheet): { value: number; valueEnd: number } {
  const reach = (from: number, width: number) => {
    let sum = 0
    for (let index = from; index < sheet.columns.length; index++) {
      sum += sheet.columns[index]?.width ?? 0
      if (sum >= width) return index + 1
    }
    return sheet.columns.length
  }
  const labelEnd = Math.min(reach(0, LABEL_WIDTH), sheet.columns.length - 1)
  return { value: labelEnd + 1, valueEnd: reach(labelEnd, VALUE_WIDTH) }
}

/** A line to sign on, and under it who does. */
function writeSignatures(worksheet: SheetWriter, sheet: Sheet, at: number): void {
  if (sheet.signatures.length === 0) return
  const ends = stretches(sheet.columns, sheet.signatures.length)
  const rows = [
    { at, height: LINE_HEIGHT * 4, texts: sheet.signatures.map(() => '_'.repeat(34)) },
    { at: at + 1, height: LINE_HEIGHT * 1.5, texts: sheet.signatures },
  ]
  for (const { at: number, height, texts } of rows) {
    const row = worksheet.getRow(number)
    row.height = height
    for (const [index, last] of ends.entries()) {
      const first = (ends[index - 1] ?? 0) + 1
      if (last > first) worksheet.mergeCells(number, first, number, last)
      const cell = row.getCell(first)
      cell.value = cellText(texts[index] ?? '')
      cell.style = styles.signature
    }
    row.commit()
  }
}
