import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { writeCsv } from '../platform/csv.ts'
import { dayOf } from '../platform/day.ts'
import { formatCount } from '../platform/format.ts'
import { plainFileName } from '../platform/file-name.ts'
import { type ListSheet, mostRows, totalRows } from '../platform/list-sheet.ts'
import { type Language, phrases } from '../platform/words.ts'
import { writeListWorkbook } from '../platform/workbook-list.ts'
import { contextOf, pageNumber, queryText } from './context.ts'

/**
 * Every list can be taken away as a file: its page answers `?formato=xlsx` and `?formato=csv`, with the filters of the
 * address, with all rows instead of one page of them.
 */
const formats = ['xlsx', 'csv'] as const
export type ExportFormat = (typeof formats)[number]

const types: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

const words = phrases({
  cut: [
    (rows: string, total: string) =>
      `L’elenco non è completo: ci sono le prime ${rows} righe di ${total}. Usa i filtri della pagina per averne una parte.`,
    (rows: string, total: string) =>
      `The list is not complete: these are the first ${rows} rows of ${total}. Use the filters of the page to get a part.`,
  ],
})

/** A list that leaves the site, for the record of who took what. */
export interface ExportedList {
  /** Which list: 'enti'. */
  list: string
  /** The name of the file. */
  file: string
  /** null when nobody has counted them. */
  rows: number | null
}

/** Writes down that a list leaves the site; the application brings it, because web knows no feature. */
export type RecordExport = (ctx: Ctx, exported: ExportedList) => Promise<void>

/** The file that the address asks for; null when it asks for the page. */
export function exportFormat(req: Request): ExportFormat | null {
  const asked = queryText(req, 'formato')
  return formats.find((format) => format === asked) ?? null
}

/** The page of the list that the address asks for; null when it asks for a file, which takes all rows. */
export function pageOrAll(req: Request): number | null {
  return exportFormat(req) ? null : pageNumber(req)
}

/** Sends a list as the file that the address asks for (Excel when it asks for none), and writes down that it left. */
export async function sendList(req: Request, res: Response, list: ListSheet): Promise<void> {
  const format = exportFormat(req) ?? 'xlsx'
  const name = plainFileName([list.name, dayOf(req.now)], format)
  const record = req.app.locals['recordExport'] as RecordExport
  const total = totalRows(list)
  await record(contextOf(req), { list: list.name, file: name, rows: total && Math.min(total, mostRows) })
  res.set({
    'Content-Type': types[format],
    'Content-Disposition': `attachment; filename="${name}"; filename*=UTF-8''${name}`,
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  const write = format === 'csv' ? writeCsv : writeListWorkbook
  try {
    await write(res, list, cutNotice(total ?? 0, req.language))
  } catch (error) {
    if (!res.headersSent) res.removeHeader('Content-Disposition')
    // Whoever closes the window in the middle of a download is no error of ours.
    if (!req.socket.destroyed && !isPrematureClose(error)) throw error
  }
}

function isPrematureClose(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}

function cutNotice(total: number, language: Language): string | null {
  if (total <= mostRows) return null
  return words(language).cut(formatCount(mostRows, language), formatCount(total, language))
}

/** What the partial `exports` takes. */
export interface Exports {
  links: { text: string; href: string }[]
}

const names: Record<ExportFormat, string> = { xlsx: 'Excel', csv: 'CSV' }

/** The links under a list: the same address with its filters, as a file. Empty fields and the page are left out. */
export function exportLinks(url: string): Exports {
  const [path = '', query = ''] = url.split('?')
  const kept = [...new URLSearchParams(query)].filter(
    ([name, value]) => value !== '' && name !== 'pagina' && name !== 'formato',
  )
  return {
    links: formats.map((format) => ({
      text: names[format],
      href: `${path}?${new URLSearchParams([...kept, ['formato', format]]).toString()}`,
    })),
  }
}
