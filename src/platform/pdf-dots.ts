type Pdf = PDFKit.PDFDocument

/** Draws the dots of a code that telephones read, as a square. */
export function drawDots(
  pdf: Pdf,
  dots: readonly (readonly boolean[])[],
  square: { left: number; top: number; side: number },
): void {
  const side = square.side / Math.max(dots.length, 1)
  // A hair wider than the grid: otherwise printers leave white lines between.
  for (const [row, cells] of dots.entries())
    for (const [column, dark] of cells.entries())
      if (dark) pdf.rect(square.left + column * side, square.top + row * side, side + 0.05, side + 0.05)
  pdf.fill('#000000')
}
