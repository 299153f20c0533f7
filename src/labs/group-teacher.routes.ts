import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { resourceKey } from '../bookings/booking.rules.ts'
import { paths } from '../paths.ts'
import { tried } from '../web/refusal.ts'
import { contextOf, param } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { clashNames } from './clash-names.service.ts'
import { clashLines } from './clash.pages.ts'
import { editionCrumbs } from './edition-tabs.pages.ts'
import type { LabGroup } from './edition.rules.ts'
import { findEdition } from './edition.service.ts'
import { groupTeacherPage } from './group-teacher.pages.ts'
import { changeTeacher, possibleTeachers } from './group-teacher.service.ts'
import { groupTeacherWords } from './group-teacher.text.ts'
import type { Submitted } from './lab-enrolment.pages.ts'
import { readTeacher } from './roster.forms.ts'
import { ownGroup } from './roster.service.ts'
import type { SessionClash } from './session-clash.rules.ts'

export const groupTeacherRoutes: Route[] = [
  get(paths.labGroupTeacher, 'lab-enrolment.edit', (req, res) => showTeacher(req, res, {})),
  post(paths.labGroupTeacher, 'lab-enrolment.edit', saveTeacher),
]

interface Shown {
  submitted?: Submitted
  against?: readonly string[]
}

async function showTeacher(req: Request, res: Response, { submitted = {}, against = [] }: Shown): Promise<void> {
  const ctx = contextOf(req)
  const edition = await findEdition(ctx, 'lab-enrolment.edit', param(req, 'editionId'))
  const group = ownGroup(ctx, edition, param(req, 'groupId'))
  const teachers = await possibleTeachers(ctx, group.schoolId)
  const page = groupTeacherPage(edition, { group, teachers, submitted, against }, ctx)
  const status = submitted.problems || against.length > 0 ? 422 : 200
  show(res, 'labs/teacher', page, { status, crumbs: editionCrumbs(edition, ctx) })
}

/** Beside the field stands what is wrong with the choice; all else above the form. */
const fieldOf: Readonly<Record<string, string>> = { 'unknown-teacher': 'teacher', 'teacher-changed': 'teacher' }

async function saveTeacher(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const [editionId, groupId] = [param(req, 'editionId'), param(req, 'groupId')]
  const edition = await findEdition(ctx, 'lab-enrolment.edit', editionId)
  const { schoolId } = ownGroup(ctx, edition, groupId)
  const read = readTeacher(req.body)
  if (!read.ok) return showTeacher(req, res, { submitted: read })
  const { teacher: teacherId, shown } = read.value
  const { publicUrl } = configOf(req)
  const clashes: SessionClash[] = []
  const work = async () => {
    clashes.push(...(await changeTeacher(ctx, { editionId, groupId, teacherId, shown, publicUrl })))
  }
  const outcome = await tried(req, work, fieldOf)
  if (outcome !== 'done') return showTeacher(req, res, { submitted: outcome })
  const teacher = (await possibleTeachers(ctx, schoolId)).find(({ accountId }) => accountId === teacherId)
  if (clashes.length > 0) {
    const against = await linesAgainst(ctx, editionId, { clashes, teacher: teacher ?? null })
    return showTeacher(req, res, { submitted: { typed: { teacher: teacherId } }, against })
  }
  notify(req, 'success', groupTeacherWords(req.language).saved(teacher?.name ?? ''))
  goTo(res, paths.labParticipants({ editionId }))
}

/** All clashes in sentences; the new teacher is not in the edition yet, so that it cannot name them. */
async function linesAgainst(
  ctx: Ctx,
  editionId: string,
  { clashes, teacher }: { clashes: readonly SessionClash[]; teacher: LabGroup['teacher'] },
): Promise<string[]> {
  const edition = await findEdition(ctx, 'lab-enrolment.edit', editionId)
  const names = await clashNames(ctx, edition, { clashes })
  const own = teacher ? [[resourceKey('person', teacher.accountId), teacher.name] as const] : []
  return clashLines(clashes, { ...names, resources: new Map([...names.resources, ...own]) }, ctx)
}
