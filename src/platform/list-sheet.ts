import { formatStamp } from './format.ts'
import type { CellKind } from './workbook-sheet.ts'

/**
 * A list as it leaves the site: all its rows with the values of their kind, before anything of Excel or CSV
 * (platform/workbook-list.ts and platform/csv.ts write it). Days are 'YYYY-MM-DD', times 'HH:MM', instants
 * 'YYYY-MM-DD HH:MM' as clocks in Italy showed them (`stampCell`), durations whole minutes; null is an empty cell.
 */
export type ListCell = string | number | null

export interface ListColumn {
  readonly header: string
  readonly kind: CellKind
  /** In characters, as Excel counts them. */
  readonly width: number
}

export interface ListSheet {
  /** What the file is called: 'enti' becomes enti-2026-11-22.csv. */
  readonly name: string
  readonly title: string
  readonly columns: readonly ListColumn[]
  /** Read once, from the first to the last that fits. */
  readonly rows: Iterable<readonly ListCell[]> | AsyncIterable<readonly ListCell[]>
  /** All rows go into the file, however many: for what is not written while somebody waits. */
  readonly whole?: boolean
  /** How many rows match in all, where `rows` may hold only the first of them. */
  readonly total?: number
}

/** Of a longer list only the first rows go into a file, which then says so. */
export const mostRows = 20_000

/** What a file says when it does not hold the whole list; null when it does. */
export type CutNotice = string | null

/** An instant as a cell holds it. */
export function stampCell(instant: Date | null): string | null {
  return instant && formatStamp(instant)
}

/** The rows that fit, letting other requests through every few hundred. */
export async function* rowsThatFit({
  rows,
  whole = false,
}: Pick<ListSheet, 'rows' | 'whole'>): AsyncGenerator<readonly ListCell[]> {
  let written = 0
  for await (const row of rows) {
    if (written === mostRows && !whole) return
    yield row
    written += 1
    if (written % 300 === 0) await new Promise((resolve) => setImmediate(resolve))
  }
}

/** Which records of a list to read: those of one page (from 1), or with null all that fit into a file. */
export function stretchOf(page: number | null, perPage: number): { skip: number; limit: number } {
  return page === null ? { skip: 0, limit: mostRows } : { skip: (Math.max(1, page) - 1) * perPage, limit: perPage }
}

/** How many rows match in all; null when only reading them tells. */
export function totalRows({ rows, total }: Pick<ListSheet, 'rows' | 'total'>): number | null {
  return total ?? (Array.isArray(rows) ? rows.length : null)
}
