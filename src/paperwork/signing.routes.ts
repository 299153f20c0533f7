import type { Request, Response } from 'express'
import { recordAccess } from '../access-records/access-record.service.ts'
import type { Permission } from '../access/permissions.ts'
import { paths } from '../paths.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { refusedForm } from '../platform/form.ts'
import { formatInstant } from '../platform/format.ts'
import { writePdf } from '../platform/pdf.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { tried } from '../web/refusal.ts'
import { get, post, type Route, upload } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { sentName, uploadProblems } from '../web/upload.ts'
import { documentUpload } from '../web/upload-limits.ts'
import { paperText } from './paper-text.service.ts'
import { readLink, readOnPaper, readPaperName, readSignature } from './papers.forms.ts'
import { crumbsTo, filePlaces, showForm } from './papers.routes.ts'
import type { Paper } from './papers.rules.ts'
import { type Found, findPapers } from './papers.service.ts'
import { paperDocument, paperFileName } from './papers.sheet.ts'
import { linkRefusals, recordPaper, sendPaperLink, signingFacts, signPaper } from './papers-signing.service.ts'
import { papersWords } from './papers.text.ts'
import { linkPage, onPaperPage } from './signing-form.pages.ts'
import { paperTextPage, signaturePage, type Submitted } from './signing.pages.ts'

export const signingRoutes: Route[] = [
  get(paths.paperText, 'paperwork.view', showText),
  get(paths.paperPdf, 'paperwork.view', sendPdf),
  get(paths.paperSignature, 'paperwork.sign', (req, res) => showSignature(req, res, {})),
  post(paths.paperSignature, 'paperwork.sign', sign),
  get(paths.paperScan, 'paperwork.record', (req, res) => showOnPaper(req, res, {})),
  upload(paths.paperScan, 'paperwork.record', record, { most: documentUpload }),
  get(paths.paperLinks, 'paperwork.edit', (req, res) => showLink(req, res, {})),
  post(paths.paperLinks, 'paperwork.edit', sendLink),
]

/** The papers of the address and which of the two is meant; a parent's link opens the pact alone, a tutor's the project. */
async function asked(req: Request, permission: Permission): Promise<{ paper: Paper; both: Found }> {
  const ctx = contextOf(req)
  const paper = readPaperName(param(req, 'paper'))
  const both = await findPapers(ctx, permission, param(req, 'placementId'))
  if (!paper || (ctx.actor.role === 'guest' && ctx.actor.purpose !== paper)) throw new NotFound('paper')
  return { paper, both }
}

async function showText(req: Request, res: Response): Promise<void> {
  const { paper, both } = await asked(req, 'paperwork.view')
  const ctx = contextOf(req)
  const { blocks } = await paperText(ctx, paper, both)
  if (blocks.length === 0) throw new Refused('no-project')
  show(res, 'paperwork/text', paperTextPage(paper, { ...both, blocks }, ctx), {
    layout: 'print',
    crumbs: crumbsTo(req, both, true),
  })
}

async function sendPdf(req: Request, res: Response): Promise<void> {
  const { paper, both } = await asked(req, 'paperwork.view')
  const ctx = contextOf(req)
  const { blocks, schoolName } = await paperText(ctx, paper, both)
  if (blocks.length === 0) throw new Refused('no-project')
  const { schoolId, partnerId, studentId, _id: about } = both.placement
  // The city reads the access records, and finds no student there: the name does not say who, and the id is hidden.
  const title = `${param(req, 'paper')} formativo`
  await recordAccess(ctx, { what: 'document', about, name: title, schoolId, partnerId, studentId })
  const name = paperFileName(paper, both.placement)
  res.set({
    'Content-Type': 'application/pdf',
    'Content-Disposition': `attachment; filename="${name}"`,
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  await writePdf(res, paperDocument(paper, { ...both, schoolName, blocks, now: ctx.now }))
}

async function showSignature(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const { paper, both } = await asked(req, 'paperwork.sign')
  const ctx = contextOf(req)
  const [{ blocks }, facts] = await Promise.all([paperText(ctx, paper, both), signingFacts(ctx, paper, both)])
  const page = signaturePage(paper, { ...both, blocks, facts, submitted }, ctx)
  showForm(req, res, { name: 'sign', page, both, refused: submitted.problems !== undefined })
}

const signaturePlaces = {
  'not-the-addressee': 'name',
  'not-the-student': 'name',
  'parent-is-student': 'name',
  'declaration-missing': 'declaration',
}

async function sign(req: Request, res: Response): Promise<void> {
  const { paper, both } = await asked(req, 'paperwork.sign')
  const placementId = both.placement._id
  const read = readSignature(req.body)
  const work = async () => (read.ok ? signPaper(contextOf(req), placementId, { paper, ...read.value }) : undefined)
  const outcome = read.ok ? await tried(req, work, signaturePlaces) : read
  if (outcome !== 'done') return showSignature(req, res, outcome)
  notify(req, 'success', papersWords(req.language).signedNow)
  goTo(res, paths.paperSignature({ placementId, paper: param(req, 'paper') }))
}

async function showOnPaper(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const { paper, both } = await asked(req, 'paperwork.record')
  const party = queryText(req, 'parte')
  const page = onPaperPage(paper, { ...both, party, submitted }, contextOf(req))
  showForm(req, res, { name: 'paper', page, both, refused: submitted.problems !== undefined })
}

async function record(req: Request, res: Response): Promise<void> {
  const { paper, both } = await asked(req, 'paperwork.record')
  const placementId = both.placement._id
  const read = readOnPaper(req.body)
  const problems = { ...(read.ok ? {} : read.problems), ...uploadProblems(req) }
  if (!read.ok || !req.file || problems['file']) return showOnPaper(req, res, refusedForm(req.body, problems))
  const scan = { bytes: req.file.buffer, name: sentName(req.file) }
  const work = () => recordPaper(contextOf(req), placementId, { ...read.value, paper, scan })
  const places = { ...filePlaces, ...signaturePlaces, 'already-signed': 'party', 'student-of-age': 'party' }
  const outcome = await tried(req, work, places)
  if (outcome !== 'done') return showOnPaper(req, res, outcome)
  notify(req, 'success', papersWords(req.language).paperRecorded)
  goTo(res, paths.papers({ placementId }))
}

async function showLink(req: Request, res: Response, submitted: Submitted): Promise<void> {
  const { paper, both } = await asked(req, 'paperwork.edit')
  const ctx = contextOf(req)
  const refusals = await linkRefusals(ctx, { paper, email: null }, both)
  const page = linkPage(paper, { placement: both.placement, refusals, submitted }, ctx)
  showForm(req, res, { name: 'link', page, both, refused: submitted.problems !== undefined })
}

async function sendLink(req: Request, res: Response): Promise<void> {
  const { paper, both } = await asked(req, 'paperwork.edit')
  const ctx = contextOf(req)
  const placementId = both.placement._id
  const read = readLink(req.body)
  if (!read.ok) return showLink(req, res, read)
  const { publicUrl } = configOf(req)
  let until = ctx.now
  const outcome = await tried(
    req,
    async () => {
      until = (await sendPaperLink(ctx, placementId, { paper, to: read.value, publicUrl })).expiresAt
    },
    { 'cool-down': 'email', 'same-address': 'email' },
  )
  if (outcome !== 'done') return showLink(req, res, outcome)
  const t = papersWords(req.language)
  notify(req, 'success', t.linkSent(read.value.email, formatInstant(until, req.language)))
  goTo(res, paths.papers({ placementId }))
}
