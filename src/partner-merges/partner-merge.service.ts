import type { Ctx } from '../access/actor.ts'
import { authorise } from '../access/access.ts'
import { moveAssignments } from '../assignments/assignment-merge.service.ts'
import { countHostAccounts, moveHostAccounts } from '../accounts/host-move.service.ts'
import { countActivitiesOf, moveActivities } from '../activities/activity-partner.service.ts'
import { countAgreementsOf, moveAgreements } from '../agreements/agreement-host-move.service.ts'
import { countContactsOf, moveContacts } from '../contact-log/contact-host-move.service.ts'
import { countDocumentsOf, moveDocuments } from '../documents/document-host-move.service.ts'
import { moveHostLinks } from '../host-links/host-link-move.service.ts'
import { moveHours } from '../hours/hour-host-move.service.ts'
import { countEditionsOf, moveEditions } from '../labs/edition-partner.service.ts'
import { countAuthorisationsOf, moveAuthorisations } from '../machine-authorisations/authorisation-host-move.service.ts'
import { countOffersOf, moveOffers } from '../offers/offer-host-move.service.ts'
import { authorOf } from '../partners/author.service.ts'
import { absorb, leadTo } from '../partners/partner-absorption.service.ts'
import type { Partner } from '../partners/partner.rules.ts'
import { findPartner } from '../partners/partner.service.ts'
import { moveHostProposals } from '../host-proposals/host-proposal.service.ts'
import { moveGroupHosts } from '../placement-groups/group-host-move.service.ts'
import { countPlacementsAt, movePlacements } from '../placements/placement-host-move.service.ts'
import { isDuplicateKey } from '../platform/duplicate-key.ts'
import { Refused } from '../platform/errors.ts'
import { inTurn } from '../platform/in-turn.ts'
import { moveRoundHosts } from '../rounds/round-moves.service.ts'
import { moveRollCalls } from '../roll-calls/roll-call-host-move.service.ts'
import { moveSuspensions } from '../suspensions/suspension-host-move.service.ts'
import { PartnerMerges } from './partner-merge.model.ts'
import {
  contradictions,
  entriesToTake,
  escapesSuspension,
  factsToTake,
  type PartnerMerge,
  type References,
  resumeAfterMinutes,
} from './partner-merge.rules.ts'

export interface Pair {
  keepId: string
  goneId: string
}

export interface MergePreview {
  keep: Partner
  gone: Partner
  moved: References
  /** Why the two cannot be one; none when they may be merged. */
  refusals: MergeRefusal[]
}

export type MergeRefusal =
  | 'the-same'
  | 'already-merged'
  | 'gone-suspended'
  | 'different-vatNumber'
  | 'different-taxCode'

/** The two records side by side, and everything that would be moved. */
export async function previewMerge(ctx: Ctx, { keepId, goneId }: Pair): Promise<MergePreview> {
  const [keep, gone] = await Promise.all([
    findPartner(ctx, 'partner.merge', keepId),
    findPartner(ctx, 'partner.merge', goneId),
  ])
  return { keep, gone, moved: await referencesOf(ctx, goneId), refusals: refusalsOf(keep, gone) }
}

function refusalsOf(keep: Partner, gone: Partner): MergeRefusal[] {
  if (keep._id === gone._id) return ['the-same']
  if (keep.mergedInto !== null || gone.mergedInto !== null) return ['already-merged']
  const different = contradictions(keep, gone).map((name) => `different-${name}` as const)
  return escapesSuspension(keep, gone) ? ['gone-suspended', ...different] : different
}

async function referencesOf(ctx: Ctx, partnerId: string): Promise<References> {
  const [accounts, placements, agreements, documents, contacts, activities, editions, authorisations, offers] =
    await Promise.all([
      countHostAccounts(ctx, partnerId),
      countPlacementsAt(ctx, partnerId),
      countAgreementsOf(ctx, partnerId),
      countDocumentsOf(ctx, partnerId),
      countContactsOf(ctx, partnerId),
      countActivitiesOf(ctx, partnerId),
      countEditionsOf(ctx, partnerId),
      countAuthorisationsOf(ctx, partnerId),
      countOffersOf(ctx, partnerId),
    ])
  return { accounts, placements, agreements, documents, contacts, activities, editions, authorisations, offers }
}

/**
 * Makes two records one. Refused with MergeRefusal, `merge-under-way` when one of the two is in another merge, or
 * `changed-meanwhile` when others kept writing: then it has begun, and is finished by itself.
 */
export async function mergePartners(ctx: Ctx, pair: Pair): Promise<void> {
  const { keep, gone, refusals } = await previewMerge(ctx, pair)
  if (refusals.length > 0) throw new Refused(...refusals)
  const merge: PartnerMerge = {
    _id: gone._id,
    keepId: keep._id,
    inHand: [gone._id, keep._id],
    at: ctx.now,
    by: await authorOf(ctx),
    doneAt: null,
  }
  await PartnerMerges.create(merge).catch((error: unknown) => {
    if (isDuplicateKey(error)) throw new Refused('merge-under-way')
    throw error
  })
  await carryOut(ctx, merge)
}

/** Every step may be made twice, and none loses anything when the next one never comes. */
async function carryOut(ctx: Ctx, { _id: goneId, keepId }: PartnerMerge): Promise<void> {
  await leadTo(ctx, { goneId, keepId })
  await absorb(ctx, { goneId, keepId }, (kept, gone) => ({
    facts: factsToTake(kept, gone),
    entries: entriesToTake(kept, gone),
  }))
  const keep = await findPartner(ctx, 'partner.merge', keepId)
  const way = { from: goneId, to: keepId }
  await moveHostAccounts(ctx, { ...way, place: keep.name })
  await movePlacements(ctx, way)
  await moveGroupHosts(ctx, way)
  await moveHostProposals(ctx, way)
  await moveRoundHosts(ctx, way)
  await moveHours(ctx, way)
  await moveAgreements(ctx, way)
  await moveDocuments(ctx, way)
  await moveContacts(ctx, way)
  await moveHostLinks(ctx, way)
  await moveActivities(ctx, way)
  await moveEditions(ctx, way)
  await moveRollCalls(ctx, way)
  await moveAuthorisations(ctx, way)
  await moveSuspensions(ctx, way)
  await moveOffers(ctx, way)
  await moveAssignments(ctx, way)
  await PartnerMerges.updateOne({ _id: goneId }, { $set: { doneAt: ctx.now, inHand: [goneId] } })
}

/** Takes up again the merges that somebody began and could not finish. Gives how many. */
export async function resumeMerges(ctx: Ctx): Promise<number> {
  authorise(ctx.actor, 'partner.merge', {})
  const before = new Date(ctx.now.getTime() - resumeAfterMinutes * 60_000)
  const waiting = await PartnerMerges.find({ doneAt: null, at: { $lt: before } }).lean()
  await inTurn(waiting, (merge) => carryOut(ctx, merge))
  return waiting.length
}
