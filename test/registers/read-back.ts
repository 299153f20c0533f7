import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import ExcelJS from 'exceljs'
import type { Sheet } from '../../src/platform/workbook-sheet.ts'
import { writeWorkbook } from '../../src/platform/workbook.ts'

/** The bytes of these sheets as a workbook. */
export async function bytesOf(sheets: readonly Sheet[]): Promise<Buffer> {
  const out = new PassThrough()
  const [bytes] = await Promise.all([buffer(out), writeWorkbook(out, sheets)])
  return bytes
}

export async function readWorkbook(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer)
  return workbook
}

export async function writtenAndRead(sheets: readonly Sheet[]): Promise<ExcelJS.Worksheet[]> {
  return (await readWorkbook(await bytesOf(sheets))).worksheets
}

/** The row whose first cell holds this text. */
export function rowOf(sheet: ExcelJS.Worksheet, text: string): ExcelJS.Row {
  let found: ExcelJS.Row | null = null
  sheet.eachRow((row) => {
    if (found === null && row.getCell(1).value === text) found = row
  })
  if (!found) throw new Error(`There is no row "${text}"`)
  return found
}

// exceljs gives numbers in a format of hours back as dates from Excel's first day.
const FIRST_DAY = Date.UTC(1899, 11, 30)

/** A duration as stored, back in whole minutes. */
export function minutesIn(cell: ExcelJS.Cell): number {
  const value: unknown = cell.formula ? cell.result : cell.value
  return value instanceof Date ? Math.round((value.getTime() - FIRST_DAY) / 60_000) : Math.round(Number(value) * 1440)
}

/** Adds up a range as the formula says: what a spreadsheet would show after computing anew. */
export function sumOf(sheet: ExcelJS.Worksheet, formula: string): number {
  const [, column, first, last] = /^SUM\(([A-Z]+)(\d+):[A-Z]+(\d+)\)$/u.exec(formula) ?? []
  let sum = 0
  for (let row = Number(first); row <= Number(last); row++) sum += minutesIn(sheet.getCell(`${column}${row}`))
  return sum
}
