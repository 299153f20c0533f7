import { type Ctx, systemContext } from '../access/actor.ts'
import { currentProgramme } from '../programme/programme.service.ts'
import { listDocuments } from '../documents/document.service.ts'
import { specificMinutes } from '../norms/safety-training.rules.ts'
import type { RiskClass } from '../norms/tutor-ratio.rules.ts'
import type { Day } from '../platform/day.ts'
import { Refused } from '../platform/errors.ts'
import { openFile, removeFile, type StoredFile } from '../platform/files.ts'
import type { Minutes } from '../platform/minutes.ts'
import { storeScan } from '../student-files/student-file.service.ts'
import { asVoided, type Found, findPapers, papersLine, writePapers } from './papers.service.ts'
import { isWritable, papersDigest, type PaperSignature, type Project, projectRefusals } from './papers.rules.ts'

/**
 * Saves the training project. Signatures of another text are void from then on, and so is the coordinator's word; gives
 * them, so that their people can be asked again. Refused: ProjectRefusal, `not-writable`, `changed-meanwhile` when the
 * version on the screen is not the latest.
 */
export async function saveProject(
  ctx: Ctx,
  placementId: string,
  { version, project }: { version: number; project: Project },
): Promise<PaperSignature[]> {
  const { placement, papers } = await findPapers(ctx, 'paperwork.edit', placementId)
  if (!isWritable(placement)) throw new Refused('not-writable')
  if (papers.version !== version) throw new Refused('changed-meanwhile')
  const reasons = projectRefusals(project)
  if (reasons.length > 0) throw new Refused(...reasons)
  const same = papers.project && papersDigest(placement, project) === papersDigest(placement, papers.project)
  if (same) return []
  const line = await papersLine(ctx, 'project-saved')
  const { name } = line.by
  const voided = asVoided(papers, { at: ctx.now, by: name, why: 'project-edited' })
  const lines = voided.length > 0 ? [line, { ...line, event: 'voided' as const }] : [line]
  await writePapers(papers, {
    $set: { project, signatures: [], coherence: null, complete: null },
    $push: { voided: { $each: voided }, history: { $each: lines } },
  })
  return papers.signatures
}

type DatedRefusal = 'date-in-the-future' | 'date-too-old' | 'too-few-hours'

export interface GivenSafety {
  on: Day
  minutes: Minutes
  provider: string
  risk: RiskClass
}

/**
 * Records the specific training given at the host (or by the school). Refused: `not-writable`, `no-project` before its
 * risk is known, `risk-below-project`, `too-few-hours` for the risk, `date-in-the-future`.
 */
export async function recordSpecificSafety(ctx: Ctx, placementId: string, given: GivenSafety): Promise<void> {
  const { papers } = await findWritable(ctx, 'paperwork.host', placementId)
  const { norms } = await currentProgramme()
  const { project } = papers
  if (!project) throw new Refused('no-project')
  const reasons: (DatedRefusal | 'risk-below-project')[] = [
    ...(given.on > ctx.today ? ['date-in-the-future' as const] : []),
    ...(project.risk !== 'banned' && rank[given.risk] < rank[project.risk] ? ['risk-below-project' as const] : []),
    ...(given.minutes < specificMinutes(given.risk, norms.specificSafetyHours) ? ['too-few-hours' as const] : []),
  ]
  if (reasons.length > 0) throw new Refused(...reasons)
  const line = await papersLine(ctx, 'safety-recorded')
  await writePapers(papers, {
    $set: { specificSafety: { ...given, by: line.by } },
    $push: { history: { $each: [line] } },
  })
}

const rank: Record<RiskClass, number> = { low: 1, medium: 2, high: 3 }

/** The host declares that no work is of high risk. Refused: `not-writable`, `document-unknown`, `changed-meanwhile`. */
export async function declareRisk(
  ctx: Ctx,
  placementId: string,
  { documentId, note }: { documentId: string | null; note: string | null },
): Promise<void> {
  const { placement, papers } = await findWritable(ctx, 'paperwork.host', placementId)
  if (documentId !== null && !(await riskDocuments(ctx, placement.partnerId)).some(({ _id }) => _id === documentId))
    throw new Refused('document-unknown')
  const line = await papersLine(ctx, 'risk-declared')
  await writePapers(papers, {
    $set: { riskStatement: { on: ctx.today, documentId, note, by: line.by } },
    $push: { history: { $each: [line] } },
  })
}

/** The documents of the host that a statement may rest upon: its section on risks, or the declaration instead. */
export async function riskDocuments(ctx: Ctx, partnerId: string) {
  const all = await listDocuments(systemContext(ctx.now), partnerId)
  return all.filter(
    ({ kind, accepted }) => accepted !== null && (kind === 'dvr-section' || kind === 'self-declaration'),
  )
}

/** The coordinator finds that the project fits the course. Refused: `not-writable`, `no-project`, `changed-meanwhile`. */
export async function approveCoherence(
  ctx: Ctx,
  placementId: string,
  { text, version }: { text: string; version: number },
): Promise<void> {
  const { papers } = await findWritable(ctx, 'paperwork.approve', placementId)
  if (!papers.project) throw new Refused('no-project')
  if (papers.version !== version) throw new Refused('changed-meanwhile')
  const line = await papersLine(ctx, 'coherence-approved')
  await writePapers(papers, {
    $set: { coherence: { on: ctx.today, text, by: line.by } },
    $push: { history: { $each: [line] } },
  })
}

export interface GivenException {
  head: string
  reason: string
  protocol: string
  on: Day
  scan: { bytes: Buffer; name: string }
}

/**
 * Records the written exception of the head, which lets hours be logged although papers are missing; it stays visible.
 * Refused: `not-writable`, `already-excepted`, `date-in-the-future`, or the reason of a scan that is no document.
 */
export async function recordException(
  ctx: Ctx,
  placementId: string,
  { scan: sent, ...given }: GivenException,
): Promise<void> {
  const { papers } = await findWritable(ctx, 'paperwork.except', placementId)
  if (papers.exception) throw new Refused('already-excepted')
  if (given.on > ctx.today) throw new Refused('date-in-the-future')
  const scan = await storeScan(sent)
  try {
    const line = await papersLine(ctx, 'exception-recorded')
    await writePapers(papers, {
      $set: { exception: { ...given, scan, at: ctx.now, by: line.by } },
      $push: { history: { $each: [line] } },
    })
  } catch (error) {
    await removeFile(scan.fileId)
    throw error
  }
}

/** A scan of these papers: of a signature, one that is void too, or of the exception; null when it is none of them. */
export async function openPapersFile(
  ctx: Ctx,
  placementId: string,
  fileId: string,
): Promise<{ found: Found; file: StoredFile | null }> {
  const found = await findPapers(ctx, 'paperwork.view', placementId)
  const { signatures, voided, exception } = found.papers
  // The exception is the school's own letter.
  const ofSchool = 'schoolId' in ctx.actor && ctx.actor.role !== 'student'
  const ids = [...signatures, ...voided].map(({ scan }) => scan?.fileId)
  const known = ids.includes(fileId) || (ofSchool && exception?.scan.fileId === fileId)
  return { found, file: known ? await openFile(fileId) : null }
}

async function findWritable(
  ctx: Ctx,
  permission: 'paperwork.host' | 'paperwork.approve' | 'paperwork.except',
  placementId: string,
): Promise<Found> {
  const found = await findPapers(ctx, permission, placementId)
  if (!isWritable(found.placement)) throw new Refused('not-writable')
  return found
}
