import type { Request, Response } from 'express'
import type { Ctx } from '../access/actor.ts'
import { recordAccess } from '../access-records/access-record.service.ts'
import { editionCrumbs } from '../labs/edition-tabs.pages.ts'
import { partnerNames } from '../partners/partner-names.service.ts'
import { paths } from '../paths.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { type Problems, refusedForm, type Typed } from '../platform/form.ts'
import { writePdf } from '../platform/pdf.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { findSchool } from '../schools/school.service.ts'
import { contextOf, param, queryText } from '../web/context.ts'
import { exportFormat, sendList } from '../web/export.ts'
import { get, post, type Route } from '../web/route.ts'
import { configOf, goTo, notify, show } from '../web/show.ts'
import { isDecision, readDecision } from './attestation.forms.ts'
import { attestationPage, attestationsPage } from './attestation.pages.ts'
import type { Attestation } from './attestation.rules.ts'
import {
  type Decided,
  editionAttestations,
  findAttestationLine,
  giveAttestation,
  giveReadyAttestations,
  mayRecord,
} from './attestation.service.ts'
import { attestationDocument, attestationFileName } from './attestation.sheet.ts'
import { attestationsSheet } from './attestation-list.sheet.ts'
import { attestationWords } from './attestation.text.ts'

export const attestationRoutes: Route[] = [
  get(paths.editionAttestations, 'attestation.view', showList),
  post(paths.editionAttestations, 'attestation.give', giveReady),
  get(paths.attestation, 'attestation.view', showOrSend),
  post(paths.attestation, 'attestation.give', give),
]

async function showList(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const list = await editionAttestations(ctx, param(req, 'editionId'))
  if (exportFormat(req)) return sendList(req, res, attestationsSheet(list, ctx))
  show(res, 'attestations/list', attestationsPage(list, ctx), { crumbs: editionCrumbs(null, ctx) })
}

async function giveReady(req: Request, res: Response): Promise<void> {
  const editionId = param(req, 'editionId')
  const t = attestationWords(req.language)
  const given = await giveReadyAttestations(contextOf(req), editionId)
  notify(req, given > 0 ? 'success' : 'info', given > 0 ? t.saidGivenAll(given) : t.noneReady)
  goTo(res, paths.editionAttestations({ editionId }))
}

interface Submitted {
  typed: Typed
  problems: Problems
}

async function showOrSend(req: Request, res: Response): Promise<void> {
  if (queryText(req, 'formato') === 'pdf') return sendPdf(req, res)
  return showOne(req, res, null)
}

async function showOne(req: Request, res: Response, submitted: Submitted | null): Promise<void> {
  const ctx = contextOf(req)
  const found = await findAttestationLine(ctx, idsOf(req))
  const { edition } = found
  const around = await aroundAttestation(ctx, found)
  const page = attestationPage({ ...found, ...around, ...(submitted ?? { typed: {}, problems: {} }) }, ctx)
  const list = {
    text: attestationWords(req.language).title,
    href: paths.editionAttestations({ editionId: edition._id }),
  }
  const crumbs = [...editionCrumbs(edition, ctx), list]
  show(res, 'attestations/show', page, { status: submitted ? 422 : 200, crumbs })
}

type Found = Awaited<ReturnType<typeof findAttestationLine>>

async function aroundAttestation(ctx: Ctx, { edition, line, gives }: Found) {
  const [names, school] = await Promise.all([
    partnerNames([edition.partnerId]),
    gives ? findSchool(ctx, 'school.view', line.participant.schoolId) : null,
  ])
  return {
    partnerName: names.get(edition.partnerId) ?? '',
    mayRecord: mayRecord(ctx),
    head: school?.office.principal?.name ?? null,
  }
}

function idsOf(req: Request): Pick<Attestation, 'editionId' | 'studentId'> {
  return { editionId: param(req, 'editionId'), studentId: param(req, 'studentId') }
}

async function give(req: Request, res: Response): Promise<void> {
  if (!isDecision(req.body)) return giveWith(req, res, null)
  const read = readDecision(req.body)
  return read.ok ? giveWith(req, res, read.value) : showOne(req, res, read)
}

async function giveWith(req: Request, res: Response, decided: Decided | null): Promise<void> {
  const ids = idsOf(req)
  const t = attestationWords(req.language)
  try {
    const { number } = await giveAttestation(contextOf(req), ids, decided)
    notify(req, 'success', t.saidGiven(number))
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    if (decided) return showOne(req, res, refusedForm(req.body, { form: error.reasons[0] ?? '' }))
    notify(req, 'error', error.reasons.map((reason) => sentence(t, reason)).join(' '))
  }
  goTo(res, paths.attestation(ids))
}

function sentence(t: ReturnType<typeof attestationWords>, reason: string): string {
  const found = (t as Readonly<Record<string, unknown>>)[reason]
  return typeof found === 'string' ? found : t['minutes-not-approved']
}

/** The paper itself; whoever takes it out is written down. */
async function sendPdf(req: Request, res: Response): Promise<void> {
  const ctx = contextOf(req)
  const { line, edition } = await findAttestationLine(ctx, idsOf(req))
  const { attestation } = line
  if (!attestation) throw new NotFound('a certificate that was not given')
  const { logo, cityName, name: programme } = await currentProgramme()
  const name = attestationFileName(attestation)
  // By the number and not by the student, whom the city must not find by name in the access records.
  await recordAccess(ctx, {
    what: 'document',
    about: attestation._id.split(':')[0] ?? '',
    name: `attestato ${attestation.number}`,
    schoolId: attestation.schoolId,
    partnerId: edition.partnerId,
    studentId: attestation.studentId,
  })
  res.set({
    'Content-Type': 'application/pdf',
    'Content-Disposition': `attachment; filename="${name}"`,
    'X-Content-Type-Options': 'nosniff',
  })
  await writePdf(
    res,
    attestationDocument(attestation, {
      cityName: cityName ?? configOf(req).cityName,
      programme: programme.it,
      logo: logo && Buffer.from(logo.base64, 'base64'),
    }),
  )
}
