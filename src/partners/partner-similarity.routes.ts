import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { contextOf } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import { get, type Route } from '../web/route.ts'
import { show } from '../web/show.ts'
import { crumbsTo } from './partner-crumbs.pages.ts'
import { duplicatesPage } from './partner-similarity.pages.ts'
import { duplicatePairs } from './partner-similarity.service.ts'
import { duplicatesSheet } from './partner-similarity.sheet.ts'

export const partnerSimilarityRoutes: Route[] = [get(paths.partnerDuplicates, 'partner.merge', showDuplicates)]

async function showDuplicates(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const pairs = await duplicatePairs(ctx)
  const page = pageOrAll(req)
  if (page === null) return sendList(req, res, duplicatesSheet(pairs, ctx.language))
  show(res, 'partners/duplicates', duplicatesPage(pairs, page, ctx), { crumbs: crumbsTo(null, ctx) })
}
