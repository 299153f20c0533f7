import type { Request, Response } from 'express'
import { recordAccess } from '../access-records/access-record.service.ts'
import type { Permission } from '../access/permissions.ts'
import { paths } from '../paths.ts'
import { documentRefusals } from '../platform/document-kind.ts'
import { NotFound } from '../platform/errors.ts'
import { refusedForm } from '../platform/form.ts'
import { contextOf, param } from '../web/context.ts'
import { documentFileTexts } from '../web/document-file-texts.ts'
import { sendFile } from '../web/files.ts'
import { get, post, type Route, upload } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { refusedStatus, sentName, uploadProblems } from '../web/upload.ts'
import { documentUpload } from '../web/upload-limits.ts'
import { cancelAgreement, endAgreement, registerNumber } from './agreement-end.service.ts'
import type { Submitted } from './agreement-form.pages.ts'
import { readEnding, readPaperSignature, readReason, readRegistration, readScreenSignature } from './agreement.forms.ts'
import { endingPage, reopeningPage } from './agreement-move.pages.ts'
import { crumbsTo } from './agreement.routes.ts'
import type { Agreement } from './agreement.rules.ts'
import { agreementWithNumber, findAgreement } from './agreement.service.ts'
import { numberPage, paperPage, signaturePage, type Taken } from './agreement-signing.pages.ts'
import { openForSigning, reopenAgreement } from './agreement-text.service.ts'
import { type AgreementWords, agreementWords } from './agreement.text.ts'
import { canCancel, canEnd } from './ending.rules.ts'
import { protocolEntry } from './protocol-number.rules.ts'
import { canReopen } from './signing.rules.ts'
import { openScan, recordPaperSignature, signAgreement } from './signing.service.ts'
import { told, tried, turnBack } from './tried.routes.ts'

export const agreementSigningRoutes: Route[] = [
  post(paths.agreementOpening, 'agreement.edit', open),
  get(paths.agreementReopening, 'agreement.edit', (req, res) => showReopening(req, res, {})),
  post(paths.agreementReopening, 'agreement.edit', reopen),
  get(paths.agreementSignature, 'agreement.sign', (req, res) => showSignature(req, res, {})),
  post(paths.agreementSignature, 'agreement.sign', sign),
  get(paths.agreementPaper, 'agreement.edit', (req, res) => showPaper(req, res, {})),
  upload(paths.agreementPaper, 'agreement.edit', recordPaper, { most: documentUpload }),
  get(paths.agreementScan, 'agreement.view', sendScan),
  get(paths.agreementNumber, 'agreement.register', (req, res) => showNumber(req, res, { submitted: {}, taken: null })),
  post(paths.agreementNumber, 'agreement.register', register),
  get(paths.agreementEnding, 'agreement.edit', (req, res) => showEnding(req, res, {})),
  post(paths.agreementEnding, 'agreement.edit', end),
]

async function found(req: Request, permission: Permission): Promise<Agreement> {
  return findAgreement(contextOf(req), permission, param(req, 'agreementId'))
}

async function open(req: Request, res: Response): Promise<void> {
  const id = param(req, 'agreementId')
  const { opened } = agreementWords(req.language)
  await told(req, opened, () => openForSigning(contextOf(req), id, configOf(req).cityName))
  goTo(res, paths.agreement({ agreementId: id }))
}

async function showReopening(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const agreement = await found(req, 'agreement.edit')
  if (!canReopen(agreement)) return turnBack(req, res, { agreement, submitted, reason: 'changed-meanwhile' })
  showForm(req, res, {
    agreement,
    submitted,
    name: 'reason',
    page: reopeningPage(agreement, submitted, contextOf(req)),
  })
}

async function reopen(req: Request, res: Response): Promise<void> {
  const read = readReason(req.body)
  const id = param(req, 'agreementId')
  const outcome = read.ok ? await tried(req, () => reopenAgreement(contextOf(req), id, read.value.reason)) : read
  if (outcome !== 'done') return showReopening(req, res, outcome)
  leave(req, res, 'reopened')
}

async function showSignature(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const agreement = await found(req, 'agreement.sign')
  const page = signaturePage(agreement, submitted, contextOf(req))
  showForm(req, res, { agreement, submitted, name: 'sign', page })
}

async function sign(req: Request, res: Response): Promise<void> {
  const read = readScreenSignature(req.body)
  const id = param(req, 'agreementId')
  const outcome = read.ok ? await tried(req, () => signAgreement(contextOf(req), id, read.value)) : read
  if (outcome !== 'done') return showSignature(req, res, outcome)
  notify(req, 'success', agreementWords(req.language).signed)
  goTo(res, paths.agreementSignature({ agreementId: id }))
}

async function showPaper(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const agreement = await found(req, 'agreement.edit')
  if (agreement.state !== 'signing') {
    const reason = agreement.state === 'signed' ? 'already-signed' : 'not-signing'
    return turnBack(req, res, { agreement, submitted, reason })
  }
  const texts = documentFileTexts(req.language)
  const page = paperPage(agreement, { submitted, texts }, contextOf(req))
  showForm(req, res, { agreement, submitted, name: 'paper', page })
}

async function recordPaper(req: Request, res: Response): Promise<void> {
  const read = readPaperSignature(req.body)
  const { file } = req
  const problems = { ...(read.ok ? {} : read.problems), ...uploadProblems(req) }
  if (!read.ok || !file || problems['file']) return showPaper(req, res, refusedForm(req.body, problems))
  const scan = { bytes: file.buffer, name: sentName(file) }
  const work = () => recordPaperSignature(contextOf(req), param(req, 'agreementId'), { ...read.value, file: scan })
  const outcome = await tried(req, work, paperPlaces)
  if (outcome !== 'done') return showPaper(req, res, outcome)
  leave(req, res, 'paperRecorded')
}

/** On this form the date is that of the paper, and what is wrong with the scan stands beside it. */
const paperPlaces = {
  'date-in-the-future': 'on',
  'already-signed': 'party',
  ...Object.fromEntries(documentRefusals.map((refusal) => [refusal, 'file'])),
}

async function sendScan(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const { _id: about, schoolId, partnerId } = await found(req, 'agreement.view')
  const file = await openScan(ctx, about, param(req, 'fileId'))
  if (!file) throw new NotFound('scan')
  await recordAccess(ctx, { what: 'agreement', about, name: file.name, schoolId, partnerId })
  await sendFile(res, file, { as: 'inline' })
}

async function showNumber(req: Request, res: Response, form: { submitted: Submitted; taken: Taken }): Promise<void> {
  const agreement = await found(req, 'agreement.register')
  if (agreement.state !== 'signed')
    return turnBack(req, res, { agreement, submitted: form.submitted, reason: 'changed-meanwhile' })
  const page = numberPage(agreement, form, contextOf(req))
  showForm(req, res, { agreement, submitted: form.submitted, name: 'number', page })
}

async function register(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const read = readRegistration(req.body)
  if (!read.ok) return showNumber(req, res, { submitted: read, taken: null })
  const outcome = await tried(req, () => registerNumber(ctx, param(req, 'agreementId'), read.value))
  if (outcome === 'done') return leave(req, res, 'registered')
  const { schoolId } = await found(req, 'agreement.register')
  const entry = protocolEntry(read.value.number, read.value.date)
  const taken = outcome.problems['number'] ? await agreementWithNumber(ctx, schoolId, entry) : null
  await showNumber(req, res, { submitted: outcome, taken })
}

async function showEnding(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const agreement = await found(req, 'agreement.edit')
  if (!canEnd(agreement) && !canCancel(agreement))
    return turnBack(req, res, { agreement, submitted, reason: 'changed-meanwhile' })
  showForm(req, res, { agreement, submitted, name: 'reason', page: endingPage(agreement, submitted, contextOf(req)) })
}

async function end(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const agreement = await found(req, 'agreement.edit')
  const id = agreement._id
  if (canEnd(agreement)) {
    const read = readEnding(req.body)
    const outcome = read.ok ? await tried(req, () => endAgreement(ctx, id, read.value)) : read
    return outcome === 'done' ? leave(req, res, 'endedNow') : showEnding(req, res, outcome)
  }
  const read = readReason(req.body)
  const outcome = read.ok ? await tried(req, () => cancelAgreement(ctx, id, read.value.reason)) : read
  return outcome === 'done' ? leave(req, res, 'cancelledNow') : showEnding(req, res, outcome)
}

type Said = { [K in keyof AgreementWords]: AgreementWords[K] extends string ? K : never }[keyof AgreementWords]

function leave(req: Request, res: Response, said: Said): void {
  notify(req, 'success', agreementWords(req.language)[said])
  goTo(res, paths.agreement({ agreementId: param(req, 'agreementId') }))
}

interface FormShown {
  agreement: Agreement
  submitted: Submitted
  name: 'reason' | 'sign' | 'paper' | 'number'
  page: { title: string }
}

function showForm(req: Request, res: Response, { agreement, submitted, name, page }: FormShown): void {
  const status = submitted.problems ? refusedStatus(req) : 200
  show(res, `agreements/${name}`, page, { status, crumbs: crumbsTo(req, agreement) })
}
