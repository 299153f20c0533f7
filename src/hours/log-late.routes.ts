import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { Refused } from '../platform/errors.ts'
import { typedOf } from '../platform/form.ts'
import { newId } from '../platform/id.ts'
import { schoolSettings } from '../schools/school.service.ts'
import { contextOf, param } from '../web/context.ts'
import { problemsOf } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, show } from '../web/show.ts'
import { readOtherHours } from './hour-entry.forms.ts'
import { hoursCrumbs, tellLogged } from './hour-entry.routes.ts'
import { logHours } from './hour-entry.service.ts'
import { fieldOf, lateForm } from './log-form.pages.ts'
import type { Submitted } from './signing.pages.ts'

export const logLateRoutes: Route[] = [
  get(paths.placementHoursLate, 'hours.log-late', async (req, res) => showLate(req, res, await placementOf(req), {})),
  post(paths.placementHoursLate, 'hours.log-late', logLate),
]

async function placementOf(req: Request): Promise<Placement> {
  return findPlacement(contextOf(req), 'hours.log-late', param(req, 'placementId'))
}

// oxlint-disable-next-line max-params -- the fourth is the form as it was refused
async function showLate(req: Request, res: Response, placement: Placement, other: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const { logWindowDays } = await schoolSettings(placement.schoolId)
  show(res, 'hours/late', lateForm(ctx, { placement, key: newId(), other, windowDays: logWindowDays }), {
    status: other.problems ? 422 : 200,
    crumbs: hoursCrumbs(placement, ctx),
  })
}

async function logLate(req: Request, res: Response): Promise<void> {
  const placement = await placementOf(req)
  const read = readOtherHours(req.body)
  if (!read.ok) return showLate(req, res, placement, read)
  try {
    tellLogged(req, await logHours(contextOf(req), placement._id, read.value))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const refused = { typed: typedOf(req.body), problems: problemsOf(error.reasons, fieldOf) }
    return showLate(req, res, placement, refused)
  }
  goTo(res, paths.placementHours({ placementId: placement._id }))
}
