import type { Request, Response } from 'express'
import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { recordAccess } from '../access-records/access-record.service.ts'
import { listSchoolStaff } from '../accounts/account.service.ts'
import { returnHours } from '../hours/approval.service.ts'
import { listEntries } from '../hours/hour-entry.service.ts'
import { findPartner } from '../partners/partner.service.ts'
import { paths } from '../paths.ts'
import { dayOf } from '../platform/day.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { writePdf } from '../platform/pdf.ts'
import { schoolNames } from '../schools/school.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { problemsOf, tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { choosableSites } from './amendment-copy.service.ts'
import { amendmentFormPage } from './amendment-form.pages.ts'
import { tellOfAmendment } from './amendment-letter.service.ts'
import { type AmendmentRead, readAmendment, readUndoing } from './amendment.forms.ts'
import { amendmentsPage, kindSlugs, undoPage } from './amendment.pages.ts'
import { type AmendmentAsked, type DoneHours, undoReasons } from './amendment.rules.ts'
import { amendmentDocument, amendmentFileName } from './amendment.sheet.ts'
import { amendPlacement, findStranded, undoAmendment } from './amendment.service.ts'
import { amendmentRefusals, amendmentWords } from './amendment.text.ts'
import type { Submitted } from './placement-form.pages.ts'
import { inClassesOn } from './placement-class.service.ts'
import { placementCrumbs } from './placement-list.pages.ts'
import { concludePlacement } from './placement-move.service.ts'
import type { Placement } from './placement.rules.ts'
import { findPlacement } from './placement.service.ts'
import { type Amendment, type AmendmentKind, amendmentKinds } from './terms.rules.ts'

export const amendmentRoutes: Route[] = [
  get(paths.placementAmendments, 'placement.view', showAmendments),
  get(paths.newPlacementAmendment, 'placement.edit', (req, res) => showForm(req, res, {})),
  post(paths.newPlacementAmendment, 'placement.edit', amend),
  get(paths.placementAmendmentPdf, 'placement.view', sendAddendum),
  get(paths.placementAmendmentUndoing, 'placement.edit', (req, res) => showUndoing(req, res, {})),
  post(paths.placementAmendmentUndoing, 'placement.edit', undo),
]

async function showAmendments(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const placement = await findPlacement(ctx, 'placement.view', param(req, 'placementId'))
  show(res, 'placements/amendments', amendmentsPage(placement, ctx), {
    crumbs: placementCrumbs(placement, ctx.language),
  })
}

function kindAsked(req: Request): AmendmentKind | null {
  const slug = queryText(req, 'tipo')
  return amendmentKinds.find((kind) => kindSlugs[kind] === slug) ?? null
}

async function showForm(
  req: Request,
  res: Response,
  { stranded = [], ...submitted }: Submitted & { stranded?: readonly DoneHours[] },
): Promise<void> {
  const ctx = contextOf(req)
  const placement = await findPlacement(ctx, 'placement.edit', param(req, 'placementId'))
  const kind = kindAsked(req)
  if (!kind || placement.state !== 'active') return turnBack(req, res, { placement, submitted })
  const [partner, sites, staff] = await Promise.all([
    findPartner(ctx, 'partner.view', placement.partnerId),
    choosableSites(ctx, placement),
    listSchoolStaff(ctx, placement.schoolId),
  ])
  const around = { kind, submitted, stranded, sites, staff, hostTutors: partner.tutors }
  show(res, 'placements/amend', amendmentFormPage(placement, ctx, around), {
    status: submitted.problems ? 422 : 200,
    crumbs: crumbsBelow(placement, ctx),
  })
}

/** To the list of amendments, which says what can be done; whoever sent a form is told why. */
function turnBack(
  req: Request,
  res: Response,
  { placement, submitted }: { placement: Placement; submitted: Submitted },
): void {
  if (submitted.problems && placement.state !== 'active')
    notify(req, 'error', amendmentRefusals(req.language)['not-active'])
  goTo(res, paths.placementAmendments({ placementId: placement._id }))
}

async function amend(req: Request, res: Response): Promise<void> {
  const kind = kindAsked(req)
  const placementId = param(req, 'placementId')
  if (!kind) return showForm(req, res, {})
  const read = readAmendment(kind, req.body)
  if (!read.ok) return showForm(req, res, read)
  const outcome = await tried(req, () => record(req, placementId, read.value), fieldsOf(kind))
  if (outcome === 'done') return goTo(res, paths.placementAmendments({ placementId }))
  const strands = Object.values(outcome.problems).includes('strands-hours')
  const stranded = strands
    ? await findStranded(contextOf(req), placementId, { ...read.value, doneHoursOf: doneHoursOf(req) })
    : []
  await showForm(req, res, { ...outcome, stranded })
}

/** Records it, after sending back what it would leave outside where that was asked, and tells those concerned. */
async function record(req: Request, placementId: string, { convert, ...input }: AmendmentRead): Promise<void> {
  const ctx = contextOf(req)
  const t = amendmentWords(req.language)
  const before = await findPlacement(ctx, 'placement.edit', placementId)
  if (convert && may(ctx.actor, 'hours.return')) await sendBack(req, placementId, input)
  const amendment = await amendPlacement(ctx, placementId, { ...input, doneHoursOf: doneHoursOf(req) })
  const { asked } = input
  const noShow = asked.kind === 'early-end' && asked.noShow
  const { publicUrl } = configOf(req)
  await tellOfAmendment(ctx, before, { amendment, change: noShow ? 'no-show' : asked.kind, publicUrl })
  // Nobody waits for who never came: the placement is closed at once.
  if (noShow) await concludePlacement(ctx, placementId)
  notify(req, 'success', noShow ? t.savedNoShow : t.saved)
}

async function sendBack(
  req: Request,
  placementId: string,
  { asked, reason }: { asked: AmendmentAsked; reason: string },
): Promise<void> {
  const ctx = contextOf(req)
  const stranded = await findStranded(ctx, placementId, { asked, doneHoursOf: doneHoursOf(req) })
  if (stranded.length === 0 || stranded.some(({ state }) => state === 'approved')) return
  await returnHours(ctx, placementId, { refs: stranded.map(({ day, id }) => ({ day, id })), reason })
}

/** The lines of a placement that hold, as the rules of amendments know them. */
function doneHoursOf(req: Request) {
  return async (placement: Placement): Promise<DoneHours[]> => {
    const entries = await listEntries(contextOf(req), 'placement.view', placement)
    return entries.flatMap(({ day, entry }): DoneHours[] => {
      const { id, from, to, minutes, state, live } = entry
      if (!live || (state !== 'logged' && state !== 'confirmed' && state !== 'approved')) return []
      return [{ id, day, from, to, minutes, state }]
    })
  }
}

async function sendAddendum(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const placement = await findPlacement(ctx, 'placement.view', param(req, 'placementId'))
  const amendment = amendmentOf(placement, param(req, 'amendmentId'))
  const { _id: about, schoolId, partnerId, studentId } = placement
  const name = amendmentFileName(placement, amendment)
  // By the amendment and not by the student, whom the city must not find by name in the access records.
  const kept = `variazione ${amendment.validFrom}`
  await recordAccess(ctx, { what: 'document', about, name: kept, schoolId, partnerId, studentId })
  const [names, [inClass = placement]] = await Promise.all([
    schoolNames([schoolId]),
    inClassesOn([placement], dayOf(amendment.decidedAt)),
  ])
  res.set({
    'Content-Type': 'application/pdf',
    'Content-Disposition': `attachment; filename="${name}"`,
    'X-Content-Type-Options': 'nosniff',
  })
  await writePdf(res, amendmentDocument(inClass, { amendment, schoolName: names.get(schoolId) ?? '' }))
}

function amendmentOf({ amendments }: Placement, id: string): Amendment {
  const amendment = amendments.find(({ _id }) => _id === id)
  if (!amendment) throw new NotFound(`amendment ${id}`)
  return amendment
}

async function showUndoing(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const placement = await findPlacement(ctx, 'placement.edit', param(req, 'placementId'))
  const amendment = amendmentOf(placement, param(req, 'amendmentId'))
  const [reason] = undoReasons(placement, amendment, ctx.today)
  if (reason) {
    notify(req, 'error', amendmentRefusals(req.language)[reason])
    return goTo(res, paths.placementAmendments({ placementId: placement._id }))
  }
  show(res, 'placements/undo', undoPage(placement, amendment, { ctx, submitted }), {
    status: submitted.problems ? 422 : 200,
    crumbs: crumbsBelow(placement, ctx),
  })
}

async function undo(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const placementId = param(req, 'placementId')
  const amendmentId = param(req, 'amendmentId')
  const before = await findPlacement(ctx, 'placement.edit', placementId)
  amendmentOf(before, amendmentId)
  const read = readUndoing(req.body)
  if (!read.ok) return showUndoing(req, res, read)
  try {
    const amendment = await undoAmendment(ctx, placementId, { amendmentId, ...read.value })
    await tellOfAmendment(ctx, before, { amendment, change: 'undone', publicUrl: configOf(req).publicUrl })
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return showUndoing(req, res, {
      typed: { ...read.value, version: String(read.value.version) },
      problems: problemsOf(error.reasons),
    })
  }
  notify(req, 'success', amendmentWords(req.language).undoneNow)
  goTo(res, paths.placementAmendments({ placementId }))
}

function crumbsBelow(placement: Placement, { language }: Ctx) {
  const list = { text: amendmentWords(language).title, href: paths.placementAmendments({ placementId: placement._id }) }
  return [...placementCrumbs(placement, language), list]
}

const common: Readonly<Record<string, string>> = {
  'site-unknown': 'siteId',
  'host-tutor-unknown': 'hostTutorId',
  'host-tutor-left': 'hostTutorId',
  'school-tutor-unknown': 'schoolTutorId',
  'beyond-agreement': 'to',
  'ends-before-it-begins': 'to',
  'longer-than-18-months': 'to',
  'later-end-decided': 'to',
  'no-planned-hours': 'plannedHours',
  'has-hours': 'noShow',
  'not-begun': 'noShow',
}

/** The field a refusal belongs to, by kind; the others stand above the form. */
function fieldsOf(kind: AmendmentKind): Readonly<Record<string, string>> {
  if (kind === 'interruption') return { ...common, 'before-the-start': 'from', 'after-the-end': 'to' }
  if (kind === 'early-end')
    return { ...common, 'before-the-start': 'lastDay', 'not-earlier': 'lastDay', 'later-end-decided': 'lastDay' }
  return {
    ...common,
    'not-before-tomorrow': 'validFrom',
    'before-the-start': 'validFrom',
    'after-the-end': 'validFrom',
  }
}
