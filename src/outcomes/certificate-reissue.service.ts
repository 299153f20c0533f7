import type { Ctx } from '../access/actor.ts'
import { schoolYearOf } from '../norms/school-year.rules.ts'
import { authorOf } from '../partners/author.service.ts'
import type { PathHours } from '../placements/shared-path.rules.ts'
import { Refused } from '../platform/errors.ts'
import { areHoursDeleted, refuseDeleted, spanOfPlacement } from '../registers/deleted-hours.service.ts'
import {
  type Certificate,
  certificateAnew,
  type CertificateFacts,
  type ReissueReason,
  reissueReasons,
} from './certificate.rules.ts'
import type { FoundEvaluations } from './evaluation.rules.ts'
import { findEvaluations } from './evaluation.service.ts'
import { Certificates } from './outcome.model.ts'
import { certificateFacts, withNextNumber } from './outcome-move.service.ts'

/** An issued certificate against the hours that hold now. */
export interface CertificateToday {
  facts: CertificateFacts
  /** What three quarters are counted over. */
  path: PathHours
  reasons: ReissueReason[]
}

/** How an issued certificate stands; null when the hours were deleted at the end of their term: what it says stands. */
export async function certificateToday(
  ctx: Ctx,
  found: FoundEvaluations,
  certificate: Certificate,
): Promise<CertificateToday | null> {
  if (await areHoursDeleted(spanOfPlacement(found.placement))) return null
  const { facts, path } = await certificateFacts(ctx, found)
  const reasons = reissueReasons(found.placement, { issued: certificate.facts, facts, path })
  return { facts, path: path ?? facts, reasons }
}

/**
 * Issues a certificate again with the hours that hold now and the next number of the school, keeping what was issued
 * before. Refused with ReissueReason, `hours-deleted`, `changed-meanwhile`.
 */
export async function reissueCertificate(ctx: Ctx, placementId: string): Promise<Certificate> {
  const found = await findEvaluations(ctx, 'certificate.issue', placementId)
  const before = await Certificates.findById(placementId).lean<Certificate>()
  if (!before || found.placement.state !== 'certified') throw new Refused('not-certified')
  await refuseDeleted(spanOfPlacement(found.placement))
  const { facts, path } = await certificateFacts(ctx, found)
  const reasons = reissueReasons(found.placement, { issued: before.facts, facts, path })
  if (reasons.length > 0) throw new Refused(...reasons)
  const { schoolId } = before
  const schoolYear = schoolYearOf(ctx.today)
  const issued = { schoolYear, issuedAt: ctx.now, issuedBy: await authorOf(ctx), facts }
  return withNextNumber({ schoolId, schoolYear }, async (next) => {
    const { _id, ...anew } = certificateAnew(before, { ...issued, ...next })
    // Of several clicks at once one finds the old number.
    const written = await Certificates.updateOne({ _id, number: before.number }, { $set: anew })
    if (written.modifiedCount === 0) throw new Refused('changed-meanwhile')
    return { _id, ...anew }
  })
}
