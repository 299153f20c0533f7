import type { Request, Response } from 'express'
import { editionCrumbs } from '../labs/edition-tabs.pages.ts'
import { paths } from '../paths.ts'
import { contextOf, param } from '../web/context.ts'
import { exportFormat } from '../web/export.ts'
import { get, type Route } from '../web/route.ts'
import { show } from '../web/show.ts'
import { labRegisterPage } from './lab-register.pages.ts'
import { issueLabRegister, labRegister } from './lab-register.service.ts'
import { labSheets } from './lab-register.sheet.ts'
import { noteTaken, sealed, sendWorkbook } from './register-files.routes.ts'

export const labRegisterRoutes: Route[] = [get(paths.editionRegister, 'register.edition', showOrSend)]

async function showOrSend(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const editionId = param(req, 'editionId')
  if (exportFormat(req)) return download(req, res, editionId)
  const register = await labRegister(ctx, editionId)
  show(res, 'registers/lab', labRegisterPage(register, ctx), { crumbs: editionCrumbs(null, ctx) })
}

async function download(req: Request, res: Response, editionId: string): Promise<void> {
  const register = await issueLabRegister(contextOf(req), editionId)
  const { number } = register.issue
  await noteTaken(req, 'registro laboratorio', { number, rows: register.rows.length })
  await sendWorkbook(res, ['Registro', register.edition.code, number], sealed(req, number, labSheets(register)))
}
