import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { typedOf } from '../platform/form.ts'
import { contextOf, param } from '../web/context.ts'
import { post, type Route } from '../web/route.ts'
import { goTo, notify } from '../web/show.ts'
import { addGuest, mergeGuest, removeGuest } from './guest-line.service.ts'
import { justifyLines } from './justification.service.ts'
import { approveRollCall, reopenRollCall } from './roll-approval.service.ts'
import { isReopening, readApproval, readGuest, readGuestChange } from './roll-call.forms.ts'
import { readJustifications, readReopening } from './roll-call.forms.ts'
import { problemsIn, refOf, showRollCall, tell } from './roll-call.routes.ts'
import { openSession } from './roll-call.service.ts'
import { rollCallWords } from './roll-call.text.ts'

export const rollMarkRoutes: Route[] = [
  post(paths.rollCallJustification, 'roll-call.justify', justify),
  post(paths.rollCallGuests, 'roll-call.take', add),
  post(paths.rollCallGuest, 'roll-call.take', changeGuest),
  post(paths.rollCallApproval, 'roll-call.approve', approve),
]

async function justify(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const ref = refOf(req)
  await openSession(ctx, 'roll-call.justify', ref)
  const read = readJustifications(req.body)
  if (!read.ok) return showRollCall(req, res, { justifying: read })
  await tell(req, rollCallWords(req.language).justificationsSaved, () => justifyLines(ctx, ref, read.value))
  goTo(res, paths.rollCall({ ...ref }))
}

async function add(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const ref = refOf(req)
  await openSession(ctx, 'roll-call.take', ref)
  const read = readGuest(req.body)
  if (!read.ok) return showRollCall(req, res, { adding: read })
  try {
    await addGuest(ctx, ref, read.value)
  } catch (error) {
    return await showRollCall(req, res, { adding: { typed: typedOf(req.body), problems: problemsIn(error) } })
  }
  notify(req, 'success', rollCallWords(req.language).guestAdded)
  goTo(res, paths.rollCall({ ...ref }))
}

async function changeGuest(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const ref = refOf(req)
  const lineId = param(req, 'lineId')
  const t = rollCallWords(req.language)
  await openSession(ctx, 'roll-call.take', ref)
  const read = readGuestChange(req.body)
  if (!read.ok) {
    notify(req, 'error', t.chooseStudent)
    return goTo(res, paths.rollCall({ ...ref }))
  }
  const { studentId } = read.value
  if (studentId === null) await tell(req, t.guestRemoved, () => removeGuest(ctx, ref, lineId))
  else await tell(req, t.guestMerged, () => mergeGuest(ctx, ref, { lineId, studentId }))
  goTo(res, paths.rollCall({ ...ref }))
}

async function approve(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const ref = refOf(req)
  const t = rollCallWords(req.language)
  await openSession(ctx, 'roll-call.approve', ref)
  try {
    if (isReopening(req.body)) {
      const read = readReopening(req.body)
      if (!read.ok) return await showRollCall(req, res, { approving: read })
      await reopenRollCall(ctx, ref, read.value.reason)
      notify(req, 'success', t.reopened)
    } else {
      const read = readApproval(req.body)
      if (!read.ok) return await showRollCall(req, res, { approving: read })
      await approveRollCall(ctx, ref, read.value.note)
      notify(req, 'success', t.approved)
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const problems = error.reasons.includes('note-missing') ? { note: 'note-missing' } : problemsIn(error)
    return await showRollCall(req, res, { approving: { typed: typedOf(req.body), problems } })
  }
  goTo(res, paths.rollCall({ ...ref }))
}
