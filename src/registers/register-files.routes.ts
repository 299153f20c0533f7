import type { Request, Response } from 'express'
import { recordAccess } from '../access-records/access-record.service.ts'
import { writeSheetsPdf } from '../platform/pdf-sheet.ts'
import type { Sheet } from '../platform/workbook-sheet.ts'
import { writeWorkbook } from '../platform/workbook.ts'
import { contextOf, queryText } from '../web/context.ts'
import { configOf } from '../web/show.ts'
import { fileName, type Issue } from './register.rules.ts'
import { sealedSheets } from './seal.sheet.ts'

const formats = ['xlsx', 'pdf'] as const
export type RegisterFormat = (typeof formats)[number]

/** The file of a register that the address asks for; null when it asks for the page. */
export function registerFormat(req: Request): RegisterFormat | null {
  const asked = queryText(req, 'formato')
  return formats.find((format) => format === asked) ?? null
}

/**
 * By the number of the issue and not by the name of the student, whom the city must not find in the access records; whose
 * register it is only the student and the school learn.
 */
async function noteTaken(req: Request, about: string, taken: Taken): Promise<void> {
  const { number, rows, format = 'xlsx', ofStudent = {} } = taken
  const name = fileName([about, number], format)
  await recordAccess(contextOf(req), { what: 'export', about, name, rows, ...ofStudent })
}

interface Taken {
  number: string
  rows: number
  format?: RegisterFormat
  ofStudent?: OfStudent | undefined
}

/** Of a register of one student alone: whose it is. */
interface OfStudent {
  studentId: string
  schoolId: string
}

/** The sheets with the code of the register, and where to verify it. */
function sealed(req: Request, code: string, sheets: readonly Sheet[]): Sheet[] {
  return sealedSheets(sheets, { code, publicUrl: configOf(req).publicUrl })
}

const types: Record<RegisterFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}

function headersOf(res: Response, words: readonly string[], format: RegisterFormat): void {
  const name = fileName(words, format)
  res.set({
    'Content-Type': types[format],
    'Content-Disposition': `attachment; filename="${name}"; filename*=UTF-8''${name}`,
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
  })
}

/** A workbook to save. */
async function sendWorkbook(res: Response, words: readonly string[], sheets: readonly Sheet[]): Promise<void> {
  headersOf(res, words, 'xlsx')
  await writeWorkbook(res, sheets)
}

export interface RegisterFile {
  /** What the record of accesses calls it. */
  about: string
  /** Of the name of the file; the number is added. */
  words: readonly string[]
  issue: Issue
  sheets: readonly Sheet[]
  /** Who answers for it: the school, the host, the city. */
  author: string
  format: RegisterFormat
  rows: number
  ofStudent?: OfStudent
}

/** Sends a register that has just been issued, and writes down who took it. */
export async function sendRegister(req: Request, res: Response, file: RegisterFile): Promise<void> {
  const { about, words, issue, format, author, rows } = file
  await noteTaken(req, about, { number: issue.number, rows, format, ofStudent: file.ofStudent })
  const sheets = sealed(req, issue.number, file.sheets)
  const named = [...words, issue.number]
  if (format === 'xlsx') return sendWorkbook(res, named, sheets)
  headersOf(res, named, 'pdf')
  await writeSheetsPdf(res, { title: sheets[0]?.title ?? about, author, createdAt: issue.at, sheets })
}
