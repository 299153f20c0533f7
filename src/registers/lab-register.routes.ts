import type { Request, Response } from 'express'
import { editionCrumbs } from '../labs/edition-tabs.pages.ts'
import { paths } from '../paths.ts'
import { contextOf, param } from '../web/context.ts'
import { get, type Route } from '../web/route.ts'
import { show } from '../web/show.ts'
import { labRegisterPage } from './lab-register.pages.ts'
import { issueLabRegister, labRegister } from './lab-register.service.ts'
import { labSheets } from './lab-register.sheet.ts'
import { registerFormat, type RegisterFormat, sendRegister } from './register-files.routes.ts'

export const labRegisterRoutes: Route[] = [get(paths.editionRegister, 'register.edition', showOrSend)]

async function showOrSend(req: Request, res: Response): Promise<void> {
  const format = registerFormat(req)
  if (format) return download(req, res, format)
  const ctx = contextOf(req)
  const register = await labRegister(ctx, param(req, 'editionId'))
  show(res, 'registers/lab', labRegisterPage(register, ctx), { crumbs: editionCrumbs(null, ctx) })
}

async function download(req: Request, res: Response, format: RegisterFormat): Promise<void> {
  const register = await issueLabRegister(contextOf(req), param(req, 'editionId'))
  const { edition, issue, partner, rows } = register
  await sendRegister(req, res, {
    about: 'registro laboratorio',
    words: ['Registro', edition.code],
    issue,
    sheets: labSheets(register),
    author: partner.name,
    format,
    rows: rows.length,
  })
}
