import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { editionCrumbs, editionTabs } from '../labs/edition-tabs.pages.ts'
import { groupsFor, participantsFor } from '../labs/edition-view.rules.ts'
import { type Edition, plannedSessions } from '../labs/edition.rules.ts'
import { findEdition } from '../labs/edition.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { paths } from '../paths.ts'
import { type Day, minDay } from '../platform/day.ts'
import { type Problems, refusedForm, type Typed } from '../platform/form.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { attendanceOf } from '../roll-calls/attendance.rules.ts'
import { rollCallsOf } from '../roll-calls/roll-call.service.ts'
import { studentsNamed } from '../schools/student-facts.service.ts'
import { byName, fullName } from '../schools/student.rules.ts'
import { contextOf, param } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { editionAuthorisationsPage, type Taught } from './edition-authorisation.pages.ts'
import { editionAuthorisationWords } from './edition-authorisation.text.ts'
import { readGrants } from './machine-authorisation.forms.ts'
import { authorisationsOfEdition, grantAuthorisations } from './machine-authorisation.service.ts'

export const editionAuthorisationRoutes: Route[] = [
  get(paths.editionAuthorisations, 'machine-authorisation.grant', (req, res) => showGiving(req, res, {})),
  post(paths.editionAuthorisations, 'machine-authorisation.grant', give),
]

interface Submitted {
  typed?: Typed
  problems?: Problems
}

async function showGiving(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const edition = await findEdition(ctx, 'machine-authorisation.grant', param(req, 'editionId'))
  const { _id: editionId, partnerId, title, module } = edition
  const [{ machineKinds, norms }, taught, given] = await Promise.all([
    currentProgramme(),
    taughtIn(ctx, edition),
    authorisationsOfEdition(ctx, { editionId, partnerId }),
  ])
  const page = editionAuthorisationsPage(
    {
      editionId,
      title,
      taught,
      given,
      machineKinds,
      submitted,
      norms: norms.labs.authorisation,
      minutes: module.minutes,
      completed: edition.state === 'completed',
      grants: module.grants,
      tabs: editionTabs(edition, 'authorisations', ctx),
    },
    ctx,
  )
  const status = submitted.problems ? 422 : 200
  show(res, 'machine-authorisations/edition', page, { status, crumbs: editionCrumbs(edition, ctx) })
}

/** Everybody who took part, by name, with what they attended. */
async function taughtIn(ctx: Ctx, edition: Edition): Promise<Taught[]> {
  const groups = new Map(groupsFor(ctx.actor, edition).map(({ id, label }) => [id, label]))
  const groupOf = new Map(participantsFor(ctx.actor, edition).map((each) => [each.studentId, each.groupId]))
  const [students, rollCalls, { norms }] = await Promise.all([
    studentsNamed([...groupOf.keys()]),
    rollCallsOf(ctx, edition._id),
    currentProgramme(),
  ])
  const { attendancePercent } = norms.labs
  return [...students.values()].toSorted(byName).map((student) => ({
    studentId: student._id,
    name: fullName(student),
    group: groups.get(groupOf.get(student._id) ?? '') ?? '',
    attended: attendanceOf(student._id, { edition, rollCalls, attendancePercent }).attended,
    finished: hasFinished(edition, student._id),
  }))
}

function hasFinished({ finishedBy }: Pick<Edition, 'finishedBy'>, studentId: string): boolean {
  return finishedBy?.includes(studentId) ?? false
}

async function give(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const read = readGrants(req.body)
  const edition = await findEdition(ctx, 'machine-authorisation.grant', param(req, 'editionId'))
  if (!read.ok) return showGiving(req, res, read)
  const chosen = participantsFor(ctx.actor, edition).filter(({ studentId }) => read.value.students.includes(studentId))
  const known = new Set(chosen.map(({ studentId }) => studentId))
  const allFinished = read.value.students.every((id) => known.has(id) && hasFinished(edition, id))
  if (edition.state !== 'completed' || !allFinished)
    return showGiving(req, res, refusedForm(req.body, { form: 'not-finished' }))
  const [partner, students] = await Promise.all([
    findPartner(ctx, 'partner.view', edition.partnerId),
    studentsNamed([...known]),
  ])
  const { given, renewed } = await grantAuthorisations(ctx, {
    partnerId: edition.partnerId,
    networks: partner.hosting.networks,
    editionId: edition._id,
    earnedOn: lastDayIn(edition, ctx.today),
    machineKinds: edition.module.grants,
    students: [...students.values()].map((each) => ({
      studentId: each._id,
      schoolId: each.schoolId,
      name: fullName(each),
    })),
  })
  const t = editionAuthorisationWords(req.language)
  notify(req, 'success', given + renewed > 0 ? t.saved(given + renewed) : t.nothingNew)
  goTo(res, paths.editionAuthorisations({ editionId: edition._id }))
}

/** The day of the last session; never one to come. */
function lastDayIn(edition: Edition, today: Day): Day {
  return minDay(today, plannedSessions(edition).at(-1)?.day ?? edition.to)
}
