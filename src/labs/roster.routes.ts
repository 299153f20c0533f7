import type { Request, Response } from 'express'
import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { resourceKey } from '../bookings/booking.rules.ts'
import { paths } from '../paths.ts'
import { NotFound } from '../platform/errors.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { tried } from '../web/refusal.ts'
import { labelsOfClasses, studentsNamed } from '../schools/student-facts.service.ts'
import { schoolNames } from '../schools/school.service.ts'
import { byName, fullName } from '../schools/student.rules.ts'
import { contextOf, param } from '../web/context.ts'
import { exportFormat, sendList } from '../web/export.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { clashNames } from './clash-names.service.ts'
import { clashLines } from './clash.pages.ts'
import { editionCrumbs } from './edition-tabs.pages.ts'
import { groupsFor, participantsFor } from './edition-view.rules.ts'
import type { Edition } from './edition.rules.ts'
import { findEdition } from './edition.service.ts'
import type { AroundRoster } from './group-table.pages.ts'
import type { Submitted } from './lab-enrolment.pages.ts'
import { obstacleLines } from './obstacle.pages.ts'
import { answerPage, privacyPage, withdrawalPage } from './roster-form.pages.ts'
import { readAnswer, readPrivacy, readWithdrawal } from './roster.forms.ts'
import { participantsByName, participantsPage } from './roster.pages.ts'
import { notePrivacy, ownGroup, ownParticipants, withdrawGroup, withdrawStudent } from './roster.service.ts'
import { participantsSheet } from './roster.sheet.ts'
import { rosterWords } from './roster.text.ts'
import { acceptOffer, declineOffer, promoteInEdition } from './waiting-list.service.ts'

export const rosterRoutes: Route[] = [
  get(paths.labParticipants, 'participant.view', showParticipants),
  get(paths.labPrivacy, 'lab-enrolment.edit', (req, res) => showPrivacy(req, res, {})),
  post(paths.labPrivacy, 'lab-enrolment.edit', savePrivacy),
  get(paths.labGroupAnswer, 'lab-enrolment.edit', (req, res) => showAnswer(req, res, {})),
  post(paths.labGroupAnswer, 'lab-enrolment.edit', answer),
  get(paths.labGroupWithdrawal, 'lab-enrolment.edit', (req, res) => showWithdrawal(req, res, {})),
  post(paths.labGroupWithdrawal, 'lab-enrolment.edit', withdraw),
  get(paths.labParticipantWithdrawal, 'lab-enrolment.edit', (req, res) => showWithdrawal(req, res, {})),
  post(paths.labParticipantWithdrawal, 'lab-enrolment.edit', withdraw),
]

async function showParticipants(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const edition = await findEdition(ctx, 'participant.view', param(req, 'editionId'))
  const around = await namesFor(ctx, edition)
  if (exportFormat(req)) {
    const { present, former } = participantsByName(edition, around, ctx)
    return sendList(req, res, participantsSheet({ edition, participants: [...present, ...former], ...around }, ctx))
  }
  const { norms } = await currentProgramme()
  const page = participantsPage(edition, { ...around, norms: norms.labs }, ctx)
  show(res, 'labs/participants', page, { crumbs: editionCrumbs(edition, ctx) })
}

/** Only of those this actor may know. */
async function namesFor(ctx: Ctx, edition: Edition): Promise<AroundRoster> {
  const participants = participantsFor(ctx.actor, edition)
  const groups = groupsFor(ctx.actor, edition)
  const inHistory = groups.flatMap(({ history }) => history.flatMap(({ studentId }) => studentId ?? []))
  const [students, classes, schools] = await Promise.all([
    studentsNamed([...new Set([...participants.map(({ studentId }) => studentId), ...inHistory])]),
    labelsOfClasses(participants.map(({ classId }) => classId)),
    schoolNames([...new Set(groups.map(({ schoolId }) => schoolId))]),
  ])
  return { students, classes, schools }
}

async function showPrivacy(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const edition = await findEdition(ctx, 'participant.view', param(req, 'editionId'))
  const around = await namesFor(ctx, edition)
  const unknown = { surname: '', givenName: '' }
  const nameOf = (studentId: string) => around.students.get(studentId) ?? unknown
  const own = ownParticipants(ctx, edition).toSorted((a, b) => byName(nameOf(a.studentId), nameOf(b.studentId)))
  const page = privacyPage(edition, { ...around, own, submitted }, ctx)
  show(res, 'labs/privacy', page, { status: submitted.problems ? 422 : 200, crumbs: editionCrumbs(edition, ctx) })
}

async function savePrivacy(req: Request, res: Response): Promise<void> {
  const editionId = param(req, 'editionId')
  const read = readPrivacy(req.body)
  if (!read.ok) return showPrivacy(req, res, read)
  const work = () => notePrivacy(contextOf(req), { editionId, ...read.value })
  const outcome = await tried(req, work, { 'day-ahead': 'on' })
  if (outcome !== 'done') return showPrivacy(req, res, outcome)
  notify(req, 'success', rosterWords(req.language).saved)
  goTo(res, paths.labParticipants({ editionId }))
}

async function showAnswer(
  req: Request,
  res: Response,
  { submitted = {}, against = [] }: { submitted?: Submitted; against?: readonly string[] },
): Promise<void> {
  const ctx = contextOf(req)
  const edition = await findEdition(ctx, 'lab-enrolment.edit', param(req, 'editionId'))
  const group = ownGroup(ctx, edition, param(req, 'groupId'))
  const wrong = submitted.problems !== undefined || against.length > 0
  const page = answerPage(edition, { group, submitted, against }, ctx)
  show(res, 'labs/answer', page, { status: wrong ? 422 : 200, crumbs: editionCrumbs(edition, ctx) })
}

async function answer(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const t = rosterWords(req.language)
  const [editionId, groupId] = [param(req, 'editionId'), param(req, 'groupId')]
  const read = readAnswer(req.body)
  if (!read.ok) return showAnswer(req, res, { submitted: read })
  const given = { editionId, groupId, publicUrl: configOf(req).publicUrl }
  const accepts = read.value.answer === 'accept'
  const against: string[] = []
  const outcome = await tried(
    req,
    async () => {
      if (accepts) against.push(...(await acceptedOr(ctx, given)))
      else await declineOffer(ctx, given, read.value.reason)
    },
    {},
  )
  if (outcome !== 'done') return showAnswer(req, res, { submitted: outcome })
  if (against.length > 0) return showAnswer(req, res, { against })
  notify(req, 'success', accepts ? t.accepted : t.declinedDone)
  goTo(res, paths.labParticipants({ editionId }))
}

/** What stands against accepting, in sentences: whose authorisation has run out, and every clash. */
async function acceptedOr(ctx: Ctx, given: Parameters<typeof acceptOffer>[1]): Promise<string[]> {
  const { obstacles, clashes } = await acceptOffer(ctx, given)
  if (obstacles.length + clashes.length === 0) return []
  const edition = await findEdition(ctx, 'lab-enrolment.edit', given.editionId)
  const { studentIds } = ownGroup(ctx, edition, given.groupId)
  const [names, students, { machineKinds }] = await Promise.all([
    clashNames(ctx, edition, { clashes }),
    studentsNamed(studentIds),
    currentProgramme(),
  ])
  // Those who wait take no part yet: of the own group their names are added.
  const own = [...students].map(([id, student]) => [resourceKey('student', id), fullName(student)] as const)
  const around = { edition, students, machineKinds, asked: studentIds.length, free: 0 }
  return [
    ...obstacleLines(obstacles, around, ctx),
    ...clashLines(clashes, { ...names, resources: new Map([...names.resources, ...own]) }, ctx),
  ]
}

async function showWithdrawal(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const edition = await findEdition(ctx, 'lab-enrolment.edit', param(req, 'editionId'))
  const page = withdrawalPage(edition, { who: await whoLeaves(req, ctx, edition), submitted }, ctx)
  show(res, 'labs/withdraw', page, { status: submitted.problems ? 422 : 200, crumbs: editionCrumbs(edition, ctx) })
}

async function whoLeaves(req: Request, ctx: Ctx, edition: Edition) {
  const [groupId, studentId] = [param(req, 'groupId'), param(req, 'studentId')]
  if (groupId !== '') return { group: ownGroup(ctx, edition, groupId) }
  const participant = edition.participants.findLast((each) => each.studentId === studentId)
  if (!participant) throw new NotFound(`participant ${studentId}`)
  authorise(ctx.actor, 'lab-enrolment.edit', participant)
  const student = (await studentsNamed([studentId])).get(studentId)
  return { studentId, name: student ? fullName(student) : '' }
}

async function withdraw(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const editionId = param(req, 'editionId')
  const read = readWithdrawal(req.body)
  if (!read.ok) return showWithdrawal(req, res, read)
  const [groupId, studentId] = [param(req, 'groupId'), param(req, 'studentId')]
  const withdrawal = { editionId, ...read.value }
  const work = () =>
    groupId === '' ? withdrawStudent(ctx, studentId, withdrawal) : withdrawGroup(ctx, groupId, withdrawal)
  const outcome = await tried(req, work, { 'day-ahead': 'from' })
  if (outcome !== 'done') return showWithdrawal(req, res, outcome)
  await promoteInEdition(ctx.now, { editionId, publicUrl: configOf(req).publicUrl })
  notify(req, 'success', rosterWords(req.language).withdrawDone)
  goTo(res, paths.labParticipants({ editionId }))
}
