import type { Request, Response } from 'express'
import { findAgreement } from '../agreements/agreement.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { crumbsTo } from '../partners/partner-crumbs.pages.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { refusedForm } from '../platform/form.ts'
import { formatInstant } from '../platform/format.ts'
import { contextOf, pageNumber, param } from '../web/context.ts'
import { exportFormat, sendList } from '../web/export.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { pageOfLink } from './followed-link.service.ts'
import { readLinkOrder, readSignOrder } from './host-link.forms.ts'
import { linkRefusalText, partnerLinksPage, type Submitted } from './host-link.pages.ts'
import { type ListedLink, suggestedRecipients } from './host-link.rules.ts'
import {
  findManagedLink,
  linkSendRefusal,
  linksPerPage,
  listHostLinks,
  resendHostLink,
  revokeHostLink,
  sendHostLink,
  type SentLink,
} from './host-link.service.ts'
import { hostLinksSheet } from './host-link.sheet.ts'
import { hostLinkWords } from './host-link.text.ts'
import { agreementLinksPage } from './link-box.pages.ts'

export const hostLinkRoutes: Route[] = [
  get(paths.partnerLinks, 'link.send', (req, res) => showPartnerLinks(req, res, {})),
  post(paths.partnerLinks, 'link.send', sendForRecord),
  get(paths.agreementLinks, 'agreement.edit', (req, res) => showAgreementLinks(req, res, {})),
  post(paths.agreementLinks, 'agreement.edit', sendToSign),
  post(paths.hostLinkResend, 'link.send', resend),
  post(paths.hostLinkRevocation, 'link.send', revoke),
]

async function showPartnerLinks(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const partner = await findPartner(ctx, 'link.send', param(req, 'partnerId'))
  if (exportFormat(req)) {
    const found = await listHostLinks(ctx, { partnerId: partner._id, page: null })
    return sendList(req, res, hostLinksSheet(found, ctx))
  }
  const page = pageNumber(req)
  const [{ links, total }, refusal] = await Promise.all([
    listHostLinks(ctx, { partnerId: partner._id, page }),
    linkSendRefusal(ctx, partner),
  ])
  const suggestions = suggestedRecipients(partner, ctx.today)
  const list = { links, total, page, perPage: linksPerPage, suggestions, refusal, submitted }
  const options = { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(partner, contextOf(req)) }
  show(res, 'host-links/partner', partnerLinksPage(partner, list, ctx), options)
}

async function sendForRecord(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const partner = await findPartner(ctx, 'link.send', param(req, 'partnerId'))
  const read = readLinkOrder(req.body, suggestedRecipients(partner, ctx.today))
  if (!read.ok) return showPartnerLinks(req, res, read)
  const { purpose, to } = read.value
  try {
    const sent = await sendHostLink(ctx, { purpose, partnerId: partner._id, to }, configOf(req).publicUrl)
    saySent(req, to.email, sent)
    goTo(res, paths.partnerLinks({ partnerId: partner._id }))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await showPartnerLinks(req, res, refusedForm(req.body, { email: error.reasons[0] ?? 'not-valid' }))
  }
}

async function showAgreementLinks(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const agreement = await findAgreement(ctx, 'agreement.edit', param(req, 'agreementId'))
  const { links } = await listHostLinks(ctx, { agreementId: agreement._id })
  const t = hostLinkWords(req.language)
  const crumbs = [
    { text: t.agreements, href: paths.agreements() },
    { text: agreement.host.name, href: paths.agreement({ agreementId: agreement._id }) },
  ]
  const options = { status: submitted.problems ? 422 : 200, crumbs }
  show(res, 'host-links/agreement', agreementLinksPage(agreement, { links, submitted }, ctx), options)
}

async function sendToSign(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const { _id: agreementId } = await findAgreement(ctx, 'agreement.edit', param(req, 'agreementId'))
  const read = readSignOrder(req.body)
  if (!read.ok) return showAgreementLinks(req, res, read)
  const { party, ...to } = read.value
  try {
    const sent = await sendHostLink(ctx, { purpose: 'sign', agreementId, party, to }, configOf(req).publicUrl)
    saySent(req, to.email, sent)
    goTo(res, paths.agreement({ agreementId }))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const reason = error.reasons[0] ?? 'not-valid'
    await showAgreementLinks(req, res, refusedForm(req.body, { [reason === 'cool-down' ? 'email' : 'party']: reason }))
  }
}

async function resend(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const link = await findManagedLink(ctx, param(req, 'linkId'))
  try {
    const { expiresAt } = await resendHostLink(ctx, link._id, configOf(req).publicUrl)
    const t = hostLinkWords(req.language)
    notify(req, 'success', t.resent(link.to.email, formatInstant(expiresAt, req.language)))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    // Another click may have sent it meanwhile: what counts is the last sending as it is now.
    sayRefused(req, error, await findManagedLink(ctx, link._id))
  }
  goTo(res, pageOfLink(link))
}

async function revoke(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const link = await findManagedLink(ctx, param(req, 'linkId'))
  try {
    await revokeHostLink(ctx, link._id)
    notify(req, 'success', hostLinkWords(req.language).revoked)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    sayRefused(req, error, link)
  }
  goTo(res, pageOfLink(link))
}

function saySent(req: Request, email: string, { expiresAt }: SentLink): void {
  notify(req, 'success', hostLinkWords(req.language).sent(email, formatInstant(expiresAt, req.language)))
}

function sayRefused(req: Request, error: Refused, link: ListedLink): void {
  const ctx = contextOf(req)
  notify(req, 'error', error.reasons.map((reason) => linkRefusalText(reason, link, ctx)).join(' '))
}
