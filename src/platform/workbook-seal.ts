import type { Workbook, Worksheet } from 'exceljs'
import { cellText, type Sheet, type SheetSeal } from './workbook-sheet.ts'
import { styles } from './workbook-styles.ts'

const SEAL_ROWS = 6
/** The side of the picture, in pixels: three centimetres on paper. */
const SEAL_SIDE = 114
/** How many characters of a column the picture covers. */
const SEAL_WIDTH = 17

interface PlacedSeal {
  columns: Sheet['columns']
  seal: SheetSeal
  at: number
}

/** The picture at the left, its lines beside it: who reads with a screen reader finds the same in words. */
export function writeSeal(workbook: Workbook, worksheet: Worksheet, { columns, seal, at }: PlacedSeal): void {
  const textColumn = Math.min(coveredColumns(columns), columns.length - 1) + 1
  const imageId = workbook.addImage({ base64: seal.picture.toString('base64'), extension: 'gif' })
  worksheet.addImage(imageId, { tl: { col: 0, row: at - 1 }, ext: { width: SEAL_SIDE, height: SEAL_SIDE } })
  for (let index = 0; index < SEAL_ROWS; index++) worksheet.getRow(at + index).height = 15
  for (const [index, text] of seal.lines.slice(0, SEAL_ROWS).entries()) {
    const row = at + 1 + index
    if (textColumn < columns.length) worksheet.mergeCells(row, textColumn, row, columns.length)
    const cell = worksheet.getCell(row, textColumn)
    cell.value = cellText(text)
    cell.style = index === 0 ? styles.value : styles.label
  }
}

function coveredColumns(columns: Sheet['columns']): number {
  let width = 0
  for (const [index, column] of columns.entries()) {
    width += column.width
    if (width >= SEAL_WIDTH) return index + 1
  }
  return columns.length
}
