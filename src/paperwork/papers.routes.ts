import type { Request, Response } from 'express'
import { recordAccess } from '../access-records/access-record.service.ts'
import { can } from '../access/access.ts'
import type { Permission } from '../access/permissions.ts'
import { titleOf } from '../documents/document.text.ts'
import { placementLinks } from '../host-links/placement-link.service.ts'
import { paths } from '../paths.ts'
import { documentRefusals } from '../platform/document-kind.ts'
import { NotFound } from '../platform/errors.ts'
import { refusedForm } from '../platform/form.ts'
import { schoolCover } from '../schools/school.service.ts'
import { fullName } from '../schools/student.rules.ts'
import { contextOf, param } from '../web/context.ts'
import { sendFile } from '../web/files.ts'
import { tried } from '../web/refusal.ts'
import { get, post, type Route, upload } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { refusedStatus, sentName, uploadProblems } from '../web/upload.ts'
import { documentUpload } from '../web/upload-limits.ts'
import { approveCoherence, declareRisk, openPapersFile, recordException } from './papers-edit.service.ts'
import { recordSpecificSafety, riskDocuments, saveProject } from './papers-edit.service.ts'
import { readCoherence, readException, readProject, readSpecificSafety, readStatement } from './papers.forms.ts'
import { coherencePage, exceptionPage, projectPage, safetyPage } from './papers-form.pages.ts'
import { askAgain } from './papers-notice.service.ts'
import { papersPage, papersRecord } from './papers.pages.ts'
import { type Found, findPapers } from './papers.service.ts'
import { signingFacts } from './papers-signing.service.ts'
import { papersWords } from './papers.text.ts'
import { checklist } from './readiness.rules.ts'
import { readinessFacts } from './readiness.service.ts'
import type { Submitted } from './signing.pages.ts'

export const papersRoutes: Route[] = [
  get(paths.papers, 'paperwork.view', showPapers),
  get(paths.papersProject, 'paperwork.edit', (req, res) => showProject(req, res, {})),
  post(paths.papersProject, 'paperwork.edit', editProject),
  get(paths.papersSafety, 'paperwork.host', (req, res) => showSafety(req, res, {})),
  post(paths.papersSafety, 'paperwork.host', recordSafety),
  post(paths.papersRisk, 'paperwork.host', declare),
  get(paths.papersCoherence, 'paperwork.approve', (req, res) => showCoherence(req, res, {})),
  post(paths.papersCoherence, 'paperwork.approve', approve),
  get(paths.papersException, 'paperwork.except', (req, res) => showException(req, res, {})),
  upload(paths.papersException, 'paperwork.except', except, { most: documentUpload }),
  get(paths.papersFile, 'paperwork.view', sendScan),
]

async function found(req: Request, permission: Permission): Promise<Found> {
  return findPapers(contextOf(req), permission, param(req, 'placementId'))
}

async function showPapers(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const both = await found(req, 'paperwork.view')
  const { placement, papers } = both
  // Who came by a link sees the one paper it is for.
  if (ctx.actor.role === 'guest') {
    const paper = ctx.actor.purpose === 'pact' ? 'patto' : 'progetto'
    return goTo(res, paths.paperSignature({ placementId: placement._id, paper }))
  }
  const edits = can(ctx.actor, 'paperwork.edit', papersRecord(placement))
  const [facts, project, pact, links] = await Promise.all([
    readinessFacts(ctx, placement, papers),
    signingFacts(ctx, 'project', both),
    signingFacts(ctx, 'pact', both),
    edits ? placementLinks(placement._id) : [],
  ])
  const view = { placement, papers, lines: checklist(facts), signing: { project, pact }, links }
  show(res, 'paperwork/show', papersPage(view, ctx), { crumbs: crumbsTo(req, both, false) })
}

/** The placements, this one, and its papers when the page is below them. */
export function crumbsTo(req: Request, { placement }: Pick<Found, 'placement'>, below: boolean) {
  if (contextOf(req).actor.role === 'guest') return []
  const t = papersWords(req.language)
  const { _id: placementId } = placement
  return [
    { text: t.placements, href: paths.placements() },
    { text: fullName(placement.student), href: paths.placement({ placementId }) },
    ...(below ? [{ text: t.papers, href: paths.papers({ placementId }) }] : []),
  ]
}

/** Every form of this feature: shown again with what was typed when something was refused. */
export function showForm(
  req: Request,
  res: Response,
  { name, page, both, refused }: { name: string; page: { title: string }; both: Found; refused: boolean },
): void {
  show(res, `paperwork/${name}`, page, {
    status: refused ? refusedStatus(req) : 200,
    crumbs: crumbsTo(req, both, true),
  })
}

async function showProject(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const both = await found(req, 'paperwork.edit')
  const page = projectPage({ ...both, submitted }, contextOf(req))
  showForm(req, res, { name: 'project', page, both, refused: submitted.problems !== undefined })
}

async function editProject(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const both = await found(req, 'paperwork.edit')
  const read = readProject(req.body)
  if (!read.ok) return showProject(req, res, read)
  let voided = 0
  const outcome = await tried(req, async () => {
    const signatures = await saveProject(ctx, both.placement._id, read.value)
    voided = signatures.length
    await askAgain(ctx, { placement: both.placement, signatures }, configOf(req).publicUrl)
  })
  if (outcome !== 'done') return showProject(req, res, outcome)
  const t = papersWords(req.language)
  leave(req, res, voided > 0 ? t.projectSavedVoid : t.projectSaved)
}

function leave(req: Request, res: Response, text: string): void {
  notify(req, 'success', text)
  goTo(res, paths.papers({ placementId: param(req, 'placementId') }))
}

async function showSafety(
  req: Request,
  res: Response,
  { training = {}, statement = {} }: { training?: Submitted; statement?: Submitted },
): Promise<void> {
  const ctx = contextOf(req)
  const both = await found(req, 'paperwork.host')
  const [{ specificMinutes: needed }, all] = await Promise.all([
    readinessFacts(ctx, both.placement, both.papers),
    riskDocuments(ctx, both.placement.partnerId),
  ])
  const documents = all.map((document) => ({ id: document._id, name: titleOf(document, ctx.language) }))
  const page = safetyPage({ ...both, needed, documents, training, statement }, ctx)
  const refused = (training.problems ?? statement.problems) !== undefined
  showForm(req, res, { name: 'safety', page, both, refused })
}

const safetyPlaces = {
  'date-in-the-future': 'on',
  'date-too-old': 'on',
  'too-few-hours': 'hours',
  'risk-below-project': 'risk',
  'document-unknown': 'documentId',
}

async function recordSafety(req: Request, res: Response): Promise<void> {
  const { placement } = await found(req, 'paperwork.host')
  const read = readSpecificSafety(req.body)
  const work = async () => (read.ok ? recordSpecificSafety(contextOf(req), placement._id, read.value) : undefined)
  const outcome = read.ok ? await tried(req, work, safetyPlaces) : read
  if (outcome !== 'done') return showSafety(req, res, { training: outcome })
  leave(req, res, papersWords(req.language).safetyRecorded)
}

async function declare(req: Request, res: Response): Promise<void> {
  const { placement } = await found(req, 'paperwork.host')
  const read = readStatement(req.body)
  const work = async () => (read.ok ? declareRisk(contextOf(req), placement._id, read.value) : undefined)
  const outcome = read.ok ? await tried(req, work, safetyPlaces) : read
  if (outcome !== 'done') return showSafety(req, res, { statement: outcome })
  leave(req, res, papersWords(req.language).riskDeclared)
}

async function showCoherence(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const both = await found(req, 'paperwork.approve')
  const page = coherencePage({ ...both, submitted }, contextOf(req))
  showForm(req, res, { name: 'coherence', page, both, refused: submitted.problems !== undefined })
}

async function approve(req: Request, res: Response): Promise<void> {
  const { placement } = await found(req, 'paperwork.approve')
  const read = readCoherence(req.body)
  const work = async () => (read.ok ? approveCoherence(contextOf(req), placement._id, read.value) : undefined)
  const outcome = read.ok ? await tried(req, work) : read
  if (outcome !== 'done') return showCoherence(req, res, outcome)
  leave(req, res, papersWords(req.language).coherenceApproved)
}

async function showException(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const both = await found(req, 'paperwork.except')
  const { principal: head } = await schoolCover(both.placement.schoolId)
  const page = exceptionPage({ placement: both.placement, head, submitted }, contextOf(req))
  showForm(req, res, { name: 'exception', page, both, refused: submitted.problems !== undefined })
}

async function except(req: Request, res: Response): Promise<void> {
  const { placement } = await found(req, 'paperwork.except')
  const read = readException(req.body)
  const problems = { ...(read.ok ? {} : read.problems), ...uploadProblems(req) }
  if (!read.ok || !req.file || problems['file']) return showException(req, res, refusedForm(req.body, problems))
  const scan = { bytes: req.file.buffer, name: sentName(req.file) }
  const work = () => recordException(contextOf(req), placement._id, { ...read.value, scan })
  const outcome = await tried(req, work, filePlaces)
  if (outcome !== 'done') return showException(req, res, outcome)
  leave(req, res, papersWords(req.language).exceptionRecorded)
}

/** What is wrong with a scan stands beside it, and with its day beside the day. */
export const filePlaces = {
  'date-in-the-future': 'on',
  'date-too-old': 'on',
  ...Object.fromEntries(documentRefusals.map((refusal) => [refusal, 'file'])),
}

async function sendScan(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const { found: both, file } = await openPapersFile(ctx, param(req, 'placementId'), param(req, 'fileId'))
  if (!file) throw new NotFound('scan')
  const { schoolId, partnerId, studentId, _id: about } = both.placement
  await recordAccess(ctx, { what: 'document', about, name: 'documento del percorso', schoolId, partnerId, studentId })
  await sendFile(res, file, { as: 'inline' })
}
