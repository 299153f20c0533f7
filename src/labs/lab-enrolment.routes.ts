import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { listSchoolStaff } from '../accounts/account.service.ts'
import { resourceKey } from '../bookings/booking.rules.ts'
import { partnerNames } from '../partners/partner-names.service.ts'
import { paths } from '../paths.ts'
import { type Problems, typedOf } from '../platform/form.ts'
import { newId } from '../platform/id.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { tried } from '../web/refusal.ts'
import { countClassStudents, listClasses } from '../schools/school-class.service.ts'
import { fullName } from '../schools/student.rules.ts'
import { contextOf, param } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { clashNames } from './clash-names.service.ts'
import { clashLines } from './clash.pages.ts'
import { editionCrumbs } from './edition-tabs.pages.ts'
import type { Edition } from './edition.rules.ts'
import { findEdition } from './edition.service.ts'
import { type ChosenClass, chosenClasses, classDay, groupFor } from './enrolment-facts.service.ts'
import { type EnrolmentForm, readChoice, readEnrolment } from './lab-enrolment.forms.ts'
import { chooseClassesPage, enrolmentPage, type Submitted } from './lab-enrolment.pages.ts'
import { type EnrolmentOutcome, enrolStudents } from './lab-enrolment.service.ts'
import { enrolmentWords } from './lab-enrolment.text.ts'
import { obstacleLines } from './obstacle.pages.ts'

export const labEnrolmentRoutes: Route[] = [
  get(paths.labEnrolment, 'lab-enrolment.edit', showEnrolment),
  post(paths.labEnrolment, 'lab-enrolment.edit', enrol),
]

interface Choice {
  classIds: readonly string[]
  groupId: string | null
}

async function showEnrolment(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const edition = await findEdition(ctx, 'lab-enrolment.edit', param(req, 'editionId'))
  const choice = readChoice(req.query)
  if (choice.groupId !== null || choice.classIds.length > 0) return showForm(req, res, { choice })
  const classes = await listClasses(ctx, edition)
  const [only, ...others] = classes
  if (only && others.length === 0) return showForm(req, res, { choice: { classIds: [only._id], groupId: null } })
  // The button was pressed without a tick.
  const problems: Problems = 'continua' in req.query ? { classe: 'no-classes-chosen' } : {}
  const counts = await countClassStudents(classes, classDay(ctx, edition))
  const page = chooseClassesPage(edition, { classes, counts, problems }, ctx)
  show(res, 'labs/enrol-choose', page, { crumbs: editionCrumbs(edition, ctx) })
}

interface Showing {
  choice: Choice
  submitted?: Submitted
  against?: readonly string[]
}

async function showForm(req: Request, res: Response, { choice, submitted = {}, against = [] }: Showing): Promise<void> {
  const ctx = contextOf(req)
  const edition = await findEdition(ctx, 'lab-enrolment.edit', param(req, 'editionId'))
  const joins = groupFor(ctx, edition, choice)
  const classes = await chosenClasses(ctx, edition, joins?.classIds ?? choice.classIds)
  const { staff, partner, norms } = await aroundForm(ctx, edition, classes)
  const around = { id: formId(submitted), classes, staff, joins, partner, norms, submitted, against }
  const status = submitted.problems || against.length > 0 ? 422 : 200
  show(res, 'labs/enrol', enrolmentPage(edition, around, ctx), { status, crumbs: editionCrumbs(edition, ctx) })
}

async function aroundForm(ctx: Ctx, { partnerId }: Edition, classes: readonly ChosenClass[]) {
  const [first] = classes
  const [staff, partners, programme] = await Promise.all([
    first ? listSchoolStaff(ctx, first.schoolClass.schoolId) : [],
    partnerNames([partnerId]),
    currentProgramme(),
  ])
  return { staff, partner: partners.get(partnerId) ?? '', norms: programme.norms.labs }
}

/** That of the form that comes back, so that it is still done once; a new one for a new form. */
function formId({ typed }: Submitted): string {
  const id = typed?.['id']
  return typeof id === 'string' && id !== '' ? id : newId()
}

async function enrol(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const editionId = param(req, 'editionId')
  const edition = await findEdition(ctx, 'lab-enrolment.edit', editionId)
  const choice = readChoice(req.body)
  const read = readEnrolment(req.body)
  if (!read.ok) {
    if (choice.classIds.length === 0) return goTo(res, paths.labEnrolment({ editionId }))
    return showForm(req, res, { choice, submitted: read })
  }
  const made: { outcome?: EnrolmentOutcome } = {}
  const work = async () => {
    made.outcome = await enrolStudents(ctx, editionId, read.value)
  }
  const answer = await tried(req, work, fieldOf)
  if (answer !== 'done') return showForm(req, res, { choice, submitted: answer })
  const { outcome } = made
  if (outcome && !outcome.done) return showRefused(req, res, { edition, choice, form: read.value, outcome })
  if (outcome) tellDone(req, outcome)
  goTo(res, paths.labParticipants({ editionId }))
}

/** Which field a refusal is about. */
const fieldOf: Record<string, string> = { 'unknown-teacher': 'teacher', 'not-yours-to-force': 'force' }

interface RefusedEnrolment {
  edition: Edition
  choice: Choice
  form: EnrolmentForm
  outcome: Extract<EnrolmentOutcome, { done: false }>
}

async function showRefused(req: Request, res: Response, { edition, choice, form, outcome }: RefusedEnrolment) {
  const ctx = contextOf(req)
  const against = await linesAgainst(ctx, { edition, form, outcome })
  await showForm(req, res, { choice, submitted: { typed: typedOf(req.body) }, against })
}

async function linesAgainst(ctx: Ctx, { edition, form, outcome }: Omit<RefusedEnrolment, 'choice'>): Promise<string[]> {
  const classes = await chosenClasses(ctx, edition, form.classIds)
  const [{ machineKinds }, names] = await Promise.all([
    currentProgramme(),
    clashNames(ctx, edition, { clashes: outcome.clashes }),
  ])
  const around = {
    edition,
    students: studentsOf(classes),
    machineKinds,
    asked: form.studentIds.length,
    free: outcome.free,
  }
  const resources = new Map([...names.resources, ...(await namesOfNewcomers(ctx, { classes, form }))])
  return [
    ...obstacleLines(outcome.obstacles, around, ctx),
    ...clashLines(outcome.clashes, { ...names, resources }, ctx),
  ]
}

/** They are not in the edition yet, so that it cannot name them. */
async function namesOfNewcomers(ctx: Ctx, { classes, form }: { classes: readonly ChosenClass[]; form: EnrolmentForm }) {
  const [first] = classes
  const staff = first ? await listSchoolStaff(ctx, first.schoolClass.schoolId) : []
  const teacher = staff.find(({ _id }) => _id === form.teacherId)
  return [
    ...classes.map(({ schoolClass }) => [resourceKey('class', schoolClass._id), schoolClass.label] as const),
    ...[...studentsOf(classes)].map(([id, student]) => [resourceKey('student', id), fullName(student)] as const),
    ...(teacher ? [[resourceKey('person', teacher._id), teacher.name] as const] : []),
  ]
}

function studentsOf(classes: readonly ChosenClass[]) {
  return new Map(classes.flatMap(({ students }) => students.map((student) => [student._id, student] as const)))
}

function tellDone(req: Request, { enrolled, waiting }: Extract<EnrolmentOutcome, { done: true }>): void {
  const t = enrolmentWords(req.language)
  if (enrolled > 0) notify(req, 'success', t.enrolled(enrolled))
  if (waiting > 0) notify(req, 'info', t.waiting(waiting))
}
