import { parseDelimited } from './delimited-text.ts'
import { kindOfFile } from './file-kind.ts'
import type { Sheet, Spreadsheet, SpreadsheetRefusal } from './sheet.ts'
import { decodeText, repairMojibake } from './text-decoding.ts'
import { readWorkbook } from './workbook-reader.ts'
import { checkZip } from './zip-check.ts'

export type SpreadsheetReading = { ok: true; spreadsheet: Spreadsheet } | { ok: false; reason: SpreadsheetRefusal }

export interface SpreadsheetLimits {
  maxBytes: number
  maxUnpackedBytes: number
  maxEntries: number
  maxRows: number
  maxColumns: number
  timeoutMs: number
  memoryMb: number
}

export const spreadsheetLimits: SpreadsheetLimits = {
  maxBytes: 5_000_000,
  maxUnpackedBytes: 60_000_000,
  maxEntries: 500,
  maxRows: 20_000,
  maxColumns: 500,
  timeoutMs: 20_000,
  memoryMb: 512,
}

/**
 * The sheets of an xlsx or csv file, told apart by what is in it and not by its name, which only names the sheet of a
 * csv. Refused, with the reason: what is empty, too big, protected, damaged, hostile, or not a table at all.
 */
export async function readSpreadsheet(
  bytes: Uint8Array,
  fileName: string,
  limits: SpreadsheetLimits = spreadsheetLimits,
): Promise<SpreadsheetReading> {
  if (bytes.length > limits.maxBytes) return { ok: false, reason: 'too-large' }
  const kind = kindOfFile(bytes)
  if (kind === 'zip') return readArchive(bytes, limits)
  return kind === 'text' ? readText(bytes, fileName, limits) : { ok: false, reason: kind }
}

async function readArchive(bytes: Uint8Array, limits: SpreadsheetLimits): Promise<SpreadsheetReading> {
  const zip = await checkZip(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), {
    maxEntries: limits.maxEntries,
    maxBytes: limits.maxUnpackedBytes,
  })
  if (!zip.ok) return zip
  if (zip.names.includes('xl/workbook.bin')) return { ok: false, reason: 'old-xls' }
  if (!zip.names.some((name) => name.startsWith('xl/'))) {
    return { ok: false, reason: zip.names.includes('content.xml') ? 'open-document' : 'not-a-table' }
  }
  const workbook = await readWorkbook(bytes, limits)
  return workbook.ok ? tidied(workbook.sheets) : workbook
}

function readText(bytes: Uint8Array, fileName: string, limits: SpreadsheetLimits): SpreadsheetReading {
  const lines = parseDelimited(decodeText(bytes))
  if (lines.length > limits.maxRows) return { ok: false, reason: 'too-many-rows' }
  const rows = lines.map((cells, n) => ({
    number: n + 1,
    cells: cells.slice(0, limits.maxColumns).map((cell) => (cell.trim() === '' ? null : cell)),
    covered: [],
  }))
  return tidied([{ name: fileName.replace(/^.*[/\\]/, '').replace(/\.\w+$/, ''), hidden: false, rows }])
}

function tidied(sheets: Sheet[]): SpreadsheetReading {
  const repaired = sheets.map((sheet) => ({
    ...sheet,
    rows: sheet.rows
      .filter((row) => row.cells.some((cell) => cell !== null))
      .map((row) => ({
        ...row,
        cells: Array.from(row.cells, (cell) => (typeof cell === 'string' ? repairMojibake(cell) : (cell ?? null))),
      })),
  }))
  const filled = repaired.filter((sheet) => sheet.rows.length > 0)
  return filled.length > 0 ? { ok: true, spreadsheet: { sheets: filled } } : { ok: false, reason: 'empty' }
}
