import type { Request, Response } from 'express'
import { may } from '../access/access.ts'
import { studentSignIns } from '../accounts/activation.service.ts'
import { counterSection } from '../ledger/counter.pages.ts'
import { countersOf } from '../ledger/counter.service.ts'
import { paths } from '../paths.ts'
import { stateOf } from '../placements/placement-list.pages.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { labMinutesOfStudents } from '../roll-calls/lab-minutes.service.ts'
import { contextOf, param } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, show } from '../web/show.ts'
import { leading } from './merged-student.routes.ts'
import { classWords } from './school-class.text.ts'
import { slipsPage, studentPage } from './student.pages.ts'
import { fullName } from './student.rules.ts'
import { activateStudent, findStudent, findStudentHistory } from './student.service.ts'

export const studentRoutes: Route[] = [
  get(paths.student, 'student.view', leading(paths.student, 'student.view', showStudent)),
  post(paths.studentActivation, 'student.activate', printSlip),
]

async function showStudent(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const { student, history } = await findStudentHistory(ctx, 'student.view', param(req, 'studentId'))
  const signIns = await studentSignIns([student._id])
  const { schoolId } = student
  const [counters, labs, { placements }] = await Promise.all([
    countersOf(ctx, 'student.view', { schoolId, studentIds: [student._id] }),
    labMinutesOfStudents(ctx, [student._id]),
    listPlacements(ctx, 'placement.view', { studentIds: [student._id] }),
  ])
  const studentPaths = placements.map((placement) => ({
    ...placement,
    ...effectiveTerms(placement),
    state: stateOf(placement.state, ctx.language),
  }))
  const around = {
    signIns,
    paths: studentPaths,
    labs: labs.get(student._id) ?? [],
  }
  const page = studentPage({ student, history, ...around }, ctx)
  const crumbs = may(ctx.actor, 'class.view') ? classCrumbs(req) : []
  const counter = counters.get(student._id)
  show(res, 'schools/student', { ...page, counter: counter ? counterSection(student, counter, ctx) : null }, { crumbs })
}

async function printSlip(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const studentId = param(req, 'studentId')
  const label = fullName(await findStudent(ctx, 'student.activate', studentId))
  const slips = await activateStudent(ctx, studentId)
  const back = paths.student({ studentId })
  const page = slipsPage({ label, slips, publicUrl: configOf(req).publicUrl, back }, ctx)
  show(res, 'schools/slips', page, { layout: 'print', crumbs: [...classCrumbs(req), { text: label, href: back }] })
}

function classCrumbs(req: Request) {
  return [{ text: classWords(req.language).classes, href: paths.classes() }]
}
