import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { listPartners } from '../partners/partner-list.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { paths } from '../paths.ts'
import { typedOf } from '../platform/form.ts'
import { contextOf } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { exampleAgreement, ownSchool } from './agreement-draft.service.ts'
import { type Submitted, textOf } from './agreement-form.pages.ts'
import { readRestored, readTemplateForm } from './agreement.forms.ts'
import { crumbsTo } from './agreement.routes.ts'
import type { Agreement } from './agreement.rules.ts'
import { findAgreement, listAgreements } from './agreement.service.ts'
import { templatePage } from './agreement-template.pages.ts'
import { findTemplate, saveTemplate } from './agreement-template.service.ts'
import { templateWords } from './agreement-template.text.ts'
import { filledWith } from './agreement-text.service.ts'
import { checkTemplate, type TemplateProblem } from './template.rules.ts'
import { tried } from './tried.routes.ts'

export const agreementTemplateRoutes: Route[] = [
  get(paths.agreementTemplate, 'agreement-template.edit', (req, res) => showTemplate(req, res, {})),
  post(paths.agreementTemplate, 'agreement-template.edit', save),
  post(paths.agreementTemplatePreview, 'agreement-template.edit', preview),
]

interface Shown {
  submitted?: Submitted
  problems?: readonly TemplateProblem[]
  preview?: Parameters<typeof templatePage>[0]['preview']
}

async function showTemplate(req: Request, res: Response, { submitted = {}, problems = [], preview: seen }: Shown) {
  const ctx = contextOf(req)
  const schoolId = ownSchool(ctx)
  const [template, { agreements }, { partners }] = await Promise.all([
    findTemplate(ctx, schoolId),
    listAgreements(ctx, { schoolId, page: 1 }),
    listPartners(ctx, { page: 1 }),
  ])
  const page = templatePage({ template, agreements, partners, submitted, problems, preview: seen ?? null }, ctx)
  const status = submitted.problems || problems.length > 0 ? 422 : 200
  show(res, 'agreements/template', page, { status, crumbs: crumbsTo(req, null) })
}

async function save(req: Request, res: Response): Promise<void> {
  if (typedOf(req.body)['form'] === 'restore') return restore(req, res)
  const ctx = contextOf(req)
  const read = readTemplateForm(req.body)
  if (!read.ok) return showTemplate(req, res, { submitted: read })
  const problems = checkTemplate(read.value.text)
  const outcome = await tried(req, () => saveTemplate(ctx, ownSchool(ctx), read.value))
  if (outcome !== 'done') return showTemplate(req, res, { submitted: outcome, problems })
  notify(req, 'success', templateWords(req.language).saved)
  goTo(res, paths.agreementTemplate())
}

async function restore(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const read = readRestored(req.body)
  const outcome = read.ok
    ? await tried(req, () => saveTemplate(ctx, ownSchool(ctx), { text: null, version: read.value.version }))
    : read
  if (outcome !== 'done') return showTemplate(req, res, { submitted: { problems: outcome.problems } })
  notify(req, 'success', templateWords(req.language).restored)
  goTo(res, paths.agreementTemplate())
}

/** Shows what the text on the screen, saved or not, makes of a real case. */
async function preview(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const read = readTemplateForm(req.body)
  if (!read.ok) return showTemplate(req, res, { submitted: read })
  const problems = checkTemplate(read.value.text)
  const typed = typedOf(req.body)
  const example = await exampleOf(ctx, textOf(typed['example']))
  if (problems.length > 0 || !example) return showTemplate(req, res, { submitted: { typed }, problems })
  const { blocks, missing } = await filledWith(read.value.text, example, configOf(req).cityName)
  await showTemplate(req, res, { submitted: { typed }, preview: { name: example.host.name, blocks, missing } })
}

/** 'a:' and an agreement, 'p:' and a partner; without choice the latest agreement, or none. */
async function exampleOf(ctx: Ctx, chosen: string): Promise<Pick<Agreement, 'school' | 'host' | 'terms'> | null> {
  const id = chosen.slice(2)
  if (chosen.startsWith('a:')) return findAgreement(ctx, 'agreement.view', id)
  if (chosen.startsWith('p:')) return exampleAgreement(ctx, await findPartner(ctx, 'partner.view', id))
  const { agreements } = await listAgreements(ctx, { schoolId: ownSchool(ctx), page: 1 })
  return agreements[0] ?? null
}
