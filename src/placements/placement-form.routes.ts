import type { Request, Response } from 'express'
import { listSchoolStaff } from '../accounts/account.service.ts'
import type { Ctx } from '../access/actor.ts'
import { listPartners } from '../partners/partner-list.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { type Problems, refusedForm, typedOf } from '../platform/form.ts'
import { newId } from '../platform/id.ts'
import { currentCalendar } from '../programme/programme.service.ts'
import { fullName } from '../schools/student.rules.ts'
import { classOfStudent, findStudent } from '../schools/student.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { get, post, type Route } from '../web/route.ts'
import { goTo, notify, show } from '../web/show.ts'
import { amendmentPage } from './amendment.pages.ts'
import { amendPlacement, changeTutors } from './amendment.service.ts'
import { choosableAgreements } from './placement-agreement.service.ts'
import { chooseHostPage, chooseStudentPage } from './placement-choice.pages.ts'
import { createPlacement, editPlacement } from './placement-draft.service.ts'
import { type Choosable, editPlacementPage, newPlacementPage, type Submitted, textOf } from './placement-form.pages.ts'
import { studentName } from './placement-list.pages.ts'
import { readAmendment, readNewPlacement, readPlacement, readTutors } from './placement.forms.ts'
import type { Placement } from './placement.rules.ts'
import { findPlacement } from './placement.service.ts'
import { placementWords, refusalWords } from './placement.text.ts'
import { findCandidates } from './student-choice.service.ts'

export const placementFormRoutes: Route[] = [
  get(paths.newPlacement, 'placement.edit', showNew),
  post(paths.newPlacement, 'placement.edit', create),
  get(paths.placementEdit, 'placement.edit', (req, res) => showDraftForm(req, res, {})),
  post(paths.placementEdit, 'placement.edit', saveDraft),
  get(paths.placementAmendments, 'placement.edit', showAmendment),
  post(paths.placementAmendments, 'placement.edit', amend),
]

/** Student, then host, then the rest: what is already chosen stands in the address. */
async function showNew(req: Request, res: Response): Promise<void> {
  const chosen = { studentId: queryText(req, 'studente'), partnerId: queryText(req, 'ente') }
  if (chosen.studentId === '') return showStudents(req, res, chosen.partnerId)
  if (chosen.partnerId === '') return showHosts(req, res, chosen.studentId)
  await showNewForm(req, res, { ...chosen, id: newId(), submitted: {} })
}

async function showStudents(req: Request, res: Response, partnerId: string): Promise<void> {
  const ctx = contextOf(req)
  const search = { q: queryText(req, 'q'), classId: queryText(req, 'classe') }
  const partner = partnerId === '' ? null : await findPartner(ctx, 'partner.view', partnerId)
  const candidates = await findCandidates(ctx, search)
  const page = chooseStudentPage({ ...candidates, ...search, partner }, ctx)
  show(res, 'placements/choose', page, { crumbs: crumbsTo(req, null) })
}

async function showHosts(req: Request, res: Response, studentId: string): Promise<void> {
  const ctx = contextOf(req)
  const student = await findStudent(ctx, 'student.view', studentId)
  const q = queryText(req, 'q')
  const found = await listPartners(ctx, { q, page: 1 })
  const page = chooseHostPage({ ...found, q, student: { _id: studentId, name: fullName(student) } }, ctx)
  show(res, 'placements/choose', page, { crumbs: crumbsTo(req, null) })
}

interface NewForm {
  id: string
  studentId: string
  partnerId: string
  submitted: Submitted
}

async function showNewForm(
  req: Request,
  res: Response,
  { id, studentId, partnerId, submitted }: NewForm,
): Promise<void> {
  const ctx = contextOf(req)
  const [student, schoolClass] = await Promise.all([
    findStudent(ctx, 'student.view', studentId),
    classOfStudent(ctx, studentId, ctx.today),
  ])
  const choosable = await choosableFor(ctx, { schoolId: student.schoolId, partnerId })
  const person = { _id: studentId, name: fullName(student), className: schoolClass?.label ?? null }
  const page = newPlacementPage(ctx, { id, student: person, submitted, ...choosable })
  show(res, 'placements/form', page, { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(req, null) })
}

async function create(req: Request, res: Response): Promise<void> {
  const read = readNewPlacement(req.body, await currentCalendar())
  const outcome = read.ok ? await tried(req, () => createPlacement(contextOf(req), read.value)) : read
  if (outcome === 'done' && read.ok) return leave(req, res, { placementId: read.value.id, said: 'created' })
  const typed = typedOf(req.body)
  const [id, studentId, partnerId] = [textOf(typed['id']), textOf(typed['studentId']), textOf(typed['partnerId'])]
  if (studentId === '' || partnerId === '') return goTo(res, paths.newPlacement())
  await showNewForm(req, res, { id, studentId, partnerId, submitted: outcome === 'done' ? {} : outcome })
}

async function showDraftForm(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const placement = await findPlacement(ctx, 'placement.edit', param(req, 'placementId'))
  // Once it has started it changes by amendment only: its page says so and leads there.
  if (placement.state !== 'draft') return turnBack(req, res, { placement, told: submitted.problems && 'not-a-draft' })
  const choosable = await choosableFor(ctx, placement)
  const page = editPlacementPage(placement, ctx, { ...choosable, submitted })
  show(res, 'placements/form', page, { status: submitted.problems ? 422 : 200, crumbs: crumbsTo(req, placement) })
}

async function saveDraft(req: Request, res: Response): Promise<void> {
  const placementId = param(req, 'placementId')
  const read = readPlacement(req.body, await currentCalendar())
  const outcome = read.ok ? await tried(req, () => editPlacement(contextOf(req), placementId, read.value)) : read
  if (outcome === 'done') return leave(req, res, { placementId, said: 'saved' })
  await showDraftForm(req, res, outcome)
}

async function showAmendment(req: Request, res: Response): Promise<void> {
  await showAmendmentForm(req, res, { terms: {}, tutors: {} })
}

async function showAmendmentForm(req: Request, res: Response, submitted: { terms: Submitted; tutors: Submitted }) {
  const ctx = contextOf(req)
  const placement = await findPlacement(ctx, 'placement.edit', param(req, 'placementId'))
  // Nothing to amend before the start or after the end: the page of the placement says what can be done instead.
  const refused = submitted.terms.problems ?? submitted.tutors.problems
  if (placement.state !== 'active') return turnBack(req, res, { placement, told: refused && 'not-active' })
  const page = amendmentPage(placement, ctx, { ...(await choosableFor(ctx, placement)), ...submitted })
  show(res, 'placements/amend', page, { status: refused ? 422 : 200, crumbs: crumbsTo(req, placement) })
}

async function amend(req: Request, res: Response): Promise<void> {
  if (typedOf(req.body)['form'] === 'tutors') return saveTutors(req, res)
  const ctx = contextOf(req)
  const placementId = param(req, 'placementId')
  const placement = await findPlacement(ctx, 'placement.edit', placementId)
  const read = readAmendment(req.body, { agreed: placement, calendar: await currentCalendar() })
  const outcome = read.ok ? await tried(req, () => amendPlacement(ctx, placementId, read.value)) : read
  if (outcome === 'done') return leave(req, res, { placementId, said: 'amended' })
  await showAmendmentForm(req, res, { terms: outcome, tutors: {} })
}

async function saveTutors(req: Request, res: Response): Promise<void> {
  const placementId = param(req, 'placementId')
  const read = readTutors(req.body)
  const change = read.ok ? { ...read.value, reason: read.value.tutorReason } : null
  const outcome = read.ok && change ? await tried(req, () => changeTutors(contextOf(req), placementId, change)) : read
  if (outcome === 'done') return leave(req, res, { placementId, said: 'tutorsChanged' })
  await showAmendmentForm(req, res, { terms: {}, tutors: outcome.ok ? {} : outcome })
}

/** To the page of the placement, since its form does not fit any more; whoever sent the form is told why. */
function turnBack(
  req: Request,
  res: Response,
  { placement, told }: { placement: Placement; told: 'not-a-draft' | 'not-active' | undefined },
): void {
  if (told) notify(req, 'error', refusalWords(req.language)[told])
  goTo(res, paths.placement({ placementId: placement._id }))
}

async function choosableFor(
  ctx: Ctx,
  { schoolId, partnerId }: Pick<Placement, 'schoolId' | 'partnerId'>,
): Promise<Choosable> {
  const [partner, staff, agreements] = await Promise.all([
    findPartner(ctx, 'partner.view', partnerId),
    listSchoolStaff(ctx, schoolId),
    choosableAgreements(ctx, { schoolId, partnerId }),
  ])
  return { partner, staff, agreements }
}

/** The field a refusal of the services belongs to; the others stand above the form. */
const fieldOf: Readonly<Record<string, string>> = {
  'site-unknown': 'siteId',
  'host-tutor-unknown': 'hostTutorId',
  'host-tutor-left': 'hostTutorId',
  'school-tutor-unknown': 'schoolTutorId',
  'agreement-unknown': 'agreementId',
  'agreement-not-in-force': 'agreementId',
  'beyond-agreement': 'to',
  'not-before-tomorrow': 'validFrom',
  'before-the-start': 'validFrom',
  'before-last-amendment': 'validFrom',
  'ends-before-it-begins': 'to',
  'longer-than-18-months': 'to',
  'no-planned-hours': 'plannedHours',
}

async function tried(req: Request, work: () => Promise<unknown>) {
  try {
    await work()
    return 'done' as const
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const problems: Problems = {}
    for (const reason of error.reasons) problems[fieldOf[reason] ?? reason] ??= reason
    return refusedForm(req.body, problems)
  }
}

function leave(req: Request, res: Response, { placementId, said }: { placementId: string; said: Said }): void {
  notify(req, 'success', placementWords(req.language)[said])
  goTo(res, paths.placement({ placementId }))
}

type Said = 'created' | 'saved' | 'amended' | 'tutorsChanged'

function crumbsTo(req: Request, placement: Placement | null) {
  const list = { text: placementWords(req.language).placements, href: paths.placements() }
  if (!placement) return [list]
  return [list, { text: studentName(placement), href: paths.placement({ placementId: placement._id }) }]
}
