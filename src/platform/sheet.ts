/** A day in a workbook is text in ISO form, a time or a number of hours is 'HH:MM'; an empty cell is null. */
export type Cell = string | number | null

export interface Row {
  /** As the person sees it: the first row of the file is 1. */
  number: number
  /** A merged cell has its value in every place it covers. */
  cells: Cell[]
  /** The places (0 the first) that a merged cell covers from the left. */
  covered: number[]
}

export interface Sheet {
  name: string
  hidden: boolean
  /** Rows with something in them. */
  rows: Row[]
}

export interface Spreadsheet {
  sheets: Sheet[]
}

export type SpreadsheetRefusal =
  | 'empty'
  | 'too-large'
  | 'too-many-rows'
  | 'password-protected'
  | 'old-xls'
  | 'open-document'
  | 'broken'
  | 'zip-bomb'
  | 'not-a-table'
  | 'timeout'
