import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { columnWidths, type PdfRow, sumRow, tableRow } from './pdf-columns.ts'
import { drawDots } from './pdf-dots.ts'
import { writable } from './pdf-letters.ts'
import { newPdf, type Pdf, writeWatermark } from './pdf.ts'
import { cellShown } from './sheet-text.ts'
import type { Sheet, SheetLine } from './workbook-sheet.ts'

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

async function writeTable(pdf: Pdf, body: Element, sheet: Sheet): Promise<void> {
  const widths = columnWidths(sheet, measure)
  const table = pdf.struct('Table')
  body.add(table)
  const headings = tableRow(sheet, widths, 'headings')
  const place = (row: PdfRow) => {
    const height = heightOf(pdf, row)
    if (pdf.y + height > lowest) {
      pdf.addPage()
      // Again for the eye on every page; a screen reader has read the headings once.
      if (row !== headings) drawHeadings(pdf, headings)
    }
    writeRow(pdf, row, { table, height })
  }
  place(headings)
  for (const [index, cells] of sheet.rows.entries()) {
    const texts = sheet.columns.map(({ kind }, at) => cellShown(cells[at] ?? null, kind))
    place(tableRow(sheet, widths, texts))
    if (index % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve))
  }
  place(sumRow(sheet, widths))
  table.end()
}

function heightOf(pdf: Pdf, { texts, face, widths }: PdfRow): number {
  pdf.font(face).fontSize(cell.size)
  const heights = texts.map((text, index) => {
    if (text === '') return 0
    return pdf.heightOfString(writable(pdf, text), { width: (widths[index] ?? 0) - 2 * cell.padding })
  })
  return Math.min(Math.max(cell.size + 2, ...heights), cell.tallest) + 2 * cell.padding
}

function writeRow(pdf: Pdf, row: PdfRow, { table, height }: { table: Element; height: number }): void {
  const top = pdf.y
  const element = pdf.struct('TR')
  table.add(element)
  for (const index of row.texts.keys())
    element.add(pdf.struct(row.tag, {}, () => drawCell(pdf, row, { index, top, height })))
  element.end()
  pdf.y = top + height
}

function drawHeadings(pdf: Pdf, row: PdfRow): void {
  const top = pdf.y
  const height = heightOf(pdf, row)
  pdf.markContent('Artifact', { type: 'Pagination' })
  for (const index of row.texts.keys()) drawCell(pdf, row, { index, top, height })
  pdf.endMarkedContent()
  pdf.y = top + height
}

interface Placed {
  index: number
  top: number
  height: number
}

function drawCell(pdf: Pdf, { texts, face, widths, aligns }: PdfRow, { index, top, height }: Placed): void {
  const width = widths[index] ?? 0
  const text = texts[index] ?? ''
  if (width === 0) return
  const left = margins.left + widths.slice(0, index).reduce((sum, each) => sum + each, 0)
  pdf.lineWidth(0.5).strokeColor(line).rect(left, top, width, height).stroke()
  if (text === '') return
  pdf.font(face).fontSize(cell.size).fillColor(ink)
  pdf.text(writable(pdf, text), left + cell.padding, top + cell.padding, {
    width: width - 2 * cell.padding,
    height: height - cell.padding,
    ellipsis: true,
    align: aligns[index] ?? 'left',
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
