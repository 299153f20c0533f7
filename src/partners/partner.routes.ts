import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { hostAccounts } from '../accounts/account.service.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { refusedForm, type Typed, typedOf } from '../platform/form.ts'
import { withQuery } from '../platform/path.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { crumbsTo } from './partner-crumbs.pages.ts'
import { editPartnerPage, newPartnerPage, type Submitted } from './partner-form.pages.ts'
import { readNewPartner, readPartnerFacts } from './partner.forms.ts'
import { partnerPage } from './partner.pages.ts'
import { type ComparedPartner, similarPartners } from './partner-similarity.service.ts'
import type { Partner, SiteAddress } from './partner.rules.ts'
import { createPartner, editPartner, findPartner, type PartnerFacts, partnerWithNumbers } from './partner.service.ts'
import { partnerWords } from './partner.text.ts'

export const partnerRoutes: Route[] = [
  get(paths.newPartner, 'partner.create', showNewPartner),
  post(paths.newPartner, 'partner.create', addPartner),
  get(paths.partner, 'partner.view', showPartner),
  get(paths.partnerEdit, 'partner.edit', showEdit),
  post(paths.partnerEdit, 'partner.edit', saveEdit),
]

async function showPartner(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const partner = await findPartner(ctx, 'partner.view', param(req, 'partnerId'))
  // Two records of one organisation became one: old links lead to the one that stayed.
  if (partner.mergedInto !== null) return goTo(res, paths.partner({ partnerId: partner.mergedInto }))
  const accounts = await hostAccounts(partner._id)
  const active = new Set(accounts.filter((account) => account.passwordHash !== null).map((account) => account._id))
  const { norms } = await currentProgramme()
  const page = partnerPage(partner, { active, qualificationRequired: norms.qualificationRequired }, ctx)
  show(res, 'partners/show', page, { crumbs: crumbsTo(null, ctx) })
}

/** The address may bring what somebody has written about the partner elsewhere. */
function showNewPartner(req: Request, res: Response): Promise<void> {
  const known = ['name', 'town', 'email', 'phone', 'hostProposalId'] as const
  return showNewForm(req, res, { known: Object.fromEntries(known.map((name) => [name, queryText(req, name)])) })
}

async function addPartner(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const read = readNewPartner(req.body)
  if (!read.ok) return showNewForm(req, res, { ...read, candidates: await alreadyShown(ctx, read.typed) })
  const alike = read.value.distinct ? [] : await alikeButNotTaken(ctx, read.value)
  if (alike.length > 0) {
    const refused = refusedForm(req.body, { distinct: 'looks-alike' })
    return showNewForm(req, res, { ...refused, candidates: alike })
  }
  try {
    const partnerId = await createPartner(ctx, read.value.facts, read.value.site)
    notify(req, 'success', partnerWords(req.language).created)
    goTo(res, afterCreation(req, partnerId))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await showNewForm(req, res, { ...problemOf(req, error), numbers: read.value.facts })
  }
}

/** Whoever enters it because a student has found it goes back to what the student wrote. */
function afterCreation(req: Request, partnerId: string): string {
  const { hostProposalId } = typedOf(req.body)
  if (typeof hostProposalId !== 'string' || hostProposalId === '') return paths.partner({ partnerId })
  return withQuery(paths.hostProposal({ hostProposalId }), { ente: partnerId })
}

/** Partners that are like the new one. None when its number is taken: then there is only one that it can be. */
async function alikeButNotTaken(ctx: Ctx, { facts, site }: { facts: PartnerFacts; site: SiteAddress }) {
  if (await partnerWithNumbers(ctx, facts)) return []
  return similarPartners(ctx, { name: facts.name, town: site.town, postcode: site.postcode })
}

/** Who has said that it is none of them keeps them, and the ticked box, on the screen while other fields are mended. */
function alreadyShown(ctx: Ctx, typed: Typed): Promise<ComparedPartner[]> {
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : '')
  if (text('distinct') === '') return Promise.resolve([])
  return similarPartners(ctx, { name: text('name'), town: text('town'), postcode: text('postcode') })
}

type Refusal = Submitted & {
  known?: Typed
  numbers?: Pick<Partner, 'vatNumber' | 'taxCode'>
  candidates?: ComparedPartner[]
}

async function showNewForm(req: Request, res: Response, refusal: Refusal): Promise<void> {
  const ctx = contextOf(req)
  const { numbers, candidates = [], known, ...submitted } = refusal
  const taken = numbers ? await partnerWithNumbers(ctx, numbers) : null
  const { districts } = await currentProgramme()
  const page = newPartnerPage(ctx, submitted, { taken, candidates, districts, known: known ?? {} })
  show(res, 'partners/new', page, { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(null, ctx) })
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
  show(res, 'partners/edit', page, { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(partner, ctx) })
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
