import { authorise } from '../access/access.ts'
import { type Ctx, systemContext } from '../access/actor.ts'
import type { Permission } from '../access/permissions.ts'
import { authorOf } from '../partners/author.service.ts'
import { belongsOf } from '../placements/placement-access.rules.ts'
import { isToldToHost } from '../placements/placement-state.rules.ts'
import type { Placement } from '../placements/placement.rules.ts'
import { findPlacement } from '../placements/placement.service.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { PlacementPapers } from './papers.model.ts'
import { emptyPapers, type HeadException, type Papers, type PapersEvent, type PapersLine } from './papers.rules.ts'
import { staleSignatures, type VoidedSignature, type VoidReason } from './papers.rules.ts'

export interface Found {
  placement: Placement
  papers: Papers
}

/**
 * The papers of a placement, if this actor may use them so; NotFound otherwise, and for a host that does not know yet who
 * the student is. Signatures of terms that have been edited since are void from then on.
 */
export async function findPapers(ctx: Ctx, permission: Permission, placementId: string): Promise<Found> {
  const placement = await findPlacement(systemContext(ctx.now), 'paperwork.view', placementId)
  authorise(ctx.actor, permission, { ...belongsOf(placement), placementId })
  const { role } = ctx.actor
  if ((role === 'host' || role === 'guest') && !isToldToHost(placement)) throw new NotFound(`placement ${placementId}`)
  return { placement, papers: await papersOf(ctx, placement) }
}

/** The papers of a placement, for callers who have decided who may. */
export async function papersOf(ctx: Ctx, placement: Placement): Promise<Papers> {
  const papers = await storedPapers(placement)
  const stale = staleSignatures(papers, placement, papers.project)
  if (stale.length === 0) return papers
  const line = placement.history.at(-1)
  const mark = { at: line?.at ?? ctx.now, by: line?.by.name ?? '', why: 'terms-edited' as const }
  const rest = papers.signatures.filter((signature) => !stale.includes(signature))
  const voided = stale.map((signature) => ({ ...signature, voided: mark }))
  const history = { at: mark.at, by: { accountId: null, name: mark.by }, event: 'voided' as const, what: null }
  await wrotePapers(papers, {
    $set: { signatures: rest, complete: null },
    $push: { voided: { $each: voided }, history: { $each: [history] } },
  })
  // Whoever was quicker has done the same.
  return storedPapers(placement)
}

async function storedPapers(placement: Placement): Promise<Papers> {
  return (await PlacementPapers.findById(placement._id).lean<Papers>()) ?? emptyPapers(placement)
}

/** What happened now, and who did it. */
export async function papersLine(ctx: Ctx, event: PapersEvent, what: string | null = null): Promise<PapersLine> {
  return { at: ctx.now, by: await authorOf(ctx), event, what }
}

/** Signatures that count no more, as they are kept. */
export function asVoided(
  { signatures }: Pick<Papers, 'signatures'>,
  { at, by, why }: { at: Date; by: string; why: VoidReason },
): VoidedSignature[] {
  return signatures.map((signature) => ({ ...signature, voided: { at, by, why } }))
}

interface Change {
  $set?: Partial<Papers>
  $push?: {
    history: { $each: PapersLine[] }
    signatures?: Papers['signatures'][number]
    voided?: { $each: VoidedSignature[] }
  }
}

/** The one write of every change: it succeeds only while the papers are as they were read. Gives whether it did. */
export async function wrotePapers({ _id, version, ...rest }: Papers, change: Change): Promise<boolean> {
  if (version === 0) await storeEmpty({ _id, version, ...rest })
  const written = await PlacementPapers.updateOne({ _id, version }, { ...change, $inc: { version: 1 } })
  return written.modifiedCount === 1
}

async function storeEmpty(papers: Papers): Promise<void> {
  const { _id, ...empty } = emptyPapers(papers)
  await PlacementPapers.updateOne({ _id }, { $setOnInsert: empty }, { upsert: true, setDefaultsOnInsert: false }).catch(
    (error: unknown) => {
      if (!isDuplicateKey(error)) throw error
    },
  )
}

/** The same for somebody who looked at a page before. Refused: `changed-meanwhile`. */
export async function writePapers(papers: Papers, change: Change): Promise<void> {
  if (!(await wrotePapers(papers, change))) throw new Refused('changed-meanwhile')
}

/** Which of these placements run by an exception of the head, for callers who have decided who may know. */
export async function exceptionsOf(placementIds: readonly string[]): Promise<Map<string, HeadException>> {
  const found = await PlacementPapers.find(
    { _id: { $in: [...placementIds] }, exception: { $ne: null } },
    { exception: 1 },
  ).lean<Pick<Papers, '_id' | 'exception'>[]>()
  return new Map(found.flatMap(({ _id, exception }) => (exception ? [[_id, exception] as const] : [])))
}

/** Those of these placements whose papers are not all there, for callers who have decided who may know. */
export async function withoutPapers(placementIds: readonly string[]): Promise<Set<string>> {
  const complete = await PlacementPapers.find({ _id: { $in: [...placementIds] }, complete: { $ne: null } }, { _id: 1 })
    .sort({ _id: 1 })
    .lean<Pick<Papers, '_id'>[]>()
  const known = new Set(complete.map(({ _id }) => _id))
  return new Set(placementIds.filter((id) => !known.has(id)))
}
