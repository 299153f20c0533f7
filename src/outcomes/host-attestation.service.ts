import type { Ctx } from '../access/actor.ts'
import { effectiveTerms } from '../placements/terms.rules.ts'
import { siteOn, tutorsOn } from '../placements/tutors.rules.ts'
import { refuseDeleted, spanOfPlacement } from '../registers/deleted-hours.service.ts'
import { digestOf, issueOf, issueOnce } from '../registers/issue.service.ts'
import { totalsOfOne } from '../registers/register-totals.rules.ts'
import { attestedPlacement } from './outcome-move.service.ts'

/**
 * What the host attests of a placement, under the number by which anybody can verify it: the same number as long as it
 * says the same. Null before the end of the placement.
 * Refused: `hours-deleted`.
 */
export async function issueHostAttestation(ctx: Ctx, placementId: string) {
  const attested = await attestedPlacement(ctx, placementId)
  if (!attested) return null
  const { placement, totals, school, text } = attested
  await refuseDeleted(spanOfPlacement(placement))
  const { host, student, title, activities, schoolId } = placement
  const { from, to } = effectiveTerms(placement)
  const { hostTutor } = tutorsOn(placement, null)
  const people = [host.name, siteOn(placement, null), hostTutor?.name ?? null, student, school.name, school.code]
  const digest = digestOf({ people, title, activities, from, to, totals, text })
  const of = { kind: 'attestation' as const, schoolId, placementId, digest }
  return { ...attested, issue: await issueOnce(ctx, issueOf(of, totalsOfOne(totals))) }
}
