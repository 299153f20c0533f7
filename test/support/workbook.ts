import ExcelJS from 'exceljs'

export type Value = string | number | Date | null
export interface SheetContent {
  name: string
  rows: Value[][]
  /** As in a spreadsheet: 'A1:G1'. */
  merges?: string[]
  hidden?: boolean
}

/** The bytes of a workbook. */
export async function workbookOf(...sheets: SheetContent[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  for (const { name, rows, merges, hidden } of sheets) {
    const sheet = workbook.addWorksheet(name, { state: hidden ? 'hidden' : 'visible' })
    for (const row of rows) sheet.addRow(row)
    for (const merge of merges ?? []) sheet.mergeCells(merge)
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
