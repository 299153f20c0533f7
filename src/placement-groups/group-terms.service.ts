import type { Ctx } from '../access/actor.ts'
import { agreementsOf, type AgreementInShort } from '../agreements/agreement.service.ts'
import { settlePapers } from '../paperwork/papers-notice.service.ts'
import { editPlacement } from '../placements/placement-draft.service.ts'
import { type Placement, versionOf } from '../placements/placement.rules.ts'
import { listPlacements } from '../placements/placement.service.ts'
import { Refused } from '../platform/errors.ts'
import { fullName } from '../schools/student.rules.ts'
import { termsWritten } from './group-edit.service.ts'
import { agreementFor } from './group-plan.service.ts'
import { type GroupPlacement, standingOf } from './group-terms.rules.ts'
import type { CommonTerms, PlacementGroup } from './placement-group.rules.ts'
import { findGroup, writeGroup } from './placement-group.service.ts'

/** The placements of a group by class and name; those of a teacher only as far as they are followed. */
export async function placementsOf(ctx: Ctx, group: PlacementGroup): Promise<GroupPlacement[]> {
  const { placements } = await listPlacements(ctx, 'placement.view', { groupId: group._id })
  const place = new Map(group.lines.map(({ studentId }, index) => [studentId, index]))
  return placements
    .toSorted((a, b) => (place.get(a.studentId) ?? 0) - (place.get(b.studentId) ?? 0))
    .map((placement) => standingOf(placement, group.common?.terms ?? null))
}

export interface Unchanged {
  name: string
  reasons: readonly string[]
}

interface TermsChange {
  common: CommonTerms
  /** of the placements made already, those that are to have the new terms too */
  placementIds: readonly string[]
  version: number
  publicUrl: string
}

/**
 * The common terms, said for the first time or changed; the chosen placements follow, the others keep what they have and
 * so have own terms. Of who follows, what was signed for other terms is void, and its people are asked again. Gives who
 * could not follow, and why (as editPlacement refuses). Refused: `changed-meanwhile`.
 */
export async function setTerms(ctx: Ctx, id: string, change: TermsChange): Promise<Unchanged[]> {
  const group = await findGroup(ctx, 'placement-group.edit', id)
  const made = await placementsOf(ctx, group)
  await writeGroup({ ...group, version: change.version }, termsWritten(change.common))
  const agreements = await agreementsOf(ctx, { schoolId: group.schoolId })
  const unchanged: Unchanged[] = []
  for (const { placement } of made.filter((each) => change.placementIds.includes(each.placement._id))) {
    try {
      await editPlacement(ctx, placement._id, followed(placement, { group, change, agreements }))
      await settlePapers(ctx, placement._id, change.publicUrl)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      unchanged.push({ name: fullName(placement.student), reasons: error.reasons })
    }
  }
  return unchanged
}

interface Following {
  group: PlacementGroup
  change: TermsChange
  agreements: readonly AgreementInShort[]
}

/** The placement with the terms of the group: its place and its host tutor stay, and its school tutor if it had another. */
function followed(placement: Placement, { group, change, agreements }: Following) {
  const { common } = change
  const { schoolTutorId, hostTutor, host, shares, kind } = placement
  const before = placement.agreement?.agreementId
  const binding = agreements.filter(({ partnerId }) => partnerId === placement.partnerId)
  const same = binding.filter(({ _id }) => _id === before)
  const own = schoolTutorId !== null && schoolTutorId !== (group.common?.schoolTutorId ?? null)
  return {
    ...(kind ? { kind } : {}),
    siteId: host.site.id,
    hostTutorId: hostTutor?.id ?? null,
    schoolTutorId: own ? schoolTutorId : common.schoolTutorId,
    second: shares ? { hostTutor: shares.hostTutor, schoolTutor: shares.schoolTutor } : null,
    title: common.title,
    activities: common.activities,
    agreementId: agreementFor([...same, ...binding], placement.partnerId, common.terms),
    terms: common.terms,
    version: versionOf(placement),
  }
}
