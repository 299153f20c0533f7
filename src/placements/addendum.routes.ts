import type { Request, Response } from 'express'
import { recordAccess } from '../access-records/access-record.service.ts'
import { filePlaces } from '../paperwork/papers.routes.ts'
import { paths } from '../paths.ts'
import { NotFound } from '../platform/errors.ts'
import { refusedForm } from '../platform/form.ts'
import { contextOf, param } from '../web/context.ts'
import { sendFile } from '../web/files.ts'
import { tried } from '../web/refusal.ts'
import { get, type Route, upload } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { sentName, uploadProblems } from '../web/upload.ts'
import { documentUpload } from '../web/upload-limits.ts'
import { readAddendum } from './addendum.forms.ts'
import { addendumPage } from './addendum.pages.ts'
import { findAddendum, openAddendum, recordAddendum } from './addendum.service.ts'
import { addendumRefusals, addendumWords } from './addendum.text.ts'
import { amendmentWords } from './amendment.text.ts'
import type { Submitted } from './placement-form.pages.ts'
import { placementCrumbs } from './placement-list.pages.ts'

export const addendumRoutes: Route[] = [
  get(paths.placementAmendmentSigning, 'paperwork.record', (req, res) => showForm(req, res, {})),
  upload(paths.placementAmendmentSigning, 'paperwork.record', record, { most: documentUpload }),
  get(paths.placementAmendmentScan, 'placement.view', sendScan),
]

async function showForm(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const found = await findAddendum(ctx, param(req, 'placementId'), param(req, 'amendmentId'))
  const { placement, amendment } = found
  const back = paths.placementAmendments({ placementId: placement._id })
  if (amendment.signed) {
    notify(req, 'error', addendumRefusals(req.language)['already-signed'])
    return goTo(res, back)
  }
  show(res, 'placements/addendum', addendumPage({ placement, amendment, submitted }, ctx), {
    status: submitted.problems ? 422 : 200,
    crumbs: [...placementCrumbs(placement, req.language), { text: amendmentWords(req.language).title, href: back }],
  })
}

async function record(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const [placementId, amendmentId] = [param(req, 'placementId'), param(req, 'amendmentId')]
  await findAddendum(ctx, placementId, amendmentId)
  const read = readAddendum(req.body)
  const problems = { ...(read.ok ? {} : read.problems), ...uploadProblems(req) }
  if (!read.ok || !req.file || problems['file']) return showForm(req, res, refusedForm(req.body, problems))
  const scan = { bytes: req.file.buffer, name: sentName(req.file) }
  const work = () => recordAddendum(ctx, placementId, { amendmentId, on: read.value.on, scan })
  const outcome = await tried(req, work, { ...filePlaces, 'before-decision': 'on' })
  if (outcome !== 'done') return showForm(req, res, outcome)
  notify(req, 'success', addendumWords(req.language).recorded)
  goTo(res, paths.placementAmendments({ placementId }))
}

async function sendScan(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const opened = await openAddendum(ctx, param(req, 'placementId'), param(req, 'amendmentId'))
  const { placement, amendment, file } = opened
  if (!file) throw new NotFound('scan')
  const { _id: about, schoolId, partnerId, studentId } = placement
  // By the amendment and not by the student, whom the city must not find by name in the access records.
  const name = `variazione ${amendment.validFrom} firmata`
  await recordAccess(ctx, { what: 'document', about, name, schoolId, partnerId, studentId })
  await sendFile(res, file, { as: 'inline' })
}
