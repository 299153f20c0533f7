import type { Request, Response } from 'express'
import { crumbsTo } from '../partners/partner-crumbs.pages.ts'
import { findPartner } from '../partners/partner.service.ts'
import { monthsAfter } from '../partners/qualification.rules.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { refusedForm } from '../platform/form.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { contextOf, param } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { readReadmission, readSuspension } from './suspension.forms.ts'
import { readmissionPage, suspensionPage } from './suspension.pages.ts'
import { readmitPartner, suspendPartner, suspensionEffects, suspensionInForce } from './suspension.service.ts'
import { suspensionWords } from './suspension.text.ts'

export const suspensionRoutes: Route[] = [
  get(paths.partnerSuspension, 'partner.suspend', (req, res) => showSuspension(req, res, {})),
  post(paths.partnerSuspension, 'partner.suspend', suspend),
  get(paths.partnerReadmission, 'partner.suspend', (req, res) => showReadmission(req, res, {})),
  post(paths.partnerReadmission, 'partner.suspend', readmit),
]

type Submitted = Parameters<typeof suspensionPage>[2]['submitted']

async function showSuspension(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const partner = await findPartner(ctx, 'partner.suspend', param(req, 'partnerId'))
  const page = suspensionPage(partner, ctx, { effects: await suspensionEffects(ctx, partner._id), submitted })
  show(res, 'suspensions/suspend', page, { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(partner, ctx) })
}

async function suspend(req: Request, res: Response): Promise<void> {
  const read = readSuspension(req.body)
  if (!read.ok) return showSuspension(req, res, read)
  try {
    const { interrupted } = await suspendPartner(contextOf(req), addressed(req), read.value)
    notify(req, 'success', suspensionWords(req.language).suspended(interrupted))
    goTo(res, paths.partnerQualification({ partnerId: param(req, 'partnerId') }))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    await showSuspension(req, res, refusedForm(req.body, { form: error.reasons[0] ?? 'not-valid' }))
  }
}

async function showReadmission(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const partner = await findPartner(ctx, 'partner.suspend', param(req, 'partnerId'))
  if (partner.qualification.state !== 'suspended' && !submitted.problems)
    return goTo(res, paths.partnerQualification({ partnerId: partner._id }))
  const [suspension, { norms }] = await Promise.all([suspensionInForce(ctx, partner._id), currentProgramme()])
  const kept = partner.qualification.until
  const until = kept && kept > ctx.today ? kept : monthsAfter(ctx.today, norms.qualificationMonths)
  const page = readmissionPage(partner, ctx, { suspension, until, submitted })
  show(res, 'suspensions/readmit', page, { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(partner, ctx) })
}

async function readmit(req: Request, res: Response): Promise<void> {
  const read = readReadmission(req.body)
  if (!read.ok) return showReadmission(req, res, read)
  try {
    await readmitPartner(contextOf(req), addressed(req), read.value)
    notify(req, 'success', suspensionWords(req.language).readmitted)
    goTo(res, paths.partnerQualification({ partnerId: param(req, 'partnerId') }))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const reason = error.reasons[0] ?? 'not-valid'
    await showReadmission(req, res, refusedForm(req.body, { [reason.startsWith('until-') ? 'until' : 'form']: reason }))
  }
}

function addressed(req: Request): { partnerId: string; publicUrl: string } {
  return { partnerId: param(req, 'partnerId'), publicUrl: configOf(req).publicUrl }
}
