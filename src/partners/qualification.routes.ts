import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { refusedForm } from '../platform/form.ts'
import { contextOf, param } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { crumbsTo } from './partner-crumbs.pages.ts'
import type { Submitted } from './partner-form.pages.ts'
import { findPartner } from './partner.service.ts'
import { readApplication, readDecision } from './qualification.forms.ts'
import { qualificationPage } from './qualification.pages.ts'
import { applyForQualification, decideQualification, defaultUntil } from './qualification.service.ts'
import { qualificationWords } from './qualification.text.ts'

export const qualificationRoutes: Route[] = [
  get(paths.partnerQualification, 'partner.view', (req, res) => showQualification(req, res, null)),
  post(paths.qualificationApplication, 'qualification.apply', apply),
  post(paths.qualificationDecision, 'qualification.decide', decide),
]

type RefusedForm = { form: 'application' | 'decision'; submitted: Submitted }

async function showQualification(req: Request, res: Response, refused: RefusedForm | null): Promise<void> {
  const ctx = contextOf(req)
  const partner = await findPartner(ctx, 'partner.view', param(req, 'partnerId'))
  const page = qualificationPage(partner, { until: await defaultUntil(ctx), refused }, ctx)
  const crumbs = crumbsTo(partner, ctx)
  show(res, 'partners/qualification', page, { status: refused ? 422 : 200, crumbs })
}

async function apply(req: Request, res: Response): Promise<void> {
  const read = readApplication(req.body)
  if (!read.ok) return showQualification(req, res, { form: 'application', submitted: read })
  try {
    await applyForQualification(contextOf(req), param(req, 'partnerId'), read.value)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return showQualification(req, res, { form: 'application', submitted: problemsOf(req, error) })
  }
  leave(req, res, qualificationWords(req.language).applied)
}

async function decide(req: Request, res: Response): Promise<void> {
  const read = readDecision(req.body)
  if (!read.ok) return showQualification(req, res, { form: 'decision', submitted: read })
  try {
    const decision = { partnerId: param(req, 'partnerId'), ...read.value }
    await decideQualification(contextOf(req), decision, configOf(req).publicUrl)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return showQualification(req, res, { form: 'decision', submitted: problemsOf(req, error) })
  }
  leave(req, res, qualificationWords(req.language).decided)
}

const places: Readonly<Record<string, string>> = {
  'answer-missing': 'text',
  'until-past': 'until',
  'until-too-far': 'until',
}

/** Each reason beside the field it is about, or above the form. */
function problemsOf(req: Request, { reasons }: Refused): Submitted {
  return refusedForm(req.body, Object.fromEntries(reasons.map((reason) => [places[reason] ?? reason, reason])))
}

function leave(req: Request, res: Response, text: string): void {
  notify(req, 'success', text)
  goTo(res, paths.partnerQualification({ partnerId: param(req, 'partnerId') }))
}
