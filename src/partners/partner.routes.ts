import type { Request, Response } from 'express'
import { hostAccounts } from '../accounts/account.service.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { refusedForm } from '../platform/form.ts'
import { contextOf, pageNumber, param, queryText } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { editPartnerPage, newPartnerPage, type Submitted } from './partner-form.pages.ts'
import { readNewPartner, readPartnerFacts } from './partner.forms.ts'
import { partnerPage, partnersPage } from './partner.pages.ts'
import { type Partner, partnerKinds } from './partner.rules.ts'
import {
  createPartner,
  editPartner,
  findPartner,
  listPartners,
  partnersPerPage,
  partnerWithNumbers,
} from './partner.service.ts'
import { partnerWords } from './partner.text.ts'

export const partnerRoutes: Route[] = [
  get(paths.partners, 'partner.view', showPartners),
  get(paths.newPartner, 'partner.create', showNewPartner),
  post(paths.newPartner, 'partner.create', addPartner),
  get(paths.partner, 'partner.view', showPartner),
  get(paths.partnerEdit, 'partner.edit', showEdit),
  post(paths.partnerEdit, 'partner.edit', saveEdit),
]

async function showPartners(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  // A host has one partner to see: its own.
  if (ctx.actor.role === 'host') return showOne(req, res, ctx.actor.partnerId)
  const kind = partnerKinds.find((each) => each === queryText(req, 'tipo'))
  const search = { q: queryText(req, 'q'), page: pageNumber(req) }
  const found = await listPartners(ctx, { ...search, ...(kind ? { kind } : {}) })
  const list = { ...found, ...search, kind: kind ?? '', perPage: partnersPerPage }
  show(res, 'partners/list', partnersPage(list, ctx))
}

async function showPartner(req: Request, res: Response): Promise<void> {
  await showOne(req, res, param(req, 'partnerId'))
}

async function showOne(req: Request, res: Response, partnerId: string): Promise<void> {
  const ctx = contextOf(req)
  const partner = await findPartner(ctx, 'partner.view', partnerId)
  const accounts = await hostAccounts(partner._id)
  const active = new Set(accounts.filter((account) => account.passwordHash !== null).map((account) => account._id))
  const page = partnerPage(partner, active, ctx)
  show(res, 'partners/show', page, { crumbs: crumbsTo(req, null) })
}

function showNewPartner(req: Request, res: Response): void {
  show(res, 'partners/new', newPartnerPage(contextOf(req), {}, null), { crumbs: crumbsTo(req, null) })
}

async function addPartner(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const read = readNewPartner(req.body)
  if (!read.ok) return showRefusedNew(req, res, read)
  try {
    const partnerId = await createPartner(ctx, read.value.facts, read.value.site)
    notify(req, 'success', partnerWords(req.language).created)
    goTo(res, paths.partner({ partnerId }))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await showRefusedNew(req, res, { ...problemOf(req, error), numbers: read.value.facts })
  }
}

type Refusal = Submitted & { numbers?: Pick<Partner, 'vatNumber' | 'taxCode'> }

async function showRefusedNew(req: Request, res: Response, { numbers, ...submitted }: Refusal): Promise<void> {
  const ctx = contextOf(req)
  const taken = numbers ? await partnerWithNumbers(ctx, numbers) : null
  const crumbs = crumbsTo(req, null)
  show(res, 'partners/new', newPartnerPage(ctx, submitted, taken), { status: 422, crumbs })
}

async function showEdit(req: Request, res: Response): Promise<void> {
  await showEditForm(req, res, {})
}

async function showEditForm(req: Request, res: Response, { numbers, ...submitted }: Refusal): Promise<void> {
  const ctx = contextOf(req)
  const partner = await findPartner(ctx, 'partner.edit', param(req, 'partnerId'))
  const holder = numbers ? await partnerWithNumbers(ctx, numbers) : null
  const taken = holder && holder._id !== partner._id ? holder : null
  const page = editPartnerPage(partner, ctx, { submitted, taken })
  show(res, 'partners/edit', page, { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(req, partner) })
}

async function saveEdit(req: Request, res: Response): Promise<void> {
  const read = readPartnerFacts(req.body)
  if (!read.ok) return showEditForm(req, res, read)
  const partnerId = param(req, 'partnerId')
  try {
    await editPartner(contextOf(req), partnerId, read.value.facts)
    notify(req, 'success', partnerWords(req.language).saved)
    goTo(res, paths.partner({ partnerId }))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await showEditForm(req, res, { ...problemOf(req, error), numbers: read.value.facts })
  }
}

/** A refusal of the service beside the field it is about. */
function problemOf(req: Request, error: Refused) {
  const reason = error.reasons[0] ?? 'not-valid'
  return refusedForm(req.body, { [reason === 'changed-meanwhile' ? 'form' : 'vatNumber']: reason })
}

function crumbsTo(req: Request, partner: Pick<Partner, '_id' | 'name'> | null) {
  const list = { text: partnerWords(req.language).partners, href: paths.partners() }
  return partner ? [list, { text: partner.name, href: paths.partner({ partnerId: partner._id }) }] : [list]
}
