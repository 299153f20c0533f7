import type { Request, Response } from 'express'
import { recordAccess } from '../access-records/access-record.service.ts'
import { can } from '../access/access.ts'
import { missingDocuments } from '../documents/document.service.ts'
import { listHostLinks } from '../host-links/host-link.service.ts'
import { hostLinkBox } from '../host-links/link-box.pages.ts'
import { parseSchoolYear } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { writePdf } from '../platform/pdf.ts'
import { configOf, goTo, show } from '../web/show.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { exportLinks, pageOrAll, sendList } from '../web/export.ts'
import { get, type Route } from '../web/route.ts'
import { agreementsSheet } from './agreement-list.sheet.ts'
import { agreementsPage } from './agreement-list.pages.ts'
import { missingDocumentsPart } from './agreement-documents.pages.ts'
import { agreementPage } from './agreement.pages.ts'
import { type Agreement, agreementStandings } from './agreement.rules.ts'
import { agreementsPerPage, findAgreement, listAgreements } from './agreement.service.ts'
import { agreementDocument, agreementFileName } from './agreement.sheet.ts'
import { agreementWords } from './agreement.text.ts'
import { agreementText, reasonsAgainstOpening } from './agreement-text.service.ts'
import { agreementTextPage } from './agreement-text.pages.ts'

export const agreementRoutes: Route[] = [
  get(paths.agreements, 'agreement.view', showAgreements),
  get(paths.agreement, 'agreement.view', showAgreement),
  get(paths.agreementText, 'agreement.view', showText),
  get(paths.agreementPdf, 'agreement.view', sendPdf),
]

async function showAgreements(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  // Who came to sign one has one to see.
  if (ctx.actor.role === 'guest') return goTo(res, paths.agreement({ agreementId: ctx.actor.agreementId ?? '' }))
  const typed = {
    q: queryText(req, 'q'),
    stato: queryText(req, 'stato'),
    anno: queryText(req, 'anno'),
    ente: queryText(req, 'ente'),
  }
  const standing = agreementStandings.find((each) => each === typed.stato)
  const schoolYear = parseSchoolYear(typed.anno)
  const page = pageOrAll(req)
  const found = await listAgreements(ctx, {
    q: typed.q,
    page,
    ...(standing ? { standing } : {}),
    ...(schoolYear ? { schoolYear } : {}),
    ...(typed.ente ? { partnerId: typed.ente } : {}),
  })
  if (page === null) return sendList(req, res, agreementsSheet(found, ctx))
  const list = { ...found, typed, page, perPage: agreementsPerPage }
  show(res, 'agreements/list', { ...agreementsPage(list, ctx), exports: exportLinks(req.originalUrl) })
}

async function showAgreement(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const agreement = await findAgreement(ctx, 'agreement.view', param(req, 'agreementId'))
  const edits = can(ctx.actor, 'agreement.edit', agreement)
  const preparing = edits && agreement.state === 'draft'
  const { missing } = preparing ? await agreementText(ctx, agreement, configOf(req).cityName) : { missing: [] }
  const around = {
    reasons: preparing ? await reasonsAgainstOpening(ctx, agreement) : [],
    missing,
    copyId: newId(),
  }
  const page = {
    ...agreementPage(agreement, around, ctx),
    documents: edits ? missingDocumentsPart(await missingDocuments(ctx, agreement.partnerId), agreement, ctx) : null,
    links: edits && agreement.state === 'signing' ? await linkBox(req, agreement) : null,
  }
  show(res, 'agreements/show', page, { crumbs: crumbsTo(req, null) })
}

async function linkBox(req: Request, agreement: Agreement) {
  const ctx = contextOf(req)
  const { links } = await listHostLinks(ctx, { agreementId: agreement._id })
  return hostLinkBox(agreement, { links }, ctx)
}

async function showText(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const agreement = await findAgreement(ctx, 'agreement.view', param(req, 'agreementId'))
  const { blocks } = await agreementText(ctx, agreement, configOf(req).cityName)
  const page = agreementTextPage(agreement, blocks, ctx)
  show(res, 'agreements/text', page, { layout: 'print', crumbs: crumbsTo(req, agreement) })
}

/** Nothing is sent before the text is there: a refusal can still be a page. */
async function sendPdf(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const agreement = await findAgreement(ctx, 'agreement.view', param(req, 'agreementId'))
  const { blocks } = await agreementText(ctx, agreement, configOf(req).cityName)
  if (blocks.length === 0) throw new Refused('template-broken')
  const name = agreementFileName(agreement)
  const { _id: about, schoolId, partnerId } = agreement
  await recordAccess(ctx, { what: 'agreement', about, name, schoolId, partnerId })
  res.set({
    'Content-Type': 'application/pdf',
    'Content-Disposition': `attachment; filename="${name}"`,
    'X-Content-Type-Options': 'nosniff',
  })
  await writePdf(res, agreementDocument(agreement, blocks, ctx.now))
}

/** The list, and the agreement when the page is below it. */
export function crumbsTo(req: Request, agreement: Agreement | null) {
  const list = { text: agreementWords(req.language).agreements, href: paths.agreements() }
  if (!agreement) return [list]
  return [list, { text: agreement.host.name, href: paths.agreement({ agreementId: agreement._id }) }]
}
