import type { Request, Response } from 'express'
import { paths } from '../paths.ts'
import { classWords } from '../schools/school-class.text.ts'
import { labelsOfClasses } from '../schools/student-facts.service.ts'
import { mergedStudent } from '../schools/student-merge.service.ts'
import { fullName } from '../schools/student.rules.ts'
import { findStudent, findStudentsByName } from '../schools/student.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { readMerge } from './student-merge.forms.ts'
import { chooseTwinPage, type MergeView, studentMergePage } from './student-merge.pages.ts'
import { mergeStudents } from './student-merge.service.ts'
import { studentMergeWords } from './student-merge.text.ts'
import { previewStudentMerge } from './student-merge-preview.service.ts'
import { moveWords } from './student-move.text.ts'

export const studentMergeRoutes: Route[] = [
  get(paths.studentMerge, 'student.merge', showMerge),
  post(paths.studentMerge, 'student.merge', merge),
]

/** Without the other record in the address: looking for it. One that has been merged already leads to where it went. */
async function showMerge(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const goneId = queryText(req, 'con')
  for (const id of [param(req, 'studentId'), goneId]) {
    const studentId = id && (await mergedStudent(ctx, 'student.merge', id))
    if (studentId) return goTo(res, paths.student({ studentId }))
  }
  return goneId ? showPreview(req, res, { goneId, submitted: {} }) : showChoice(req, res)
}

async function showChoice(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const student = await findStudent(ctx, 'student.merge', param(req, 'studentId'))
  const q = queryText(req, 'q') || student.surname || student.givenName
  const { students: found, labels, more } = await findStudentsByName(ctx, q)
  const page = chooseTwinPage(student, { q, found, labels, more }, ctx)
  show(res, 'transfers/merge-choose', page, { crumbs: crumbsOf(req, student) })
}

function crumbsOf(req: Request, student: { _id: string; surname: string; givenName: string }) {
  const studentId = student._id
  return [
    { text: classWords(req.language).classes, href: paths.classes() },
    { text: fullName(student), href: paths.student({ studentId }) },
    { text: moveWords(req.language).title(fullName(student)), href: paths.studentMoves({ studentId }) },
  ]
}

async function showPreview(
  req: Request,
  res: Response,
  { goneId, submitted }: { goneId: string; submitted: MergeView['submitted'] },
): Promise<void> {
  const ctx = contextOf(req)
  const keepId = param(req, 'studentId')
  if (keepId === goneId) {
    notify(req, 'error', studentMergeWords(req.language)['the-same'])
    return goTo(res, paths.studentMerge({ studentId: keepId }))
  }
  const preview = await previewStudentMerge(ctx, { keepId, goneId })
  const classIds = preview.obstacles.flatMap((each) =>
    each.what === 'class' ? [each.keepClassId, each.goneClassId] : [],
  )
  const page = studentMergePage({ ...preview, labels: await labelsOfClasses(classIds), submitted }, ctx)
  const status = submitted.problems ? 422 : 200
  show(res, 'transfers/merge', page, { status, crumbs: crumbsOf(req, preview.students.keep) })
}

async function merge(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const keepId = param(req, 'studentId')
  await findStudent(ctx, 'student.merge', keepId)
  const read = readMerge(req.body)
  const goneId = read.ok ? read.value.goneId : goneIdOf(read.typed)
  if (!goneId) return goTo(res, paths.studentMerge({ studentId: keepId }))
  const outcome = read.ok ? await tried(req, () => mergeStudents(ctx, { keepId, goneId }, read.value)) : read
  if (outcome !== 'done') return showPreview(req, res, { goneId, submitted: outcome })
  notify(req, 'success', studentMergeWords(req.language).merged)
  goTo(res, paths.student({ studentId: keepId }))
}

function goneIdOf({ goneId }: Readonly<Record<string, string | string[]>>): string {
  return typeof goneId === 'string' ? goneId : ''
}
