import type { Request, Response } from 'express'
import { tried } from '../agreements/tried.routes.ts'
import { findPartner } from '../partners/partner.service.ts'
import { paths } from '../paths.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { heldSessions } from '../roll-calls/roll-call.service.ts'
import { contextOf, param } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { clashNames } from './clash-names.service.ts'
import { clashLines, lackingLines } from './clash.pages.ts'
import { setStaff } from './edition-edit.service.ts'
import { editableParts } from './edition-facts.rules.ts'
import type { Submitted } from './edition-form.pages.ts'
import { editionFormWords } from './edition-form.text.ts'
import { fieldOf } from './edition-refusal.routes.ts'
import { staffPage } from './edition-staff.pages.ts'
import { editionCrumbs } from './edition-tabs.pages.ts'
import { readStaff, typedStaff } from './edition.forms.ts'
import type { StaffMember } from './edition.rules.ts'
import { findEdition } from './edition.service.ts'
import { restaffSessions } from './session-change.service.ts'

export const editionStaffRoutes: Route[] = [
  get(paths.editionStaff, 'edition.edit', (req, res) => showStaff(req, res, {})),
  post(paths.editionStaff, 'edition.edit', saveStaff),
]

async function showStaff(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const edition = await findEdition(ctx, 'edition.edit', param(req, 'editionId'))
  if (editableParts(edition.state) === 'none') return goTo(res, paths.edition({ editionId: edition._id }))
  const partner = await findPartner(ctx, 'partner.view', edition.partnerId)
  const typed = submitted.typed ?? { ...typedStaff(edition.staff), future: 'yes' }
  const page = staffPage(edition, { partner, typed, problems: submitted.problems ?? {} }, ctx)
  show(res, 'labs/staff', page, { status: submitted.problems ? 422 : 200, crumbs: editionCrumbs(edition, ctx) })
}

async function saveStaff(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const f = editionFormWords(req.language)
  const editionId = param(req, 'editionId')
  const read = readStaff(req.body)
  if (!read.ok) return showStaff(req, res, read)
  const { version, planVersion, staff, future } = read.value
  let saved: StaffMember[] = []
  const inStaff = { ...fieldOf, 'seats-above-tutors': 'staff' }
  const saving = async () => {
    saved = await setStaff(ctx, { id: editionId, version }, staff)
  }
  const outcome = await tried(req, saving, inStaff)
  if (outcome !== 'done') return showStaff(req, res, outcome)
  if (future) await applyToFuture(req, { editionId, planVersion, staff: saved })
  else notify(req, 'success', f.staffSaved)
  goTo(res, paths.edition({ editionId }))
}

interface Applied {
  editionId: string
  planVersion: number
  staff: readonly StaffMember[]
}

/** The sessions to come follow, all or none; when something is in the way the people hold for new sessions only. */
async function applyToFuture(req: Request, { editionId, planVersion, staff }: Applied): Promise<void> {
  const ctx = contextOf(req)
  const f = editionFormWords(req.language)
  const { publicUrl } = configOf(req)
  let inTheWay: string[] = []
  const applying = async () => {
    const held = await heldSessions(editionId)
    const outcome = await restaffSessions(ctx, { editionId, planVersion, publicUrl }, { staff, held })
    const edition = await findEdition(ctx, 'edition.edit', editionId)
    const names = await clashNames(ctx, edition, { ...outcome, sessions: edition.sessions })
    const programme = await currentProgramme()
    inTheWay = [...clashLines(outcome.clashes, names, ctx), ...lackingLines(outcome.lacking, { names, programme }, ctx)]
  }
  const done = await tried(req, applying)
  if (done !== 'done') return notify(req, 'error', f.staffSessionsMoved)
  if (inTheWay.length > 0) return notify(req, 'error', f.staffInTheWay(inTheWay.join(' ')))
  notify(req, 'success', f.staffApplied)
}
