import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import { type CutNotice, type ListCell, type ListSheet, rowsThatFit } from './list-sheet.ts'
import { hoursAndMinutes } from './minutes.ts'
import { type CellKind, cellText } from './workbook-sheet.ts'

/**
 * Writes a list as CSV and ends the stream. It is what Excel in Italy opens with two clicks: UTF-8 with its mark,
 * semicolons, CRLF, days as gg/mm/aaaa, durations as 3:30. A cut list says so in its last line.
 */
export async function writeCsv(out: Writable, list: ListSheet, cut: CutNotice): Promise<void> {
  const format = stringify({ bom: true, delimiter: ';', record_delimiter: 'windows', quoted_match: /[\r\n]/u })
  await pipeline(Readable.from(linesOf(list, cut)), format, out)
}

async function* linesOf(list: ListSheet, cut: CutNotice): AsyncGenerator<string[]> {
  const { columns } = list
  yield columns.map(({ header }) => inert(header))
  for await (const row of rowsThatFit(list)) {
    yield columns.map(({ kind }, index) => written(row[index] ?? null, kind))
  }
  if (cut !== null) yield [inert(cut), ...columns.slice(1).map(() => '')]
}

const writers: Record<CellKind, (value: string | number) => string> = {
  text: (value) => inert(cellText(String(value))),
  integer: String,
  time: String,
  day: (value) => italianDay(String(value)),
  instant: (value) => `${italianDay(String(value))} ${String(value).slice(11)}`,
  duration: (value) => hoursAndMinutes(Number(value)),
  part: (value) => `${Math.round(Number(value) * 100)}%`,
}

function written(value: ListCell, kind: CellKind): string {
  return value === null || value === '' ? '' : writers[kind](value)
}

/** '2026-11-22…' as '22/11/2026'. */
function italianDay(text: string): string {
  return [text.slice(8, 10), text.slice(5, 7), text.slice(0, 4)].join('/')
}

/** A spreadsheet takes such a text for a formula, whoever wrote it: an apostrophe before it keeps it a text. */
function inert(text: string): string {
  return /^[\s"']*[=+\-@]|^[\t\r]/u.test(text) ? `'${text}` : text
}
