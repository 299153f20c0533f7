import type { Request, Response } from 'express'
import { recordAccess } from '../access-records/access-record.service.ts'
import { can } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { paths } from '../paths.ts'
import { belongsOf } from '../placements/placement-access.rules.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { typedOf } from '../platform/form.ts'
import { formatInstant } from '../platform/format.ts'
import { type PdfDocument, writePdf } from '../platform/pdf.ts'
import { fullName } from '../schools/student.rules.ts'
import { contextOf, param } from '../web/context.ts'
import { sentencesOf, tried } from '../web/refusal.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { evaluationFormPage, evaluationLinkPage, type Submitted } from './evaluation-form.pages.ts'
import { certificateToday, reissueCertificate } from './certificate-reissue.service.ts'
import type { Standing } from './evaluation-next.pages.ts'
import { readClosing, readEqf, readEvaluation, readLink } from './evaluation.forms.ts'
import { evaluationPage } from './evaluation.pages.ts'
import { type FoundEvaluations, partyOf, writingRefusal } from './evaluation.rules.ts'
import { findEvaluations, saveEvaluation } from './evaluation.service.ts'
import { evaluationRefusals, evaluationWords } from './evaluation.text.ts'
import { issueHostAttestation } from './host-attestation.service.ts'
import {
  certificatesOf,
  certificateStanding,
  closeEvaluation,
  closingStanding,
  findCertificate,
  issueCertificate,
  linkRefusal,
  sendEvaluationLink,
} from './outcome-move.service.ts'
import {
  certificateDocument,
  certificateFileName,
  hostAttestationDocument,
  hostAttestationFileName,
} from './outcome.sheet.ts'

export const evaluationRoutes: Route[] = [
  get(paths.evaluations, 'evaluation.view', (req, res) => showEvaluations(req, res, {})),
  get(paths.ownEvaluation, 'evaluation.write', (req, res) => showForm(req, res, {})),
  post(paths.ownEvaluation, 'evaluation.write', save),
  post(paths.evaluationClosing, 'outcome.decide', close),
  get(paths.evaluationLinks, 'outcome.decide', (req, res) => showLink(req, res, {})),
  post(paths.evaluationLinks, 'outcome.decide', sendLink),
  get(paths.certificate, 'evaluation.view', sendCertificate),
  post(paths.certificate, 'certificate.issue', certify),
  post(paths.certificateReissue, 'certificate.issue', reissue),
  get(paths.hostAttestation, 'evaluation.view', sendAttestation),
]

function crumbsTo(req: Request, { placement }: FoundEvaluations, below: boolean) {
  if (contextOf(req).actor.role === 'guest') return []
  const t = evaluationWords(req.language)
  const { _id: placementId } = placement
  return [
    { text: t.placements, href: paths.placements() },
    { text: fullName(placement.student), href: paths.placement({ placementId }) },
    ...(below ? [{ text: t.box, href: paths.evaluations({ placementId }) }] : []),
  ]
}

async function showEvaluations(req: Request, res: Response, shown: Submitted & { status?: 409 }): Promise<void> {
  const { status, ...submitted } = shown
  const ctx = contextOf(req)
  const found = await findEvaluations(ctx, 'evaluation.view', param(req, 'placementId'))
  const { _id, state } = found.placement
  const certificate = state === 'certified' ? ((await certificatesOf([_id])).get(_id) ?? null) : null
  const certificateNow = certificate && (await certificateToday(ctx, found, certificate))
  const standing = { ...(await standingOf(ctx, found)), submitted }
  const page = evaluationPage({ ...found, standing, certificate, certificateNow }, ctx)
  show(res, 'outcomes/show', page, {
    status: status ?? (submitted.problems ? 422 : 200),
    crumbs: crumbsTo(req, found, false),
  })
}

/** What stands against the next step, for who may take it. */
async function standingOf(ctx: Ctx, found: FoundEvaluations): Promise<Standing> {
  const { placement } = found
  const decides = placement.state === 'concluded' && can(ctx.actor, 'outcome.decide', belongsOf(placement))
  const issues = placement.state === 'evaluated' && can(ctx.actor, 'certificate.issue', belongsOf(placement))
  return {
    closing: decides ? await closingStanding(ctx, found, null) : null,
    certificate: issues ? await certificateStanding(ctx, found) : null,
  }
}

async function showForm(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const found = await findEvaluations(ctx, 'evaluation.write', param(req, 'placementId'))
  const party = partyOf(ctx.actor)
  const refusal = writingRefusal(found.placement, { party, send: false, today: ctx.today })
  if (refusal || !party) {
    notify(req, 'info', evaluationRefusals(req.language)[refusal ?? 'not-your-evaluation'])
    return goTo(res, paths.evaluations({ placementId: found.placement._id }))
  }
  show(res, 'outcomes/form', evaluationFormPage({ found, party, submitted }, ctx), {
    status: submitted.problems ? 422 : 200,
    crumbs: crumbsTo(req, found, true),
  })
}

async function save(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const placementId = param(req, 'placementId')
  const found = await findEvaluations(ctx, 'evaluation.write', placementId)
  const party = partyOf(ctx.actor)
  if (!party) throw new NotFound('questionnaire')
  const read = readEvaluation(req.body, found, party)
  const work = async () => (read.ok ? saveEvaluation(ctx, placementId, read.value) : undefined)
  const outcome = read.ok ? await tried(req, work, { 'no-report': 'text' }) : read
  if (outcome !== 'done') return showForm(req, res, outcome)
  const t = evaluationWords(req.language)
  notify(req, 'success', typedOf(req.body)['send'] === 'yes' ? t.handedIn : t.saved)
  goTo(res, paths.evaluations({ placementId }))
}

async function close(req: Request, res: Response): Promise<void> {
  const placementId = param(req, 'placementId')
  await findEvaluations(contextOf(req), 'outcome.decide', placementId)
  const read = readClosing(req.body)
  if (!read.ok) return showEvaluations(req, res, read)
  const outcome = await tried(req, () => closeEvaluation(contextOf(req), placementId, read.value.note), {
    'note-missing': 'note',
  })
  if (outcome !== 'done' && outcome.problems['note']) return showEvaluations(req, res, outcome)
  leave(req, res, outcome === 'done' ? null : Object.values(outcome.problems), 'closed')
}

/** Back to the page of the evaluation, which says how it went. */
// oxlint-disable-next-line max-params -- request and answer, and what is to be said
function leave(req: Request, res: Response, problems: readonly string[] | null, done: 'closed' | 'issued'): void {
  if (problems) notify(req, 'error', sentencesOf(new Refused(...problems), evaluationRefusals(req.language)))
  else notify(req, 'success', evaluationWords(req.language)[done])
  goTo(res, paths.evaluations({ placementId: param(req, 'placementId') }))
}

async function showLink(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const found = await findEvaluations(ctx, 'outcome.decide', param(req, 'placementId'))
  const against = linkRefusal(ctx, found)
  const refusal = against && evaluationRefusals(req.language)[against]
  show(res, 'outcomes/link', evaluationLinkPage(found, { refusal, submitted }, ctx), {
    status: submitted.problems ? 422 : 200,
    crumbs: crumbsTo(req, found, true),
  })
}

async function sendLink(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const placementId = param(req, 'placementId')
  await findEvaluations(ctx, 'outcome.decide', placementId)
  const read = readLink(req.body)
  if (!read.ok) return showLink(req, res, read)
  let until = ctx.now
  const outcome = await tried(
    req,
    async () => {
      const { publicUrl } = configOf(req)
      until = (await sendEvaluationLink(ctx, placementId, { to: read.value, publicUrl })).expiresAt
    },
    { 'cool-down': 'email' },
  )
  if (outcome !== 'done') return showLink(req, res, outcome)
  const t = evaluationWords(req.language)
  notify(req, 'success', t.asked(read.value.email, formatInstant(until, req.language)))
  goTo(res, paths.evaluations({ placementId }))
}

async function certify(req: Request, res: Response): Promise<void> {
  const outcome = await tried(req, () => issueCertificate(contextOf(req), param(req, 'placementId'), readEqf(req.body)))
  leave(req, res, outcome === 'done' ? null : Object.values(outcome.problems), 'issued')
}

async function reissue(req: Request, res: Response): Promise<void> {
  const placementId = param(req, 'placementId')
  const outcome = await tried(req, () => reissueCertificate(contextOf(req), placementId))
  if (outcome === 'done') {
    notify(req, 'success', evaluationWords(req.language).reissued)
    return goTo(res, paths.evaluations({ placementId }))
  }
  const refused = new Refused(...Object.values(outcome.problems))
  notify(req, 'error', sentencesOf(refused, evaluationRefusals(req.language)))
  return showEvaluations(req, res, { status: 409 })
}

async function sendCertificate(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const certificate = await findCertificate(ctx, param(req, 'placementId'))
  if (!certificate) return turnBack(req, res, 'no-certificate')
  const { _id: about, schoolId, studentId } = certificate
  await recordAccess(ctx, { what: 'document', about, name: 'certificato delle competenze', schoolId, studentId })
  await sendPdf(res, certificateFileName(certificate), certificateDocument(certificate))
}

async function sendAttestation(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const attested = await issueHostAttestation(ctx, param(req, 'placementId')).catch((error: unknown) => {
    if (error instanceof Refused) return 'hours-deleted' as const
    throw error
  })
  if (!attested || attested === 'hours-deleted') return turnBack(req, res, attested ?? 'no-attestation')
  const { _id: about, schoolId, partnerId, studentId } = attested.placement
  await recordAccess(ctx, { what: 'document', about, name: 'attestato dell’ente', schoolId, partnerId, studentId })
  const name = hostAttestationFileName(attested.placement)
  await sendPdf(res, name, hostAttestationDocument(attested, configOf(req).publicUrl))
}

/** Of a paper that is not there yet: to the page that says what comes first. */
function turnBack(req: Request, res: Response, why: 'no-certificate' | 'no-attestation' | 'hours-deleted'): void {
  notify(req, 'info', evaluationRefusals(req.language)[why])
  goTo(res, paths.evaluations({ placementId: param(req, 'placementId') }))
}

async function sendPdf(res: Response, name: string, document: PdfDocument): Promise<void> {
  res.set({
    'Content-Type': 'application/pdf',
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  await writePdf(res, document)
}
