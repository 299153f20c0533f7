import type { Request, Response } from 'express'
import { listSchoolStaff } from '../accounts/account.service.ts'
import type { Ctx } from '../access/actor.ts'
import { listPartners } from '../partners/partner-list.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { typedFromOffer } from '../offers/offer-placement.pages.ts'
import { offerToPlace, placeOnSeat } from '../offers/offer-placement.service.ts'
import type { Offer } from '../offers/offer.rules.ts'
import { findOffer } from '../offers/offer.service.ts'
import { settlePapers } from '../paperwork/papers-notice.service.ts'
import { paths } from '../paths.ts'
import { Refused } from '../platform/errors.ts'
import { type Problems, refusedForm, typedOf } from '../platform/form.ts'
import { newId } from '../platform/id.ts'
import { currentCalendar } from '../programme/programme.service.ts'
import { findSchool } from '../schools/school.service.ts'
import { fullName } from '../schools/student.rules.ts'
import { classOfStudent, findStudent } from '../schools/student.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { sentencesOf } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { choosableAgreements } from './placement-agreement.service.ts'
import { chooseHostPage, chooseStudentPage } from './placement-choice.pages.ts'
import { atSchool } from './placement-copy.service.ts'
import { createPlacement, editPlacement } from './placement-draft.service.ts'
import { type Choosable, editPlacementPage, newPlacementPage, type Submitted, textOf } from './placement-form.pages.ts'
import { placementCrumbs } from './placement-list.pages.ts'
import { type NewDraftRead, readNewPlacement, readPlacement } from './placement.forms.ts'
import type { Placement, PlacementKind } from './placement.rules.ts'
import { isEditable } from './placement-state.rules.ts'
import { findPlacement } from './placement.service.ts'
import { placementWords, refusalWords } from './placement.text.ts'
import { findCandidates } from './student-choice.service.ts'

/** How the address of a new placement says that it is at school. */
const simulated = 'impresa-simulata'

export const placementFormRoutes: Route[] = [
  get(paths.newPlacement, 'placement.edit', showNew),
  post(paths.newPlacement, 'placement.edit', create),
  get(paths.placementEdit, 'placement.edit', (req, res) => showDraftForm(req, res, {})),
  post(paths.placementEdit, 'placement.edit', saveDraft),
]

/** Student, then host, then the rest: what is already chosen stands in the address. */
async function showNew(req: Request, res: Response): Promise<void> {
  const offer = await offerAsked(req, res)
  if (offer === 'turned-back') return
  const chosen = { studentId: queryText(req, 'studente'), partnerId: offer?.partnerId ?? queryText(req, 'ente') }
  if (chosen.studentId === '') return showStudents(req, res, chosen.partnerId, offer)
  if (chosen.partnerId === '') return showHosts(req, res, chosen.studentId)
  const kind = queryText(req, 'tipo') === simulated ? 'simulated-enterprise' : 'placement'
  const sharedWith = queryText(req, 'condiviso')
  const typed = offer && typedFromOffer(offer, await findPartner(contextOf(req), 'partner.view', offer.partnerId))
  const submitted = typed ? { typed } : {}
  await showNewForm(req, res, { ...chosen, kind, sharedWith, offer, id: newId(), submitted })
}

/** The offer that the address names; one that has no seat to give any more leads back to its page, which says so. */
async function offerAsked(req: Request, res: Response): Promise<Offer | null | 'turned-back'> {
  const offerId = queryText(req, 'offerta')
  if (offerId === '') return null
  try {
    return await offerToPlace(contextOf(req), offerId)
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    notify(req, 'error', sentencesOf(error, refusalWords(req.language)))
    goTo(res, paths.offer({ offerId }))
    return 'turned-back'
  }
}

// oxlint-disable-next-line max-params -- what was chosen before, if anything
async function showStudents(req: Request, res: Response, partnerId: string, offer: Offer | null): Promise<void> {
  const ctx = contextOf(req)
  const search = { q: queryText(req, 'q'), classId: queryText(req, 'classe') }
  const partner = partnerId === '' ? null : await findPartner(ctx, 'partner.view', partnerId)
  const candidates = await findCandidates(ctx, search)
  const page = chooseStudentPage({ ...candidates, ...search, partner, offer }, ctx)
  show(res, 'placements/choose', page, { crumbs: placementCrumbs(null, req.language) })
}

async function showHosts(req: Request, res: Response, studentId: string): Promise<void> {
  const ctx = contextOf(req)
  const student = await findStudent(ctx, 'student.view', studentId)
  const q = queryText(req, 'q')
  const found = await listPartners(ctx, { q, page: 1 })
  const shared = queryText(req, 'condiviso')
  const sharedWith = shared === '' ? null : await findPlacement(ctx, 'placement.edit', shared)
  const page = chooseHostPage({ ...found, q, sharedWith, student: { _id: studentId, name: fullName(student) } }, ctx)
  show(res, 'placements/choose', page, { crumbs: placementCrumbs(null, req.language) })
}

interface NewForm {
  id: string
  kind: PlacementKind
  /** the id of the placement it shares a path with; '' for none */
  sharedWith: string
  offer: Pick<Offer, '_id' | 'title'> | null
  studentId: string
  partnerId: string
  submitted: Submitted
}

async function showNewForm(
  req: Request,
  res: Response,
  { id, studentId, partnerId, kind, sharedWith, offer, submitted }: NewForm,
): Promise<void> {
  const ctx = contextOf(req)
  const [student, schoolClass] = await Promise.all([
    findStudent(ctx, 'student.view', studentId),
    classOfStudent(ctx, studentId, ctx.today),
  ])
  const [choosable, other] = await Promise.all([
    choosableFor(ctx, { schoolId: student.schoolId, partnerId, kind }),
    sharedWith === '' ? null : findPlacement(ctx, 'placement.edit', sharedWith),
  ])
  const person = { _id: studentId, name: fullName(student), className: schoolClass?.label ?? null }
  const page = newPlacementPage(ctx, { id, student: person, submitted, kind, sharedWith: other, offer, ...choosable })
  show(res, 'placements/form', page, {
    status: submitted.problems ? 422 : 200,
    crumbs: placementCrumbs(null, req.language),
  })
}

async function create(req: Request, res: Response): Promise<void> {
  const read = readNewPlacement(req.body, await currentCalendar())
  const outcome = read.ok ? await tried(req, () => store(contextOf(req), read.value)) : read
  if (outcome === 'done' && read.ok) return leave(req, res, { placementId: read.value.id, said: 'created' })
  const typed = typedOf(req.body)
  const [id, studentId, partnerId] = [textOf(typed['id']), textOf(typed['studentId']), textOf(typed['partnerId'])]
  if (studentId === '' || partnerId === '') return goTo(res, paths.newPlacement())
  const kind = textOf(typed['kind']) === 'simulated-enterprise' ? 'simulated-enterprise' : 'placement'
  const sharedWith = textOf(typed['sharedWith'])
  const offerId = textOf(typed['offerId'])
  const offer = offerId === '' ? null : await findOffer(contextOf(req), 'offer.view', offerId)
  const submitted = outcome === 'done' ? {} : outcome
  await showNewForm(req, res, { id, studentId, partnerId, kind, sharedWith, offer, submitted })
}

async function store(ctx: Ctx, draft: NewDraftRead): Promise<void> {
  const { id: placementId, offerId, partnerId } = draft
  const make = () => createPlacement(ctx, draft)
  await (offerId ? placeOnSeat(ctx, { offerId, partnerId, placementId }, make) : make())
}

async function showDraftForm(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const placement = await findPlacement(ctx, 'placement.edit', param(req, 'placementId'))
  // Once it has started it changes by amendment only: its page says so and leads there.
  if (!isEditable(placement.state)) return turnBack(req, res, placement)
  const choosable = await choosableFor(ctx, placement)
  const page = editPlacementPage(placement, ctx, { ...choosable, submitted })
  show(res, 'placements/form', page, {
    status: submitted.problems ? 422 : 200,
    crumbs: placementCrumbs(placement, req.language),
  })
}

async function saveDraft(req: Request, res: Response): Promise<void> {
  const placementId = param(req, 'placementId')
  const read = readPlacement(req.body, await currentCalendar())
  const outcome = read.ok ? await tried(req, () => editPlacement(contextOf(req), placementId, read.value)) : read
  if (outcome !== 'done') return showDraftForm(req, res, outcome)
  await settlePapers(contextOf(req), placementId, configOf(req).publicUrl)
  leave(req, res, { placementId, said: 'saved' })
}

/** To the page of the placement, since its form does not fit any more; whoever sent the form is told why. */
function turnBack(req: Request, res: Response, { _id, state }: Placement): void {
  const told = state === 'proposed' ? 'taken-back-first' : 'not-a-draft'
  if (state === 'proposed' || req.method === 'POST') notify(req, 'error', refusalWords(req.language)[told])
  goTo(res, paths.placement({ placementId: _id }))
}

async function choosableFor(
  ctx: Ctx,
  { schoolId, partnerId, kind }: Pick<Placement, 'schoolId' | 'partnerId' | 'kind'>,
): Promise<Choosable> {
  const [partner, staff, agreements, school] = await Promise.all([
    findPartner(ctx, 'partner.view', partnerId),
    listSchoolStaff(ctx, schoolId),
    choosableAgreements(ctx, { schoolId, partnerId }),
    kind === 'simulated-enterprise' ? findSchool(ctx, 'school.view', schoolId) : null,
  ])
  const sites = school ? school.sites.map(atSchool) : partner.sites
  return { partner, staff, agreements, sites }
}

/** The field a refusal of the services belongs to; the others stand above the form. */
const fieldOf: Readonly<Record<string, string>> = {
  'site-unknown': 'siteId',
  'host-tutor-unknown': 'hostTutorId',
  'host-tutor-left': 'hostTutorId',
  'school-tutor-unknown': 'schoolTutorId',
  'agreement-unknown': 'agreementId',
  'agreement-not-in-force': 'agreementId',
  'ends-before-it-begins': 'to',
  'longer-than-18-months': 'to',
  'no-planned-hours': 'plannedHours',
  'no-agreement': 'agreementId',
  'no-host-tutor': 'hostTutorId',
  'no-school-tutor': 'schoolTutorId',
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

type Said = 'created' | 'saved'
