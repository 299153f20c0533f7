import { finished, type Writable } from 'node:stream'
import type { Row, stream, Worksheet } from 'exceljs'
import { type CutNotice, type ListCell, type ListColumn, type ListSheet, rowsThatFit } from './list-sheet.ts'
import { cellText, LINE_HEIGHT, linesOf, sheetNames } from './workbook-sheet.ts'
import { dataStyle, excelValue, styles } from './workbook-styles.ts'

type SheetWriter = Worksheet & { commit(): void }

/**
 * Writes a list as an Excel workbook of one sheet and ends the stream: one row of headings that filters and stays in
 * sight, no merged cells, so that it can be sorted and read aloud. A cut list says so above the headings. Stops when
 * the reader goes away.
 */
export async function writeListWorkbook(out: Writable, list: ListSheet, cut: CutNotice): Promise<void> {
  await writeLists(out, { title: list.title, lists: [list], cut })
}

/** Writes several lists as one workbook, a sheet each with all its rows, and ends the stream. */
export async function writeListsWorkbook(
  out: Writable,
  { title, lists }: { title: string; lists: readonly ListSheet[] },
): Promise<void> {
  await writeLists(out, { title, lists: lists.map((list) => ({ ...list, whole: true })), cut: null })
}

interface Lists {
  title: string
  lists: readonly ListSheet[]
  cut: CutNotice
}

async function writeLists(out: Writable, { title, lists, cut }: Lists): Promise<void> {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false })
  Object.assign(workbook, { creator: 'Bottega', lastModifiedBy: 'Bottega', title: cellText(title) })
  const gone = new Promise<void>((resolve) => finished(out, () => resolve()))
  const names = sheetNames(lists.map((list) => list.title))
  for (const [index, list] of lists.entries()) {
    await writeListSheet(workbook, { list, name: names[index] ?? '', cut }, () => out.destroyed)
    if (out.destroyed) return
  }
  await Promise.race([workbook.commit(), gone])
}

interface NamedList {
  list: ListSheet
  name: string
  cut: CutNotice
}

async function writeListSheet(
  workbook: stream.xlsx.WorkbookWriter,
  { list, name, cut }: NamedList,
  isGone: () => boolean,
): Promise<void> {
  const headings = cut === null ? 1 : 2
  const worksheet = openSheet(workbook, { list, name, headings })
  if (cut !== null) writeNotice(worksheet.getRow(1), cut)
  writeHeadings(worksheet.getRow(headings), list.columns)
  let at = headings
  for await (const row of rowsThatFit(list)) {
    if (isGone()) return
    at += 1
    writeRow(worksheet.getRow(at), list.columns, row)
  }
  worksheet.autoFilter = { from: { row: headings, column: 1 }, to: { row: at, column: list.columns.length } }
  worksheet.commit()
}

interface OpenedList {
  list: ListSheet
  name: string
  headings: number
}

function openSheet(workbook: stream.xlsx.WorkbookWriter, { list, name, headings }: OpenedList): SheetWriter {
  const title = cellText(list.title).replaceAll('&', '&&')
  const worksheet = workbook.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: headings }],
    headerFooter: { oddHeader: `&L&8${title}`, oddFooter: '&R&8Pagina &P di &N' },
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      margins: { left: 0.3, right: 0.3, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 },
      printTitlesRow: `${headings}:${headings}`,
    },
  })
  for (const [index, column] of list.columns.entries()) worksheet.getColumn(index + 1).width = column.width
  return worksheet as SheetWriter
}

function writeNotice(row: Row, notice: string): void {
  const cell = row.getCell(1)
  cell.value = cellText(notice)
  cell.style = styles.overflowing
  row.commit()
}

function writeHeadings(row: Row, columns: readonly ListColumn[]): void {
  row.height = LINE_HEIGHT * 2.4
  for (const [index, column] of columns.entries()) {
    const cell = row.getCell(index + 1)
    cell.value = cellText(column.header)
    cell.style = styles.heading
  }
  row.commit()
}

function writeRow(target: Row, columns: readonly ListColumn[], row: readonly ListCell[]): void {
  let lines = 1
  for (const [index, { kind, width }] of columns.entries()) {
    const value = row[index] ?? null
    const cell = target.getCell(index + 1)
    cell.value = excelValue(value, kind)
    cell.style = dataStyle(kind, value)
    if (typeof value === 'string' && kind === 'text') lines = Math.max(lines, linesOf(value, width))
  }
  target.height = LINE_HEIGHT * lines + 4
  target.commit()
}
