import type { Request, Response } from 'express'
import { monthLock, monthLocks } from '../hours/closed-month.service.ts'
import { lockSentence } from '../hours/closed-month.text.ts'
import { hourWords } from '../hours/hour.text.ts'
import { writtenMinutes } from '../hours/hour-entry.service.ts'
import { paths } from '../paths.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { monthOf, parseDay } from '../platform/day.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { contextOf, param } from '../web/context.ts'
import { exportFormat, sendList } from '../web/export.ts'
import { sentencesOf, tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { readAbsence, readAbsenceButton, readAbsenceDecision } from './absence.forms.ts'
import { type AbsencesView, absencesPage } from './absence.pages.ts'
import { announceAbsence, decideAbsence, type IsClosed, listAbsences } from './absence.service.ts'
import { recoverAbsence, withdrawAbsence } from './absence.service.ts'
import { absenceSheet } from './absence.sheet.ts'
import { absenceRefusals, absenceWords } from './absence.text.ts'

export const absenceRoutes: Route[] = [
  get(paths.placementAbsences, 'placement-absence.view', showOrSend),
  post(paths.placementAbsences, 'placement-absence.announce', announce),
  post(paths.placementAbsenceDecision, 'placement-absence.justify', decide),
  post(paths.placementAbsence, 'placement-absence.announce', pressButton),
]

async function placementOf(req: Request): Promise<Placement> {
  return findPlacement(contextOf(req), 'placement-absence.view', param(req, 'placementId'))
}

async function showOrSend(req: Request, res: Response): Promise<void> {
  const placement = await placementOf(req)
  if (!exportFormat(req)) return showAbsences(req, res, { placement })
  const absences = await listAbsences(contextOf(req), placement)
  await sendList(req, res, absenceSheet({ placement, absences }, req.language))
}

type Given = Pick<AbsencesView, 'placement'> & Partial<Pick<AbsencesView, 'announcement' | 'decision'>>

async function showAbsences(req: Request, res: Response, given: Given): Promise<void> {
  const ctx = contextOf(req)
  const { placement } = given
  const absences = await listAbsences(ctx, placement)
  const closed = await monthLocks(
    placement.schoolId,
    absences.map(({ day }) => monthOf(day)),
  )
  const locks = closed.map((lock) => ({ month: lock.month, text: lockSentence(lock, ctx.language) }))
  const page = absencesPage({ announcement: {}, decision: {}, ...given, absences, locks }, ctx)
  const isRefused = given.announcement !== undefined || given.decision !== undefined
  show(res, 'absences/placement', page, {
    status: isRefused ? 422 : 200,
    crumbs: [
      { text: hourWords(req.language).placements, href: paths.placements() },
      { text: placement.title, href: paths.placement({ placementId: placement._id }) },
    ],
  })
}

const isClosed: IsClosed = async (schoolId, on) => (await monthLock(schoolId, on)) !== null

async function announce(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const placement = await placementOf(req)
  const read = readAbsence(req.body)
  if (!read.ok) return showAbsences(req, res, { placement, announcement: read })
  const { day, reason } = read.value
  const done = await tried(
    req,
    async () =>
      announceAbsence(ctx, placement._id, {
        day,
        reason,
        isClosed,
        written: await writtenMinutes(ctx, placement, day),
      }),
    {
      'not-expected': 'day',
      'day-begun': 'day',
      'hours-written': 'day',
      'already-absent': 'day',
      'month-closed': 'day',
    },
  )
  if (done !== 'done') return showAbsences(req, res, { placement, announcement: done })
  notify(req, 'success', absenceWords(req.language).announced)
  goTo(res, paths.placementAbsences({ placementId: placement._id }))
}

async function decide(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const placement = await placementOf(req)
  const read = readAbsenceDecision(req.body)
  if (!read.ok) return showAbsences(req, res, { placement, decision: read })
  const { absence: day, decision, why: reason, on } = read.value
  const done = await tried(
    req,
    async () => {
      if (decision !== 'recover')
        return decideAbsence(ctx, placement._id, { day, justified: decision === 'justify', reason, isClosed })
      const madeUp = on ?? day
      await recoverAbsence(ctx, placement._id, {
        day,
        on: madeUp,
        isClosed,
        written: await writtenMinutes(ctx, placement, madeUp),
      })
    },
    {
      'recovery-not-later': 'on',
      'recovery-in-the-future': 'on',
      'recovery-without-hours': 'on',
      'recovery-taken': 'on',
      'changed-meanwhile': 'absence',
      'month-closed': decision === 'recover' ? 'on' : 'absence',
    },
  )
  if (done !== 'done') return showAbsences(req, res, { placement, decision: done })
  notify(req, 'success', absenceWords(req.language)[`${decision}Done`])
  goTo(res, paths.placementAbsences({ placementId: placement._id }))
}

async function pressButton(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const { _id: placementId } = await placementOf(req)
  const day = parseDay(param(req, 'absenceDay'))
  if (!day) throw new NotFound('absence')
  const read = readAbsenceButton(req.body)
  const t = absenceWords(req.language)
  try {
    if (!read.ok) throw new Refused('changed-meanwhile')
    const { decision } = read.value
    if (decision === 'withdraw') await withdrawAbsence(ctx, placementId, { day, isClosed })
    else await decideAbsence(ctx, placementId, { day, justified: decision === 'justify', reason: null, isClosed })
    notify(req, 'success', t[`${decision}Done`])
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    notify(req, 'error', sentencesOf(error, absenceRefusals(req.language)))
  }
  goTo(res, paths.placementAbsences({ placementId }))
}
