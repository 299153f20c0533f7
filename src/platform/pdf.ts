import { readFileSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { writable } from './pdf-letters.ts'
import { type PdfSeal, sealHeight, writeSeal } from './pdf-seal.ts'

/**
 * A document to print, in Italian: text in blocks and boxes for signatures. It becomes an A4 PDF that keeps for ever
 * (PDF/A-2a: fonts inside, structure that a screen reader follows), the same bytes for the same document.
 */
export interface PdfDocument {
  title: string
  author: string
  createdAt: Date
  /** At the top of every page. */
  header: string
  /** At the bottom of every page, before its number. */
  footer: string
  /** Across every page, of what is not valid: 'BOZZA'. */
  watermark: string | null
  /** A picture in PNG or JPEG at the head of the first page, which no screen reader reads. */
  logo?: Buffer | null
  blocks: readonly PdfBlock[]
  boxes: readonly PdfBox[]
  /** By which anybody can verify the document, under everything else. */
  seal?: PdfSeal
}

export interface PdfBlock {
  kind: 'title' | 'heading' | 'paragraph' | 'item'
  text: string
}

/** A place for a signature; a value of null is a line to write on. */
export interface PdfBox {
  title: string
  lines: readonly { label: string; value: string | null }[]
}

export type Pdf = PDFKit.PDFDocument
type Face = 'text' | 'strong'

const page = { width: 595.28, height: 841.89, side: 62, top: 84, bottom: 78 }
const measure = page.width - 2 * page.side
const ink = '#17324d'
const quiet = '#455b71'

const styles: Record<PdfBlock['kind'], { face: Face; size: number; before: number; after: number; tag: string }> = {
  title: { face: 'strong', size: 17, before: 0, after: 14, tag: 'H1' },
  heading: { face: 'strong', size: 12, before: 10, after: 4, tag: 'H2' },
  paragraph: { face: 'text', size: 10.5, before: 0, after: 6, tag: 'P' },
  item: { face: 'text', size: 10.5, before: 0, after: 3, tag: 'LI' },
}

const fontFiles: Record<Face, string> = {
  text: 'titillium-web-v10-latin-ext_latin-regular.ttf',
  strong: 'titillium-web-v10-latin-ext_latin-600.ttf',
}

/** Writes the document and ends the stream. */
export async function writePdf(out: Writable, document: PdfDocument): Promise<void> {
  const pdf = await newPdf(document)
  const sent = pipeline(pdf, out)
  const body = pdf.struct('Document')
  pdf.addStructure(body)
  writeBlocks(pdf, body, document.blocks)
  writeBoxes(pdf, body, document.boxes)
  if (document.seal) {
    keepTogether(pdf, sealHeight)
    writeSeal(pdf, body, { seal: document.seal, left: page.side, width: measure, ink })
  }
  body.end()
  decoratePages(pdf, document)
  pdf.end()
  await sent
}

interface PageOptions {
  layout?: 'portrait' | 'landscape'
  margins: { top: number; bottom: number; left: number; right: number }
}

/** An empty A4 document of the kind that all of the house are, with its fonts `text` and `strong`. */
export async function newPdf(
  { title, author, createdAt }: Pick<PdfDocument, 'title' | 'author' | 'createdAt'>,
  options: PageOptions = { margins: { top: page.top, bottom: page.bottom, left: page.side, right: page.side } },
): Promise<Pdf> {
  const { default: PDFDocument } = await import('pdfkit')
  const text = fontBytes('text')
  const pdf = new PDFDocument({
    size: 'A4',
    ...options,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    displayTitle: true,
    lang: 'it-IT',
    bufferPages: true,
    // The types know the name of a font here; what the library takes is its bytes too.
    font: text as unknown as string,
    info: { Title: title, Author: author, CreationDate: createdAt, ModDate: createdAt },
  })
  pdf.registerFont('text', text)
  pdf.registerFont('strong', fontBytes('strong'))
  return pdf.fillColor(ink)
}

const loaded = new Map<Face, Buffer>()

// Fonts of the site, put there by scripts/build-assets.ts. In woff2, which browsers get, the outlines are packed in a
// way that the library cannot take apart (it writes empty letters), and woff takes it a tenth of a second to unpack.
function fontBytes(face: Face): Buffer {
  const bytes =
    loaded.get(face) ??
    readFileSync(fileURLToPath(new URL(`../../public/vendor/fonts/${fontFiles[face]}`, import.meta.url)))
  loaded.set(face, bytes)
  return bytes
}

function writeBlocks(pdf: Pdf, body: PDFKit.PDFStructureElement, blocks: readonly PdfBlock[]): void {
  let list: PDFKit.PDFStructureElement | null = null
  for (const block of blocks) {
    // Outside of what is tagged: a page that begins within a tag would be tagged twice.
    keepTogether(pdf, (block.kind === 'heading' ? 4 : 2) * styles[block.kind].size)
    if (block.kind !== 'item') {
      list?.end()
      list = null
      body.add(pdf.struct(styles[block.kind].tag, {}, () => writeText(pdf, block)))
      continue
    }
    if (!list) {
      list = pdf.struct('L')
      body.add(list)
    }
    const entry = pdf.struct('LBody', {}, () => writeText(pdf, block))
    const label = pdf.struct('Lbl', {}, () => writeBullet(pdf))
    list.add(pdf.struct('LI', {}, [label, entry]))
  }
  list?.end()
}

const indent = 14

function writeText(pdf: Pdf, { kind, text }: PdfBlock): void {
  const { face, size, before, after } = styles[kind]
  const shift = kind === 'item' ? indent : 0
  pdf.font(face).fontSize(size).fillColor(ink)
  if (pdf.y > page.top) pdf.y += before
  pdf.text(writable(pdf, text), page.side + shift, pdf.y, { width: measure - shift, lineGap: 1.5 })
  pdf.y += after
}

function writeBullet(pdf: Pdf): void {
  const { face, size } = styles.item
  pdf.font(face).fontSize(size).fillColor(ink)
  const { y } = pdf
  pdf.text('•', page.side, y, { width: indent, lineBreak: false })
  pdf.y = y
}

const boxes = { gap: 22, line: 15, padding: 10, value: 10 }

/** Side by side, at most three to a line: in a narrower one nobody could sign. */
function writeBoxes(pdf: Pdf, body: PDFKit.PDFStructureElement, given: readonly PdfBox[]): void {
  const perLine = given.length === 4 ? 2 : Math.min(given.length, 3)
  for (let first = 0; first < given.length; first += perLine)
    writeBoxLine(pdf, body, { line: given.slice(first, first + perLine), perLine })
}

function writeBoxLine(
  pdf: Pdf,
  body: PDFKit.PDFStructureElement,
  { line: given, perLine }: { line: readonly PdfBox[]; perLine: number },
): void {
  const width = (measure - boxes.gap * (perLine - 1)) / perLine
  const heights = given.map((box) => boxHeight(pdf, box, width))
  const height = Math.max(...heights)
  keepTogether(pdf, height + 24)
  const top = pdf.y + 18
  for (const [index, box] of given.entries()) {
    const left = page.side + index * (width + boxes.gap)
    body.add(pdf.struct('Sect', {}, () => writeBox(pdf, box, { left, top, width, height })))
  }
  pdf.y = top + height
}

interface Place {
  left: number
  top: number
  width: number
  height: number
}

function writeBox(pdf: Pdf, { title, lines }: PdfBox, { left, top, width, height }: Place): void {
  pdf.lineWidth(0.7).strokeColor('#5d7083').rect(left, top, width, height).stroke()
  const inner = { width: width - 2 * boxes.padding }
  pdf.font('strong').fontSize(11).fillColor(ink)
  pdf.text(writable(pdf, title), left + boxes.padding, top + boxes.padding, inner)
  for (const { label, value } of lines) {
    const y = pdf.y + 5
    pdf
      .font('text')
      .fontSize(8.5)
      .fillColor(quiet)
      .text(label, left + boxes.padding, y, inner)
    pdf.font('text').fontSize(boxes.value).fillColor(ink)
    if (value !== null) pdf.text(writable(pdf, value), left + boxes.padding, pdf.y, inner)
    else writeLine(pdf, left + boxes.padding, inner.width)
  }
}

/** A line to write on, with room for a hand above it. */
function writeLine(pdf: Pdf, left: number, width: number): void {
  const y = pdf.y + boxes.line + 4
  pdf
    .lineWidth(0.7)
    .strokeColor('#5d7083')
    .moveTo(left, y)
    .lineTo(left + width, y)
    .stroke()
  pdf.y = y + 2
}

function boxHeight(pdf: Pdf, { title, lines }: PdfBox, width: number): number {
  const inner = { width: width - 2 * boxes.padding }
  const titleHeight = pdf.font('strong').fontSize(11).heightOfString(writable(pdf, title), inner)
  const heights = lines.map(({ label, value }) => {
    const labelHeight = pdf.font('text').fontSize(8.5).heightOfString(label, inner)
    pdf.fontSize(boxes.value)
    return 5 + labelHeight + (value === null ? boxes.line + 6 : pdf.heightOfString(writable(pdf, value), inner))
  })
  return heights.reduce((sum, each) => sum + each, titleHeight + 2 * boxes.padding + 4)
}

/** So that a heading does not stand alone at the foot of a page, and a box is not cut in two. */
function keepTogether(pdf: Pdf, height: number): void {
  if (pdf.y + height > page.height - page.bottom) pdf.addPage()
}

/** Head, foot and watermark, which no screen reader reads on every page. */
function decoratePages(pdf: Pdf, { header, footer, watermark, logo }: PdfDocument): void {
  const { count } = pdf.bufferedPageRange()
  for (let index = 0; index < count; index++) {
    pdf.switchToPage(index)
    // Otherwise a line below the margin would begin another page.
    pdf.page.margins = { top: 0, bottom: 0, left: 0, right: 0 }
    pdf.markContent('Artifact', { type: 'Pagination' })
    pdf.font('text').fontSize(8.5).fillColor(quiet)
    pdf.text(writable(pdf, header), page.side, 40, { width: measure, height: 24, ellipsis: true })
    const y = page.height - 48
    pdf.text(writable(pdf, footer), page.side, y, { width: measure - 90, height: 12, ellipsis: true })
    pdf.text(`pagina ${index + 1} di ${count}`, page.width - page.side - 90, y, { width: 90, align: 'right' })
    if (watermark) writeWatermark(pdf, watermark)
    if (logo && index === 0) writeLogo(pdf, logo)
    pdf.endMarkedContent()
  }
}

const logoRoom = { width: 120, height: 44, top: 24 }

/** At the right of the head. A picture that the library cannot take apart is left out: the document says the same without. */
function writeLogo(pdf: Pdf, logo: Buffer): void {
  const { width, height, top } = logoRoom
  try {
    pdf.image(logo, page.width - page.side - width, top, { fit: [width, height], align: 'right' })
  } catch {
    pdf.y = top
  }
}

/** Across the page that is open. */
export function writeWatermark(pdf: Pdf, text: string): void {
  const { width, height } = pdf.page
  const middle = { x: width / 2, y: height / 2 }
  pdf.save()
  pdf
    .font('strong')
    .fontSize(96)
    .fillColor(ink, 0.09)
    .rotate((-Math.atan2(height, width) * 180) / Math.PI, { origin: [middle.x, middle.y] })
  pdf.text(text, middle.x - pdf.widthOfString(text) / 2, middle.y - 60, { lineBreak: false })
  pdf.restore()
  pdf.fillOpacity(1)
}
