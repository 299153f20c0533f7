import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { askForExport } from '../export-jobs/export-job.service.ts'
import { exportKinds } from '../export-kinds.ts'
import { retentionNames } from '../norms/retention-names.ts'
import { paths } from '../paths.ts'
import { retentionIn } from '../privacy-export.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import type { Crumb } from '../web/frame.ts'
import { countAttempt, type Limit } from '../web/rate-limit.ts'
import { tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { deleteRetained } from './retention-deletion.service.ts'
import { deletionsPage, retentionTermsPage } from './retention-deletions.pages.ts'
import {
  retentionItemPage,
  type RetentionItemView,
  retentionStudentsPage,
  retentionStudentsSheet,
} from './retention-item.pages.ts'
import { readOrder, readTerms, retentionDeclaration } from './retention.forms.ts'
import { inAddress, retentionListPage, retentionSheet } from './retention.pages.ts'
import { kindFromAddress, type RetentionOf } from './retention.rules.ts'
import {
  decideTerms,
  listDeletions,
  listRetention,
  prepareRetention,
  retentionPerPage,
  retentionStudents,
  retentionTermsOf,
  schoolOfActor,
  viewRetention,
} from './retention.service.ts'
import { deletionsSheet } from './retention.sheet.ts'
import { retentionWords } from './retention.text.ts'

type Submitted = RetentionItemView['submitted']

export const retentionRoutes: Route[] = [
  get(paths.retention, 'retention.view', showList),
  post(paths.retentionRefresh, 'retention.view', refresh),
  get(paths.retentionTerms, 'retention.delete', (req, res) => showTerms(req, res, {})),
  post(paths.retentionTerms, 'retention.delete', saveTerms),
  get(paths.retentionDeletions, 'retention.view', showDeletions),
  get(paths.retentionItem, 'retention.view', (req, res) => showItem(req, res, {})),
  get(paths.retentionStudents, 'retention.view', showStudents),
  post(paths.retentionExport, 'retention.view', askForArchive),
  post(paths.retentionDeletion, 'retention.delete', remove),
]

function itemOf(req: Request): RetentionOf {
  return retentionIn({ kind: param(req, 'retentionKind'), schoolYear: param(req, 'schoolYear') })
}

const crumbsTo = ({ language }: Ctx): Crumb[] => [{ text: retentionWords(language).title, href: paths.retention() }]

async function showList(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const kind = kindFromAddress(queryText(req, 'tipo'))
  const page = pageOrAll(req)
  const found = await listRetention(ctx, { kind, page })
  if (page === null) return sendList(req, res, retentionSheet(found, ctx.language))
  show(res, 'privacy/retention', retentionListPage({ ...found, kind, page, perPage: retentionPerPage }, ctx))
}

/** Each of these reads everything that a school keeps. */
const reading: Limit = { name: 'retention', points: 40, seconds: 600 }

async function countReading({ actor }: Ctx): Promise<void> {
  await countAttempt(reading, 'accountId' in actor ? actor.accountId : '')
}

async function refresh(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  await countReading(ctx)
  await prepareRetention(ctx, schoolOfActor(ctx, 'retention.view'))
  notify(req, 'success', retentionWords(req.language).refreshed)
  goTo(res, paths.retention())
}

async function showItem(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const { batch, ...around } = await viewRetention(ctx, itemOf(req))
  const files = batch.records.reduce((sum, record) => sum + record.files.length, 0)
  const page = retentionItemPage({ ...around, batch: { ...batch, files }, submitted }, ctx)
  show(res, 'privacy/retention-item', page, { crumbs: crumbsTo(ctx), status: submitted.problems ? 422 : 200 })
}

async function showStudents(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const of = itemOf(req)
  const page = pageOrAll(req)
  const students = await retentionStudents(ctx, of)
  if (page === null) return sendList(req, res, retentionStudentsSheet({ of, students }, ctx))
  const item = {
    text: `${retentionNames(req.language)[of.kind]} ${of.schoolYear}`,
    href: paths.retentionItem(inAddress(of)),
  }
  show(res, 'privacy/retention-list', retentionStudentsPage({ of, students, page, perPage: retentionPerPage }, ctx), {
    crumbs: [...crumbsTo(ctx), item],
  })
}

async function askForArchive(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  await countReading(ctx)
  const { retentionKind, schoolYear } = inAddress(itemOf(req))
  const params = { kind: retentionKind, schoolYear }
  const exportJobId = await askForExport(ctx, exportKinds, { what: 'retention', params })
  goTo(res, paths.exportJob({ exportJobId }))
}

async function remove(req: Request, res: Response): Promise<void> {
  const of = itemOf(req)
  const read = readOrder(req.body)
  if (!read.ok) return showItem(req, res, read)
  const order = { ...read.value, declarationVersion: retentionDeclaration }
  const outcome = await tried(req, () => deleteRetained(contextOf(req), of, order))
  if (outcome !== 'done') {
    const { view, sentences } = { view: await viewRetention(contextOf(req), of), sentences: outcome.problems }
    // Where the form is no longer there, what was refused is said above the page.
    if (view.blocks.length === 0 && view.taken) return showItem(req, res, outcome)
    const t: Readonly<Record<string, unknown>> = retentionWords(req.language)
    const texts = Object.values(sentences).map((reason) => t[reason])
    for (const text of texts) if (typeof text === 'string') notify(req, 'error', text)
    return goTo(res, paths.retentionItem(inAddress(of)))
  }
  notify(req, 'success', retentionWords(req.language).begun)
  goTo(res, paths.retentionItem(inAddress(of)))
}

async function showDeletions(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const page = pageOrAll(req)
  const found = await listDeletions(ctx, page)
  if (page === null) return sendList(req, res, deletionsSheet(found, req.language))
  show(res, 'privacy/retention-list', deletionsPage({ ...found, page, perPage: retentionPerPage }, ctx), {
    crumbs: crumbsTo(ctx),
  })
}

async function showTerms(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const page = retentionTermsPage(await retentionTermsOf(ctx, 'retention.delete'), submitted, ctx)
  show(res, 'privacy/retention-terms', page, { crumbs: crumbsTo(ctx), status: submitted.problems ? 422 : 200 })
}

async function saveTerms(req: Request, res: Response): Promise<void> {
  const read = readTerms(req.body)
  if (!read.ok) return showTerms(req, res, read)
  await decideTerms(contextOf(req), read.value)
  notify(req, 'success', retentionWords(req.language).saved)
  goTo(res, paths.retention())
}
