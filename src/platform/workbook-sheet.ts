import type { Minutes } from './minutes.ts'

/**
 * A page of a workbook as data: what registers are made of, before anything of Excel (platform/workbook.ts writes it).
 * Days are 'YYYY-MM-DD', times 'HH:MM', instants 'YYYY-MM-DD HH:MM', durations whole minutes; parts are fractions (0.75).
 */
export type CellKind = 'text' | 'day' | 'time' | 'instant' | 'duration' | 'integer' | 'part'

/**
 * A live formula with the result it has today, in the unit of its kind. `{key}` stands for the cell of that column in
 * the same row, `{key-1}` for the one above; `[key]` for the sum of that column, `[name]` for a line under the table.
 */
export interface Formula {
  readonly formula: string
  readonly result: string | number
}

export type Cell = string | number | null | Formula

export interface SheetColumn {
  readonly key: string
  readonly header: string
  readonly kind: CellKind
  /** In characters, as Excel counts them. */
  readonly width: number
  /** Whether the row under the table sums it. */
  readonly sum?: boolean
}

/** A line under the table: a label, and a value of its kind. */
export interface SheetLine {
  readonly name: string
  readonly label: string
  readonly kind: CellKind
  readonly value: Cell
}

export interface Sheet {
  readonly name: string
  readonly title: string
  /** What the reader must know first, such as that this is a draft. */
  readonly notice: string | null
  /** Not all of it holds yet: every page that is printed says so. */
  readonly draft?: boolean
  /** Lines of label and value, side by side, above the table. */
  readonly header: readonly (readonly (readonly [label: string, value: string])[])[]
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly Cell[])[]
  readonly totalLabel: string
  readonly lines: readonly SheetLine[]
  /** Who signs, under the table. */
  readonly signatures: readonly string[]
  /** At the left of every page's foot. */
  readonly footnote: string
  /** Under the signatures, of a file that can be verified. */
  readonly seal?: SheetSeal | null
}

/** A square picture (GIF, and as dots for who draws it) with a few lines beside it, the first of them strong. */
export interface SheetSeal {
  readonly picture: Buffer
  readonly dots: readonly (readonly boolean[])[]
  readonly lines: readonly string[]
}

const LONGEST_NAME = 31
// What XML cannot hold: control characters, halves of a pair, and the two that are no characters.
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const UNPRINTABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu

/** A text as a cell can hold it: without control characters, every kind of line end as one. */
export function cellText(text: string): string {
  return text.replace(/\r\n?/gu, '\n').replace(UNPRINTABLE, '')
}

/** Whether a spreadsheet would take a text for a formula once somebody edits its cell. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t]/u.test(text)
}

/** Names of the sheets of a workbook as Excel takes them: no : \ / ? * [ ], at most 31 characters, all different. */
export function sheetNames(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    const clean =
      cellText(name)
        .replace(/[:\\/?*[\]\s]+/gu, ' ')
        .replace(/^['\s]+|['\s]+$/gu, '') || 'Foglio'
    let free = shortened(clean, '')
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = shortened(clean, ` ${n}`)
    taken.add(free.toLowerCase())
    return free
  })
}

// Whole characters only; a name may not end with an apostrophe either.
function shortened(name: string, ending: string): string {
  let kept = ''
  for (const letter of name) {
    if (kept.length + letter.length + ending.length > LONGEST_NAME) break
    kept += letter
  }
  return kept.replace(/['\s]+$/u, '') + ending
}

/** 1 is A, 27 is AA. */
export function columnLetter(number: number): string {
  const before = Math.floor((number - 1) / 26)
  return (before > 0 ? columnLetter(before) : '') + String.fromCodePoint(65 + ((number - 1) % 26))
}

/** The sum of a column, in the unit of its kind; formulas count with their results. */
export function columnSum(sheet: Pick<Sheet, 'columns' | 'rows'>, key: string): number {
  const index = sheet.columns.findIndex((column) => column.key === key)
  return sheet.rows.reduce((sum, row) => sum + numberIn(row[index] ?? null), 0)
}

function numberIn(cell: Cell): number {
  const value = isFormula(cell) ? cell.result : cell
  return typeof value === 'number' ? value : 0
}

export function isFormula(cell: Cell): cell is Formula {
  return typeof cell === 'object' && cell !== null
}

/** What formulas of a row may name: the letters of the columns, and the cells under the table. */
export interface References {
  readonly columns: ReadonlyMap<string, string>
  readonly cells: ReadonlyMap<string, string>
}

/** A formula with the addresses in the place of the names; throws on a name that there is not. */
export function resolveFormula(formula: string, row: number, { columns, cells }: References): string {
  return formula
    .replace(/\{(\w+)(-1)?\}/gu, (_, key: string, above: string | undefined) => {
      return `${known(columns, key)}${above ? row - 1 : row}`
    })
    .replace(/\[(\w+)\]/gu, (_, name: string) => known(cells, name))
}

function known(names: ReadonlyMap<string, string>, name: string): string {
  const found = names.get(name)
  if (!found) throw new Error(`A formula names ${name}, and there is no such cell`)
  return found
}

/** Minutes as Excel counts time: a fraction of the day. */
export function dayFraction(minutes: Minutes): number {
  return minutes / 1440
}

/** The height of a line of text, in points. */
export const LINE_HEIGHT = 12
// The text is smaller than the one that widths are measured with.
const TEXT_IN_WIDTH = 1.25

/** How many lines a text takes in a column: not every program makes the rows as high as their text. */
export function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (width * TEXT_IN_WIDTH))), 0)
}

/** Cuts the columns into as many stretches as asked, about equally wide; the last column (from 1) of each. */
export function stretches(columns: readonly SheetColumn[], count: number): number[] {
  const total = columns.reduce((sum, column) => sum + column.width, 0)
  const ends: number[] = []
  let width = 0
  for (const [index, column] of columns.entries()) {
    width += column.width
    const stretchesLeft = count - ends.length - 1
    const full = width >= (total * (ends.length + 1)) / count || columns.length - index - 1 === stretchesLeft
    if (stretchesLeft > 0 && full) ends.push(index + 1)
  }
  return [...ends, columns.length]
}
