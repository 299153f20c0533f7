import { authorise } from '../access/access.ts'
import type { Ctx } from '../access/actor.ts'
import { NotFound, Refused } from '../platform/errors.ts'
import { openFile, removeFile, type StoredFile } from '../platform/files.ts'
import type { Day } from '../platform/day.ts'
import { storeScan } from '../student-files/student-file.service.ts'
import { addendumRefusals } from './addendum.rules.ts'
import { belongsOf } from './placement-access.rules.ts'
import { Placements } from './placement.model.ts'
import type { Placement } from './placement.rules.ts'
import { findPlacement, historyLine } from './placement.service.ts'
import type { Amendment } from './terms.rules.ts'

export interface SignedPaper {
  amendmentId: string
  /** the day on the paper */
  on: Day
  scan: { bytes: Buffer; name: string }
}

/** An amendment of a placement, for who may record its signed paper. NotFound when there is none. */
export async function findAddendum(
  ctx: Ctx,
  placementId: string,
  amendmentId: string,
): Promise<{ placement: Placement; amendment: Amendment }> {
  const placement = await findPlacement(ctx, 'placement.view', placementId)
  authorise(ctx.actor, 'paperwork.record', belongsOf(placement))
  return { placement, amendment: amendmentIn(placement, amendmentId) }
}

function amendmentIn({ amendments }: Placement, amendmentId: string): Amendment {
  const amendment = amendments.find(({ _id }) => _id === amendmentId)
  if (!amendment) throw new NotFound(`amendment ${amendmentId}`)
  return amendment
}

/**
 * Records the signed paper of an amendment, once. Refused: AddendumRefusal, or the reason of a scan that is no document.
 */
export async function recordAddendum(ctx: Ctx, placementId: string, given: SignedPaper): Promise<void> {
  const { amendmentId, on } = given
  const { placement, amendment } = await findAddendum(ctx, placementId, amendmentId)
  const reasons = addendumRefusals(amendment, { on, today: ctx.today })
  if (reasons.length > 0) throw new Refused(...reasons)
  const { state } = placement
  const line = await historyLine(ctx, { event: 'addendum-signed', from: state, to: state, reason: null })
  const scan = await storeScan(given.scan)
  try {
    const written = await Placements.updateOne(
      { _id: placementId, amendments: { $elemMatch: { _id: amendmentId, signed: null } } },
      {
        $set: { 'amendments.$.signed': { on, scan, at: ctx.now, by: line.by } },
        $push: { history: line },
      },
    )
    if (written.modifiedCount === 0) throw new Refused('already-signed')
  } catch (error) {
    await removeFile(scan.fileId)
    throw error
  }
}

/** The scan of the signed paper; null while there is none. */
export async function openAddendum(
  ctx: Ctx,
  placementId: string,
  amendmentId: string,
): Promise<{ placement: Placement; amendment: Amendment; file: StoredFile | null }> {
  const placement = await findPlacement(ctx, 'placement.view', placementId)
  const amendment = amendmentIn(placement, amendmentId)
  return { placement, amendment, file: amendment.signed ? await openFile(amendment.signed.scan.fileId) : null }
}
