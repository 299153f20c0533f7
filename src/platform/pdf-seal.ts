import { drawDots } from './pdf-dots.ts'
import { writable } from './pdf-letters.ts'

type Pdf = PDFKit.PDFDocument

/** A square that a telephone reads, and the same in words; the first line is the code. */
export interface PdfSeal {
  dots: readonly (readonly boolean[])[]
  lines: readonly string[]
}

/** How high a seal is, with the room above it. */
export const sealHeight = 100

const square = { side: 76, gap: 12, above: 20 }

/** Writes the square at the left, its lines beside it: who reads with a screen reader finds the same in words. */
export function writeSeal(
  pdf: Pdf,
  body: PDFKit.PDFStructureElement,
  { seal, left, width, ink }: { seal: PdfSeal; left: number; width: number; ink: string },
): void {
  const top = pdf.y + square.above
  const alt = seal.lines[0] ?? ''
  body.add(pdf.struct('Figure', { alt }, () => drawDots(pdf, seal.dots, { left, top, side: square.side })))
  const beside = { left: left + square.side + square.gap, width: width - square.side - square.gap }
  let y = top + 10
  for (const [index, text] of seal.lines.entries()) {
    const draw = () => {
      pdf
        .font(index === 0 ? 'strong' : 'text')
        .fontSize(index === 0 ? 10 : 8.5)
        .fillColor(ink)
      pdf.text(writable(pdf, text), beside.left, y, { width: beside.width })
    }
    body.add(pdf.struct('P', {}, draw))
    y = pdf.y + 4
  }
  pdf.y = Math.max(y, top + square.side)
}
