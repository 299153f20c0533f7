import type { Request, Response } from 'express'
import { may } from '../access/access.ts'
import { askForExport } from '../export-jobs/export-job.service.ts'
import { exportKinds } from '../export-kinds.ts'
import { paths } from '../paths.ts'
import { leading } from '../schools/merged-student.routes.ts'
import { classWords } from '../schools/school-class.text.ts'
import { fullName } from '../schools/student.rules.ts'
import { findStudent } from '../schools/student.service.ts'
import { contextOf, param } from '../web/context.ts'
import { countAttempt, type Limit } from '../web/rate-limit.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, show } from '../web/show.ts'
import { dossierPage } from './dossier.pages.ts'
import { gatherDossier } from './dossier.service.ts'

export const dossierRoutes: Route[] = [
  get(paths.dossier, 'dossier.make', leading(paths.dossier, 'dossier.make', showDossier)),
  post(paths.dossier, 'dossier.make', make),
]

async function showDossier(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const dossier = await gatherDossier(ctx, param(req, 'studentId'))
  const { _id: studentId } = dossier.student
  const classes = may(ctx.actor, 'class.view')
    ? [{ text: classWords(req.language).classes, href: paths.classes() }]
    : []
  show(res, 'outcomes/dossier', dossierPage(dossier, ctx), {
    crumbs: [...classes, { text: fullName(dossier.student), href: paths.student({ studentId }) }],
  })
}

/** Each one reads everything about the student. */
const asking: Limit = { name: 'dossier', points: 40, seconds: 600 }

async function make(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const studentId = param(req, 'studentId')
  await countAttempt(asking, 'accountId' in ctx.actor ? ctx.actor.accountId : '')
  const name = fullName(await findStudent(ctx, 'dossier.make', studentId))
  const exportJobId = await askForExport(ctx, exportKinds, { what: 'dossier', params: { studentId, name } })
  goTo(res, paths.exportJob({ exportJobId }))
}
