import { parse } from 'csv-parse/sync'

const SEPARATORS = [';', ',', '\t', '|'] as const
const SAMPLE_LINES = 40

/** The rows of a csv, whatever separates its columns; empty lines are kept so that the nth row is the nth of the file. */
export function parseDelimited(text: string): string[][] {
  const declared = /^sep=(.)\r?\n/i.exec(text)
  const separator = declared?.[1] ?? guessSeparator(text)
  const rows = parseWith(text, separator)
  return declared ? [[], ...rows.slice(1)] : rows
}

// The right separator cuts nearly every row into the same number of columns; a wrong one cuts some rows here and there.
function guessSeparator(text: string): string {
  const sample = text.split(/\r\n|\n|\r/, SAMPLE_LINES).join('\n')
  const cuts = SEPARATORS.map((separator) => ({ separator, ...evenness(parseWith(sample, separator)) }))
  const isBetter = (a: (typeof cuts)[0], b: (typeof cuts)[0]) =>
    a.rows > b.rows || (a.rows === b.rows && a.columns > b.columns)
  return cuts.reduce((best, next) => (isBetter(next, best) ? next : best)).separator
}

function evenness(cut: string[][]): { rows: number; columns: number } {
  const rowsOf = new Map<number, number>()
  for (const { length } of cut) if (length > 1) rowsOf.set(length, (rowsOf.get(length) ?? 0) + 1)
  return [...rowsOf]
    .map(([columns, rows]) => ({ columns, rows }))
    .reduce((a, b) => (b.rows > a.rows ? b : a), { rows: 0, columns: 0 })
}

function parseWith(text: string, delimiter: string): string[][] {
  const options = { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false }
  try {
    return parse(text, options)
  } catch {
    // A quote opened and never closed: then quotes mean nothing in this file.
    return parse(text, { ...options, quote: false })
  }
}
