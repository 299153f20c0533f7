import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { contextOf, queryText } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import { get, type Route } from '../web/route.ts'
import { show } from '../web/show.ts'
import { narrowed } from './at-risk.rules.ts'
import { riskPage } from './risk.pages.ts'
import { riskReasons } from './risk.rules.ts'
import { studentsAtRisk } from './risk.service.ts'
import { riskSheet } from './risk.sheet.ts'

export const riskRoutes: Route[] = [get(paths.atRisk, 'risk.view', showAtRisk)]

async function showAtRisk(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const { students: all, classes } = await studentsAtRisk(ctx)
  const reason = riskReasons.find((each) => each === queryText(req, 'motivo')) ?? null
  const classId = classes.find(({ _id }) => _id === queryText(req, 'classe'))?._id ?? ''
  const students = narrowed(all, classId, reason)
  const page = pageOrAll(req)
  if (page === null) return sendList(req, res, riskSheet(students, req.language))
  show(
    res,
    'ledger/at-risk',
    riskPage({ students, classes, page, typed: { classe: classId, motivo: reason ?? '' } }, ctx),
  )
}
