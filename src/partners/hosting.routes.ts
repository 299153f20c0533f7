import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { Invalid, NotFound, Refused } from '../platform/errors.ts'
import { refusedForm, typedOf } from '../platform/form.ts'
import { offered } from '../programme/programme.rules.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { readHosting } from './hosting.forms.ts'
import { hostingFormPage } from './hosting-form.pages.ts'
import { hostingPage } from './hosting.pages.ts'
import { addWork, editHosting, editWork, removeWork } from './hosting.service.ts'
import { hostingWords } from './hosting.text.ts'
import { crumbsTo } from './partner-crumbs.pages.ts'
import type { Submitted } from './partner-form.pages.ts'
import { readChosen } from './partner.forms.ts'
import { findPartner } from './partner.service.ts'
import { raslPage } from './rasl.pages.ts'
import { readWork } from './work.forms.ts'
import { workPage } from './work.pages.ts'
import { workWords } from './work.text.ts'

/** Looking is for everybody who sees partners; the form, at the same address, is for who corrects them. */
export const hostingRoutes: Route[] = [
  get(paths.partnerHosting, 'partner.view', showHosting),
  post(paths.partnerHosting, 'partner.edit', saveHosting),
  get(paths.partnerWorks, 'partner.edit', (req, res) => showWork(req, res, {})),
  post(paths.partnerWorks, 'partner.edit', saveWork),
]

async function showHosting(req: Request, res: Response): Promise<void> {
  if (queryText(req, 'modifica')) return showHostingForm(req, res, {})
  const ctx = contextOf(req)
  const partner = await findPartner(ctx, 'partner.view', param(req, 'partnerId'))
  const programme = await currentProgramme()
  const crumbs = crumbsTo(partner, ctx)
  if (!queryText(req, 'rasl')) return show(res, 'partners/hosting', hostingPage(partner, programme, ctx), { crumbs })
  show(res, 'partners/rasl', raslPage(partner, programme, ctx), { crumbs, layout: 'print' })
}

async function showHostingForm(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const partner = await findPartner(ctx, 'partner.edit', param(req, 'partnerId'))
  const page = hostingFormPage(partner, ctx, { programme: await currentProgramme(), submitted })
  const crumbs = crumbsTo(partner, ctx)
  show(res, 'partners/hosting-edit', page, { status: submitted.problems ? 422 : 200, crumbs })
}

async function saveHosting(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const partnerId = param(req, 'partnerId')
  const { hosting } = await findPartner(ctx, 'partner.edit', partnerId)
  const programme = await currentProgramme()
  const tracks = offered(programme.tracks, hosting.tracks).map(({ code }) => code)
  const read = readHosting(req.body, { today: ctx.today, tracks })
  if (!read.ok) return showHostingForm(req, res, read)
  try {
    await editHosting(ctx, partnerId, read.value)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return showHostingForm(req, res, refusedForm(req.body, { form: error.reasons[0] ?? 'not-valid' }))
  }
  leave(req, res, hostingWords(req.language).saved)
}

/** Which work the address or the form is about; null for a new one. */
function chosenIn(req: Request): string | null {
  const typed = typedOf(req.body)['id']
  const id = typeof typed === 'string' ? typed : queryText(req, 'attivita')
  return id === '' ? null : id
}

async function showWork(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const { partner, work } = await chosenWork(req)
  const page = workPage(partner, ctx, { work, programme: await currentProgramme(), submitted })
  const crumbs = crumbsTo(partner, ctx)
  show(res, 'partners/work', page, { status: submitted.problems ? 422 : 200, crumbs })
}

async function chosenWork(req: Request) {
  const id = chosenIn(req)
  const partner = await findPartner(contextOf(req), 'partner.edit', param(req, 'partnerId'))
  const work = partner.works.find((each) => each.id === id) ?? null
  if (id && !work) throw new NotFound(`work ${id}`)
  return { partner, work }
}

async function saveWork(req: Request, res: Response): Promise<void> {
  if (typedOf(req.body)['remove'] === 'yes') return takeWorkAway(req, res)
  const ctx = contextOf(req)
  const { partner, work } = await chosenWork(req)
  const { themes } = await currentProgramme()
  const choices = offered(themes, work?.themes).map(({ code }) => code)
  const read = readWork(req.body, choices)
  if (!read.ok) return showWork(req, res, read)
  const { id, facts } = read.value
  try {
    await (id ? editWork(ctx, partner._id, { ...facts, id }) : addWork(ctx, partner._id, facts))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return showWork(req, res, refusedForm(req.body, { form: error.reasons[0] ?? 'not-valid' }))
  }
  leave(req, res, workWords(req.language).saved)
}

async function takeWorkAway(req: Request, res: Response): Promise<void> {
  const read = readChosen(req.body)
  if (!read.ok) throw new Invalid(read.problems)
  await removeWork(contextOf(req), param(req, 'partnerId'), read.value.id)
  leave(req, res, workWords(req.language).removed)
}

function leave(req: Request, res: Response, text: string): void {
  notify(req, 'success', text)
  goTo(res, paths.partnerHosting({ partnerId: param(req, 'partnerId') }))
}
