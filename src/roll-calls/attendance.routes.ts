import type { Request, Response } from 'express'
import { editionCrumbs } from '../labs/edition-tabs.pages.ts'
import { paths } from '../paths.ts'
import { contextOf, param } from '../web/context.ts'
import { exportFormat, sendList } from '../web/export.ts'
import { get, type Route } from '../web/route.ts'
import { show } from '../web/show.ts'
import { attendancePage } from './attendance.pages.ts'
import { editionAttendance } from './attendance.service.ts'
import { attendanceSheet } from './attendance.sheet.ts'

export const attendanceRoutes: Route[] = [get(paths.editionAttendance, 'edition.view', showAttendance)]

async function showAttendance(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const found = await editionAttendance(ctx, param(req, 'editionId'))
  if (exportFormat(req)) return sendList(req, res, attendanceSheet(found, ctx.language))
  show(res, 'roll-calls/attendance', attendancePage(found, ctx), { crumbs: editionCrumbs(found.edition, ctx) })
}
