import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { schoolNames } from '../schools/school.service.ts'
import { contextOf, pageNumber, queryText } from '../web/context.ts'
import { exportFormat, pageOrAll, sendList } from '../web/export.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { attendanceWords } from './attendance.text.ts'
import { rollStates } from './roll-approval.rules.ts'
import { approveRollCalls } from './roll-approval.service.ts'
import { afterApproval, rollCallsPage } from './roll-call-list.pages.ts'
import { listRollCalls } from './roll-call-list.service.ts'
import { rollCallsSheet } from './roll-call-list.sheet.ts'
import { readBulkApproval } from './roll-call.forms.ts'
import { sentences } from './roll-call.routes.ts'
import type { Submitted } from './roll-take.pages.ts'

export const rollCallListRoutes: Route[] = [
  get(paths.rollCalls, 'roll-call.view', (req, res) => showList(req, res, {})),
  post(paths.rollCalls, 'roll-call.approve', approveSelected),
]

interface Asked {
  q: string
  stato: string
}

function askedOf(req: Request): Asked {
  return { q: queryText(req, 'q'), stato: queryText(req, 'stato') }
}

async function showList(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const typed = askedOf(req)
  const wanted = ([...rollStates, 'all'] as const).find((each) => each === typed.stato) ?? null
  const state = ctx.actor.role === 'student' ? 'all' : wanted
  const found = await listRollCalls(ctx, { q: typed.q, state, page: pageOrAll(req) })
  if (exportFormat(req)) return sendList(req, res, rollCallsSheet(found, ctx.language))
  const waitsFor = found.rollCalls.flatMap((each) => each.waitsFor)
  const schools = ctx.actor.role === 'host' ? await schoolNames(waitsFor) : new Map<string, string>()
  const list = { ...found, schools, typed, ticksAll: queryText(req, 'tutti') === 'si', submitted }
  show(res, 'roll-calls/list', rollCallsPage(list, ctx), { status: submitted.problems ? 422 : 200 })
}

async function approveSelected(req: Request, res: Response): Promise<void> {
  const t = attendanceWords(req.language)
  const read = readBulkApproval(req.body)
  if (!read.ok) return showList(req, res, read)
  const outcome = await approveRollCalls(contextOf(req), read.value.refs, read.value.note)
  // Sent twice is done once: what the first time has done is no mistake of the second.
  const isDone = ({ reasons }: { reasons: readonly string[] }) => reasons.every((each) => each === 'already-approved')
  const already = outcome.refused.filter(isDone)
  const refused = outcome.refused.filter((each) => !isDone(each))
  if (outcome.approved > 0) notify(req, 'success', t.approvedCount(outcome.approved))
  if (already.length > 0) notify(req, 'info', t.alreadyApproved(already.length))
  if (refused.length > 0) {
    const reasons = [...new Set(refused.flatMap((each) => each.reasons))]
    notify(req, 'warning', t.notApprovedCount(refused.length, sentences(req, reasons)))
  }
  goTo(res, afterApproval({ typed: askedOf(req), page: pageNumber(req) }))
}
