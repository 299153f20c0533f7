import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { parseDay } from '../platform/day.ts'
import type { Problems } from '../platform/form.ts'
import { contextOf, queryText } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import { get, type Route } from '../web/route.ts'
import { show } from '../web/show.ts'
import { accessRecordsPage } from './access-record.pages.ts'
import { accessKinds } from './access-record.rules.ts'
import { accessRecordsPerPage, listAccess } from './access-record.service.ts'
import { accessSheet } from './access-record.sheet.ts'

export const accessRecordRoutes: Route[] = [get(paths.accessRecords, 'access-record.view', showAccessRecords)]

async function showAccessRecords(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const typed = {
    q: queryText(req, 'q'),
    tipo: queryText(req, 'tipo'),
    dal: queryText(req, 'dal'),
    al: queryText(req, 'al'),
  }
  const from = parseDay(typed.dal)
  const to = parseDay(typed.al)
  const problems: Problems = {
    ...(typed.dal && !from ? { dal: 'not-a-day' } : {}),
    ...((typed.al && !to) || (from && to && to < from) ? { al: 'not-a-day' } : {}),
  }
  const what = accessKinds.find((each) => each === typed.tipo)
  const page = pageOrAll(req)
  const found = await listAccess(ctx, { q: typed.q, what, from, to: problems['al'] ? null : to, page })
  if (page === null) return sendList(req, res, accessSheet(found, req.language))
  const list = { ...found, page, perPage: accessRecordsPerPage, typed, problems }
  show(res, 'access-records/list', accessRecordsPage(list, ctx))
}
