import type { Request, Response } from 'express'
import { editionCrumbs } from '../labs/edition-tabs.pages.ts'
import { expectedAt } from '../labs/edition.rules.ts'
import { participantsFor } from '../labs/edition-view.rules.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { typedOf } from '../platform/form.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import { byName, fullName } from '../schools/student.rules.ts'
import { contextOf, param } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { readAnnouncement, readDecision } from './announced-absence.forms.ts'
import { absencesPage } from './announced-absence.pages.ts'
import { announceAbsence, decideAbsence } from './announced-absence.service.ts'
import { attendanceWords } from './attendance.text.ts'
import { problemsIn, refOf, tell } from './roll-call.routes.ts'
import { openSession } from './roll-call.service.ts'
import type { Submitted } from './roll-take.pages.ts'
import { knowsLine } from './roll-view.rules.ts'
import { hasBegun } from './roll-window.rules.ts'

export const announcedAbsenceRoutes: Route[] = [
  get(paths.sessionAbsences, 'absence.announce', (req, res) => showAbsences(req, res, {})),
  post(paths.sessionAbsences, 'absence.announce', announce),
  post(paths.sessionAbsence, 'absence.announce', decide),
]

async function showAbsences(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const { edition, session, absences: all } = await openSession(ctx, 'absence.announce', refOf(req))
  const absences = all.filter((absence) => knowsLine(ctx.actor, absence))
  const expected = expectedAt({ participants: participantsFor(ctx.actor, edition) }, session.day)
  const students = await studentsNamed([...expected, ...absences].map(({ studentId }) => studentId))
  const announced = new Set(absences.map(({ studentId }) => studentId))
  const free = expected.flatMap(({ studentId }) => students.get(studentId) ?? []).toSorted(byName)
  const page = absencesPage(
    {
      edition,
      session,
      absences,
      names: new Map([...students].map(([id, student]) => [id, fullName(student)])),
      expected: free.filter(({ _id }) => !announced.has(_id)).map((each) => ({ id: each._id, name: fullName(each) })),
      begun: hasBegun(session, ctx.now),
      submitted,
    },
    ctx,
  )
  show(res, 'roll-calls/absences', page, {
    status: submitted.problems ? 422 : 200,
    crumbs: editionCrumbs(edition, ctx),
  })
}

async function announce(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const ref = refOf(req)
  await openSession(ctx, 'absence.announce', ref)
  const read = readAnnouncement(req.body)
  if (!read.ok) return showAbsences(req, res, read)
  try {
    await announceAbsence(ctx, ref, read.value)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return await showAbsences(req, res, { typed: typedOf(req.body), problems: problemsIn(error) })
  }
  notify(req, 'success', attendanceWords(req.language).announced)
  goTo(res, paths.sessionAbsences({ ...ref }))
}

async function decide(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const ref = refOf(req)
  const t = attendanceWords(req.language)
  await openSession(ctx, 'absence.announce', ref)
  const read = readDecision(req.body)
  if (read.ok) {
    const { decision } = read.value
    const id = param(req, 'absenceId')
    await tell(req, t[`${decision}Done`], () => decideAbsence(ctx, ref, { id, decision }))
  }
  goTo(res, paths.sessionAbsences({ ...ref }))
}
