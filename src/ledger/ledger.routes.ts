import type { Request, Response } from 'express'
import { ledgerSources } from '../ledger-sources.ts'
import { parseSchoolYear, schoolYearOf } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { contextOf, queryText } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import { type Limit, countAttempt } from '../web/rate-limit.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { chainKinds } from './chain.rules.ts'
import { ledgerChecks, verifyLedgers } from './ledger-check.service.ts'
import { ledgerPage } from './ledger.pages.ts'
import { ledgerPerPage, listLedger } from './ledger.service.ts'
import { ledgerSheet } from './ledger.sheet.ts'
import { ledgerWords } from './ledger.text.ts'

export const ledgerRoutes: Route[] = [
  get(paths.ledger, 'ledger.view', showLedger),
  post(paths.ledger, 'ledger.verify', verifyNow),
]

/** A verification reads every approved line of the school. */
const verifications: Limit = { name: 'ledger-verification', points: 10, seconds: 600 }

async function showLedger(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const checks = await ledgerChecks(ctx)
  const current = schoolYearOf(ctx.today)
  const years = [...new Set([current, ...checks.map(({ schoolYear }) => schoolYear)])].toSorted().toReversed()
  const asked = parseSchoolYear(queryText(req, 'anno'))
  const schoolYear = years.find((each) => each === asked) ?? current
  const kind = chainKinds.find((each) => each === queryText(req, 'tipo')) ?? null
  const page = pageOrAll(req)
  const found = await listLedger(ctx, { schoolYear, kind, page })
  if (page === null) return sendList(req, res, ledgerSheet(found, req.language))
  show(res, 'ledger/show', ledgerPage({ checks, ...found, page, perPage: ledgerPerPage, schoolYear, years, kind }, ctx))
}

async function verifyNow(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  await countAttempt(verifications, 'schoolId' in ctx.actor ? ctx.actor.schoolId : ctx.actor.role)
  const { found } = await verifyLedgers(ctx, ledgerSources)
  notify(req, found === 0 ? 'success' : 'warning', ledgerWords(req.language).verified(found))
  goTo(res, paths.ledger())
}
