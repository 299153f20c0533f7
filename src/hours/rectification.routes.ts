import type { Request, Response } from 'express'
import { noteApprovals } from '../ledger/ledger.service.ts'
import { paths } from '../paths.ts'
import { NotFound } from '../platform/errors.ts'
import { newId } from '../platform/id.ts'
import { contextOf, param } from '../web/context.ts'
import { tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { monthLock } from './closed-month.service.ts'
import { hoursCrumbs } from './hour-entry.routes.ts'
import type { EntryRef } from './hour-entry.rules.ts'
import { fieldOf, rectificationPage } from './rectification.pages.ts'
import { findApprovedLine, rectifyHours } from './rectification.service.ts'
import { rectificationWords } from './rectification.text.ts'
import { parseEntryRef, readDeclared, readRectification } from './signing.forms.ts'
import type { Submitted } from './signing.pages.ts'

export const rectificationRoutes: Route[] = [
  get(paths.placementLineRectification, 'hours.rectify', (req, res) => showRectification(req, res, {})),
  post(paths.placementLineRectification, 'hours.rectify', rectify),
]

async function showRectification(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const ref = refOf(req)
  const { placement, entry } = await findApprovedLine(ctx, param(req, 'placementId'), ref)
  const lock = await monthLock(placement.schoolId, ref.day)
  const dated = { day: ref.day, entry }
  const key = typeof submitted.typed?.['key'] === 'string' ? submitted.typed['key'] : newId()
  show(res, 'hours/rectification', rectificationPage(ctx, { placement, dated, lock, key, submitted }), {
    status: submitted.problems ? 422 : 200,
    crumbs: hoursCrumbs(placement, ctx),
  })
}

async function rectify(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const placementId = param(req, 'placementId')
  const ref = refOf(req)
  await findApprovedLine(ctx, placementId, ref)
  const read = readRectification(req.body)
  if (!read.ok) return showRectification(req, res, read)
  const given = { ...read.value, ref, declared: readDeclared(req.body) }
  const result = await tried(req, () => rectifyHours(ctx, placementId, given), fieldOf)
  if (result !== 'done') return showRectification(req, res, result)
  await noteApprovals(ctx, [placementId])
  notify(req, 'success', rectificationWords(req.language).done)
  goTo(res, paths.placementHours({ placementId }))
}

function refOf(req: Request): EntryRef {
  const ref = parseEntryRef(param(req, 'entryRef'))
  if (!ref) throw new NotFound('line')
  return ref
}
