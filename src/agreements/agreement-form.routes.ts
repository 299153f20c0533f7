import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { listPartners } from '../partners/partner-list.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { paths } from '../paths.ts'
import { typedOf } from '../platform/form.ts'
import { newId } from '../platform/id.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { chooseHostPage, editAgreementPage, newAgreementPage } from './agreement-form.pages.ts'
import { type Submitted, textOf } from './agreement-form.pages.ts'
import { readAgreement, readCopy, readNewAgreement } from './agreement.forms.ts'
import { copyAgreement, createAgreement, editAgreement, ownSchool, proposedTerms } from './agreement-draft.service.ts'
import { crumbsTo } from './agreement.routes.ts'
import { findAgreement } from './agreement.service.ts'
import { agreementWords } from './agreement.text.ts'
import { tried, turnBack } from './tried.routes.ts'

export const agreementFormRoutes: Route[] = [
  get(paths.newAgreement, 'agreement.edit', showNew),
  post(paths.newAgreement, 'agreement.edit', create),
  get(paths.agreementEdit, 'agreement.edit', (req, res) => showEditForm(req, res, {})),
  post(paths.agreementEdit, 'agreement.edit', save),
  post(paths.agreementCopy, 'agreement.edit', copy),
]

/** First the host, then the rest. */
async function showNew(req: Request, res: Response): Promise<void> {
  const partnerId = queryText(req, 'ente')
  if (partnerId === '') return showHosts(req, res)
  await showNewForm(req, res, { id: newId(), partnerId, submitted: {} })
}

async function showHosts(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const q = queryText(req, 'q')
  const found = await listPartners(ctx, { q, page: 1 })
  show(res, 'agreements/choose', chooseHostPage({ ...found, q }, ctx), { crumbs: crumbsTo(req, null) })
}

interface NewForm {
  id: string
  partnerId: string
  submitted: Submitted
}

async function showNewForm(req: Request, res: Response, { id, partnerId, submitted }: NewForm): Promise<void> {
  const ctx = contextOf(req)
  const [partner, proposed, { months }] = await Promise.all([
    findPartner(ctx, 'partner.view', partnerId),
    proposedTerms(ctx, { schoolId: ownSchool(ctx), partnerId }),
    limitsNow(ctx),
  ])
  const page = newAgreementPage({ id, partner, proposed, months, submitted }, ctx)
  show(res, 'agreements/form', page, { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(req, null) })
}

async function limitsNow(ctx: Ctx) {
  const { norms } = await currentProgramme()
  return { months: norms.agreementMonths, today: ctx.today }
}

async function create(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const schoolId = ownSchool(ctx)
  const read = readNewAgreement(req.body, await limitsNow(ctx))
  const outcome = read.ok ? await tried(req, () => createAgreement(ctx, { ...read.value, schoolId })) : read
  if (outcome === 'done' && read.ok) return leave(req, res, { agreementId: read.value.id, said: 'created' })
  const typed = typedOf(req.body)
  const partnerId = textOf(typed['partnerId'])
  if (partnerId === '') return goTo(res, paths.newAgreement())
  const submitted = outcome === 'done' ? {} : outcome
  await showNewForm(req, res, { id: textOf(typed['id']) || newId(), partnerId, submitted })
}

async function showEditForm(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const agreement = await findAgreement(ctx, 'agreement.edit', param(req, 'agreementId'))
  // Its page says what can be done instead.
  if (agreement.state !== 'draft') return turnBack(req, res, { agreement, submitted, reason: 'not-a-draft' })
  const { months } = await limitsNow(ctx)
  const page = editAgreementPage(agreement, { months, submitted }, ctx)
  show(res, 'agreements/form', page, { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(req, agreement) })
}

async function save(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const agreementId = param(req, 'agreementId')
  const read = readAgreement(req.body, await limitsNow(ctx))
  const outcome = read.ok ? await tried(req, () => editAgreement(ctx, agreementId, read.value)) : read
  if (outcome === 'done') return leave(req, res, { agreementId, said: 'saved' })
  await showEditForm(req, res, outcome)
}

async function copy(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const agreementId = param(req, 'agreementId')
  const read = readCopy(req.body)
  const { _id } = await findAgreement(ctx, 'agreement.edit', agreementId)
  if (!read.ok) return goTo(res, paths.agreement({ agreementId: _id }))
  await copyAgreement(ctx, agreementId, read.value.id)
  leave(req, res, { agreementId: read.value.id, said: 'copied' })
}

function leave(req: Request, res: Response, to: { agreementId: string; said: 'created' | 'saved' | 'copied' }): void {
  notify(req, 'success', agreementWords(req.language)[to.said])
  goTo(res, paths.agreement({ agreementId: to.agreementId }))
}
