import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { drawDots } from './pdf-dots.ts'
import { writable } from './pdf-letters.ts'
import { newPdf, type Pdf, writeWatermark } from './pdf.ts'
import { cellShown } from './sheet-text.ts'
import { columnSum, type Sheet, type SheetColumn, type SheetLine } from './workbook-sheet.ts'

/** The same sheets as a workbook has, as an A4 landscape PDF of the kind that all of the house are. */
export interface PdfSheets {
  title: string
  author: string
  createdAt: Date
  sheets: readonly Sheet[]
}

type Element = PDFKit.PDFStructureElement
type Face = 'text' | 'strong'

const margins = { top: 40, bottom: 40, left: 32, right: 32 }
const page = { width: 841.89, height: 595.28 }
const measure = page.width - margins.left - margins.right
const lowest = page.height - margins.bottom
const ink = '#17324d'
const quiet = '#455b71'
const line = '#8a97a6'
const cell = { size: 7, padding: 2.5, tallest: 180 }
const ROWS_AT_ONCE = 100

/** Writes the sheets one after the other, each from a new page on, and ends the stream. */
export async function writeSheetsPdf(out: Writable, { sheets, ...info }: PdfSheets): Promise<void> {
  const pdf = await newPdf(info, { layout: 'landscape', margins })
  const sent = pipeline(pdf, out)
  const body = pdf.struct('Document')
  pdf.addStructure(body)
  const feet: Sheet[] = []
  for (const [index, sheet] of sheets.entries()) {
    if (index > 0) pdf.addPage()
    await writeSheet(pdf, body, sheet)
    while (feet.length < pdf.bufferedPageRange().count) feet.push(sheet)
  }
  body.end()
  decoratePages(pdf, feet)
  pdf.end()
  await sent
}

async function writeSheet(pdf: Pdf, body: Element, sheet: Sheet): Promise<void> {
  paragraph(pdf, body, { tag: 'H1', text: sheet.title, face: 'strong', size: 14 })
  if (sheet.notice !== null) paragraph(pdf, body, { tag: 'P', text: sheet.notice, face: 'strong', size: 9 })
  for (const pairs of sheet.header) writePairs(pdf, body, pairs)
  pdf.y += 4
  await writeTable(pdf, body, sheet)
  pdf.y += 8
  for (const each of sheet.lines) writeLine(pdf, body, each)
  writeSignatures(pdf, body, sheet.signatures)
  writeSeal(pdf, body, sheet)
}

interface Paragraph {
  tag: 'H1' | 'P'
  text: string
  face: Face
  size: number
}

function paragraph(pdf: Pdf, body: Element, { tag, text, face, size }: Paragraph): void {
  pdf.font(face).fontSize(size)
  const shown = writable(pdf, text)
  makeRoom(pdf, pdf.heightOfString(shown, { width: measure }))
  body.add(pdf.struct(tag, {}, () => pdf.fillColor(ink).text(shown, margins.left, pdf.y, { width: measure })))
  pdf.y += 4
}

/** Labels, small, and under each its value. */
function writePairs(pdf: Pdf, body: Element, pairs: Sheet['header'][number]): void {
  const gap = 10
  const width = (measure - gap * (pairs.length - 1)) / pairs.length
  const shown = pairs.map(([label, value]) => [plain(pdf, 'text', label), plain(pdf, 'strong', value)] as const)
  const heights = shown.map(([, value]) => pdf.font('strong').fontSize(8).heightOfString(value, { width }))
  const height = 9 + Math.min(Math.max(...heights, 10), cell.tallest)
  makeRoom(pdf, height)
  const top = pdf.y
  for (const [index, [label, value]] of shown.entries()) {
    const left = margins.left + index * (width + gap)
    const draw = () => {
      pdf.font('text').fontSize(6.5).fillColor(quiet).text(label, left, top, { width, height: 9, ellipsis: true })
      pdf.font('strong').fontSize(8).fillColor(ink)
      pdf.text(value, left, top + 9, { width, height: height - 9, ellipsis: true })
    }
    body.add(pdf.struct('P', {}, draw))
  }
  pdf.y = top + height + 3
}

interface Row {
  tag: 'TH' | 'TD'
  texts: readonly string[]
  face: Face
}

async function writeTable(pdf: Pdf, body: Element, sheet: Sheet): Promise<void> {
  const widths = widthsOf(sheet.columns)
  const table = pdf.struct('Table')
  body.add(table)
  const headings: Row = { tag: 'TH', texts: sheet.columns.map(({ header }) => header), face: 'strong' }
  const place = (row: Row) => {
    const height = heightOf(pdf, row, widths)
    if (pdf.y + height > lowest) {
      pdf.addPage()
      // Again for the eye on every page; a screen reader has read the headings once.
      if (row !== headings) drawHeadings(pdf, headings, { sheet, widths })
    }
    writeRow(pdf, row, { table, height, sheet, widths })
  }
  place(headings)
  for (const [index, cells] of sheet.rows.entries()) {
    const texts = sheet.columns.map(({ kind }, at) => cellShown(cells[at] ?? null, kind))
    place({ tag: 'TD', texts, face: 'text' })
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve))
  }
  place({ tag: 'TD', texts: sumTexts(sheet), face: 'strong' })
  table.end()
}

/** The label in the first column, the sum under each column that has one. */
function sumTexts(sheet: Sheet): string[] {
  const label = sheet.columns.findIndex(({ kind, sum }) => kind === 'text' && !sum)
  return sheet.columns.map(({ key, kind, sum }, index) => {
    if (sum) return cellShown(columnSum(sheet, key), kind)
    return index === label ? sheet.totalLabel : ''
  })
}

// A date, and the longest word of a heading, stay in one line.
const widest: Partial<Record<SheetColumn['kind'], number>> = { day: 12.5, instant: 18 }

function widthsOf(columns: readonly SheetColumn[]): number[] {
  const wanted = columns.map(({ width, kind, header }) => {
    const longest = Math.max(...header.split(/\s/u).map((word) => word.length))
    return Math.max(width, widest[kind] ?? 0, longest * 1.15 + 1)
  })
  const total = wanted.reduce((sum, width) => sum + width, 0)
  return wanted.map((width) => (width / total) * measure)
}

interface Placed {
  sheet: Sheet
  widths: readonly number[]
}

function heightOf(pdf: Pdf, { texts, face }: Row, widths: readonly number[]): number {
  pdf.font(face).fontSize(cell.size)
  const heights = texts.map((text, index) => {
    if (text === '') return 0
    return pdf.heightOfString(writable(pdf, text), { width: (widths[index] ?? 0) - 2 * cell.padding })
  })
  return Math.min(Math.max(cell.size + 2, ...heights), cell.tallest) + 2 * cell.padding
}

function writeRow(
  pdf: Pdf,
  row: Row,
  { table, height, sheet, widths }: Placed & { table: Element; height: number },
): void {
  const top = pdf.y
  const element = pdf.struct('TR')
  table.add(element)
  for (const [index, text] of row.texts.entries()) {
    const draw = () => drawCell(pdf, { text, face: row.face, box: boxAt(widths, index, { top, height }), sheet, index })
    element.add(pdf.struct(row.tag, {}, draw))
  }
  element.end()
  pdf.y = top + height
}

function drawHeadings(pdf: Pdf, row: Row, { sheet, widths }: Placed): void {
  const top = pdf.y
  const height = heightOf(pdf, row, widths)
  pdf.markContent('Artifact', { type: 'Pagination' })
  for (const [index, text] of row.texts.entries())
    drawCell(pdf, { text, face: row.face, box: boxAt(widths, index, { top, height }), sheet, index })
  pdf.endMarkedContent()
  pdf.y = top + height
}

interface Box {
  left: number
  top: number
  width: number
  height: number
}

function boxAt(widths: readonly number[], index: number, { top, height }: { top: number; height: number }): Box {
  const left = margins.left + widths.slice(0, index).reduce((sum, width) => sum + width, 0)
  return { left, top, width: widths[index] ?? 0, height }
}

interface DrawnCell {
  text: string
  face: Face
  box: Box
  sheet: Sheet
  index: number
}

function drawCell(pdf: Pdf, { text, face, box, sheet, index }: DrawnCell): void {
  pdf.lineWidth(0.5).strokeColor(line).rect(box.left, box.top, box.width, box.height).stroke()
  if (text === '') return
  const align = sheet.columns[index]?.kind === 'text' ? 'left' : 'right'
  pdf.font(face).fontSize(cell.size).fillColor(ink)
  pdf.text(writable(pdf, text), box.left + cell.padding, box.top + cell.padding, {
    width: box.width - 2 * cell.padding,
    height: box.height - cell.padding,
    ellipsis: true,
    align,
  })
}

function writeLine(pdf: Pdf, body: Element, { label, value, kind }: SheetLine): void {
  const text = `${label}: ${cellShown(value, kind)}`
  paragraph(pdf, body, { tag: 'P', text, face: 'strong', size: 8.5 })
}

/** A line to sign on, and under it who does. */
function writeSignatures(pdf: Pdf, body: Element, names: readonly string[]): void {
  if (names.length === 0) return
  const gap = 24
  const width = (measure - gap * (names.length - 1)) / names.length
  makeRoom(pdf, 64)
  const top = pdf.y + 34
  for (const [index, name] of names.entries()) {
    const left = margins.left + index * (width + gap)
    const draw = () => {
      pdf
        .lineWidth(0.7)
        .strokeColor(line)
        .moveTo(left, top)
        .lineTo(left + width, top)
        .stroke()
      pdf.font('text').fontSize(8).fillColor(ink)
      pdf.text(writable(pdf, name), left, top + 3, { width, height: 22, ellipsis: true })
    }
    body.add(pdf.struct('P', {}, draw))
  }
  pdf.y = top + 30
}

const sealSide = 84

/** The square to read at the left, its lines beside it: who reads with a screen reader finds the same in words. */
function writeSeal(pdf: Pdf, body: Element, { seal }: Sheet): void {
  if (!seal) return
  makeRoom(pdf, sealSide + 4)
  const top = pdf.y
  const alt = seal.lines[0] ?? ''
  body.add(pdf.struct('Figure', { alt }, () => drawDots(pdf, seal.dots, { left: margins.left, top, side: sealSide })))
  const left = margins.left + sealSide + 10
  let y = top + 12
  for (const [index, text] of seal.lines.entries()) {
    const face = index === 0 ? 'strong' : 'text'
    const draw = () => {
      pdf
        .font(face)
        .fontSize(index === 0 ? 10 : 8)
        .fillColor(ink)
      pdf.text(writable(pdf, text), left, y, { width: measure - sealSide - 10 })
    }
    body.add(pdf.struct('P', {}, draw))
    y = pdf.y + 4
  }
  pdf.y = Math.max(y, top + sealSide)
}

function plain(pdf: Pdf, face: Face, text: string): string {
  pdf.font(face)
  return writable(pdf, text)
}

function makeRoom(pdf: Pdf, height: number): void {
  if (pdf.y + height > lowest) pdf.addPage()
}

/** Foot and watermark, which no screen reader reads on every page; `feet` has the sheet of each page. */
function decoratePages(pdf: Pdf, feet: readonly Sheet[]): void {
  const { count } = pdf.bufferedPageRange()
  for (let index = 0; index < count; index++) {
    const sheet = feet[index]
    pdf.switchToPage(index)
    // Otherwise a line below the margin would begin another page.
    pdf.page.margins = { top: 0, bottom: 0, left: 0, right: 0 }
    pdf.markContent('Artifact', { type: 'Pagination' })
    pdf.font('text').fontSize(7.5).fillColor(quiet)
    const y = page.height - 28
    pdf.text(writable(pdf, sheet?.footnote ?? ''), margins.left, y, { width: measure - 90, height: 10, ellipsis: true })
    pdf.text(`pagina ${index + 1} di ${count}`, page.width - margins.right - 90, y, { width: 90, align: 'right' })
    if (sheet?.draft) writeWatermark(pdf, 'BOZZA')
    pdf.endMarkedContent()
  }
}
