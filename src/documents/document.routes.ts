import type { Request, Response } from 'express'
import { may } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { findPartner } from '../partners/partner.service.ts'
import { partnerNames } from '../partners/partner-names.service.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { crumbsTo } from '../partners/partner-crumbs.pages.ts'
import { paths } from '../paths.ts'
import { Invalid, Refused, TooMany } from '../platform/errors.ts'
import { type Problems, typedOf } from '../platform/form.ts'
import { newId } from '../platform/id.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { pageOrAll, sendList } from '../web/export.ts'
import { sendFile } from '../web/files.ts'
import { countAttempt, type Limit } from '../web/rate-limit.ts'
import { get, post, type Route, upload } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { refusedStatus, sentName, uploadProblems } from '../web/upload.ts'
import { documentUpload } from '../web/upload-limits.ts'
import { downloadDocument } from './document-download.service.ts'
import { documentQueuePage } from './document-queue.pages.ts'
import { documentsSheet } from './document-queue.sheet.ts'
import { reviewDocument } from './document-review.service.ts'
import { addVersion, uploadDocument } from './document-upload.service.ts'
import { readNewDocument, readNewVersion, readReview } from './document.forms.ts'
import { type DocumentOf, documentPage } from './document.pages.ts'
import { documentKinds, documentStandings } from './document.rules.ts'
import {
  checklistOf,
  documentsPerPage,
  documentsToReview,
  findDocument,
  listDocuments,
  type SearchedStanding,
  soonDays,
} from './document.service.ts'
import { documentWords } from './document.text.ts'
import { partnerDocumentsPage, type Submitted } from './partner-documents.pages.ts'

const most = documentUpload

export const documentRoutes: Route[] = [
  get(paths.partnerDocuments, 'document.view', showPartnerDocuments),
  upload(paths.partnerDocuments, 'document.upload', addDocument, { most }),
  get(paths.documents, 'document.review', showQueue),
  get(paths.document, 'document.view', showDocument),
  upload(paths.document, 'document.upload', addNewVersion, { most }),
  get(paths.documentFile, 'document.view', downloadFile),
  post(paths.documentReview, 'document.review', decide),
]

async function showPartnerDocuments(req: Request, res: Response): Promise<void> {
  await showPartnerForm(req, res, {})
}

async function showPartnerForm(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const ctx = contextOf(req)
  const partner = await findPartner(ctx, 'document.view', param(req, 'partnerId'))
  const [checklist, documents, soon] = await Promise.all([
    checklistOf(ctx, partner),
    listDocuments(ctx, partner._id),
    soonDays(),
  ])
  const page = partnerDocumentsPage({ partner, checklist, documents, soon, newId: newId(), submitted }, ctx)
  const status = submitted.problems ? refusedStatus(req) : 200
  show(res, 'documents/partner', page, { status, crumbs: wayTo(req, partner) })
}

async function addDocument(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const partnerId = param(req, 'partnerId')
  const read = readNewDocument(req.body)
  // Whose host it is comes before what is wrong with the form.
  await findPartner(ctx, 'document.upload', partnerId)
  if (!read.ok || !req.file) return showPartnerForm(req, res, refusedUpload(req, read.ok ? {} : read.problems))
  const sent = { name: sentName(req.file), bytes: req.file.buffer }
  const problems = await problemsOf(async () => {
    await countUpload(ctx)
    await uploadDocument(ctx, partnerId, { ...read.value, sent })
  })
  if (problems) return showPartnerForm(req, res, refusedUpload(req, problems))
  notify(req, 'success', documentWords(req.language).sent)
  goTo(res, paths.partnerDocuments({ partnerId }))
}

// Far more than anybody needs; whoever gets hold of a link must not fill the database.
const guestUploads: Limit = { name: 'guest-upload', points: 30, seconds: 60 * 60 }

async function countUpload({ actor }: Ctx): Promise<void> {
  if (actor.role === 'guest') await countAttempt(guestUploads, actor.linkId)
}

function refusedUpload(req: Request, problems: Problems): Submitted {
  return { typed: typedOf(req.body), problems: { ...uploadProblems(req), ...problems } }
}

/** What a use case says is wrong, by field; null when it was done. */
async function problemsOf(work: () => Promise<unknown>): Promise<Problems | null> {
  try {
    await work()
    return null
  } catch (error) {
    if (error instanceof Invalid) return error.problems
    if (error instanceof Refused) return { form: error.reasons[0] ?? 'not-valid' }
    if (error instanceof TooMany) return { form: 'too-many-uploads' }
    throw error
  }
}

async function showQueue(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const typed = { q: queryText(req, 'q'), tipo: queryText(req, 'tipo'), stato: queryText(req, 'stato') }
  const page = pageOrAll(req)
  const found = await documentsToReview(ctx, {
    q: typed.q,
    kind: documentKinds.find((kind) => kind === typed.tipo),
    standing: documentStandings.find((one): one is SearchedStanding => one !== 'missing' && one === typed.stato),
    page,
  })
  const names = await partnerNames(found.documents.map(({ partnerId }) => partnerId))
  const queue = { ...found, names, soon: await soonDays() }
  if (page === null) return sendList(req, res, documentsSheet(queue, ctx))
  show(res, 'documents/queue', documentQueuePage({ ...queue, page, perPage: documentsPerPage, typed }, ctx))
}

async function showDocument(req: Request, res: Response): Promise<void> {
  await showDocumentForm(req, res, { form: 'version' })
}

async function showDocumentForm(req: Request, res: Response, refused: DocumentOf['refused']): Promise<void> {
  const ctx = contextOf(req)
  const document = await findDocument(ctx, 'document.view', param(req, 'documentId'))
  const names = await partnerNames([document.partnerId])
  const partner = { _id: document.partnerId, name: names.get(document.partnerId) ?? document.partnerId }
  const page = documentPage({ document, partnerName: partner.name, soon: await soonDays(), refused }, ctx)
  const documents = {
    text: documentWords(req.language).documents,
    href: paths.partnerDocuments({ partnerId: partner._id }),
  }
  const status = refused.problems ? refusedStatus(req) : 200
  show(res, 'documents/show', page, { status, crumbs: [...wayTo(req, partner), documents] })
}

async function addNewVersion(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const documentId = param(req, 'documentId')
  await findDocument(ctx, 'document.upload', documentId)
  const read = readNewVersion(req.body)
  const again = (problems: Problems) => showDocumentForm(req, res, { form: 'version', ...refusedUpload(req, problems) })
  if (!read.ok || !req.file) return again(read.ok ? {} : read.problems)
  const sent = { name: sentName(req.file), bytes: req.file.buffer }
  const problems = await problemsOf(async () => {
    await countUpload(ctx)
    await addVersion(ctx, documentId, { ...read.value, sent })
  })
  if (problems) return again(problems)
  notify(req, 'success', documentWords(req.language).sent)
  goTo(res, paths.document({ documentId }))
}

async function downloadFile(req: Request, res: Response): Promise<void> {
  const n = queryText(req, 'versione')
  const version = /^\d{1,4}$/u.test(n) ? Number(n) : null
  const file = await downloadDocument(contextOf(req), param(req, 'documentId'), version)
  await sendFile(res, file, { as: 'attachment' })
}

async function decide(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const documentId = param(req, 'documentId')
  await findDocument(ctx, 'document.review', documentId)
  const read = readReview(req.body)
  if (!read.ok) return showDocumentForm(req, res, { form: 'review', ...read })
  const t = documentWords(req.language)
  const problems = await problemsOf(() =>
    reviewDocument(ctx, documentId, { ...read.value, publicUrl: configOf(req).publicUrl }),
  )
  if (problems) notify(req, 'warning', t.alreadyDecided)
  else notify(req, 'success', t[read.value.decision])
  goTo(res, paths.document({ documentId }))
}

/** A link without account may open the documents and not the rest of the host. */
function wayTo(req: Request, partner: Pick<Partner, '_id' | 'name'>) {
  const ctx = contextOf(req)
  return may(ctx.actor, 'partner.view') ? crumbsTo(partner, ctx) : []
}
