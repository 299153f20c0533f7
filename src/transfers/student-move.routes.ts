import type { Request, Response } from 'express'
import { labsOfStudent } from '../labs/roster.service.ts'
import { isOpenEnded } from '../labs/edition.rules.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { leading } from '../schools/merged-student.routes.ts'
import { listClasses } from '../schools/school-class.service.ts'
import { classWords } from '../schools/school-class.text.ts'
import { schoolNames } from '../schools/school.service.ts'
import { labelsOfClasses } from '../schools/student-facts.service.ts'
import { enrolmentHistory } from '../schools/student-move.service.ts'
import { fullName } from '../schools/student.rules.ts'
import { findStudent } from '../schools/student.service.ts'
import { contextOf, param } from '../web/context.ts'
import { sentencesOf, tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { certifiedNow, sendHoursAgain, withdrawRelease } from './release.service.ts'
import { readMove } from './student-move.forms.ts'
import { type MovesView, movesPage } from './student-move.pages.ts'
import { type MoveKind, openEnrolment } from './student-move.rules.ts'
import { mergesOf } from './student-merge.service.ts'
import { movesOf, moveStudent, placementsOf } from './student-move.service.ts'
import { moveWords } from './student-move.text.ts'

export const studentMoveRoutes: Route[] = [
  get(
    paths.studentMoves,
    'student.move',
    leading(paths.studentMoves, 'student.move', (req, res) => showMoves(req, res, {})),
  ),
  post(paths.studentClassChange, 'student.move', (req, res) => move(req, res, 'class-change')),
  post(paths.studentLeaving, 'student.move', (req, res) => move(req, res, 'leaving')),
  post(paths.studentReturn, 'student.move', (req, res) => move(req, res, 'return')),
  post(paths.studentRelease, 'student.move', (req, res) => move(req, res, 'transfer')),
  post(paths.studentReleaseHours, 'student.move', (req, res) => onRelease(req, res, 'hoursSent')),
  post(paths.studentReleaseWithdrawal, 'student.move', (req, res) => onRelease(req, res, 'releaseWithdrawn')),
]

async function showMoves(req: Request, res: Response, submitted: MovesView['submitted']): Promise<void> {
  const ctx = contextOf(req)
  const student = await findStudent(ctx, 'student.move', param(req, 'studentId'))
  const { _id: studentId } = student
  const [history, placements, labs, classes, moves, merges, certified] = await Promise.all([
    enrolmentHistory(studentId),
    placementsOf(ctx, studentId),
    labsOfStudent(ctx, studentId),
    listClasses(ctx, { schoolYear: schoolYearOf(ctx.today) }),
    movesOf(ctx, studentId),
    mergesOf(ctx, studentId),
    certifiedNow(ctx, student),
  ])
  const enrolment = openEnrolment(history)
  const named = [enrolment?.classId ?? '', ...moves.map(({ toClassId }) => toClassId ?? '')]
  const [labels, schools] = await Promise.all([
    labelsOfClasses(named),
    schoolNames(moves.map(({ release }) => release?.taking?.schoolId ?? '')),
  ])
  const inLabs = labs.filter(({ edition, to }) => to === null && isOpenEnded(edition.state))
  const around = { placements, classes, moves, merges, certified, labels, schools, submitted }
  const page = movesPage({ student, enrolment, labs: inLabs.map(({ edition }) => edition), ...around }, ctx)
  const crumbs = [
    { text: classWords(req.language).classes, href: paths.classes() },
    { text: fullName(student), href: paths.student({ studentId }) },
  ]
  show(res, 'transfers/moves', page, { status: submitted.problems ? 422 : 200, crumbs })
}

const fieldNames = {
  'class-change': { day: 'changeDay', place: 'changeClass' },
  leaving: { day: 'leavingDay', place: 'leavingDay' },
  transfer: { day: 'releaseDay', place: 'releaseDay' },
  return: { day: 'returnDay', place: 'returnClass' },
} as const
const done = { 'class-change': 'changed', leaving: 'left', transfer: 'released', return: 'returned' } as const

async function move(req: Request, res: Response, kind: MoveKind): Promise<void> {
  const ctx = contextOf(req)
  const studentId = param(req, 'studentId')
  await findStudent(ctx, 'student.move', studentId)
  const read = readMove(kind, req.body)
  const { day, place } = fieldNames[kind]
  const fields = { 'day-ahead': day, 'before-enrolment': day, 'not-in-school-year': day, 'same-class': place }
  const outcome = read.ok ? await tried(req, () => moveStudent(ctx, studentId, { kind, ...read.value }), fields) : read
  if (outcome !== 'done') return showMoves(req, res, { kind, ...outcome })
  notify(req, 'success', moveWords(req.language)[done[kind]])
  goTo(res, paths.studentMoves({ studentId }))
}

async function onRelease(req: Request, res: Response, what: 'hoursSent' | 'releaseWithdrawn'): Promise<void> {
  const ctx = contextOf(req)
  const studentId = param(req, 'studentId')
  const t = moveWords(req.language)
  try {
    await (what === 'hoursSent' ? sendHoursAgain(ctx, studentId) : withdrawRelease(ctx, studentId))
    notify(req, 'success', t[what])
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    notify(req, 'error', sentencesOf(error, t))
  }
  goTo(res, paths.studentMoves({ studentId }))
}
