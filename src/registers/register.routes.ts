import type { Request, Response } from 'express'
import { recordAccess } from '../access-records/access-record.service.ts'
import { paths } from '../paths.ts'
import type { Sheet } from '../platform/workbook-sheet.ts'
import { writeWorkbook } from '../platform/workbook.ts'
import { contextOf, param } from '../web/context.ts'
import { get, type Route } from '../web/route.ts'
import { configOf } from '../web/show.ts'
import { classSheets } from './class-summary.sheet.ts'
import { hoursSheet } from './hours.sheet.ts'
import { fileName } from './register.rules.ts'
import { issueClassRegister, issuePlacementRegister } from './register.service.ts'
import { sealedSheets } from './seal.sheet.ts'

export const registerRoutes: Route[] = [
  get(paths.placementRegister, 'register.placement', downloadPlacement),
  get(paths.classRegister, 'register.class', downloadClass),
]

async function downloadPlacement(req: Request, res: Response): Promise<void> {
  const register = await issuePlacementRegister(contextOf(req), param(req, 'placementId'))
  const { surname, givenName } = register.student
  await noteTaken(req, 'registro ore', { number: register.issue.number, rows: register.entries.length })
  const { number } = register.issue
  await sendWorkbook(res, ['Registro ore', surname, givenName, number], sealed(req, number, [hoursSheet(register)]))
}

async function downloadClass(req: Request, res: Response): Promise<void> {
  const register = await issueClassRegister(contextOf(req), param(req, 'classId'))
  const { label, schoolYear } = register.schoolClass
  await noteTaken(req, 'riepilogo classe', { number: register.issue.number, rows: register.lines.length })
  const { number } = register.issue
  await sendWorkbook(res, ['Riepilogo classe', label, schoolYear, number], sealed(req, number, classSheets(register)))
}

/** By the number of the issue and not by the student, whom the city must not find by name in the access records. */
export async function noteTaken(req: Request, about: string, { number, rows }: { number: string; rows: number }) {
  await recordAccess(contextOf(req), { what: 'export', about, name: fileName([about, number]), rows })
}

/** The sheets with the code of the register, and where to verify it. */
export function sealed(req: Request, code: string, sheets: readonly Sheet[]): Sheet[] {
  return sealedSheets(sheets, { code, publicUrl: configOf(req).publicUrl })
}

/** A workbook to save. */
export async function sendWorkbook(res: Response, words: readonly string[], sheets: readonly Sheet[]): Promise<void> {
  const name = fileName(words)
  res.set({
    'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'Content-Disposition': `attachment; filename="${name}"; filename*=UTF-8''${name}`,
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  await writeWorkbook(res, sheets)
}
